// Every code that leads to a body: those of its states, and former ones of communes of today.
// `order` holds the gazetteer's bodies as the table's first rows have them.
#pragma once

#include <cstdint>
#include <vector>

#include "compile/dataset/table_writer.h"
#include "compile/dataset/write_dataset.h"

namespace zonage::compile {

void write_codes(const Compiled& in, const std::vector<std::uint32_t>& order, TableWriter& out);

}  // namespace zonage::compile
