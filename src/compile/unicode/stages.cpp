#include "compile/unicode/stages.h"

#include <algorithm>
#include <map>

namespace zonage::compile {
namespace {

constexpr std::size_t kLineWidth = 100;

struct Stages {
  unsigned shift = 0;
  std::vector<std::uint32_t> block;
  std::vector<std::uint32_t> value;
};

std::size_t bytes_of_a_value(const std::vector<std::uint32_t>& values) {
  const std::uint32_t largest = values.empty() ? 0 : *std::ranges::max_element(values);
  return largest <= 0xFF ? 1 : largest <= 0xFFFF ? 2 : 4;
}

std::size_t bytes_of(const Stages& stages) {
  return stages.block.size() * bytes_of_a_value(stages.block) +
         stages.value.size() * bytes_of_a_value(stages.value);
}

Stages cut(const std::vector<std::uint32_t>& values, unsigned shift) {
  Stages stages;
  stages.shift = shift;
  std::map<std::vector<std::uint32_t>, std::uint32_t> known;
  const std::ptrdiff_t size = std::ptrdiff_t{1} << shift;
  for (auto start = values.begin(); start != values.end(); start += size) {
    const std::vector<std::uint32_t> block(start, start + size);
    const auto [place, is_new] = known.try_emplace(block, known.size());
    if (is_new) stages.value.insert(stages.value.end(), block.begin(), block.end());
    stages.block.push_back(place->second);
  }
  return stages;
}

}  // namespace

void append_array(std::string& out, std::string_view name,
                  const std::vector<std::uint32_t>& values) {
  const std::size_t bytes = bytes_of_a_value(values);
  out += "inline constexpr std::uint" + std::to_string(8 * bytes) + "_t ";
  out += name;
  out += "[] = {";
  std::size_t column = kLineWidth;  // so that the first value starts a line
  for (const std::uint32_t value : values) {
    const std::string digits = std::to_string(value) + ",";
    if (column + digits.size() > kLineWidth) {
      out += "\n";
      column = 0;
    }
    out += digits;
    column += digits.size();
  }
  out += "\n};\n";
}

void append_stages(std::string& out, std::string_view name,
                   const std::vector<std::uint32_t>& values) {
  Stages best = cut(values, 4);
  for (unsigned shift = 5; shift <= 9; ++shift) {
    Stages stages = cut(values, shift);
    if (bytes_of(stages) < bytes_of(best)) best = std::move(stages);
  }
  out += "inline constexpr unsigned " + std::string(name) +
         "Shift = " + std::to_string(best.shift) + ";\n";
  append_array(out, std::string(name) + "Block", best.block);
  append_array(out, std::string(name) + "Value", best.value);
}

}  // namespace zonage::compile
