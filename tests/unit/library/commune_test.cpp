// Every body of the table as values says what the command's json says: the json is written again
// from the values alone.
#include "zonage/commune.h"

#include <string>
#include <vector>

#include "library/inside.h"
#include "render/json.h"
#include "support/catch.h"

using namespace zonage;
using render::json_text;

namespace {

std::string text_or_null(std::string_view text) { return text.empty() ? "null" : json_text(text); }

std::string named(const CommuneName& name) {
  return "{\"code_insee\":" + text_or_null(name.insee_code) + ",\"nom\":" + json_text(name.name);
}

std::string array_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ",") + json_text(text);
  return "[" + out + "]";
}

// What stands behind a line of the list: of a zoning, or of a component of it.
template <class Line>
std::string proof_of(const Line& line, const Zoning& zoning) {
  std::string out = ",\"reference\":" + json_text(zoning.legal_reference);
  if (line.rule != Rule::list) out += ",\"phrase\":" + json_text(line.printed);
  if (line.correction) {
    const ListCorrection& correction = *line.correction;
    out += ",\"correction\":{\"genre\":" + json_text(correction.kind) +
           ",\"imprime\":" + json_text(correction.printed) +
           ",\"lu\":" + json_text(correction.meant) +
           ",\"raison\":" + json_text(correction.reason_fr) +
           ",\"preuve\":" + json_text(correction.evidence) + "}";
  }
  return out;
}

std::string json_of(const Zoning& zoning) {
  std::string out = "{\"zone\":" + text_or_null(key_of(zoning.zone)) +
                    ",\"regle\":" + json_text(key_of(zoning.rule)) +
                    ",\"texte\":" + json_text(zoning.order);
  const bool has_line = zoning.line != 0;
  out += ",\"section\":" + (has_line ? json_text(zoning.section) : "null");
  out += ",\"imprime\":" +
         (has_line && zoning.rule == Rule::list ? json_text(zoning.printed) : "null");
  out += ",\"ligne\":" + (has_line ? std::to_string(zoning.line) : "null");
  out += ",\"depuis\":" + text_or_null(zoning.since);
  out += ",\"avant\":" + (zoning.since.empty() ? "null" : json_text(key_of(zoning.before)));
  out += ",\"texte_modificatif\":" + text_or_null(zoning.amending_order);
  if (!zoning.since.empty()) {
    out += ",\"nor_modificatif\":" + json_text(zoning.amending_order_nor);
  }
  if (!zoning.components.empty()) {
    out += ",\"composantes\":[";
    std::string_view comma;
    for (const Component& component : zoning.components) {
      out += comma;
      out += named(component) + ",\"zone\":" + text_or_null(key_of(component.zone));
      if (component.line != 0) {
        out += ",\"regle\":" + json_text(key_of(component.rule)) +
               ",\"section\":" + json_text(component.section) + ",\"imprime\":" +
               (component.rule == Rule::list ? json_text(component.printed) : "null") +
               ",\"ligne\":" + std::to_string(component.line) + proof_of(component, zoning);
      }
      out += "}";
      comma = ",";
    }
    out += "]";
  }
  if (!has_line) return out + "}";
  return out + proof_of(zoning, zoning) + "}";
}

std::string json_of(const std::optional<PilotTowns>& pilot) {
  if (!pilot) return "null";
  std::string lines;
  for (const std::uint32_t line : pilot->lines) {
    if (!lines.empty()) lines += ',';
    lines += std::to_string(line);
  }
  return "{\"villes\":" + array_of(pilot->towns) + ",\"cantons\":" + array_of(pilot->cantons) +
         ",\"ville_nommee\":" + text_or_null(pilot->named) +
         ",\"regle\":" + json_text(key_of(pilot->rule)) +
         ",\"a_confirmer\":" + (pilot->to_confirm ? "true" : "false") +
         ",\"section\":" + json_text(pilot->section) + ",\"lignes\":[" + lines + "]}";
}

// Up to what stands behind the pilot towns, which other schemes add to.
std::string beginning_of(const Commune& commune) {
  std::string out = named(commune);
  if (!commune.nis_code.empty()) out += ",\"code_nis\":" + json_text(commune.nis_code);
  out += ",\"departement\":";
  out += commune.department ? "{\"code\":" + json_text(commune.department->code) +
                                  ",\"nom\":" + json_text(commune.department->name) + "}"
                            : "null";
  out += ",\"nature\":" + json_text(key_of(commune.nature)) +
         ",\"existe_depuis\":" + text_or_null(commune.exists_since) +
         ",\"existe_jusqu_a\":" + text_or_null(commune.exists_until) +
         ",\"commune_actuelle\":" + (commune.current ? named(*commune.current) + "}" : "null") +
         ",\"codes_postaux\":" + array_of(commune.postal_codes);
  return out + ",\"zones\":{\"abc_2003\":" + json_of(commune.zones.abc_2003) +
         ",\"apl_1978\":" + json_of(commune.zones.apl_1978) +
         ",\"ville_pilote\":" + json_of(commune.zones.ville_pilote);
}

}  // namespace

TEST_CASE("the values of every commune say what its json says") {
  const Data data = Data::builtin();
  const dataset::Table& table = data.inside().table;
  REQUIRE(table.bodies().size() > 30000);
  for (std::uint32_t b = 0; b < table.bodies().size(); ++b) {
    resolve::Answer found;
    found.status = Status::found;
    found.bodies = {b};
    const Answer answer(
        std::make_shared<const Answer::Inside>(Answer::Inside{data, "x", std::move(found)}));
    const std::string expected =
        "{\"requete\":\"x\",\"statut\":\"trouve\",\"corrections\":[],\"communes\":[" +
        beginning_of(answer.commune(0));
    const std::string json = answer.json(Answer::Proof::yes);
    if (json.starts_with(expected)) continue;
    CHECK(json.substr(0, expected.size()) == expected);
    return;  // one is enough to read
  }
}
