// The atlas of priority neighbourhoods put together: every printed cell with its correction applied
// and read as a figure, the two halves of each neighbourhood joined on its code, each tied to its
// EPCI, and the territories that several tables repeat held to one. What does not fit and has no
// correction is an error, and so is a correction that fits nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "compile/dataset/qpv_inputs.h"
#include "dataset/qpv_rows.h"

namespace zonage::compile {

inline constexpr std::uint32_t no_territory = dataset::none;

struct AtlasTerritoryFigures {
  dataset::TerritoryKind kind = dataset::TerritoryKind::epci;
  std::string_view code;
  std::string_view name;
  std::uint32_t department = no_territory;  // of an EPCI
  std::size_t line = 0;
  dataset::FigureCell whole[territory_figure_count] = {};
  dataset::FigureCell in_qpvs[territory_figure_count] = {};
  dataset::FigureCell share_in_qpvs{};  // social_share of in_qpvs, even where it is withheld
};

struct Neighbourhood {
  std::string_view code;
  const QpvCommunes* facts = nullptr;
  std::string_view printed_left;
  std::string_view printed_right;
  std::uint32_t territory = no_territory;
  std::string_view typologies[qpv_typology_count];
  dataset::FigureCell figures[qpv_figure_count] = {};
  Zfu zfu = Zfu::none;
  Npnru npnru = Npnru::none;
  bool qrr = false;
  bool last_cell_lost = false;
  std::size_t line = 0;
  std::size_t right_line = 0;
};

struct QpvAtlas {
  std::vector<AtlasTerritoryFigures> territories;
  std::vector<Neighbourhood> neighbourhoods;  // by code
  std::vector<Error> errors;

  // Index; no_territory when there is none.
  std::uint32_t find_territory(std::string_view name) const;
  const Neighbourhood* find(std::string_view code) const;
};

QpvAtlas read_atlas(const QpvInputs& in, const Inputs& inputs);

// `CA du Pays de Laon (QPV)` means the neighbourhoods in it: takes the mark off.
bool takes_qpv_mark(std::string_view& object);

// Whether the words of `part` stand in `whole` in this order, as name keys.
bool has_words_of(std::string_view whole, std::string_view part);

}  // namespace zonage::compile
