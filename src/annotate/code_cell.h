// A code as spreadsheets and people leave it in a cell. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace zonage::annotate {

// A whole number that a spreadsheet took a code for, without what it wrote behind the point:
// `59.0`, `94130,00`; what is none comes back as it is.
std::string_view without_decimals(std::string_view cell);

// An INSEE or postal code: `94 130`, `94130.0`, `94130,00`. Writes the bare code into `out`,
// replacing what was there; what is none is written as it comes, but for spaces. `out` must not
// hold `cell`.
void bare_code(std::string_view cell, std::string& out);

// A postal code alone: without the country and what stands behind it, `F-94130`, `94130 CEDEX 9`,
// `94130Cédex`.
std::string_view without_postal_words(std::string_view cell);

}  // namespace zonage::annotate
