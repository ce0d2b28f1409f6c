// A code as spreadsheets and people leave it in a cell. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace zonage::annotate {

// A code of digits: `94 130`, `94130.0`, `94130,00`. Writes the bare code into `out`,
// replacing what was there; what is none is written as it comes, but for spaces. `out` must not
// hold `cell`.
void bare_code(std::string_view cell, std::string& out);

}  // namespace zonage::annotate
