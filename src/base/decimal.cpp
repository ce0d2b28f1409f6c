#include "base/decimal.h"

#include <limits>

#include "base/ascii.h"

namespace zonage {
namespace {

constexpr std::size_t most_digits = 18;  // that every int64 can hold

bool strip(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// A space, a no-break space or a narrow no-break space.
bool strip_space(std::string_view& text) {
  return strip(text, " ") || strip(text, "\u00A0") || strip(text, "\u202F");
}

class Digits {
 public:
  void add(char digit) {
    if (++count_ <= most_digits) units_ = units_ * 10 + (digit - '0');
  }
  bool fit() const { return count_ != 0 && count_ <= most_digits; }
  std::size_t count() const { return count_; }
  std::int64_t units() const { return units_; }

 private:
  std::size_t count_ = 0;
  std::int64_t units_ = 0;
};

}  // namespace

bool Decimal::is_whole() const {
  std::int64_t rest = units;
  for (std::uint8_t i = 0; i < decimals; ++i) {
    if (rest % 10 != 0) return false;
    rest /= 10;
  }
  return true;
}

std::optional<std::int64_t> Decimal::at(std::uint8_t wanted) const {
  std::int64_t scaled = units;
  for (std::uint8_t i = decimals; i > wanted; --i) {
    if (scaled % 10 != 0) return std::nullopt;
    scaled /= 10;
  }
  for (std::uint8_t i = decimals; i < wanted; ++i) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 10;
    if (scaled > most || scaled < -most) return std::nullopt;
    scaled *= 10;
  }
  return scaled;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  while (strip_space(text)) {
  }
  const bool negative = strip(text, "-") || strip(text, "\u2212");
  if (!negative) strip(text, "+");
  while (strip_space(text)) {
  }
  Digits digits;
  std::size_t group = 0;  // digits since the last space
  bool grouped = false;
  while (!text.empty() && text.front() != ',' && text.front() != '.') {
    if (is_digit(text.front())) {
      digits.add(text.front());
      text.remove_prefix(1);
      ++group;
      continue;
    }
    std::string_view behind = text;
    if (!strip_space(behind)) return std::nullopt;
    if (behind.empty() || !is_digit(behind.front())) break;  // spaces at the end
    if (grouped ? group != 3 : group == 0 || group > 3) return std::nullopt;
    grouped = true;
    group = 0;
    text = behind;
  }
  if (grouped && group != 3) return std::nullopt;
  if (digits.count() == 0) return std::nullopt;
  Decimal number;
  if (strip(text, ",") || strip(text, ".")) {
    const std::size_t whole = digits.count();
    while (!text.empty() && is_digit(text.front())) {
      digits.add(text.front());
      text.remove_prefix(1);
    }
    if (digits.count() == whole || !digits.fit()) return std::nullopt;
    number.decimals = static_cast<std::uint8_t>(digits.count() - whole);
  }
  while (strip_space(text)) {
  }
  if (!text.empty() || !digits.fit()) return std::nullopt;
  number.units = negative ? -digits.units() : digits.units();
  return number;
}

}  // namespace zonage
