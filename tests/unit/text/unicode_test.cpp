#include "text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include <string>

#include "support/catch.h"

TEST_CASE("the tables were made from the Unicode that these tests ask for") {
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_getUnicodeVersion(version);
  u_versionToString(version, text);
  CHECK(zonage::text::unicode_version() == std::string(text));
}
