// Numbers of the grant as they are read: exact digits, never by way of floating point.
// Thread safety: pure functions.
#pragma once

#include <string>

#include "grant/fraction.h"
#include "render/words.h"

namespace zonage::render {

// `1087.784523`: for cells and json.
std::string plain_number(const grant::Integer& units, unsigned decimals);
std::string plain_number(const Decimal& number);

// `1 087,784523` in French, `1,087.784523` in English.
std::string grouped(const grant::Integer& units, unsigned decimals, Language language);
std::string grouped(const Decimal& number, Language language);
// Rounded to these decimals, halves away from zero.
std::string grouped(const grant::Fraction& number, unsigned decimals, Language language);
// The same without the zeros at its end: `922,43`.
std::string grouped_short(const grant::Fraction& number, unsigned decimals, Language language);

// `8 212 €`, `€8,212`.
std::string euros(const grant::Fraction& amount, unsigned decimals, Language language);
// `+ 3 571 €`, `- 23 €`.
std::string difference(const grant::Integer& amount, Language language);

}  // namespace zonage::render
