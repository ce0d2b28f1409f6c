// The départements of a table, and what lies in them: one account for who asks and for the lists
// that are made while building. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "base/codes.h"
#include "dataset/table.h"

namespace zonage::dataset {

// `59`.
inline std::string_view department_code(const DepartmentRow& row) {
  return {row.code, strnlen(row.code, sizeof row.code)};
}

// Whether a body lies in the département of this index. 75 was Seine before it was Paris, 20 was
// both of today's: the codes decide. A commune that has changed its département since the lists'
// day lies in that day's, too.
inline bool lies_in(const BodyRow& body, std::uint32_t department,
                    std::span<const DepartmentRow> departments) {
  if (body.department == none) return false;
  const std::string_view wanted = department_code(departments[department]);
  const std::string_view own = department_code(departments[body.department]);
  return own == wanted || zonage::in_department(wanted, own) ||
         zonage::in_department(wanted, code_of(body.list_code));
}

}  // namespace zonage::dataset
