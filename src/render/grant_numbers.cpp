#include "render/grant_numbers.h"

namespace zonage::render {
namespace {

using grant::Fraction;
using grant::Integer;

std::string written(const Integer& units, unsigned decimals, std::string_view thousands,
                    std::string_view point) {
  std::string digits = (units.is_negative() ? -units : units).to_string();
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  std::string fraction = digits.substr(digits.size() - decimals);
  digits.resize(digits.size() - decimals);
  if (!thousands.empty()) {
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, thousands);
  }
  if (decimals != 0) digits += std::string(point) + fraction;
  return (units.is_negative() ? "-" : "") + digits;
}

bool is_french(Language language) { return language == Language::french; }

}  // namespace

std::string plain_number(const Integer& units, unsigned decimals) {
  return written(units, decimals, "", ".");
}

std::string plain_number(const Decimal& number) {
  return plain_number(Integer(number.units), number.decimals);
}

std::string grouped(const Integer& units, unsigned decimals, Language language) {
  return is_french(language) ? written(units, decimals, " ", ",")
                             : written(units, decimals, ",", ".");
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
