// The sections that misspelt names are corrected by (dataset/halves.h), made from the keys that
// stand in the table already.
#pragma once

#include "compile/dataset/table_writer.h"

namespace zonage::compile {

void write_key_halves(TableWriter& table);

}  // namespace zonage::compile
