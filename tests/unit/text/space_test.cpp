#include "text/space.h"

#include "support/catch.h"

using zonage::text::space_at;
using zonage::text::trim_spaces;

TEST_CASE("spaces of every kind around a text are taken off, within it they stay") {
  CHECK(trim_spaces("") == "");
  CHECK(trim_spaces("Lille") == "Lille");
  CHECK(trim_spaces(" \t\r\nLe Havre\n ") == "Le Havre");
  CHECK(trim_spaces("\u00A093\u202F") == "93");
  CHECK(trim_spaces("\uFEFF59350\u200B\u2009 ") == "59350");
  CHECK(trim_spaces("\u3000\u205FLe\u00A0Havre\u2000") == "Le\u00A0Havre");
  CHECK(trim_spaces(" \u00A0 \u202F") == "");
}

TEST_CASE("letters and half characters are no spaces") {
  CHECK(trim_spaces("à") == "à");  // its second byte is that of a no-break space
  CHECK(trim_spaces("\u2019\u2013") == "\u2019\u2013");
  CHECK(trim_spaces("\xE2\x80") == "\xE2\x80");
  CHECK(trim_spaces("\xC2") == "\xC2");
  CHECK(trim_spaces("\xA0") == "\xA0");
  CHECK(space_at("a\u00A0", 1) == 2);
  CHECK(space_at("a\u200C", 1) == 0);  // it joins letters
}
