// A postal or INSEE code as spreadsheets and people leave it in a cell: `94 130`, `94130.0`,
// `94130,00`, `F-94130`, `94130 CEDEX 9`. Thread safety: pure function.
#pragma once

#include <string>
#include <string_view>

namespace zonage::annotate {

// Writes the bare code into `out`, replacing what was there; what is none is written as it comes,
// but for spaces. `out` must not hold `cell`.
void bare_code(std::string_view cell, std::string& out);

}  // namespace zonage::annotate
