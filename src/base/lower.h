// ASCII capitals made small, other bytes left: for names that zonage itself gives. Thread safety:
// pure function.
#pragma once

#include <string>
#include <string_view>

namespace zonage {

inline std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

}  // namespace zonage
