// Whether the rows of a table lead anywhere but into it. Its checksum tells that a table is as it
// was written; this tells that it can be read safely however it was written: every text, index and
// range lies in its section, what stands for one of a few things is one of them, a search in an
// index ends, and what a row leads to is found. It does not judge what the table says. One pass
// over all rows. Thread safety: pure function.
#pragma once

#include "dataset/format.h"

namespace zonage::dataset {

// The header of a table, which stands behind it, with all sections of the directory inside.
bool leads_nowhere_else(const Header& header);

}  // namespace zonage::dataset
