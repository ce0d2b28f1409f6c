#include "resolve/qpv.h"

#include <algorithm>

#include "dataset/departments.h"
#include "resolve/places.h"
#include "resolve/zoning.h"

namespace zonage::resolve {

using dataset::QpvCommuneRow;
using dataset::QpvRow;

bool covers_department(const dataset::Table& table, std::string_view department) {
  for (const dataset::QpvTerritoryRow& territory : table.qpv_territories()) {
    if (static_cast<dataset::TerritoryKind>(territory.kind) == dataset::TerritoryKind::department &&
        table.text(territory.code) == department) {
      return true;
    }
  }
  return false;
}

std::span<const QpvCommuneRow> qpv_rows_of(const dataset::Table& table, std::uint32_t body) {
  const auto all = table.qpv_communes();
  const auto [first, last] = std::equal_range(
      all.begin(), all.end(), QpvCommuneRow{body, 0, 0},
      [](const QpvCommuneRow& a, const QpvCommuneRow& b) { return a.body < b.body; });
  return {first, last};
}

QpvsOfBody qpvs_of(const dataset::Table& table, std::uint32_t body) {
  QpvsOfBody found;
  const std::uint32_t department = table.bodies()[body].department;
  found.covered =
      department != dataset::none &&
      covers_department(table, dataset::department_code(table.departments()[department]));
  if (!found.covered) return found;
  found.rows = qpv_rows_of(table, body);
  if (found.rows.empty() && zoning_of(table, body, Scheme::abc_2003).rule == Rule::none) {
    found.covered = false;
    found.heirs_unknown = true;
  }
  return found;
}

std::span<const std::uint32_t> communes_of(const dataset::Table& table, const QpvRow& qpv) {
  return table.qpv_lies_in().subspan(qpv.first_commune, qpv.commune_count);
}

std::string_view department_of(const QpvRow& qpv) {
  return dataset::code_of(qpv.code).substr(3, 2);
}

std::uint32_t find_qpv(const dataset::Table& table, std::string_view code) {
  const auto all = table.qpvs();
  const auto at = std::lower_bound(all.begin(), all.end(), code,
                                   [](const QpvRow& row, std::string_view wanted) {
                                     return dataset::code_of(row.code) < wanted;
                                   });
  return at != all.end() && dataset::code_of(at->code) == code
             ? static_cast<std::uint32_t>(at - all.begin())
             : dataset::none;
}

}  // namespace zonage::resolve
