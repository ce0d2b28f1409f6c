// The keys of each département, among which a misspelt name is looked for when its département is
// known (resolve/near_keys.h): made from the keys, names, bodies and départements that stand in the
// table already.
#pragma once

#include "compile/dataset/table_writer.h"

namespace zonage::compile {

void write_local_keys(TableWriter& table);

}  // namespace zonage::compile
