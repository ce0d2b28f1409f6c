// The sections that names are found by: keys and loosened keys with their names, made from the
// names that stand in the table already, and the halves that misspelt ones are corrected by.
// Sorted, so that a lookup is a search and start-up does nothing.
#pragma once

#include "compile/dataset/table_writer.h"

namespace zonage::compile {

void write_name_keys(TableWriter& table);

}  // namespace zonage::compile
