// The table's rows of the priority neighbourhoods (QPV): read in place, like those of format.h, of
// whose format number they are part. Thread safety: plain values.
#pragma once

#include <cstdint>

#include "dataset/format.h"
#include "zonage/qpv.h"

namespace zonage::dataset {

// 51.0 is value 510 with one decimal, 19 is value 19 with none.
struct FigureCell {
  std::int32_t value;
  std::uint8_t state;  // zonage::FigureState; the value counts where it is given, floor or ceiling
  std::uint8_t decimals;
  std::uint8_t doubtful;  // printed so, hardly right, and not corrected
  std::uint8_t unused;
};

// A neighbourhood.
struct QpvRow {
  char code[8];
  char typologies[3][4];    // by zonage::QpvTypology, NUL-padded
  std::uint32_t territory;  // its EPCI: index into qpv_territories
  TextRef name;             // INSEE's
  TextRef printed;          // as the atlas prints it on the left
  TextRef printed_right;
  std::uint32_t first_commune;  // into qpv_lies_in
  std::uint32_t commune_count;
  std::uint32_t first_erratum;  // into qpv_errata
  std::uint32_t erratum_count;
  std::uint32_t line;        // of data/sources/qpv_hdf_2022.txt: the left half
  std::uint32_t right_line;  // and the right one
  std::uint8_t confidence;   // zonage::QpvConfidence
  std::uint8_t zfu;          // zonage::Zfu
  std::uint8_t npnru;        // zonage::Npnru
  std::uint8_t qrr;
  FigureCell figures[qpv_figure_count];
};

enum class TerritoryKind : std::uint8_t { epci, department, region, france };

struct QpvTerritoryRow {
  TextRef code;  // SIREN, or the département's
  TextRef name;
  std::uint32_t department;  // of an EPCI: index into qpv_territories; else none
  std::uint32_t line;        // of data/sources/qpv_hdf_2022.txt
  std::uint32_t first_erratum;
  std::uint32_t erratum_count;
  std::uint8_t kind;  // TerritoryKind
  std::uint8_t unused[7];
  FigureCell whole[territory_figure_count];
  FigureCell in_qpvs[territory_figure_count];
};

// Which neighbourhoods a body has, sorted by body, then neighbourhood.
struct QpvCommuneRow {
  std::uint32_t body;
  std::uint32_t qpv;
  std::uint32_t lies_in;  // body: the commune of 2021 that it lies in, which is or is part of
                          // `body`, or which `body` is part of
};

// A name that a neighbourhood is looked up by.
struct QpvKeyRow {
  TextRef key;  // a name key (text/fold.h)
  std::uint32_t qpv;
  std::uint32_t is_part;  // 1: of a name that dashes divide; whole names go before it
};

struct QpvTermRow {
  TextRef kind;
  TextRef key;
  TextRef label_fr;
  TextRef label_en;
  TextRef definition_fr;
  TextRef definition_en;
  TextRef source;
};

struct QpvErratumRow {
  TextRef object;
  TextRef column;
  ErratumRow erratum;
};

static_assert(plain_row<QpvRow> && plain_row<QpvTerritoryRow> && plain_row<QpvErratumRow>);

}  // namespace zonage::dataset
