// Reads the atlas (sources/qpv_hdf_2022.h) with its corrections into rows: first the territories of
// its tables, then the neighbourhoods, both halves of each. For qpv_atlas.cpp and the two files
// that are the reader's halves. Thread safety: one reader belongs to one thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compile/dataset/qpv_atlas.h"
#include "compile/dataset/qpv_corrections.h"

namespace zonage::compile {

// The left half's cells that are figures; two others are classes of a typology.
inline constexpr std::array<std::pair<std::size_t, QpvFigure>, 9> left_columns{{
    {0, QpvFigure::population},
    {1, QpvFigure::young},
    {2, QpvFigure::brevet},
    {3, QpvFigure::poverty},
    {5, QpvFigure::employed_women},
    {6, QpvFigure::employed_men},
    {8, QpvFigure::vacancy},
    {9, QpvFigure::social_dwellings},
    {10, QpvFigure::social_share},
}};

inline dataset::FigureCell& cell_of(dataset::FigureCell* cells, QpvFigure figure) {
  return cells[static_cast<std::size_t>(figure)];
}

inline std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

class AtlasReader {
 public:
  AtlasReader(const QpvInputs& in, const Inputs& inputs)
      : in_(in), inputs_(inputs), corrections_(in, atlas_.errors) {}

  QpvAtlas run();

 private:
  void fail(std::size_t line, std::string_view part, std::string message);

  // qpv_atlas_territories.cpp
  void read_table(const sources::AtlasTable& table);
  std::string_view first_heading() const;
  std::uint32_t territory_of(const sources::AtlasTerritory& row);
  void read_territory(const sources::AtlasTerritory& row, std::uint32_t t, bool doubled_tabs);
  std::vector<std::string_view> repaired(std::string_view object,
                                         const sources::AtlasTerritory& row, bool doubled_tabs);
  dataset::FigureCell read_cell(std::string_view object, QpvFigure figure, std::string_view printed,
                                std::size_t line, const sources::QpvErratum** used = nullptr);
  bool is_printed(std::string_view part, std::size_t line) const;
  void read_region_page(const sources::AtlasHalf& row);

  // qpv_atlas_neighbourhoods.cpp
  std::uint32_t labelled(const sources::AtlasHalf& row, std::string_view label);
  void check_name(const Neighbourhood& n, const sources::AtlasHalf& row);
  void read_left(const sources::AtlasHalf& row, std::string_view& label);
  std::string_view typology(const sources::AtlasHalf& row, std::size_t cell, QpvTypology kind);
  void read_right(const sources::AtlasHalf& row, std::string_view& label);
  void read_flags(const sources::AtlasHalf& row, Neighbourhood& n);
  void tell_missing_halves();

  const QpvInputs& in_;
  const Inputs& inputs_;
  QpvAtlas atlas_;
  QpvCorrections corrections_;
  std::string_view region_name_;
};

}  // namespace zonage::compile
