// Fractions without loss: a whole number over a positive one. Not reduced unless asked for: sums
// over many communes bring them to one common denominator instead. Thread safety: plain values.
#pragma once

#include <compare>
#include <vector>

#include "base/decimal.h"
#include "grant/integer.h"

namespace zonage::grant {

class Fraction {
 public:
  Fraction() = default;
  Fraction(std::int64_t whole) : numerator_(whole) {}  // implicit: a number is a number
  Fraction(const Decimal& number);
  // The denominator must not be 0.
  Fraction(Integer numerator, Integer denominator);

  const Integer& numerator() const { return numerator_; }
  const Integer& denominator() const { return denominator_; }
  bool is_zero() const { return numerator_.is_zero(); }
  bool is_negative() const { return numerator_.is_negative(); }

  friend Fraction operator+(const Fraction& a, const Fraction& b);
  friend Fraction operator-(const Fraction& a, const Fraction& b);
  friend Fraction operator*(const Fraction& a, const Fraction& b);
  friend Fraction operator/(const Fraction& a, const Fraction& b);  // b must not be 0

  friend bool operator==(const Fraction& a, const Fraction& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b);

  Fraction reduced() const;
  // The largest whole number that is not above it.
  Integer floor() const;
  // In units of 10^-decimals, halves away from zero.
  Integer rounded(unsigned decimals) const;

 private:
  Integer numerator_;
  Integer denominator_ = 1;
};

// The same fractions with one denominator, the least that does for all.
struct CommonFractions {
  std::vector<Integer> numerators;
  Integer denominator = 1;
};
CommonFractions over_one_denominator(const std::vector<Fraction>& fractions);

}  // namespace zonage::grant
