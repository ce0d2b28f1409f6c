#include "render/json.h"

#include "base/parts.h"
#include "grant/published.h"
#include "render/dates.h"
#include "render/fields.h"
#include "render/json_parts.h"
#include "render/list_json.h"
#include "render/printable.h"
#include "render/qpv_json.h"
#include "render/words.h"
#include "resolve/zoning.h"
#include "text/utf8.h"

namespace zonage::render {
namespace {

using dataset::BodyRow;
using dataset::none;
using dataset::Table;

Json array_of(std::string_view joined, char separator) { return parts_of(joined, separator); }

std::string_view problem_key(resolve::Problem problem) {
  switch (problem) {
    case resolve::Problem::none:
      return {};
    case resolve::Problem::empty:
      return "requete-vide";
    case resolve::Problem::nul:
      return "octet-nul";
    case resolve::Problem::invalid_utf8:
      return "utf8-invalide";
    case resolve::Problem::too_long:
      return "trop-long";
    case resolve::Problem::unknown_department:
      return "departement-inconnu";
    case resolve::Problem::departments_differ:
      return "departements-contradictoires";
  }
  return {};
}

class Writer {
 public:
  Writer(const Table& table, const JsonOptions& options)
      : table_(table),
        schemes_(options.schemes),
        lists_(options.lists),
        explain_(options.explain) {}

  Json answer(std::string_view query, const resolve::Answer& answer) const {
    Json out;
    out["requete"] = query;
    out["statut"] = key_of(answer.status);
    out["corrections"] = Json::array();
    for (const resolve::Correction& correction : answer.corrections) {
      out["corrections"].push_back(describe(correction));
    }
    out["communes"] = Json::array();
    for (const std::uint32_t body : answer.bodies) out["communes"].push_back(commune(body));
    if (answer.status == Status::ambiguous) {
      Json& zones = out["zones_communes"] = Json::object();
      for (const Scheme scheme : schemes_) {
        if (!has_zones(scheme)) continue;
        zones[std::string(key_of(scheme))] =
            text_or_null(key_of(resolve::common_zone(table_, answer.together(), scheme)));
      }
      for (const lists::OwnList& list : lists_) {
        zones[list.name()] = text_or_null(list.common_value(answer.together()));
      }
    }
    if (answer.status == Status::unknown) {
      out["suggestions"] = Json::array();
      for (const resolve::Suggestion& suggestion : answer.suggestions) {
        const BodyRow& body = table_.bodies()[suggestion.body];
        out["suggestions"].push_back(
            {{"nom", table_.text(table_.names()[suggestion.name].name)},
             {"code_insee", text_or_null(insee_code_of(body))},
             {"departement", text_or_null(department_code_of(table_, body))},
             {"distance", suggestion.distance}});
      }
    }
    if (answer.problem != resolve::Problem::none) out["probleme"] = problem_key(answer.problem);
    if (explain_) out["lecture"] = {{"cle", answer.key}};
    return out;
  }

 private:
  Json named(std::uint32_t b) const { return named_json(table_, b); }

  Json commune(std::uint32_t b) const {
    const BodyRow& body = table_.bodies()[b];
    const dataset::DetailRow& detail = table_.details()[b];
    Json out = named(b);
    const auto nature = static_cast<Nature>(body.nature);
    if (nature == Nature::belgian_municipality) {
      out["code_nis"] = dataset::code_of(body.code).substr(1);
    }
    out["departement"] = Json();
    if (body.department != none) {
      out["departement"] = {{"code", department_code_of(table_, body)},
                            {"nom", department_name_of(table_, body)}};
    }
    out["nature"] = key_of(nature);
    out["existe_depuis"] = text_or_null(date_or_span(detail.first_earliest, detail.first));
    out["existe_jusqu_a"] = text_or_null(date_or_span(detail.end_earliest, detail.end));
    out["commune_actuelle"] = body.current == none ? Json() : named(body.current);
    out["codes_postaux"] = array_of(table_.text(detail.postal_codes), ';');
    Json& zones = out["zones"] = Json::object();
    for (const Scheme scheme : schemes_) {
      zones[std::string(key_of(scheme))] = scheme == Scheme::ville_pilote ? pilot(b)
                                           : scheme == Scheme::qpv ? qpvs_json(table_, b, explain_)
                                           : scheme == Scheme::dsc_2023 ? grant(b)
                                                                        : zone(b, scheme);
    }
    for (const lists::OwnList& list : lists_) {
      zones[list.name()] = list_json(table_, b, list, explain_);
    }
    if (zones.contains("qpv") && !zones["qpv"].is_null()) {
      out["qpv_a_savoir"] = not_to_confuse(Scheme::qpv, Language::french);
    }
    return out;
  }

