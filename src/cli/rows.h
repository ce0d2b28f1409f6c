// Rows of csv, tsv and json for the commands that print tables of their own: quoted where they must
// be (RFC 4180), LF line ends. In tsv a tab or a line end inside a cell becomes a space. No cell
// begins like a formula: a space stands in front of it (csv/writer.h).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "render/json.h"

namespace zonage::cli {

// Appends one row of `cells` to `out`. `format` is csv or tsv.
void append_row(std::span<const std::string_view> cells, Format format, std::string& out);

}  // namespace zonage::cli
