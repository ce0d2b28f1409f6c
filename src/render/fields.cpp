#include "render/fields.h"

#include "dataset/departments.h"
#include "grant/published.h"
#include "resolve/qpv.h"
#include "resolve/zoning.h"

namespace zonage::render {
namespace {

using dataset::BodyRow;
using dataset::none;
using resolve::CorrectionKind;

constexpr std::array<std::string_view, all_columns.size()> keys{"zonage_statut",
                                                                "zonage_code_insee",
                                                                "zonage_commune",
                                                                "zonage_departement",
                                                                "zonage_abc_2003",
                                                                "zonage_apl_1978",
                                                                "zonage_ville_pilote",
                                                                "zonage_qpv",
                                                                "zonage_candidats",
                                                                "zonage_correction",
                                                                "zonage_dsc_2023_contrat",
                                                                "zonage_dsc_2023_pop_qpv",
                                                                "zonage_dsc_2023_enveloppe_1",
                                                                "zonage_dsc_2023_enveloppe_2",
                                                                "zonage_dsc_2023_total"};

constexpr std::string_view prefix = "zonage_";

// Départements whose article is part of the name as people write it.
bool keeps_article(std::uint8_t tncc, std::string_view name) {
  return tncc == 3 && name == "Réunion";
}

void append_towns(const Row& row, std::uint32_t body, std::string& out) {
  const dataset::PilotClassRow* pilot = resolve::pilot_of(row.table, body);
  if (pilot != nullptr) out += row.table.text(pilot->towns);
}

// Empty outside the communes of the grant. Numbers are plain: `267098`.
void append_grant(const Row& row, std::uint32_t body, Column column, std::string& out) {
  const auto c = grant::published_commune(row.table, body);
  if (!c) return;
  const auto figure = [&](grant::Figure which) {
    out += std::to_string(grant::published(row.table, *c, which));
  };
  switch (column) {
    case Column::grant_contract:
      out += grant::has_contract(row.table, *c) ? "oui" : "non";
      break;
    case Column::grant_qpv_population:
      out += std::to_string(grant::published(row.table, *c, grant::Input::qpv_population));
      break;
    case Column::grant_envelope_1:
      return figure(grant::Figure::envelope_1);
    case Column::grant_envelope_2:
      return figure(grant::Figure::envelope_2);
    default:
      return figure(grant::Figure::grant);
  }
}

void append_zone(const Row& row, std::uint32_t body, Scheme scheme, std::string& out) {
  if (body != none) {
    out += key_of(resolve::zoning_of(row.table, body, scheme).zone);
  } else {
    out += key_of(resolve::common_zone(row.table, row.answer.together(), scheme));
  }
}

}  // namespace

std::string_view key_of(Column column) { return keys.at(static_cast<std::size_t>(column)); }

std::optional<Column> parse_column(std::string_view key) {
  for (const Column column : all_columns) {
    const std::string_view full = key_of(column);
    if (key == full || key == full.substr(prefix.size())) return column;
  }
  return std::nullopt;
}

std::optional<Scheme> scheme_of(Column column) {
  switch (column) {
    case Column::abc_2003:
      return Scheme::abc_2003;
    case Column::apl_1978:
      return Scheme::apl_1978;
    case Column::pilot_town:
      return Scheme::ville_pilote;
    case Column::qpv:
      return Scheme::qpv;
    case Column::grant_contract:
    case Column::grant_qpv_population:
    case Column::grant_envelope_1:
    case Column::grant_envelope_2:
    case Column::grant_total:
      return Scheme::dsc_2023;
    default:
      return std::nullopt;
  }
}

void append_qpv_codes(const dataset::Table& table, std::uint32_t body, std::string& out) {
  std::uint32_t before = none;
  for (const dataset::QpvCommuneRow& row : resolve::qpv_rows_of(table, body)) {
    if (row.qpv == before) continue;  // it lies in two of the communes that were joined
    if (before != none) out += '|';
    out += dataset::code_of(table.qpvs()[row.qpv].code);
    before = row.qpv;
  }
}

std::string_view insee_code_of(const BodyRow& body) {
  const std::string_view code = dataset::code_of(body.code);
  return code.starts_with('B') ? std::string_view{} : code;
}

std::string_view department_code_of(const dataset::Table& table, const BodyRow& body) {
  if (body.department == none) return {};
  return dataset::department_code(table.departments()[body.department]);
}

std::string department_name_of(const dataset::Table& table, const BodyRow& body,
                               Language language) {
  const bool belgian = body.department == none;
  return department_name_of(table, belgian ? resolve::belgium : body.department, language);
}

std::string department_name_of(const dataset::Table& table, std::uint32_t department,
                               Language language) {
  if (department == resolve::belgium) {
    return language == Language::french ? "Belgique" : "Belgium";
  }
  const dataset::DepartmentRow& row = table.departments()[department];
  const std::string_view name = table.text(row.name);
  return (keeps_article(row.tncc, name) ? "La " : "") + std::string(name);
}

namespace {

void append_named(std::string_view name, const BodyRow& body, std::string& out) {
  out += name;
  out += " (";
  const std::string_view code = insee_code_of(body);
  if (code.empty()) {
    out += "Belgique";
  } else {
    out += code;
  }
  out += ')';
}

}  // namespace

void append_candidate(const dataset::Table& table, std::uint32_t body, std::string& out) {
  const BodyRow& row = table.bodies()[body];
  append_named(table.text(row.name), row, out);
}

void append_candidate(const dataset::Table& table, const resolve::Suggestion& suggestion,
                      std::string& out) {
  append_named(table.text(table.names()[suggestion.name].name), table.bodies()[suggestion.body],
               out);
}

std::string describe(const resolve::Correction& correction) {
  const std::string change = correction.from + " -> " + correction.to;
  switch (correction.kind) {
    case CorrectionKind::zero_restored:
      return change + " (zéro initial rétabli)";
    case CorrectionKind::former_name:
      return change + " (autre nom de la commune)";
    case CorrectionKind::former_code:
      return change + " (code changé)";
    case CorrectionKind::also_postal_code:
      return correction.from + " lu comme code INSEE, aussi code postal : " + correction.to;
    case CorrectionKind::printed_form:
      return change + " (forme imprimée dans une liste)";
    case CorrectionKind::loosened:
      return change + " (lecture assouplie)";
    case CorrectionKind::postal_words:
      return change + " (mentions postales laissées)";
    case CorrectionKind::number_off:
      return correction.from + " ne va pas avec " + correction.to;
    case CorrectionKind::number_unknown:
      return correction.to + " n'est le code postal d'aucune commune";
    case CorrectionKind::suggestion:
      return change + " (suggestion acceptée)";
    case CorrectionKind::elsewhere:
      return correction.from + " : ce nom existe ailleurs (" + correction.to + ")";
  }
  return change;
}

void append_cell(const Row& row, const OutColumn& out_column, std::string& out) {
  const resolve::Answer& answer = row.answer;
  const std::uint32_t body = row.candidate != none            ? row.candidate
                             : answer.status == Status::found ? answer.bodies.front()
                                                              : none;
  if (const lists::OwnList* list = out_column.list()) {
    out += body != none ? list->value(body) : list->common_value(answer.together());
    return;
  }
  switch (const Column column = out_column.column(); column) {
    case Column::status:
      out += zonage::key_of(answer.status);
      break;
    case Column::insee_code:
      if (body != none) out += insee_code_of(row.table.bodies()[body]);
      break;
    case Column::commune:
      if (body != none) out += row.table.text(row.table.bodies()[body].name);
      break;
    case Column::department:
      if (body != none) out += department_code_of(row.table, row.table.bodies()[body]);
      break;
    case Column::abc_2003:
      append_zone(row, body, Scheme::abc_2003, out);
      break;
    case Column::apl_1978:
      append_zone(row, body, Scheme::apl_1978, out);
      break;
    case Column::pilot_town:
      if (body != none) append_towns(row, body, out);
      break;
    case Column::qpv:
      if (body != none) append_qpv_codes(row.table, body, out);
      break;
    case Column::grant_contract:
    case Column::grant_qpv_population:
    case Column::grant_envelope_1:
    case Column::grant_envelope_2:
    case Column::grant_total:
      if (body != none) append_grant(row, body, column, out);
      break;
    case Column::candidates: {
      if (answer.status == Status::found) break;
      std::string_view separator;
      for (const std::uint32_t candidate : answer.bodies) {
        out += separator;
        append_candidate(row.table, candidate, out);
        separator = "|";
      }
      for (const resolve::Suggestion& suggestion : answer.suggestions) {
        out += separator;
        append_candidate(row.table, suggestion, out);
        separator = "|";
      }
      break;
    }
    case Column::correction: {
      std::string_view separator;
      for (const resolve::Correction& correction : answer.corrections) {
        out += separator;
        out += describe(correction);
        separator = "|";
      }
      break;
    }
  }
}

}  // namespace zonage::render
