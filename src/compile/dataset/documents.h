// The documents' rows of the table: the manifest with the counts and the fingerprint of what was
// read.
#pragma once

#include "compile/dataset/table_writer.h"
#include "compile/dataset/write_dataset.h"

namespace zonage::compile {

void write_documents(const Compiled& in, TableWriter& out);

}  // namespace zonage::compile
