#include <vector>

#include "render/fields.h"
#include "render/qpv_answer.h"
#include "render/qpv_figures.h"
#include "resolve/qpv.h"

namespace zonage::render {
namespace {

// Behind the figures, in the order of the array below.
constexpr std::array<std::string_view, 15 + qpv_figure_count> columns{
    "code_qpv",
    "nom",
    "departement",
    "epci",
    "siren_epci",
    "communes",
    "codes_insee",
    "a_confirmer",
    key_of(QpvFigure::population),
    key_of(QpvFigure::young),
    key_of(QpvFigure::brevet),
    key_of(QpvFigure::poverty),
    key_of(QpvFigure::employed_women),
    key_of(QpvFigure::employed_men),
    key_of(QpvFigure::vacancy),
    key_of(QpvFigure::social_dwellings),
    key_of(QpvFigure::social_share),
    key_of(QpvFigure::colleges),
    key_of(QpvFigure::colleges_rep),
    key_of(QpvFigure::colleges_rep_plus),
    key_of(QpvFigure::cites_educatives),
    "emplois_francs_2018_2020",
    key_of(QpvFigure::cites_emploi),
    "typologie_cadre_de_vie",
    "typologie_cohesion_sociale",
    "typologie_emploi",
    "touche_zfu",
    "npnru",
    "qrr",
    "douteux"};

std::string yes(bool value) { return value ? "oui" : "non"; }

}  // namespace

std::span<const std::string_view> qpv_columns() { return columns; }

std::vector<std::string> qpv_cells(const dataset::Table& table, std::uint32_t q) {
  const dataset::QpvRow& qpv = table.qpvs()[q];
  const dataset::QpvTerritoryRow& epci = table.qpv_territories()[qpv.territory];
  std::string names;
  std::string codes;
  for (const std::uint32_t body : resolve::communes_of(table, qpv)) {
    if (!names.empty()) {
      names += '|';
      codes += '|';
    }
    names += table.text(table.bodies()[body].name);
    codes += insee_code_of(table.bodies()[body]);
  }
  std::vector<std::string> cells{std::string(dataset::code_of(qpv.code)),
                                 std::string(table.text(qpv.name)),
                                 std::string(resolve::department_of(qpv)),
                                 std::string(table.text(epci.name)),
                                 std::string(table.text(epci.code)),
                                 names,
                                 codes,
                                 yes(to_confirm(static_cast<QpvConfidence>(qpv.confidence)))};
  std::string doubtful;
  for (std::size_t i = 0; i < qpv_figure_count; ++i) {
    cells.push_back(figure_cell(qpv.figures[i]));
    if (qpv.figures[i].doubtful == 0) continue;
    if (!doubtful.empty()) doubtful += '|';
    doubtful += key_of(static_cast<QpvFigure>(i));
  }
  for (const auto kind : {QpvTypology::setting, QpvTypology::cohesion, QpvTypology::employment}) {
    cells.emplace_back(typology_of(qpv, kind));
  }
  const auto zfu = static_cast<Zfu>(qpv.zfu);
  cells.push_back(zfu == Zfu::overlaps_starred ? "oui*" : yes(zfu == Zfu::overlaps));
  cells.emplace_back(key_of(static_cast<Npnru>(qpv.npnru)));
  cells.push_back(yes(qpv.qrr != 0));
  cells.push_back(doubtful);
  return cells;
}

}  // namespace zonage::render
