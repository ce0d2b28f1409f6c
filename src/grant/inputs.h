// The inputs of another agglomeration, from a CSV file: one row a commune, columns by their headers
// (`code_insee`, `nom` and the inputs of columns.h, in any order). Numbers as base/decimal.h reads
// them. Result columns as `zonage dotation --format csv` writes them may stand there and are not
// read; any other header is refused, so that a misspelt one is not left out unseen. UTF-8, with or
// without BOM; delimiter and line ends as the file has them. What is wrong is told with file, line
// and column (counted in characters of the line). Thread safety: pure functions.
//
// At most most_communes: nothing is rounded while the grant is computed, so time and memory grow
// with the square of the communes, to about a second and a hundred megabytes for that many.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "dataset/table.h"
#include "grant/compute.h"

namespace zonage::grant {

inline constexpr std::size_t most_communes = 1000;

// The first thing that is wrong, or the communes by code.
Result<std::vector<Commune>> open_inputs(const std::string& path);
Result<std::vector<Commune>> read_inputs(const std::string& name, const std::string& text);

// The first commune whose code no commune of the table bears or bore.
std::optional<Error> unknown_code(const dataset::Table& table,
                                  const std::vector<Commune>& communes);

}  // namespace zonage::grant
