// The départements' rows of the table: today's, the former ones that old codes need, and the keys
// of their names, with and without the article.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "compile/dataset/table_writer.h"
#include "sources/cog.h"

namespace zonage::compile {

void write_departments(const std::vector<sources::Department>& departments, TableWriter& table);

// The row of the département that the code meant on that day; today where it is no_date.
std::uint32_t department_row(const TableWriter& table, std::string_view code, Date day);

}  // namespace zonage::compile
