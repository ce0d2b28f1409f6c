#include "grant/integer.h"

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "support/catch.h"

namespace zonage::grant {
namespace {

__extension__ using Wide = __int128;

std::string text_of(Wide value) {
  if (value == 0) return "0";
  std::string digits;
  const bool negative = value < 0;
  for (; value != 0; value /= 10) {
    const int digit = static_cast<int>(value % 10);
    digits.insert(digits.begin(), static_cast<char>('0' + (digit < 0 ? -digit : digit)));
  }
  return negative ? "-" + digits : digits;
}

// Of any size; many limbs of all ones or zeros, where carries and guessed digits go wrong.
Integer random_integer(std::mt19937_64& random, unsigned most_limbs) {
  const unsigned limbs = static_cast<unsigned>(random() % (most_limbs + 1));
  Integer value;
  for (unsigned i = 0; i < limbs; ++i) {
    std::uint64_t limb = random() & 0xFFFFFFFFU;
    if (random() % 3 == 0) limb = random() % 2 == 0 ? 0 : 0xFFFFFFFFU;
    value = value * Integer(std::int64_t{1} << 32) + Integer(static_cast<std::int64_t>(limb));
  }
  return random() % 2 == 0 ? value : -value;
}

}  // namespace

TEST_CASE("small numbers against the machine's own") {
  std::mt19937_64 random(1);
  const std::vector<std::int64_t> edges{0,
                                        1,
                                        -1,
                                        0x7FFFFFFF,
                                        0xFFFFFFFF,
                                        0x100000000,
                                        -0x100000000,
                                        std::numeric_limits<std::int64_t>::max(),
                                        std::numeric_limits<std::int64_t>::min()};
  for (int round = 0; round < 20'000; ++round) {
    const auto pick = [&] {
      if (random() % 8 == 0) return edges[random() % edges.size()];
      return static_cast<std::int64_t>(random()) >> random() % 64;
    };
    const std::int64_t a = pick();
    const std::int64_t b = pick();
    CAPTURE(a, b);
    REQUIRE(Integer(a).to_string() == text_of(a));
    REQUIRE((Integer(a) + b).to_string() == text_of(Wide{a} + b));
    REQUIRE((Integer(a) - b).to_string() == text_of(Wide{a} - b));
    REQUIRE((Integer(a) * b).to_string() == text_of(Wide{a} * b));
    REQUIRE((Integer(a) <=> Integer(b)) == (a <=> b));
    REQUIRE((Integer(a) == Integer(b)) == (a == b));
    if (b == 0) continue;
    const Integer::Division division = Integer::divide(a, b);
    REQUIRE(division.quotient.to_string() == text_of(Wide{a} / b));
    REQUIRE(division.rest.to_string() == text_of(Wide{a} % b));
  }
}

TEST_CASE("large numbers keep the laws of arithmetic") {
  std::mt19937_64 random(2);
  for (int round = 0; round < 5'000; ++round) {
    const Integer a = random_integer(random, 40);
    const Integer b = random_integer(random, 40);
    const Integer c = random_integer(random, 10);
    REQUIRE(a + b == b + a);
    REQUIRE(a + b - b == a);
    REQUIRE(a * b == b * a);
    REQUIRE((a + b) * c == a * c + b * c);
    REQUIRE((a - b).is_negative() == (a < b));
    REQUIRE((a - a).is_zero());
    if (b.is_zero()) continue;
    const Integer::Division division = Integer::divide(a, b);
    REQUIRE(division.quotient * b + division.rest == a);
    const Integer rest = division.rest.is_negative() ? -division.rest : division.rest;
    REQUIRE(rest < (b.is_negative() ? -b : b));
    REQUIRE((division.rest.is_zero() || division.rest.is_negative() == a.is_negative()));
    REQUIRE(Integer::divide(a * b, b).quotient == a);
    REQUIRE(Integer::divide(a * b, b).rest.is_zero());
  }
}

TEST_CASE("a guessed digit that is one too large is taken back") {
  // 2^96 - 1 over 2^64 - 2^32 - 1 and its like: Knuth's step D6.
  const Integer base = Integer(std::int64_t{1} << 32);
  const Integer divisor = base * base * Integer(std::int64_t{1} << 31) + 1;
  for (int i = -3; i <= 3; ++i) {
    const Integer dividend = base * base * base * base * Integer(std::int64_t{1} << 30) + i;
    const Integer::Division division = Integer::divide(dividend, divisor);
    CHECK(division.quotient * divisor + division.rest == dividend);
    CHECK(division.rest < divisor);
  }
}

TEST_CASE("powers of ten and their digits") {
  CHECK(Integer::power_of_ten(0).to_string() == "1");
  CHECK(Integer::power_of_ten(30).to_string() == "1000000000000000000000000000000");
  CHECK((Integer::power_of_ten(27) + 90).to_string() == "1000000000000000000000000090");
  CHECK((-Integer::power_of_ten(20)).to_string() == "-100000000000000000000");
}

TEST_CASE("units of a decimal, written") {
  CHECK(Integer(1087784523).to_string(6, ",") == "1087,784523");
  CHECK(Integer(-23).to_string(2, ".") == "-0.23");
  CHECK(Integer(0).to_string(2, ".") == "0.00");
  CHECK(Integer(5).to_string(6, ".") == "0.000005");
  CHECK(Integer(-5).to_string(0, ".") == "-5");
}

TEST_CASE("greatest common divisors") {
  CHECK(greatest_common_divisor(12, 18) == Integer(6));
  CHECK(greatest_common_divisor(-12, 18) == Integer(6));
  CHECK(greatest_common_divisor(0, 5) == Integer(5));
  CHECK(greatest_common_divisor(0, 0) == Integer(0));
  CHECK(greatest_common_divisor(Integer::power_of_ten(30), Integer::power_of_ten(20) * 3) ==
        Integer::power_of_ten(20));
}

}  // namespace zonage::grant
