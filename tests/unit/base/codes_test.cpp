#include "base/codes.h"

#include "support/catch.h"

namespace zonage {
namespace {

TEST_CASE("a code INSEE is put into its canonical form") {
  CHECK(parse_insee_code("93066") == "93066");
  CHECK(parse_insee_code("1004") == "01004");
  CHECK(parse_insee_code("01004") == "01004");
  CHECK(parse_insee_code("2A004") == "2A004");
  CHECK(parse_insee_code("2a004") == "2A004");
  CHECK(parse_insee_code("2b033") == "2B033");
  CHECK(parse_insee_code("97411") == "97411");
}

TEST_CASE("what cannot be a code INSEE is none") {
  for (const char* text : {"", "1", "104", "930666", "2C004", "2A04", "2A0004", "A2004", "93 66",
                           " 93066", "93066 ", "-1004", "B34022", "2A00x", "1A004", "９３０６６"}) {
    INFO(text);
    CHECK_FALSE(parse_insee_code(text));
  }
}

TEST_CASE("a département code is put into its canonical form") {
  CHECK(parse_department_code("1") == "01");
  CHECK(parse_department_code("9") == "09");
  CHECK(parse_department_code("01") == "01");
  CHECK(parse_department_code("2a") == "2A");
  CHECK(parse_department_code("2B") == "2B");
  CHECK(parse_department_code("20") == "20");
  CHECK(parse_department_code("974") == "974");
  CHECK(parse_department_code("988") == "988");
  CHECK(parse_department_code("059") == "59");
  CHECK(parse_department_code("02a") == "2A");
}

TEST_CASE("what cannot be a département code is none") {
  for (const char* text :
       {"", "0", "2C", "A2", "2AB", "100", "000x", "0974", "960", "9741", "2A ", "Ain", "-1"}) {
    INFO(text);
    CHECK_FALSE(parse_department_code(text));
  }
}

TEST_CASE("the département of a code is its first two characters, overseas three") {
  CHECK(department_of("01004") == "01");
  CHECK(department_of("2A004") == "2A");
  CHECK(department_of("96001") == "96");
  CHECK(department_of("97411") == "974");
  CHECK(department_of("98818") == "988");
  CHECK(department_of("9") == "9");
  CHECK(department_of("").empty());
}

}  // namespace
}  // namespace zonage
