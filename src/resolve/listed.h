// The communes that a list speaks of: those of its day, with the name and code of that day, in the
// order of their codes; behind them, where the list has such, municipalities of Belgium. For qpv:
// the communes of 2021 that have priority neighbourhoods.
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dataset/table.h"
#include "zonage/terms.h"

namespace zonage::resolve {

// A commune of the list's day as it was then.
struct ListedCommune {
  std::string_view code;  // empty for a Belgian municipality
  std::string_view name;
  std::uint32_t body;
};

std::vector<ListedCommune> communes_of(const dataset::Table& table, Scheme scheme);

// Whether it lay in the département (Resolver::find_department; belgium, too) on that day.
bool lies_in(const dataset::Table& table, const ListedCommune& commune, std::uint32_t department);

}  // namespace zonage::resolve
