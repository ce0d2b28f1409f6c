#include "render/qpv_json.h"

#include "render/qpv_answer.h"
#include "render/qpv_figures.h"
#include "resolve/qpv.h"

namespace zonage::render {
namespace {

using dataset::FigureCell;
using dataset::QpvRow;
using dataset::Table;

Json figure_json(const FigureCell& cell) {
  const auto state = static_cast<FigureState>(cell.state);
  const bool has_value =
      state == FigureState::given || state == FigureState::floor || state == FigureState::ceiling;
  Json out;
  out["valeur"] = !has_value           ? Json()
                  : cell.decimals == 0 ? Json(cell.value)
                                       : Json(cell.value / 10.0);
  out["etat"] = key_of(state);
  if (cell.doubtful != 0) out["douteux"] = true;
  return out;
}

Json communes_json(const Table& table, const QpvRow& qpv) {
  Json out = Json::array();
  for (const std::uint32_t body : resolve::communes_of(table, qpv)) {
    out.push_back(named_json(table, body));
  }
  return out;
}

void add_flags(const QpvRow& qpv, Json& out) {
  out["touche_zfu"] = static_cast<Zfu>(qpv.zfu) != Zfu::none;
  out["npnru"] = text_or_null(key_of(static_cast<Npnru>(qpv.npnru)));
  out["qrr"] = qpv.qrr != 0;
}

// Where it is printed, as what, and how sure its communes are.
void add_proof(const Table& table, const QpvRow& qpv, Json& out) {
  out["confiance"] = key_of(static_cast<QpvConfidence>(qpv.confidence));
  out["lignes"] = {qpv.line, qpv.right_line};
  out["nom_imprime"] = table.text(qpv.printed);
  out["nom_imprime_a_droite"] = table.text(qpv.printed_right);
}

Json figures_json(std::span<const FigureCell> cells) {
  Json out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto figure = static_cast<QpvFigure>(i);
    if (cells.size() == territory_figure_count && figure == QpvFigure::social_dwellings) continue;
    out[std::string(key_of(figure))] = figure_json(cells[i]);
  }
  return out;
}

Json territory_json(const Table& table, const dataset::QpvTerritoryRow& territory) {
  Json out;
  out["nom"] = table.text(territory.name);
  if (static_cast<dataset::TerritoryKind>(territory.kind) == dataset::TerritoryKind::epci) {
    out["siren"] = table.text(territory.code);
  }
  out["ensemble"] = figures_json(territory.whole);
  out["dans_les_qpv"] = figures_json(territory.in_qpvs);
  return out;
}

Json errata_json(const Table& table, std::uint32_t first, std::uint32_t count) {
  Json out = Json::array();
  for (const dataset::QpvErratumRow& row : table.qpv_errata().subspan(first, count)) {
    out.push_back({{"objet", table.text(row.object)},
                   {"colonne", table.text(row.column)},
                   {"genre", table.text(row.erratum.kind)},
                   {"imprime", table.text(row.erratum.printed)},
                   {"lu", table.text(row.erratum.meant)},
                   {"raison", table.text(row.erratum.reason_fr)},
                   {"preuve", table.text(row.erratum.evidence)}});
  }
  return out;
}

std::string_view problem_key(resolve::QpvProblem problem) {
  using resolve::QpvProblem;
  switch (problem) {
    case QpvProblem::none:
      return {};
    case QpvProblem::query:
      return "requete-refusee";
    case QpvProblem::code_2024:
      return "code-de-2024";
    case QpvProblem::malformed_code:
      return "code-mal-forme";
    case QpvProblem::unknown_code:
      return "code-inconnu";
    case QpvProblem::outside:
      return "hors-hauts-de-france";
    case QpvProblem::heirs_unknown:
      return "territoire-repris-inconnu";
  }
  return {};
}

}  // namespace

Json qpvs_json(const Table& table, std::uint32_t body, bool explain) {
  const resolve::QpvsOfBody found = resolve::qpvs_of(table, body);
  if (!found.covered) return {};
  Json out = Json::array();
  for (const dataset::QpvCommuneRow& row : found.rows) {
    const QpvRow& qpv = table.qpvs()[row.qpv];
    Json entry;
    entry["code"] = dataset::code_of(qpv.code);
    entry["nom"] = table.text(qpv.name);
    entry["etendue"] = qpv.commune_count > 1 ? "partage" : "entier";
    entry["commune"] = named_json(table, row.lies_in);
    entry["communes"] = communes_json(table, qpv);
    entry["a_confirmer"] = to_confirm(static_cast<QpvConfidence>(qpv.confidence));
    add_flags(qpv, entry);
    if (explain) add_proof(table, qpv, entry);
    out.push_back(std::move(entry));
  }
  return out;
}

