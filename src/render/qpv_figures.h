// The figures of priority neighbourhoods as they are read and as cells of csv have them: never a
// bare number where the atlas capped it or prints none. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "dataset/table.h"
#include "render/words.h"
#include "zonage/qpv.h"

namespace zonage::render {

// `47 011`, `51,0 %`, `95 % ou plus`, `non publié`; with ` ?` behind what is doubtful.
std::string figure_text(const dataset::FigureCell& cell, QpvFigure figure, Language language);

// `47011`, `51.0`, `95 ou plus`, `5 ou moins`, `non publié`, `NA`, `perdu`, `écarté`: French
// whatever the locale, and never a spreadsheet's formula.
std::string figure_cell(const dataset::FigureCell& cell);

inline const dataset::FigureCell& figure_of(const dataset::QpvRow& qpv, QpvFigure figure) {
  return qpv.figures[static_cast<std::size_t>(figure)];
}
inline bool counts(const dataset::FigureCell& cell) { return cell.value != 0; }

// A class of a typology: GDE.
std::string_view typology_of(const dataset::QpvRow& qpv, QpvTypology typology);

// `QIN`, `QIR`, or empty.
std::string_view key_of(Npnru npnru);

// What the table tells of a word: its label or its definition.
const dataset::QpvTermRow* find_term(const dataset::Table& table, std::string_view kind,
                                     std::string_view key);
// The label of an indicator, a class or a zoning.
std::string_view label_of(const dataset::Table& table, std::string_view kind, std::string_view key,
                          Language language);

}  // namespace zonage::render
