// Small readings of the table's rows that several files of this folder need. Thread safety: pure.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "dataset/table.h"
#include "resolve/query.h"

namespace zonage::resolve {

// Whether a `;`-joined list of postal codes holds this one.
inline bool has_postal_code(std::string_view list, std::uint32_t wanted) {
  while (!list.empty()) {
    if (parse_postal_code(list.substr(0, 5)) == wanted) return true;
    list.remove_prefix(std::min<std::size_t>(list.size(), 6));
  }
  return false;
}

// Of today's commune that the body is or lies in; 0 where that is not known.
inline std::uint32_t population_of(const dataset::Table& table, std::uint32_t body) {
  const std::uint32_t whole = table.bodies()[body].current;
  const std::uint32_t count =
      whole == dataset::none ? dataset::none : table.details()[whole].population;
  return count == dataset::none ? 0 : count;
}

}  // namespace zonage::resolve
