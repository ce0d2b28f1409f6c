// A code as spreadsheets and people leave it in a cell. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace zonage::annotate {

// An INSEE or postal code: `94 130`, `94130.0`, `94130,00`. Writes the bare code into `out`,
// replacing what was there; what is none is written as it comes, but for spaces. `out` must not
// hold `cell`.
void bare_code(std::string_view cell, std::string& out);

// A postal code alone: without the country and what stands behind it, `F-94130`, `94130 CEDEX 9`.
std::string_view without_postal_words(std::string_view cell);

}  // namespace zonage::annotate
