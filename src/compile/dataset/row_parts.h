// Small things that the writers of rows share: sizes and codes as rows hold them, texts of several
// parts. No state.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace zonage::compile {

std::string joined(const auto& parts, char separator) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

std::uint32_t size32(const auto& container) { return static_cast<std::uint32_t>(container.size()); }

template <std::size_t N>
void put_code(char (&to)[N], std::string_view code) {
  std::memcpy(to, code.data(), std::min(code.size(), N));
}

}  // namespace zonage::compile
