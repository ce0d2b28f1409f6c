// The grant's sections of the table: its communes, their printed figures, and the profiles.
#pragma once

#include "compile/dataset/link_dsc.h"
#include "compile/dataset/table_writer.h"

namespace zonage::compile {

void write_dsc(const DscInput& input, const LinkedDsc& linked, TableWriter& out);

}  // namespace zonage::compile