Json qpv_json(const Table& table, std::uint32_t q, bool explain) {
  const QpvRow& qpv = table.qpvs()[q];
  const dataset::QpvTerritoryRow& epci = table.qpv_territories()[qpv.territory];
  Json out;
  out["code"] = dataset::code_of(qpv.code);
  out["nom"] = table.text(qpv.name);
  out["nom_imprime"] = table.text(qpv.printed);
  out["departement"] = resolve::department_of(qpv);
  out["etendue"] = qpv.commune_count > 1 ? "partage" : "entier";
  out["communes"] = communes_json(table, qpv);
  out["a_confirmer"] = to_confirm(static_cast<QpvConfidence>(qpv.confidence));
  out["confiance"] = key_of(static_cast<QpvConfidence>(qpv.confidence));
  add_flags(qpv, out);
  if (static_cast<Zfu>(qpv.zfu) == Zfu::overlaps_starred) out["zfu_imprime"] = "ZFU*";
  out["indicateurs"] = figures_json(qpv.figures);
  Json& typologies = out["typologies"] = Json::object();
  for (const auto kind : {QpvTypology::setting, QpvTypology::cohesion, QpvTypology::employment}) {
    const std::string_view key = typology_of(qpv, kind);
    typologies[std::string(key_of(kind))] = {
        {"classe", key}, {"libelle", label_of(table, key_of(kind), key, Language::french)}};
  }
  Json& territories = out["territoires"] = Json::object();
  territories["epci"] = territory_json(table, epci);
  Json corrections;
  const auto territory_corrections = [&](const dataset::QpvTerritoryRow& territory) {
    return errata_json(table, territory.first_erratum, territory.erratum_count);
  };
  for (const dataset::QpvTerritoryRow& territory : table.qpv_territories()) {
    switch (static_cast<dataset::TerritoryKind>(territory.kind)) {
      case dataset::TerritoryKind::epci:
        break;
      case dataset::TerritoryKind::department:
        if (epci.department != dataset::none &&
            &territory == &table.qpv_territories()[epci.department]) {
          territories["departement"] = territory_json(table, territory);
          corrections["corrections_departement"] = territory_corrections(territory);
        }
        break;
      case dataset::TerritoryKind::region:
        territories["region"] = territory_json(table, territory);
        corrections["corrections_region"] = territory_corrections(territory);
        break;
      case dataset::TerritoryKind::france:
        territories["france_metropolitaine"] = territory_json(table, territory);
        break;
    }
  }
  if (explain) {
    add_proof(table, qpv, out);
    out["corrections"] = errata_json(table, qpv.first_erratum, qpv.erratum_count);
    out["corrections_epci"] = territory_corrections(epci);
    out.update(corrections);
  }
  return out;
}

void append_qpv_json(const Table& table, std::string_view query, const resolve::QpvAnswer& answer,
                     bool explain, JsonLayout layout, std::string& out) {
  Json json;
  json["requete"] = query;
  json["statut"] = key_of(answer.status);
  json["corrections"] = Json::array();
  for (const resolve::Correction& correction : answer.corrections) {
    json["corrections"].push_back(describe(correction));
  }
  const bool of_commune = answer.status == Status::found && !answer.communes.empty();
  json["commune"] = of_commune ? named_json(table, answer.communes.front()) : Json();
  json["quartiers"] = Json::array();
  for (const std::uint32_t q : answer.qpvs) {
    json["quartiers"].push_back(qpv_json(table, q, explain));
  }
  if (!of_commune && !answer.communes.empty()) {
    Json& candidates = json["communes_candidates"] = Json::array();
    for (const std::uint32_t body : answer.communes) {
      Json candidate = named_json(table, body);
      candidate["qpv"] = qpvs_json(table, body, explain);
      candidates.push_back(std::move(candidate));
    }
  }
  if (answer.status == Status::unknown) {
    Json& suggestions = json["suggestions"] = Json::array();
    for (const std::uint32_t q : answer.near_qpvs) {
      suggestions.push_back({{"code", dataset::code_of(table.qpvs()[q].code)},
                             {"nom", table.text(table.qpvs()[q].name)}});
    }
    for (const resolve::Suggestion& suggestion : answer.near_communes) {
      const dataset::BodyRow& body = table.bodies()[suggestion.body];
      suggestions.push_back({{"code_insee", text_or_null(insee_code_of(body))},
                             {"nom", table.text(table.names()[suggestion.name].name)}});
    }
  }
  if (answer.problem != resolve::QpvProblem::none) json["probleme"] = problem_key(answer.problem);
  json["a_savoir"] = not_to_confuse(Scheme::qpv, Language::french);
  append(json, layout, out);
}

void append_qpv_json(const Table& table, std::uint32_t qpv, bool explain, JsonLayout layout,
                     std::string& out) {
  append(qpv_json(table, qpv, explain), layout, out);
}

}  // namespace zonage::render
