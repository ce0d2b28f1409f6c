#include "compile/unicode/column_width.h"

#include <unicode/uchar.h>

#include <vector>

#include "compile/unicode/stages.h"

namespace zonage::compile {
namespace {

// Spacing marks (Mc) do take a column. The vowels and final consonants of old Hangul join the
// consonant before them, which has its two columns already.
bool does_not_advance(UChar32 code_point) {
  const int syllable_type = u_getIntPropertyValue(code_point, UCHAR_HANGUL_SYLLABLE_TYPE);
  return (U_GET_GC_MASK(code_point) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK |
                                       U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0 ||
         u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
         syllable_type == U_HST_VOWEL_JAMO || syllable_type == U_HST_TRAILING_JAMO;
}

std::uint32_t column_width(UChar32 code_point) {
  if (does_not_advance(code_point)) return 0;
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

void append_column_width(std::string& out) {
  std::vector<std::uint32_t> values(kCodePoints);
  for (std::uint32_t code_point = 0; code_point < kCodePoints; ++code_point)
    values[code_point] = column_width(static_cast<UChar32>(code_point));
  append_stages(out, "kWidth", values);
}

}  // namespace zonage::compile
