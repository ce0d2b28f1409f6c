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
  if (body.department == department) return true;
  if (body.department == none) return false;
  const DepartmentRow& row = departments[department];
  const std::string_view wanted = department_code(row);
  // Most do not lie there, and their codes begin otherwise; 20 begins neither 2A nor 2B.
  const auto begins_so = [&](const char* code) { return std::memcmp(code, row.code, 2) == 0; };
  const DepartmentRow& own = departments[body.department];
  if (wanted != "20" && !begins_so(own.code) && !begins_so(body.list_code)) return false;
  const std::string_view own_code = department_code(own);
  return own_code == wanted || zonage::in_department(wanted, own_code) ||
         zonage::in_department(wanted, code_of(body.list_code));
}

}  // namespace zonage::dataset
