#include "zonage/commune.h"

#include "base/parts.h"
#include "grant/published.h"
#include "library/inside.h"
#include "render/dates.h"
#include "render/fields.h"
#include "render/words.h"
#include "resolve/qpv.h"
#include "resolve/zoning.h"

namespace zonage::library {
namespace {

using dataset::none;
using dataset::Table;

std::string text_of(const Table& table, dataset::TextRef ref) {
  return std::string(table.text(ref));
}

std::vector<std::string> texts_of(std::string_view joined, char separator) {
  const std::vector<std::string_view> parts = parts_of(joined, separator);
  return {parts.begin(), parts.end()};
}

ListCorrection correction_of(const Table& table, const dataset::ErratumRow& row) {
  return {text_of(table, row.kind),      text_of(table, row.printed),
          text_of(table, row.meant),     text_of(table, row.reason_fr),
          text_of(table, row.reason_en), text_of(table, row.evidence)};
}

void describe_line(const Table& table, const dataset::ClassRow& line, Zoning& out) {
  out.section = text_of(table, line.section);
  out.printed = text_of(table, line.printed);
  out.line = line.line;
  if (line.since != no_date) {
    out.since = format_date(line.since);
    out.before = static_cast<Zone>(line.before);
    out.amending_order = "arrêté du " + render::long_date(line.since, Language::french);
    out.amending_order_nor = text_of(table, line.amending_order);
  }
  if (line.erratum != none) out.correction = correction_of(table, table.errata()[line.erratum]);
}

Component describe_component(const Table& table, std::uint32_t body, Scheme scheme) {
  const resolve::Zoning zoning = resolve::zoning_of(table, body, scheme);
  Component out{name_of(table, body), zoning.zone, zoning.rule, {}, {}, 0, {}};
  const std::string_view then = dataset::code_of(table.bodies()[body].list_code);
  if (!then.empty()) out.insee_code = then;
  if (zoning.line == nullptr) return out;
  Zoning its;
  describe_line(table, *zoning.line, its);
  out.section = std::move(its.section);
  out.printed = std::move(its.printed);
  out.line = its.line;
  out.correction = std::move(its.correction);
  return out;
}

Zoning describe_zoning(const Table& table, std::uint32_t body, Scheme scheme) {
  const resolve::Zoning zoning = resolve::zoning_of(table, body, scheme);
  Zoning out;
  out.zone = zoning.zone;
  // A commune that the record loses has no zone, either.
  out.rule = zoning.rule == Rule::none ? Rule::out_of_scope : zoning.rule;
  out.order = render::order_of(scheme);
  for (const dataset::DocumentRow& document : table.documents()) {
    if (table.text(document.id) == key_of(scheme)) {
      out.legal_reference = text_of(table, document.legal_reference);
    }
  }
  if (zoning.line != nullptr) describe_line(table, *zoning.line, out);
  for (const std::uint32_t component : zoning.components) {
    out.components.push_back(describe_component(table, component, scheme));
  }
  return out;
}

std::optional<PilotTowns> describe_pilot_towns(const Table& table, std::uint32_t body) {
  const dataset::PilotClassRow* row = resolve::pilot_of(table, body);
  if (row == nullptr) return std::nullopt;
  return PilotTowns{texts_of(table.text(row->towns), '|'),
                    texts_of(table.text(row->cantons), '|'),
                    text_of(table, row->named),
                    static_cast<PilotRule>(row->rule),
                    row->to_confirm != 0,
                    text_of(table, row->section),
                    resolve::lines_of(table, *row)};
}

std::optional<std::vector<Neighbourhood>> describe_neighbourhoods(const Table& table,
                                                                  std::uint32_t body) {
  const resolve::QpvsOfBody found = resolve::qpvs_of(table, body);
  if (!found.covered) return std::nullopt;
  std::vector<Neighbourhood> out;
  for (const dataset::QpvCommuneRow& row : found.rows) {
    const dataset::QpvRow& qpv = table.qpvs()[row.qpv];
    Neighbourhood neighbourhood;
    neighbourhood.code = dataset::code_of(qpv.code);
    // It may lie in two of the communes that were joined.
    if (!out.empty() && out.back().code == neighbourhood.code) continue;
    neighbourhood.name = text_of(table, qpv.name);
    for (const std::uint32_t commune : resolve::communes_of(table, qpv)) {
      neighbourhood.communes.push_back(name_of(table, commune));
    }
    neighbourhood.to_confirm = to_confirm(static_cast<QpvConfidence>(qpv.confidence));
    out.push_back(std::move(neighbourhood));
  }
  return out;
}

std::optional<GrantPart> describe_grant(const Table& table, std::uint32_t body) {
  const auto c = grant::published_commune(table, body);
  if (!c) return std::nullopt;
  return GrantPart{grant::has_contract(table, *c),
                   grant::published(table, *c, grant::Input::qpv_population),
                   grant::published(table, *c, grant::Figure::envelope_1),
                   grant::published(table, *c, grant::Figure::envelope_2),
                   grant::published(table, *c, grant::Figure::grant)};
}

}  // namespace

CommuneName name_of(const Table& table, std::uint32_t body) {
  const dataset::BodyRow& row = table.bodies()[body];
  return {std::string(render::insee_code_of(row)), text_of(table, row.name)};
}

Commune describe_commune(const Table& table, std::uint32_t body) {
  const dataset::BodyRow& row = table.bodies()[body];
  const dataset::DetailRow& detail = table.details()[body];
  Commune commune;
  static_cast<CommuneName&>(commune) = name_of(table, body);
  commune.nature = static_cast<Nature>(row.nature);
  if (commune.nature == Nature::belgian_municipality) {
    commune.nis_code = dataset::code_of(row.code).substr(1);
  }
  if (row.department != none) {
    commune.department = Department{std::string(render::department_code_of(table, row)),
                                    render::department_name_of(table, row)};
  }
  commune.exists_since = render::date_or_span(detail.first_earliest, detail.first);
  commune.exists_until = render::date_or_span(detail.end_earliest, detail.end);
  if (row.current != none) commune.current = name_of(table, row.current);
  commune.postal_codes = texts_of(table.text(detail.postal_codes), ';');
  commune.zones = {describe_zoning(table, body, Scheme::abc_2003),
                   describe_zoning(table, body, Scheme::apl_1978),
                   describe_pilot_towns(table, body), describe_neighbourhoods(table, body),
                   describe_grant(table, body)};
  return commune;
}

}  // namespace zonage::library
