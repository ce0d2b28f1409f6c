// Small readings of the table's rows that several files of this folder need. Thread safety: pure.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "dataset/departments.h"
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

// Whether a canonical code INSEE is the body's, or was once.
inline bool has_insee_code(const dataset::Table& table, std::uint32_t body, std::string_view code) {
  const auto rows = table.find_code(code);
  return std::any_of(rows.begin(), rows.end(),
                     [&](const dataset::CodeRow& row) { return row.body == body; });
}

// Of today's commune that the body is or lies in; 0 where that is not known.
inline std::uint32_t population_of(const dataset::Table& table, std::uint32_t body) {
  const std::uint32_t whole = table.bodies()[body].current;
  const std::uint32_t count =
      whole == dataset::none ? dataset::none : table.details()[whole].population;
  return count == dataset::none ? 0 : count;
}

// Whether a département is no more (Seine-et-Oise). Corse, which was cut in two, still is where its
// communes lie.
inline bool is_over(const dataset::DepartmentRow& row) {
  return row.end != 0 && dataset::department_code(row) != "20";
}

// Whether a name was borne in a département that is no more. One that is still borne by a commune
// whose code begins as it did then is filed under today's département of that code.
inline bool lay_in(const dataset::Table& table, const dataset::NameRow& name,
                   std::uint32_t department) {
  const dataset::DepartmentRow& row = table.departments()[department];
  return name.department != dataset::none && name.first < row.end &&
         dataset::department_code(table.departments()[name.department]) ==
             dataset::department_code(row);
}

// Whether the body lies in the département of this index; in one that is no more, whether it lay
// there.
inline bool lies_in(const dataset::Table& table, std::uint32_t body, std::uint32_t department) {
  if (!is_over(table.departments()[department])) {
    return dataset::lies_in(table.bodies()[body], department, table.departments());
  }
  const auto names = table.names_of(body);
  return std::any_of(names.begin(), names.end(),
                     [&](const dataset::NameRow& name) { return lay_in(table, name, department); });
}

}  // namespace zonage::resolve
