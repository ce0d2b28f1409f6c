// A département as people and spreadsheets give it: its code (`62`, `2a`, `062`, `FR-62`), its name
// in any spelling with its article or without, or both (`62 - Pas-de-Calais`, `Nord (59)`).
// Thread safety: a pure function of the table, which may be shared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dataset/table.h"

namespace zonage::resolve {

// Behind the département codes: the municipalities of Belgium.
inline constexpr std::uint32_t belgium = dataset::none - 1;

// The row of Table::departments(), belgium, or dataset::none: also where a code and a name beside
// it are not of one département. `key` is scratch memory.
std::uint32_t find_department(const dataset::Table& table, std::string_view text, std::string& key);

}  // namespace zonage::resolve
