// Small readings of the table's rows that several files of this folder need. Thread safety: pure.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

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

}  // namespace zonage::resolve
