#include "render/grant_numbers.h"

#include <algorithm>

namespace zonage::render {
namespace {

using grant::Fraction;
using grant::Integer;

std::string with_thousands(std::string digits, std::string_view thousands) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  std::size_t at = std::min(digits.find_first_of(",."), digits.size());
  for (; at > first + 3; at -= 3) digits.insert(at - 3, thousands);
  return digits;
}

bool is_french(Language language) { return language == Language::french; }

}  // namespace

std::string plain_number(const Integer& units, unsigned decimals) {
  return units.to_string(decimals, ".");
}

std::string plain_number(const Decimal& number) {
  return plain_number(Integer(number.units), number.decimals);
}

std::string grouped(const Integer& units, unsigned decimals, Language language) {
  return is_french(language) ? with_thousands(units.to_string(decimals, ","), " ")
                             : with_thousands(units.to_string(decimals, "."), ",");
}

std::string grouped(const Decimal& number, Language language) {
  return grouped(Integer(number.units), number.decimals, language);
}

std::string grouped(const Fraction& number, unsigned decimals, Language language) {
  return grouped(number.rounded(decimals), decimals, language);
}

std::string grouped_short(const Fraction& number, unsigned decimals, Language language) {
  Integer units = number.rounded(decimals);
  for (; decimals != 0; --decimals) {
    Integer::Division division = Integer::divide(units, 10);
    if (!division.rest.is_zero()) break;
    units = division.quotient;
  }
  return grouped(units, decimals, language);
}

std::string euros(const Fraction& amount, unsigned decimals, Language language) {
  const std::string number = grouped(amount, decimals, language);
  if (is_french(language)) return number + " €";
  return number.starts_with('-') ? "-€" + number.substr(1) : "€" + number;
}

std::string difference(const Integer& amount, Language language) {
  const Integer magnitude = amount.is_negative() ? -amount : amount;
  return (amount.is_negative() ? "- "
          : amount.is_zero()   ? ""
                               : "+ ") +
         euros(Fraction(magnitude, 1), 0, language);
}

}  // namespace zonage::render
