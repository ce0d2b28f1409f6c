#include "base/date.h"

#include "support/catch.h"

namespace zonage {
namespace {

TEST_CASE("a day is read as a number that sorts") {
  CHECK(parse_date("2003-12-19") == 20031219U);
  CHECK(parse_date("1943-01-01") == 19430101U);
  CHECK(parse_date("9999-12-31") == 99991231U);
  CHECK(parse_date("0001-01-01") == 10101U);
}

TEST_CASE("leap days are those of the Gregorian calendar") {
  CHECK(parse_date("2004-02-29") == 20040229U);
  CHECK(parse_date("2000-02-29") == 20000229U);
  CHECK_FALSE(parse_date("2003-02-29"));
  CHECK_FALSE(parse_date("1900-02-29"));
}

TEST_CASE("every month ends on its last day") {
  const char* last[] = {"2003-01-31", "2003-02-28", "2003-03-31", "2003-04-30",
                        "2003-05-31", "2003-06-30", "2003-07-31", "2003-08-31",
                        "2003-09-30", "2003-10-31", "2003-11-30", "2003-12-31"};
  for (const std::string text : last) {
    CHECK(parse_date(text));
    std::string next = text;
    ++next[9];  // 28 -> 29, 30 -> 31, 31 -> 32
    CHECK_FALSE(parse_date(next));
  }
}

TEST_CASE("what is no day is none") {
  for (const char* text : {"", "2003", "2003-12", "2003-12-1", "2003-12-191", "03-12-2019",
                           "2003/12/19", "2003-13-01", "2003-00-01", "2003-01-00", "0000-01-01",
                           "2003-1 -19", "+003-12-19", "2003-12-19 ", "2003-aa-19"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("a day is written as it is read") {
  for (const char* text : {"2003-12-19", "1943-01-01", "9999-12-31", "0001-01-01", "0700-10-02"}) {
    CHECK(format_date(*parse_date(text)) == text);
  }
  CHECK(format_date(no_date).empty());
}

}  // namespace
}  // namespace zonage
