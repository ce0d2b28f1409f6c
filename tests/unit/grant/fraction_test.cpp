#include "grant/fraction.h"

#include <random>
#include <vector>

#include "support/catch.h"
#include "unit/grant/examples.h"

namespace zonage::grant {
namespace {

Fraction fraction(std::int64_t numerator, std::int64_t denominator) {
  return {Integer(numerator), Integer(denominator)};
}

}  // namespace

TEST_CASE("fractions are added, multiplied and compared without loss") {
  CHECK(fraction(1, 3) + fraction(1, 6) == fraction(1, 2));
  CHECK(fraction(1, 3) - fraction(1, 2) == fraction(-1, 6));
  CHECK(fraction(2, 3) * fraction(3, 4) == fraction(1, 2));
  CHECK(fraction(2, 3) / fraction(-4, 9) == fraction(-3, 2));
  CHECK(fraction(1, 3) < fraction(34, 100));
  CHECK(fraction(-1, 3) > fraction(-34, 100));
  CHECK(fraction(6, -4).reduced().denominator() == Integer(2));
  CHECK(fraction(6, -4).reduced().numerator() == Integer(-3));
  CHECK(Fraction(Decimal{1087784523, 6}) == fraction(1087784523, 1'000'000));
}

TEST_CASE("halves are rounded away from zero") {
  CHECK(fraction(1, 2).rounded(0) == Integer(1));
  CHECK(fraction(-1, 2).rounded(0) == Integer(-1));
  CHECK(fraction(3, 2).rounded(0) == Integer(2));
  CHECK(fraction(49, 100).rounded(0) == Integer(0));
  CHECK(fraction(-49, 100).rounded(0) == Integer(0));
  CHECK(fraction(5, 1000).rounded(2) == Integer(1));
  CHECK(fraction(-4999, 1'000'000).rounded(2) == Integer(0));
  CHECK(fraction(2, 3).rounded(6) == Integer(666667));
}

TEST_CASE("floor goes down") {
  CHECK(fraction(7, 2).floor() == Integer(3));
  CHECK(fraction(-7, 2).floor() == Integer(-4));
  CHECK(fraction(-8, 2).floor() == Integer(-4));
}

TEST_CASE("one denominator for all, the least") {
  const CommonFractions common =
      over_one_denominator({fraction(1, 4), fraction(5, 6), Fraction(2), Fraction()});
  CHECK(common.denominator == Integer(12));
  CHECK(common.numerators == std::vector<Integer>{3, 10, 24, 0});
  CHECK(over_one_denominator({}).denominator == Integer(1));
}

TEST_CASE("sums over many denominators are those of adding one by one") {
  std::mt19937_64 random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<Fraction> fractions;
    Fraction expected;
    for (std::size_t i = random() % 40; i-- != 0;) {
      const auto numerator = static_cast<std::int64_t>(random() % 2'000'001) - 1'000'000;
      fractions.push_back(fraction(numerator, static_cast<std::int64_t>(random() % 9999 + 1)));
      expected = expected + fractions.back();
    }
    REQUIRE(test::sum(fractions) == expected);
  }
}

}  // namespace zonage::grant
