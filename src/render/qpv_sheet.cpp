// QpvText: one neighbourhood, everything the atlas says of it.
#include <algorithm>
#include <array>
#include <cmath>

#include "render/fields.h"
#include "render/printable.h"
#include "render/qpv_figures.h"
#include "render/qpv_text.h"
#include "text/width.h"

namespace zonage::render {
namespace {

using dataset::none;
using dataset::QpvRow;
using dataset::QpvTerritoryRow;
using dataset::TerritoryKind;

constexpr std::string_view separator = " · ";
constexpr std::size_t columns = 5;
constexpr std::size_t head_width = 19;

constexpr std::array<QpvFigure, 7> compared{
    QpvFigure::young,        QpvFigure::brevet,  QpvFigure::poverty,     QpvFigure::employed_women,
    QpvFigure::employed_men, QpvFigure::vacancy, QpvFigure::social_share};

// Those of which a territory's neighbourhoods have a figure of the same source and year as each of
// them; the others differ for territories that have a single one.
bool compares_with_qpvs(QpvFigure figure) {
  return figure == QpvFigure::brevet || figure == QpvFigure::poverty;
}

struct Line {
  std::string label;
  std::array<std::string, columns> cells;
  std::string bar;
};

// Ten blocks for 100 %.
std::string bar_of(const dataset::FigureCell& cell) {
  if (static_cast<FigureState>(cell.state) != FigureState::given) return {};
  const double share = cell.decimals == 0 ? cell.value : cell.value / 10.0;
  const auto full = static_cast<std::size_t>(std::lround(share / 10));
  std::string bar;
  for (std::size_t i = 0; i < 10; ++i) bar += i < full ? "█" : "░";
  return bar;
}

const QpvTerritoryRow* territory_of_kind(const dataset::Table& table, TerritoryKind kind) {
  for (const QpvTerritoryRow& territory : table.qpv_territories()) {
    if (static_cast<TerritoryKind>(territory.kind) == kind) return &territory;
  }
  return nullptr;
}

}  // namespace

void QpvText::neighbourhood(std::uint32_t q) {
  const QpvRow& row = qpv(q);
  bold(dataset::code_of(row.code));
  out_ += separator;
  bold(table_.text(row.name));
  out_ += '\n';
  place(row);
  figures(row);
  counts(row);
  zonings(row);
  typologies(row);
  head("source");
  out_ += say("atlas de l'ANCT, janvier 2022 (QPV 2015–2023)\n",
              "atlas of the ANCT, January 2022 (QPV 2015–2023)\n");
  head("");
  out_ += not_to_confuse(Scheme::qpv, options_.language);
  out_ += '\n';
  if (options_.explain) explain(row);
}

void QpvText::head(std::string_view label) {
  line();
  append_padded(label, head_width, out_);
}

void QpvText::place(const QpvRow& row) {
  head(say("communes", "communes"));
  out_ += communes(row, none);
  if (to_confirm(static_cast<QpvConfidence>(row.confidence))) {
    out_ += say(" ; à confirmer", "; to be confirmed");
  }
  out_ += '\n';
  const QpvTerritoryRow& epci = table_.qpv_territories()[row.territory];
  head("EPCI");
  out_ += table_.text(epci.name);
  if (epci.department != none) {
    const QpvTerritoryRow& department = table_.qpv_territories()[epci.department];
    out_ += separator;
    out_ += table_.text(department.name);
    if (table_.text(department.code) != resolve::department_of(row)) {
      out_ += say(" (l'atlas l'y rattache ; son code est du ",
                  " (the atlas attaches it there; its code is of ") +
              std::string(resolve::department_of(row)) + ")";
    }
  }
  out_ += '\n';
  head("population");
  out_ +=
      figure_text(figure_of(row, QpvFigure::population), QpvFigure::population, options_.language) +
      say(" hab. (2018)\n", " inhabitants (2018)\n");
}

void QpvText::figures(const QpvRow& row) {
  const QpvTerritoryRow& epci = table_.qpv_territories()[row.territory];
  const std::array<const QpvTerritoryRow*, columns - 1> territories{
      &epci, epci.department == none ? nullptr : &table_.qpv_territories()[epci.department],
      territory_of_kind(table_, TerritoryKind::region),
      territory_of_kind(table_, TerritoryKind::france)};
  std::vector<Line> table;
  Line& header = table.emplace_back();
  header.cells = {say("quartier", "this one"), "EPCI"};
  for (std::size_t i = 1; i < territories.size(); ++i) {
    if (territories[i] != nullptr) header.cells[i + 1] = table_.text(territories[i]->name);
  }
  bool doubtful = figure_of(row, QpvFigure::social_dwellings).doubtful != 0;
  for (const QpvFigure figure : compared) {
    const auto index = static_cast<std::size_t>(figure);
    Line whole;
    whole.label = label_of(table_, "indicateur", key_of(figure), options_.language);
    whole.cells[0] = figure_text(row.figures[index], figure, options_.language);
    if (options_.color) whole.bar = bar_of(row.figures[index]);
    doubtful |= row.figures[index].doubtful != 0;
    Line within;
    within.label = say("  dans leurs QPV", "  in their QPV");
    for (std::size_t i = 0; i < territories.size(); ++i) {
      if (territories[i] == nullptr) continue;
      whole.cells[i + 1] = figure_text(territories[i]->whole[index], figure, options_.language);
      within.cells[i + 1] = figure_text(territories[i]->in_qpvs[index], figure, options_.language);
      doubtful |= territories[i]->whole[index].doubtful != 0;
      if (compares_with_qpvs(figure)) doubtful |= territories[i]->in_qpvs[index].doubtful != 0;
    }
    table.push_back(std::move(whole));
    if (compares_with_qpvs(figure)) table.push_back(std::move(within));
  }
  std::size_t label_columns = 0;
  std::array<std::size_t, columns> widths{};
  for (const Line& one : table) {
    label_columns = std::max(label_columns, text::display_width(one.label));
    for (std::size_t i = 0; i < columns; ++i) {
      widths[i] = std::max(widths[i], text::display_width(one.cells[i]));
    }
  }
  for (const Line& one : table) {
    line();
    append_padded(one.label, label_columns + 1, out_);
    for (std::size_t i = 0; i < columns; ++i) {
      out_.append(widths[i] + 2 - text::display_width(one.cells[i]), ' ');
      out_ += one.cells[i];
    }
    if (!one.bar.empty()) out_ += "  " + one.bar;
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
  }
  if (static_cast<FigureState>(figure_of(row, QpvFigure::brevet).state) ==
          FigureState::not_published &&
      figure_of(row, QpvFigure::colleges).value == 0) {
    line();
    out_ += say("(brevet : aucun collège public à moins de 300 m)\n",
                "(brevet: no public collège within 300 m)\n");
  }
  if (doubtful) {
    line();
    out_ += say("(? : imprimé ainsi, peut-être faux ; --explain dit pourquoi)\n",
                "(?: printed so, perhaps wrong; --explain says why)\n");
  }
}

void QpvText::counts(const QpvRow& row) {
  const auto shown = [&](QpvFigure figure) {
    return figure_text(figure_of(row, figure), figure, options_.language);
  };
  head(label_of(table_, "indicateur", key_of(QpvFigure::social_dwellings), options_.language));
  out_ += shown(QpvFigure::social_dwellings) + say(" (2020)\n", " (2020)\n");
  head(say("collèges", "collèges"));
  const std::int32_t colleges = figure_of(row, QpvFigure::colleges).value;
  out_ += colleges == 0 ? say("aucun collège public", "no public collège")
                        : shown(QpvFigure::colleges) +
                              (colleges == 1 ? say(" collège public", " public collège")
                                             : say(" collèges publics", " public collèges"));
  out_ += say(" à moins de 300 m", " within 300 m");
  std::string of_them;
  for (const auto& [figure, label] : {std::pair(QpvFigure::colleges_rep, "REP"),
                                      std::pair(QpvFigure::colleges_rep_plus, "REP+")}) {
    if (figure_of(row, figure).value == 0) continue;
    of_them += (of_them.empty() ? say(", dont ", ", of them ") : say(" et ", " and ")) +
               shown(figure) + " " + label;
  }
  out_ += of_them;
  out_ += '\n';
  head(label_of(table_, "indicateur", key_of(QpvFigure::emplois_francs), options_.language));
  out_ += shown(QpvFigure::emplois_francs) +
          say(" demandes d'aide acceptées de 2018 à 2020 (un volume, pas un droit)\n",
              " applications accepted from 2018 to 2020 (a volume, not a right)\n");
}

void QpvText::zonings(const QpvRow& row) {
  std::vector<std::string> touched;
  if (static_cast<Zfu>(row.zfu) != Zfu::none) {
    touched.push_back(say("chevauche une ZFU-TE, dont le périmètre est un autre",
                          "overlaps a ZFU-TE, whose perimeter is another") +
                      (static_cast<Zfu>(row.zfu) == Zfu::overlaps_starred
                           ? say(" (astérisque sans note)", " (asterisk without a note)")
                           : ""));
  }
  const auto npnru = static_cast<Npnru>(row.npnru);
  if (npnru == Npnru::national) {
    touched.push_back(say("NPNRU d'intérêt national (QIN)", "NPNRU of national interest (QIN)"));
  } else if (npnru == Npnru::regional) {
    touched.push_back(say("NPNRU d'intérêt régional (QIR)", "NPNRU of regional interest (QIR)"));
  }
  if (row.qrr != 0) {
    touched.push_back(say("quartier de reconquête républicaine (QRR)",
                          "quartier de reconquête républicaine (QRR)"));
  }
  const std::int32_t cites = figure_of(row, QpvFigure::cites_educatives).value;
  if (cites == 1) touched.push_back("cité éducative");
  if (cites > 1) touched.push_back(std::to_string(cites) + " cités éducatives");
  if (figure_of(row, QpvFigure::cites_emploi).value != 0) touched.push_back("cité de l'emploi");
  if (touched.empty()) {
    touched.push_back(say("aucun que l'atlas relève", "none that the atlas tells of"));
  }
  for (std::size_t i = 0; i < touched.size(); ++i) {
    head(i == 0 ? say("autres zonages", "other zonings") : "");
    out_ += touched[i] + "\n";
  }
}

void QpvText::typologies(const QpvRow& row) {
  constexpr std::array<Words, qpv_typology_count> names{{{"cadre de vie", "setting"},
                                                         {"cohésion sociale", "social cohesion"},
                                                         {"emploi", "employment"}}};
  for (const auto kind : {QpvTypology::setting, QpvTypology::cohesion, QpvTypology::employment}) {
    const std::string_view key = typology_of(row, kind);
    head(names.at(static_cast<std::size_t>(kind)).in(options_.language));
    out_ += key;
    out_ += colon();
    out_ += label_of(table_, key_of(kind), key, options_.language);
    out_ += '\n';
  }
}

void QpvText::explain(const QpvRow& row) {
  line();
  proof(row);
  errata(row.first_erratum, row.erratum_count);
  const QpvTerritoryRow& epci = table_.qpv_territories()[row.territory];
  const QpvTerritoryRow* const territories[] = {
      &epci, epci.department == none ? nullptr : &table_.qpv_territories()[epci.department],
      territory_of_kind(table_, TerritoryKind::region)};
  for (const QpvTerritoryRow* territory : territories) {
    if (territory != nullptr) errata(territory->first_erratum, territory->erratum_count);
  }
  out_ += say("  définitions et sources\n", "  definitions and sources\n");
  for (const dataset::QpvTermRow& term : table_.qpv_terms()) {
    const std::string_view kind = table_.text(term.kind);
    if (kind != "indicateur" && kind != "zonage") continue;
    out_ += "    ";
    out_ += table_.text(french() ? term.label_fr : term.label_en);
    out_ += colon();
    out_ += table_.text(french() ? term.definition_fr : term.definition_en);
    out_ += " [";
    out_ += table_.text(term.source);
    out_ += "]\n";
  }
  out_ += say("  typologies : [", "  typologies: [");
  for (const dataset::QpvTermRow& term : table_.qpv_terms()) {
    if (table_.text(term.kind) != key_of(QpvTypology::setting)) continue;
    out_ += table_.text(term.source);
    break;
  }
  out_ += "]\n";
}

void QpvText::errata(std::uint32_t first, std::uint32_t count) {
  for (const dataset::QpvErratumRow& row : table_.qpv_errata().subspan(first, count)) {
    out_ += "  ";
    out_ += words_for_erratum(table_.text(row.erratum.kind), options_.language);
    out_ += ", ";
    out_ += table_.text(row.object);
    out_ += ", ";
    out_ += table_.text(row.column);
    out_ += colon();
    out_ += table_.text(row.erratum.printed);
    if (table_.text(row.erratum.meant) != std::string_view{}) {
      out_ += " → ";
      out_ += table_.text(row.erratum.meant);
    }
    out_ += "\n    ";
    out_ += table_.text(french() ? row.erratum.reason_fr : row.erratum.reason_en);
    out_ += say(" (preuve : ", " (evidence: ");
    out_ += table_.text(row.erratum.evidence);
    out_ += ")\n";
  }
}

}  // namespace zonage::render
