// Whole numbers of any size, for sums of fractions that must lose nothing. Only what the
// computation of a grant needs: add, subtract, multiply, divide, compare, write. Schoolbook
// methods: the numbers have a few thousand bits. Thread safety: plain values.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zonage::grant {

class Integer {
 public:
  Integer() = default;
  Integer(std::int64_t value);  // implicit: a number is a number

  static Integer power_of_ten(unsigned exponent);

  bool is_zero() const { return limbs_.empty(); }
  bool is_negative() const { return negative_; }

  Integer operator-() const;
  friend Integer operator+(const Integer& a, const Integer& b);
  friend Integer operator-(const Integer& a, const Integer& b) { return a + -b; }
  friend Integer operator*(const Integer& a, const Integer& b);
  Integer& operator+=(const Integer& other) { return *this = *this + other; }

  // a = quotient * b + rest, rounded towards zero, the rest with the sign of a. b must not be 0.
  struct Division;
  static Division divide(const Integer& a, const Integer& b);

  friend bool operator==(const Integer& a, const Integer& b) = default;
  friend std::strong_ordering operator<=>(const Integer& a, const Integer& b);

  // Decimal digits, `-` in front of a negative number.
  std::string to_string() const;
  // The same as units of 10^-decimals: `-0,23` of -23 and 2.
  std::string to_string(unsigned decimals, std::string_view point) const;
  // The value where it fits; std::int64_t's limits are an assertion.
  std::int64_t to_int64() const;

 private:
  using Limbs = std::vector<std::uint32_t>;  // least first, no leading zeros

  static std::strong_ordering compare(const Limbs& a, const Limbs& b);
  static Limbs add(const Limbs& a, const Limbs& b);
  static Limbs subtract(const Limbs& a, const Limbs& b);  // a >= b
  void trim();

  Limbs limbs_;            // empty: 0
  bool negative_ = false;  // never for 0
};

struct Integer::Division {
  Integer quotient;
  Integer rest;
};

// The greatest common divisor, positive; of 0 and 0 it is 0.
Integer greatest_common_divisor(Integer a, Integer b);

}  // namespace zonage::grant
