// The names of the body that is written next: those of its states, and those that a list prints for
// it under a correction.
#pragma once

#include <cstdint>

#include "compile/dataset/table_writer.h"
#include "compile/dataset/write_dataset.h"

namespace zonage::compile {

// `body` is the gazetteer's; its row will be the table's next.
void write_names(const Compiled& in, std::uint32_t body, TableWriter& out);

}  // namespace zonage::compile