  Json zone(std::uint32_t b, Scheme scheme) const {
    const resolve::Zoning zoning = resolve::zoning_of(table_, b, scheme);
    const dataset::ClassRow* line = zoning.line;
    Json out;
    out["zone"] = text_or_null(key_of(zoning.zone));
    // A commune that the record loses (rule none) has no zone, either.
    out["regle"] = key_of(zoning.rule == Rule::none ? Rule::out_of_scope : zoning.rule);
    out["texte"] = order_of(scheme);
    place(zoning, out);
    const bool amended = line != nullptr && line->since != 0;
    out["depuis"] = amended ? Json(format_date(line->since)) : Json();
    out["avant"] = amended ? Json(key_of(static_cast<Zone>(line->before))) : Json();
    out["texte_modificatif"] =
        amended ? Json("arrêté du " + long_date(line->since, Language::french)) : Json();
    if (explain_ && amended) out["nor_modificatif"] = table_.text(line->amending_order);
    if (!zoning.components.empty()) {
      Json& parts = out["composantes"] = Json::array();
      for (const std::uint32_t component : zoning.components) {
        Json part = named(component);
        // The list's commune: by the code that it had then.
        const dataset::BodyRow& body = table_.bodies()[component];
        if (body.list_code[0] != '\0') part["code_insee"] = dataset::code_of(body.list_code);
        const resolve::Zoning its = resolve::zoning_of(table_, component, scheme);
        part["zone"] = text_or_null(key_of(its.zone));
        if (explain_ && its.line != nullptr) {
          part["regle"] = key_of(its.rule);
          place(its, part);
          explain(*its.line, scheme, part);
        }
        parts.push_back(std::move(part));
      }
    }
    if (explain_ && line != nullptr) explain(*line, scheme, out);
    return out;
  }

  // Where the list says so.
  void place(const resolve::Zoning& zoning, Json& out) const {
    const dataset::ClassRow* line = zoning.line;
    out["section"] = line == nullptr ? Json() : Json(table_.text(line->section));
    out["imprime"] =
        line != nullptr && zoning.rule == Rule::list ? Json(table_.text(line->printed)) : Json();
    out["ligne"] = line == nullptr ? Json() : Json(line->line);
  }

  void explain(const dataset::ClassRow& line, Scheme scheme, Json& out) const {
    for (const dataset::DocumentRow& document : table_.documents()) {
      if (table_.text(document.id) == key_of(scheme)) {
        out["reference"] = table_.text(document.legal_reference);
      }
    }
    if (static_cast<Rule>(line.rule) != Rule::list) out["phrase"] = table_.text(line.printed);
    if (line.erratum == none) return;
    const dataset::ErratumRow& erratum = table_.errata()[line.erratum];
    out["correction"] = {{"genre", table_.text(erratum.kind)},
                         {"imprime", table_.text(erratum.printed)},
                         {"lu", table_.text(erratum.meant)},
                         {"raison", table_.text(erratum.reason_fr)},
                         {"preuve", table_.text(erratum.evidence)}};
  }

  Json pilot(std::uint32_t b) const {
    const dataset::PilotClassRow* row = resolve::pilot_of(table_, b);
    if (row == nullptr) return {};
    Json out;
    out["villes"] = array_of(table_.text(row->towns), '|');
    out["cantons"] = array_of(table_.text(row->cantons), '|');
    out["ville_nommee"] = text_or_null(table_.text(row->named));
    out["regle"] = key_of(static_cast<PilotRule>(row->rule));
    out["a_confirmer"] = row->to_confirm != 0;
    out["section"] = table_.text(row->section);
    Json& lines = out["lignes"] = Json::array();
    for (const std::uint32_t line : resolve::lines_of(table_, *row)) lines.push_back(line);
    return out;
  }

  Json grant(std::uint32_t b) const {
    const auto c = grant::published_commune(table_, b);
    if (!c) return {};
    Json out;
    out["contrat_de_ville"] = grant::has_contract(table_, *c);
    out["pop_qpv"] = grant::published(table_, *c, grant::Input::qpv_population);
    out["enveloppe_1"] = grant::published(table_, *c, grant::Figure::envelope_1);
    out["enveloppe_2"] = grant::published(table_, *c, grant::Figure::envelope_2);
    out["total"] = grant::published(table_, *c, grant::Figure::grant);
    out["texte"] = order_of(Scheme::dsc_2023);
    out["ligne"] = table_.grant_communes()[*c].lines[0];
    return out;
  }

  const Table& table_;
  std::span<const Scheme> schemes_;
  std::span<const lists::OwnList> lists_;
  bool explain_;
};

std::string dumped(const Json& json, int indent) {
  std::string text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  if (text.find_first_of("\x7F\xC2\xD8\xE2") == std::string::npos) return text;
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = text::next_code_point(text, at);
    if (code_point < 0x20 || !steers(code_point)) {  // below are the line ends of the layout
      out.append(text, begin, at - begin);
      continue;
    }
    out += "\\u";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) out += digits[code_point >> shift & 0xFU];
  }
  return out;
}

}  // namespace

void append(const Json& json, JsonLayout layout, std::string& out) {
  out += dumped(json, layout == JsonLayout::indented ? 2 : -1);
  out += '\n';
}

void append_json(const Table& table, std::string_view query, const resolve::Answer& answer,
                 const JsonOptions& options, std::string& out) {
  append(Writer(table, options).answer(query, answer), options.layout, out);
}

std::string json_text(std::string_view text) { return dumped(Json(text), -1); }

// By hand: the JSON library would read a number into a double, which has not all of its digits.
void append_json_row(std::span<const NamedCell> cells, JsonLayout layout, std::string& out) {
  const bool indented = layout == JsonLayout::indented;
  const char* before = indented ? "{\n  " : "{";
  for (const NamedCell& cell : cells) {
    out += before;
    out += json_text(cell.key);
    out += indented ? ": " : ":";
    if (cell.value.empty()) {
      out += "null";
    } else if (cell.is_number) {
      out += cell.value;
    } else {
      out += json_text(cell.value);
    }
    before = indented ? ",\n  " : ",";
  }
  out += indented ? "\n}\n" : "}\n";
}

}  // namespace zonage::render
