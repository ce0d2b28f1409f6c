#include "compile/dataset/departments.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <string>

#include "compile/dataset/link.h"
#include "compile/dataset/row_parts.h"
#include "dataset/departments.h"

namespace zonage::compile {
namespace {

std::string_view article_of(std::uint8_t tncc) {
  constexpr std::string_view articles[] = {"",   "",     "Le ",  "La ", "Les ",
                                           "L'", "Aux ", "Las ", "Los "};
  return articles[tncc];
}

}  // namespace

void write_departments(const std::vector<sources::Department>& departments, TableWriter& table) {
  for (const sources::Department& department : departments) {
    dataset::DepartmentRow row{};
    put_code(row.code, department.code);
    row.tncc = department.tncc;
    row.name = table.text(department.name);
    row.first = department.first;
    row.end = department.end;
    table.departments.push_back(row);
  }
  // Today's first where a code served twice (75: Paris, and Seine until 1968).
  std::stable_sort(table.departments.begin(), table.departments.end(),
                   [](const auto& a, const auto& b) {
                     const int order = std::memcmp(a.code, b.code, sizeof a.code);
                     return order != 0 ? order < 0 : (a.end == 0) > (b.end == 0);
                   });
  std::map<std::string, std::uint32_t> by_key;
  for (std::uint32_t d = 0; d < table.departments.size(); ++d) {
    const dataset::DepartmentRow& row = table.departments[d];
    const std::string name(table.stored(row.name));
    // `Réunion` and `La Réunion`, `Somme` and `La Somme`.
    const std::string bare = name.starts_with("La ") ? name.substr(3) : name;
    for (const std::string& spelling : {name, bare, std::string(article_of(row.tncc)) + name}) {
      const auto [entry, added] = by_key.try_emplace(name_key(spelling), d);
      if (!added && row.end == 0) entry->second = d;
    }
  }
  for (const auto& [key, department] : by_key) {
    table.department_keys.push_back({table.text(key), department});
  }
}

std::uint32_t department_row(const TableWriter& table, std::string_view code, Date day) {
  std::uint32_t found = dataset::none;
  for (std::uint32_t d = 0; d < table.departments.size(); ++d) {
    const dataset::DepartmentRow& row = table.departments[d];
    if (dataset::department_code(row) != code) continue;
    const bool then = day != no_date && row.end != 0 && day <= row.end;
    if (found == dataset::none || then) found = d;
  }
  return found;
}

}  // namespace zonage::compile
