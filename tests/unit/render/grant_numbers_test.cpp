#include "render/grant_numbers.h"

#include "support/catch.h"

namespace zonage::render {
namespace {

using grant::Fraction;
using grant::Integer;

constexpr Language fr = Language::french;
constexpr Language en = Language::english;

}  // namespace

TEST_CASE("numbers with thousands, in both languages") {
  CHECK(grouped(Integer(1087784523), 6, fr) == "1 087,784523");
  CHECK(grouped(Integer(1087784523), 6, en) == "1,087.784523");
  CHECK(grouped(Integer(2800000), 0, fr) == "2 800 000");
  CHECK(grouped(Integer(-1000), 0, en) == "-1,000");
  CHECK(grouped(Integer(-100), 0, en) == "-100");
  CHECK(grouped(Integer(999), 0, fr) == "999");
  CHECK(grouped(Decimal{-23, 2}, fr) == "-0,23");
  CHECK(plain_number(Integer(1087784523), 6) == "1087.784523");
}

TEST_CASE("fractions are rounded once, halves away from zero, zeros at the end left out") {
  CHECK(grouped(Fraction(Integer(2), Integer(3)), 2, en) == "0.67");
  CHECK(grouped(Fraction(Integer(-5), Integer(2)), 0, en) == "-3");
  CHECK(grouped_short(Fraction(Integer(92243), Integer(100)), 6, fr) == "922,43");
  CHECK(grouped_short(Fraction(12000), 6, fr) == "12 000");
  CHECK(grouped_short(Fraction(), 6, fr) == "0");
}

TEST_CASE("euros and differences") {
  CHECK(euros(Fraction(8212), 0, fr) == "8 212 €");
  CHECK(euros(Fraction(8212), 0, en) == "€8,212");
  CHECK(euros(Fraction(-8212), 2, en) == "-€8,212.00");
  CHECK(difference(3571, fr) == "+ 3 571 €");
  CHECK(difference(-23, en) == "- €23");
  CHECK(difference(0, fr) == "0 €");
}

}  // namespace zonage::render
