#include "text/width.h"

#include "text/unicode_tables.inc"
#include "text/utf8.h"

namespace zonage::text {
namespace {

std::size_t width_of(char32_t code_point) {
  using namespace tables;
  constexpr char32_t kInBlock = (1U << kWidthShift) - 1;
  const std::size_t block = kWidthBlock[code_point >> kWidthShift];
  return kWidthValue[block << kWidthShift | (code_point & kInBlock)];
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) width += width_of(next_code_point(utf8, at));
  return width;
}

}  // namespace zonage::text
