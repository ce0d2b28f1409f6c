// A number as people write it, kept exactly: digits and how many of them stand behind the comma.
//
// What is read: French and English decimals (`1 087,784523`, `1087.784523`), thousands set apart by
// a space, a no-break space or a narrow one (groups of three), one sign in front, `-` or U+2212,
// also with a space behind it (`- 0,23`). A comma or a point is always the decimal one: what has
// both, or two of them, is no number. At most 18 digits. Thread safety: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zonage {

struct Decimal {
  std::int64_t units = 0;     // of 10^-decimals
  std::uint8_t decimals = 0;  // at most 18

  bool is_zero() const { return units == 0; }
  bool is_negative() const { return units < 0; }
  // Whether it is a whole number: `12,00` is.
  bool is_whole() const;
  // The same number with exactly `decimals` of them; nothing when it does not fit.
  std::optional<std::int64_t> at(std::uint8_t decimals) const;
};

std::optional<Decimal> parse_decimal(std::string_view text);

}  // namespace zonage
