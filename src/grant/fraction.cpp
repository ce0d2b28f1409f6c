#include "grant/fraction.h"

#include <cassert>
#include <utility>

namespace zonage::grant {

Fraction::Fraction(const Decimal& number)
    : numerator_(number.units), denominator_(Integer::power_of_ten(number.decimals)) {}

Fraction::Fraction(Integer numerator, Integer denominator)
    : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {
  assert(!denominator_.is_zero());
  if (denominator_.is_negative()) {
    numerator_ = -numerator_;
    denominator_ = -denominator_;
  }
}

Fraction operator+(const Fraction& a, const Fraction& b) {
  if (a.denominator_ == b.denominator_) return {a.numerator_ + b.numerator_, a.denominator_};
  return {a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_,
          a.denominator_ * b.denominator_};
}

Fraction operator-(const Fraction& a, const Fraction& b) {
  return a + Fraction(-b.numerator_, b.denominator_);
}

Fraction operator*(const Fraction& a, const Fraction& b) {
  return {a.numerator_ * b.numerator_, a.denominator_ * b.denominator_};
}

Fraction operator/(const Fraction& a, const Fraction& b) {
  return {a.numerator_ * b.denominator_, a.denominator_ * b.numerator_};
}

std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
  if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
  return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
}

Fraction Fraction::reduced() const {
  const Integer divisor = greatest_common_divisor(numerator_, denominator_);
  return {Integer::divide(numerator_, divisor).quotient,
          Integer::divide(denominator_, divisor).quotient};
}

Integer Fraction::floor() const {
  Integer::Division division = Integer::divide(numerator_, denominator_);
  return division.rest.is_negative() ? division.quotient - 1 : division.quotient;
}

Integer Fraction::rounded(unsigned decimals) const {
  const Integer scaled = numerator_ * Integer::power_of_ten(decimals);
  const Integer magnitude = scaled.is_negative() ? -scaled : scaled;
  const Integer rounded =
      Integer::divide(magnitude * Integer(2) + denominator_, denominator_ * Integer(2)).quotient;
  return scaled.is_negative() ? -rounded : rounded;
}

CommonFractions over_one_denominator(const std::vector<Fraction>& fractions) {
  CommonFractions common;
  for (const Fraction& fraction : fractions) {
    const Integer& denominator = fraction.denominator();
    if (denominator == common.denominator) continue;
    const Integer shared = greatest_common_divisor(common.denominator, denominator);
    common.denominator = common.denominator * Integer::divide(denominator, shared).quotient;
  }
  common.numerators.reserve(fractions.size());
  for (const Fraction& fraction : fractions) {
    common.numerators.push_back(
        fraction.denominator() == common.denominator
            ? fraction.numerator()
            : fraction.numerator() *
                  Integer::divide(common.denominator, fraction.denominator()).quotient);
  }
  return common;
}

}  // namespace zonage::grant
