// Parser of the tables of the deliberation on the Béthune-Bruay grant (Communauté d'agglomération
// de Béthune-Bruay, Artois-Lys Romane, 26 September 2023, annex: dotation de solidarité
// communautaire 2023): what is before the first table, the prose, is not read. Each has a title, a
// box (what is shared out) for a criterion, a head repeated on its second page, one row a commune,
// and its totals. Reads our data/sources/dsc_cabbalr_2023.txt and the whole document to the same
// facts.
// Only the form is judged here: names and figures are as printed, without the marks of emphasis.
// The views are into the Document, which must outlive them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sources/document.h"

namespace zonage::sources {

struct DscRow {
  std::string_view name;                // of the commune, of a total, of a box's figure
  std::vector<std::string_view> cells;  // the columns behind it
  std::size_t line = 0;
};

struct DscPage {
  std::vector<std::string_view> headings;  // of the columns behind the names
  std::size_t line = 0;
  std::vector<DscRow> rows;
};

struct DscTable {
  std::string_view title;
  std::string_view title_rest;  // its second line, mostly empty
  std::size_t line = 0;
  std::vector<DscRow> box;  // label and figure: the envelope, the weight, what is shared out
  std::vector<DscPage> pages;
  std::vector<DscRow> totals;  // `TOTAL …`, and `MOYENNE …` where it is printed
};

struct DscTables {
  std::vector<DscTable> tables;
  std::vector<Error> errors;
};

DscTables parse_dsc_cabbalr_2023(const Document& document);

}  // namespace zonage::sources
