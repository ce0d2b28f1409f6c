#include "text/width.h"

#include <unicode/uchar.h>

#include <string>

#include "support/catch.h"
#include "text/utf8.h"

namespace {

std::size_t width_by_icu(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return 0;
    default:
      break;
  }
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return 0;
  switch (u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE)) {
    case U_HST_VOWEL_JAMO:
    case U_HST_TRAILING_JAMO:
      return 0;
    default:
      break;
  }
  switch (u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
    default:
      return 1;
  }
}

}  // namespace

TEST_CASE("the width of every code point is what ICU says") {
  std::size_t wrong = 0;
  for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
    if (U_IS_SURROGATE(c)) continue;
    std::string utf8;
    zonage::text::append_utf8(static_cast<char32_t>(c), utf8);
    if (zonage::text::display_width(utf8) != width_by_icu(c)) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("widths of names") {
  using zonage::text::display_width;
  CHECK(display_width("") == 0);
  CHECK(display_width("Béthune") == 7);
  CHECK(display_width("Be\u0301thune") == 7);
  CHECK(display_width("L’Haÿ-les-Roses") == 15);
  CHECK(display_width("Hœdic") == 5);
  CHECK(display_width("東京") == 4);
  CHECK(display_width("ａ") == 2);
  CHECK(display_width("a\u200Bb") == 2);
  CHECK(display_width("B\xE9thune") == 7);
}
