#include "resolve/listed.h"

#include <algorithm>

#include "base/codes.h"
#include "dataset/departments.h"
#include "resolve/places.h"
#include "resolve/resolver.h"
#include "resolve/zoning.h"

namespace zonage::resolve {
namespace {

using dataset::BodyRow;
using dataset::Table;

std::string_view list_day_name(const Table& table, std::uint32_t body) {
  for (const dataset::NameRow& name : table.names_of(body)) {
    if (name.on_list_day == dataset::name_on_list_day) return table.text(name.name);
  }
  return table.text(table.bodies()[body].name);
}

// The communes of 2021 that have priority neighbourhoods.
std::vector<ListedCommune> qpv_communes(const Table& table) {
  std::vector<ListedCommune> communes;
  for (const dataset::QpvCommuneRow& row : table.qpv_communes()) {
    if (row.body != row.lies_in) continue;
    if (!communes.empty() && communes.back().body == row.body) continue;
    const BodyRow& body = table.bodies()[row.body];
    communes.push_back({dataset::code_of(body.code), table.text(body.name), row.body});
  }
  return communes;
}

}  // namespace

std::vector<ListedCommune> communes_of(const Table& table, Scheme scheme) {
  if (scheme == Scheme::qpv) return qpv_communes(table);
  std::vector<ListedCommune> communes;
  for (std::uint32_t b = 0; b < table.bodies().size(); ++b) {
    const BodyRow& body = table.bodies()[b];
    if ((body.flags & dataset::body_is_listed) != 0) {
      if (scheme == Scheme::ville_pilote && pilot_of(table, b) == nullptr) continue;
      communes.push_back({dataset::code_of(body.list_code), list_day_name(table, b), b});
    }
  }
  std::sort(communes.begin(), communes.end(),
            [](const ListedCommune& a, const ListedCommune& b) { return a.code < b.code; });
  if (scheme == Scheme::ville_pilote) {
    for (std::uint32_t b = 0; b < table.bodies().size(); ++b) {
      const BodyRow& body = table.bodies()[b];
      if (static_cast<Nature>(body.nature) == Nature::belgian_municipality) {
        communes.push_back({{}, table.text(body.name), b});
      }
    }
  }
  return communes;
}

bool lies_in(const Table& table, const ListedCommune& commune, std::uint32_t department) {
  if (department == belgium) return commune.code.empty();
  const dataset::DepartmentRow& row = table.departments()[department];
  return is_over(row) ? lies_in(table, commune.body, department)
                      : in_department(dataset::department_code(row), commune.code);
}

}  // namespace zonage::resolve
