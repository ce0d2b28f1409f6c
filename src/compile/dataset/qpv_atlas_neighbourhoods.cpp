// The atlas's neighbourhoods: two halves of a row, joined on the code.
#include "compile/dataset/qpv_atlas_reader.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "compile/dataset/link.h"
#include "compile/dataset/qpv_figures.h"

namespace zonage::compile {

using dataset::TerritoryKind;
using sources::AtlasHalf;
using sources::QpvErratum;

namespace {

constexpr std::size_t cohesion_cell = 4;
constexpr std::size_t employment_cell = 7;
constexpr std::array<std::pair<std::size_t, QpvFigure>, 6> right_columns{{
    {1, QpvFigure::colleges},
    {2, QpvFigure::colleges_rep},
    {3, QpvFigure::colleges_rep_plus},
    {4, QpvFigure::cites_educatives},
    {5, QpvFigure::emplois_francs},
    {6, QpvFigure::cites_emploi},
}};
constexpr std::size_t zfu_cell = 7;
constexpr std::size_t npnru_cell = 8;
constexpr std::size_t qrr_cell = 9;

}  // namespace

// The EPCI that a label means: `59 Nord - CC du Sud Avesnois`.
std::uint32_t AtlasReader::labelled(const AtlasHalf& row, std::string_view label) {
  constexpr std::string_view dash = " - ";
  const std::size_t at = label.find(dash);
  const std::string_view printed =
      at == std::string_view::npos ? label : label.substr(at + dash.size());
  const std::uint32_t t = atlas_.find_territory(corrections_.text(printed, "nom", printed));
  if (t == no_territory || atlas_.territories[t].kind != TerritoryKind::epci) {
    fail(row.line, row.code, quoted(printed) + " is no EPCI of the tables and has no correction");
    return no_territory;
  }
  AtlasTerritoryFigures& epci = atlas_.territories[t];
  const std::uint32_t department = epci.department;
  if (department != no_territory && !label.starts_with(atlas_.territories[department].code)) {
    fail(row.line, row.code,
         "the label " + quoted(label) + " is not of the département of its EPCI");
  }
  const QpvErratum* erratum = corrections_.find(row.code, "epci", epci.name);
  if (erratum == nullptr) return t;
  const std::uint32_t meant = atlas_.find_territory(erratum->meant);
  if (meant == no_territory) {
    corrections_.fail(*erratum, erratum->meant, "no EPCI of this name in the tables");
  }
  return meant;
}

void AtlasReader::check_name(const Neighbourhood& n, const AtlasHalf& row) {
  const QpvErratum* erratum = corrections_.find(n.code, "nom", row.name);
  const std::string_view name = erratum == nullptr ? row.name : erratum->meant;
  if (!has_words_of(n.facts->name, name)) {
    fail(row.line, row.name,
         quoted(name) + " is not the name " + quoted(n.facts->name) +
             " or a part of it, and has no correction");
  } else if (erratum != nullptr && has_words_of(n.facts->name, row.name)) {
    corrections_.fail(*erratum, erratum->printed,
                      "this correction is not needed: it is the name or a part of it");
  }
}

void AtlasReader::read_left(const AtlasHalf& row, std::string_view& label) {
  if (!row.label.empty()) label = row.label;
  if (atlas_.find(row.code) != nullptr) {
    fail(row.line, row.code, "a second row of this neighbourhood");
    return;
  }
  const auto facts = std::find_if(in_.communes.begin(), in_.communes.end(),
                                  [&](const QpvCommunes& c) { return c.code == row.code; });
  if (facts == in_.communes.end()) {
    fail(row.line, row.code, "rules/qpv_communes.tsv does not know this neighbourhood");
    return;
  }
  Neighbourhood n;
  n.code = row.code;
  n.facts = &*facts;
  n.printed_left = row.name;
  n.line = row.line;
  n.last_cell_lost = row.last_cell_lost;
  n.territory = labelled(row, label);
  check_name(n, row);
  for (const auto& [at, figure] : left_columns) {
    cell_of(n.figures, figure) = read_cell(row.code, figure, row.cells[at], row.line);
  }
  if (row.last_cell_lost && cell_of(n.figures, QpvFigure::social_share).state !=
                                static_cast<std::uint8_t>(FigureState::lost)) {
    fail(row.line, row.code,
         "a tab too many pushed the last cell out of this row, and no correction says so");
  }
  n.typologies[static_cast<std::size_t>(QpvTypology::cohesion)] =
      typology(row, cohesion_cell, QpvTypology::cohesion);
  n.typologies[static_cast<std::size_t>(QpvTypology::employment)] =
      typology(row, employment_cell, QpvTypology::employment);
  atlas_.neighbourhoods.push_back(n);
}

std::string_view AtlasReader::typology(const AtlasHalf& row, std::size_t cell, QpvTypology kind) {
  const std::string_view key = row.cells[cell];
  const bool known = std::any_of(in_.terms.begin(), in_.terms.end(), [&](const QpvTerm& term) {
    return term.kind == key_of(kind) && term.key == key;
  });
  if (!known) {
    fail(row.line, key.empty() ? row.code : key,
         "no class of the typology " + std::string(key_of(kind)) + ": " + quoted(key));
  }
  return key;
}

void AtlasReader::read_right(const AtlasHalf& row, std::string_view& label) {
  if (!row.label.empty()) label = row.label;
  const auto found = std::find_if(atlas_.neighbourhoods.begin(), atlas_.neighbourhoods.end(),
                                  [&](const Neighbourhood& n) { return n.code == row.code; });
  if (found == atlas_.neighbourhoods.end() || found->right_line != 0) {
    fail(row.line, row.code,
         found == atlas_.neighbourhoods.end() ? "the left half of this neighbourhood is missing"
                                              : "a second right half of this neighbourhood");
    return;
  }
  Neighbourhood& n = *found;
  n.right_line = row.line;
  n.printed_right = row.name;
  const std::uint32_t territory = labelled(row, label);
  if (territory != n.territory) {
    fail(row.line, row.code, "the left half stands under another EPCI");
  }
  check_name(n, row);
  for (const auto& [at, figure] : right_columns) {
    cell_of(n.figures, figure) = read_cell(row.code, figure, row.cells[at], row.line);
  }
  n.typologies[static_cast<std::size_t>(QpvTypology::setting)] =
      typology(row, 0, QpvTypology::setting);
  read_flags(row, n);
}

void AtlasReader::read_flags(const AtlasHalf& row, Neighbourhood& n) {
  const std::string_view zfu = row.cells[zfu_cell];
  const std::string_view npnru = row.cells[npnru_cell];
  const std::string_view qrr = row.cells[qrr_cell];
  const QpvErratum* star = corrections_.find(n.code, "zfu", zfu);
  if (zfu == "ZFU") {
    n.zfu = Zfu::overlaps;
  } else if (zfu == "ZFU*" && star != nullptr) {
    n.zfu = Zfu::overlaps_starred;
  } else if (!zfu.empty()) {
    fail(row.line, zfu, "not understood as zfu: " + quoted(zfu));
  }
  if (npnru == "QIN" || npnru == "QIR") {
    n.npnru = npnru == "QIN" ? Npnru::national : Npnru::regional;
  } else if (!npnru.empty()) {
    fail(row.line, npnru, "not understood as npnru: " + quoted(npnru));
  }
  n.qrr = qrr == "QRR";
  if (!n.qrr && !qrr.empty()) fail(row.line, qrr, "not understood as qrr: " + quoted(qrr));
}

void AtlasReader::tell_missing_halves() {
  for (const Neighbourhood& n : atlas_.neighbourhoods) {
    if (n.right_line == 0) {
      fail(n.line, n.code, "the right half of this neighbourhood is missing");
    }
  }
  for (const QpvCommunes& facts : in_.communes) {
    if (atlas_.find(facts.code) != nullptr) continue;
    atlas_.errors.push_back(in_.communes_document->error_at(
        facts.line, facts.code, "the atlas has no such neighbourhood", ErrorKind::contradiction));
  }
}

}  // namespace zonage::compile
