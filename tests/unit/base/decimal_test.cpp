#include "base/decimal.h"

#include <string>

#include "support/catch.h"

using zonage::Decimal;
using zonage::parse_decimal;

namespace {

// `units/decimals`, or `-`.
std::string read(std::string_view text) {
  const auto number = parse_decimal(text);
  if (!number) return "-";
  return std::to_string(number->units) + "/" + std::to_string(number->decimals);
}

}  // namespace

TEST_CASE("numbers as the tables print them") {
  CHECK(read("1 087,784523") == "1087784523/6");
  CHECK(read("12 076,02") == "1207602/2");
  CHECK(read("- 0,179260") == "-179260/6");
  CHECK(read("1 500 215") == "1500215/0");
  CHECK(read("0") == "0/0");
  CHECK(read("007") == "7/0");
}

TEST_CASE("numbers as spreadsheets write them") {
  CHECK(read("1\u00A0087,5") == "10875/1");
  CHECK(read("1\u202F087\u202F000,5") == "10870005/1");
  CHECK(read(" 1087.784523 ") == "1087784523/6");
  CHECK(read("-12") == "-12/0");
  CHECK(read("\u2212 12") == "-12/0");
  CHECK(read("+12") == "12/0");
  CHECK(read("1087") == "1087/0");
  CHECK(read("12,00") == "1200/2");
}

TEST_CASE("what is no number") {
  for (const std::string_view text :
       {"",       " ",        "-",        "x",   "12x",  "x12",    "1,2,3",
        "1.2.3",  "1,234.5",  "1.234,5",  ",5",  "5,",   "1 23",   "12 34",
        "1 2345", "1234 567", "1 234 56", "--1", "- -1", "1e5",    "0x10",
        "1/2",    "12 %",     "1'000",    "nan", "inf",  "1  234", "12,3 4"}) {
    CAPTURE(text);
    CHECK(read(text) == "-");
  }
}

TEST_CASE("eighteen digits and no more") {
  CHECK(read("999999999999999999") == "999999999999999999/0");
  CHECK(read("0,99999999999999999") == "99999999999999999/17");
  CHECK(read("1000000000000000000") == "-");
  CHECK(read("0,999999999999999999") == "-");
}

TEST_CASE("whole numbers and other decimals") {
  CHECK(Decimal{1200, 2}.is_whole());
  CHECK_FALSE(Decimal{1201, 2}.is_whole());
  CHECK(Decimal{0, 6}.is_whole());
  CHECK(Decimal{12, 0}.at(6) == 12'000'000);
  CHECK(Decimal{-125, 2}.at(3) == -1250);
  CHECK(Decimal{1250, 3}.at(2) == 125);
  CHECK_FALSE(Decimal{1251, 3}.at(2));
  CHECK_FALSE(Decimal{999'999'999'999'999'999, 0}.at(2));
}
