// zonage sources check FILE: whether a file of one of the documents says what the table carries.
#pragma once

#include <string>

#include "dataset/table.h"
#include "render/words.h"

namespace zonage::cli {

// Shows where the two differ, unless `quiet`; the exit status.
int check_source(const dataset::Table& table, const std::string& path, bool quiet,
                 render::Language language);

}  // namespace zonage::cli
