// A printed cell of the atlas as a figure with its state. Thread safety: pure functions.
#pragma once

#include <optional>
#include <string_view>

#include "dataset/qpv_rows.h"

namespace zonage::compile {

// Nothing when the cell is not understood as this figure: `17.5`, `12 830`, `1210`, `NA`, empty.
// 5 and 95 are a floor and a ceiling where the atlas capped the figure; an empty cell is "not
// published", but where things are counted it is none of them.
std::optional<dataset::FigureCell> read_figure(std::string_view cell, QpvFigure figure);

// Whether two cells say the same: 18 and 18.0 do.
bool same_figure(const dataset::FigureCell& a, const dataset::FigureCell& b);

// The value as a number; only where there is one.
double value_of(const dataset::FigureCell& cell);

}  // namespace zonage::compile
