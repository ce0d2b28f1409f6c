// Writes the tables of data/communes/: sorted, tab-separated, the same bytes every time.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "compile/gazetteer/packages.h"
#include "compile/gazetteer/record.h"

namespace zonage::gazetteer {

std::string states_table(const Record& record);
std::string today_table(const Edition& latest);
std::string former_codes_table(const Edition& latest);
// The postal codes of the communes that `latest` has no more, from the last edition that had them.
std::string old_postal_codes_table(const std::vector<Edition>& editions);
std::string departments_table(const std::vector<DepartmentEntry>& departments);

// Nothing on success.
std::vector<Error> write_file(const std::string& path, const std::string& text);

}  // namespace zonage::gazetteer
