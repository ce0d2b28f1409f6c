// What the finished record must satisfy before it is written.
#pragma once

#include <vector>

#include "base/result.h"
#include "compile/gazetteer/record.h"

namespace zonage::gazetteer {

// The numbers of communes that INSEE gives for a day, and the thread: from every state, following
// successors and poles leads to communes of today, or to one of those that ended for good.
void check_record(const Record& record, std::vector<Error>& errors);

// How many there are of what, for the person who runs the tool.
void print_summary(const Record& record);

}  // namespace zonage::gazetteer
