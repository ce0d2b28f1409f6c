// Parser of the tables of the ANCT's atlas of the priority neighbourhoods (QPV), Hauts-de-France,
// January 2022: figures by département and by EPCI, and the neighbourhoods in two halves, of
// which the left one holds figures and the right one the other zonings. Cells are separated by
// tabs; nothing is corrected here, and a cell is not judged. Reads our
// data/sources/qpv_hdf_2022.txt and the document to the same facts (of the document, what stands
// before the first heading of the maps and behind the last table is passed over, and so are legends
// and maps' names).
//
// Two printings of one table are told apart by its header: where that ends in seven empty cells,
// every separator but the first is a doubled tab, and an empty cell leaves no trace of itself.
//
// The views are into the Document, which must outlive them.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "sources/document.h"

namespace zonage::sources {

using Cells = std::vector<std::string_view>;

inline constexpr std::size_t territory_cells = 8;
inline constexpr std::size_t left_cells = 11;
inline constexpr std::size_t right_cells = 10;

// `CA du Pays de Laon`, or the neighbourhoods in it, whose own label is `dans les QPV`.
struct AtlasTerritory {
  std::string_view name;  // of the territory, in both cases
  bool of_qpvs = false;
  Cells cells;  // territory_cells
  std::size_t line = 0;
};

struct AtlasTable {
  std::string_view heading;  // `AISNE (02)`
  std::size_t heading_line = 0;
  bool doubled_tabs = false;  // no trace of an empty cell: another is printed again in its place
  std::vector<AtlasTerritory> rows;
};

// One half of a neighbourhood's row, or of the rows of the region above them.
struct AtlasHalf {
  std::string_view label;  // `02 Aisne - CA du Pays de Laon`; empty: as in the row before
  std::string_view code;   // QP and six digits; 32 for the region
  std::string_view name;
  Cells cells;  // left_cells or right_cells
  std::size_t line = 0;
  bool last_cell_lost = false;  // a tab too many in front pushed it out of the row
};

// What the maps say: `17 QPV soit …`, `37 067 habitants en QPV, soit …`.
struct AtlasCaption {
  std::string_view heading;
  std::string_view value;
  bool of_inhabitants = false;
  std::size_t line = 0;
};

struct Atlas {
  std::vector<AtlasCaption> captions;
  std::vector<AtlasTable> tables;
  std::vector<AtlasHalf> left;
  std::vector<AtlasHalf> right;
  std::vector<AtlasHalf> left_region;  // Hauts-de-France, Ensemble QPV: once a page
  std::vector<Error> errors;
};

Atlas parse_qpv_hdf_2022(const Document& document);

// QP and six digits.
bool is_qpv_code(std::string_view text);

}  // namespace zonage::sources
