#include "grant/integer.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>
#include <utility>

namespace zonage::grant {
namespace {

constexpr unsigned limb_bits = 32;

}  // namespace

Integer::Integer(std::int64_t value) : negative_(value < 0) {
  auto magnitude = static_cast<std::uint64_t>(value);
  if (negative_) magnitude = 0 - magnitude;
  for (; magnitude != 0; magnitude >>= limb_bits) {
    limbs_.push_back(static_cast<std::uint32_t>(magnitude));
  }
}

Integer Integer::power_of_ten(unsigned exponent) {
  Integer power = 1;
  for (; exponent != 0; --exponent) power = power * Integer(10);
  return power;
}

void Integer::trim() {
  while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
  if (limbs_.empty()) negative_ = false;
}

std::strong_ordering Integer::compare(const Limbs& a, const Limbs& b) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  for (std::size_t i = a.size(); i-- != 0;) {
    if (a[i] != b[i]) return a[i] <=> b[i];
  }
  return std::strong_ordering::equal;
}

Integer::Limbs Integer::add(const Limbs& a, const Limbs& b) {
  const Limbs& longer = a.size() >= b.size() ? a : b;
  const Limbs& shorter = a.size() >= b.size() ? b : a;
  Limbs sum;
  sum.reserve(longer.size() + 1);
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < longer.size(); ++i) {
    carry += longer[i];
    if (i < shorter.size()) carry += shorter[i];
    sum.push_back(static_cast<std::uint32_t>(carry));
    carry >>= limb_bits;
  }
  if (carry != 0) sum.push_back(static_cast<std::uint32_t>(carry));
  return sum;
}

Integer::Limbs Integer::subtract(const Limbs& a, const Limbs& b) {
  Limbs difference;
  difference.reserve(a.size());
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::uint64_t take = borrow + (i < b.size() ? b[i] : 0U);
    borrow = a[i] < take ? 1 : 0;
    difference.push_back(static_cast<std::uint32_t>(a[i] - take));
  }
  return difference;
}

Integer Integer::operator-() const {
  Integer negated = *this;
  negated.negative_ = !negative_ && !is_zero();
  return negated;
}

Integer operator+(const Integer& a, const Integer& b) {
  Integer sum;
  if (a.negative_ == b.negative_) {
    sum.limbs_ = Integer::add(a.limbs_, b.limbs_);
    sum.negative_ = a.negative_;
  } else if (Integer::compare(a.limbs_, b.limbs_) >= 0) {
    sum.limbs_ = Integer::subtract(a.limbs_, b.limbs_);
    sum.negative_ = a.negative_;
  } else {
    sum.limbs_ = Integer::subtract(b.limbs_, a.limbs_);
    sum.negative_ = b.negative_;
  }
  sum.trim();
  return sum;
}

Integer operator*(const Integer& a, const Integer& b) {
  Integer product;
  product.limbs_.assign(a.limbs_.size() + b.limbs_.size(), 0);
  for (std::size_t i = 0; i < a.limbs_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < b.limbs_.size(); ++j) {
      carry += std::uint64_t{a.limbs_[i]} * b.limbs_[j] + product.limbs_[i + j];
      product.limbs_[i + j] = static_cast<std::uint32_t>(carry);
      carry >>= limb_bits;
    }
    product.limbs_[i + b.limbs_.size()] = static_cast<std::uint32_t>(carry);
  }
  product.negative_ = a.negative_ != b.negative_;
  product.trim();
  return product;
}

// Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D.
Integer::Division Integer::divide(const Integer& a, const Integer& b) {
  assert(!b.is_zero());
  Division result;
  if (compare(a.limbs_, b.limbs_) < 0) {
    result.rest = a;
    return result;
  }
  Limbs& quotient = result.quotient.limbs_;
  Limbs& rest = result.rest.limbs_;
  const std::size_t size = b.limbs_.size();
  quotient.assign(a.limbs_.size() - size + 1, 0);
  if (size == 1) {
    std::uint64_t left = 0;
    for (std::size_t i = a.limbs_.size(); i-- != 0;) {
      left = left << limb_bits | a.limbs_[i];
      quotient[i] = static_cast<std::uint32_t>(left / b.limbs_.front());
      left %= b.limbs_.front();
    }
    rest.push_back(static_cast<std::uint32_t>(left));
  } else {
    // The divisor's highest bit set: then a digit guessed from two limbs is at most 2 too large.
    const auto shift = static_cast<unsigned>(std::countl_zero(b.limbs_.back()));
    const auto shifted = [shift](const Limbs& limbs) {
      Limbs out;
      std::uint64_t carry = 0;
      for (const std::uint32_t limb : limbs) {
        carry |= std::uint64_t{limb} << shift;
        out.push_back(static_cast<std::uint32_t>(carry));
        carry >>= limb_bits;
      }
      out.push_back(static_cast<std::uint32_t>(carry));
      return out;
    };
    rest = shifted(a.limbs_);
    const Limbs divisor = shifted(b.limbs_);
    constexpr std::uint64_t base = std::uint64_t{1} << limb_bits;
    for (std::size_t j = quotient.size(); j-- != 0;) {
      const std::uint64_t top = std::uint64_t{rest[j + size]} << limb_bits | rest[j + size - 1];
      std::uint64_t digit = top / divisor[size - 1];
      std::uint64_t left = top % divisor[size - 1];
      while (digit >= base ||
             digit * divisor[size - 2] > (left << limb_bits | rest[j + size - 2])) {
        --digit;
        left += divisor[size - 1];
        if (left >= base) break;
      }
      std::uint64_t carry = 0;
      std::uint64_t borrow = 0;
      for (std::size_t i = 0; i <= size; ++i) {
        carry += i < size ? digit * divisor[i] : 0;
        const std::uint64_t take = static_cast<std::uint32_t>(carry) + borrow;
        carry >>= limb_bits;
        borrow = rest[i + j] < take ? 1 : 0;
        rest[i + j] = static_cast<std::uint32_t>(rest[i + j] - take);
      }
      if (borrow != 0) {
        --digit;
        std::uint64_t add_back = 0;
        for (std::size_t i = 0; i <= size; ++i) {
          add_back += rest[i + j];
          if (i < size) add_back += divisor[i];
          rest[i + j] = static_cast<std::uint32_t>(add_back);
          add_back >>= limb_bits;
        }
      }
      quotient[j] = static_cast<std::uint32_t>(digit);
    }
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint64_t pair = std::uint64_t{rest[i + 1]} << limb_bits | rest[i];
      rest[i] = static_cast<std::uint32_t>(pair >> shift);
    }
    rest.resize(size);
  }
  result.quotient.negative_ = a.negative_ != b.negative_;
  result.rest.negative_ = a.negative_;
  result.quotient.trim();
  result.rest.trim();
  return result;
}

std::strong_ordering operator<=>(const Integer& a, const Integer& b) {
  if (a.negative_ != b.negative_) return b.negative_ <=> a.negative_;
  return a.negative_ ? Integer::compare(b.limbs_, a.limbs_) : Integer::compare(a.limbs_, b.limbs_);
}

std::string Integer::to_string() const {
  constexpr std::int64_t chunk = 1'000'000'000;
  constexpr std::size_t chunk_digits = 9;
  std::string digits;  // the last first
  Integer left = *this;
  left.negative_ = false;
  do {
    Division division = divide(left, chunk);
    std::int64_t low = division.rest.to_int64();
    left = std::move(division.quotient);
    for (std::size_t i = 0; i < chunk_digits && (low != 0 || !left.is_zero()); ++i) {
      digits += static_cast<char>('0' + low % 10);
      low /= 10;
    }
  } while (!left.is_zero());
  if (digits.empty()) digits = "0";
  if (negative_) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::string Integer::to_string(unsigned decimals, std::string_view point) const {
  std::string digits = to_string();
  if (decimals == 0) return digits;
  const std::size_t sign = negative_ ? 1 : 0;
  if (digits.size() - sign <= decimals) {
    digits.insert(sign, decimals + 1 - (digits.size() - sign), '0');
  }
  digits.insert(digits.size() - decimals, point);
  return digits;
}

std::int64_t Integer::to_int64() const {
  assert(limbs_.size() <= 2);
  std::uint64_t magnitude = 0;
  for (std::size_t i = limbs_.size(); i-- != 0;) magnitude = magnitude << limb_bits | limbs_[i];
  assert(magnitude <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
  const auto value = static_cast<std::int64_t>(magnitude);
  return negative_ ? -value : value;
}

Integer greatest_common_divisor(Integer a, Integer b) {
  while (!b.is_zero()) {
    Integer rest = Integer::divide(a, b).rest;
    a = std::move(b);
    b = std::move(rest);
  }
  return a.is_negative() ? -a : a;
}

}  // namespace zonage::grant
