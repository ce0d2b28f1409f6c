#include "render/text.h"

#include <algorithm>

#include "render/dates.h"
#include "render/fields.h"
#include "resolve/zoning.h"
#include "text/utf8.h"
#include "text/width.h"

namespace zonage::render {
namespace {

using dataset::BodyRow;
using dataset::none;
using dataset::Table;
using resolve::Answer;
using resolve::Zoning;

constexpr std::size_t label_width = 14;
constexpr std::size_t zone_width = 8;
constexpr std::string_view indent = "  ";
constexpr std::string_view separator = " · ";

class TextWriter {
 public:
  TextWriter(const Table& table, const TextOptions& options, std::string& out)
      : table_(table), options_(options), out_(out) {}

  void answer(std::string_view query, const Answer& answer) {
    switch (answer.status) {
      case Status::found: found(answer); break;
      case Status::ambiguous: ambiguous(query, answer); break;
      case Status::unknown: unknown(query, answer); break;
    }
    if (options_.explain && !answer.key.empty()) {
      line();
      out_ += say("lu : clé « ", "read: key “") + answer.key + say(" »", "”");
      if (answer.department != none) {
        out_ += say(", département ", ", département ");
        out_ += department_name_of(table_, answer.department);
      }
      out_ += '\n';
    }
  }

 private:
  bool french() const { return options_.language == Language::french; }

  std::string say(std::string_view in_french, std::string_view in_english) const {
    return std::string(french() ? in_french : in_english);
  }

  std::string_view colon() const { return french() ? " : " : ": "; }

  void line() { out_ += indent; }

  void bold(std::string_view text) {
    if (options_.color) out_ += "\033[1m";
    out_ += text;
    if (options_.color) out_ += "\033[0m";
  }

  void bold_padded(std::string_view text, std::size_t width) {
    std::string padded;
    append_padded(text, width, padded);
    bold(text);
    out_ += std::string_view(padded).substr(text.size());
  }

  // The continuation of a zone's line, below what was said first.
  void below() { out_.append(indent.size() + label_width + zone_width, ' '); }

  const BodyRow& body(std::uint32_t b) const { return table_.bodies()[b]; }
  std::string_view name(std::uint32_t b) const { return table_.text(body(b).name); }

  std::string code(std::uint32_t b) const {
    const std::string_view insee = insee_code_of(body(b));
    if (!insee.empty()) return std::string(insee);
    return "NIS " + std::string(dataset::code_of(body(b).code).substr(1));
  }

  void found(const Answer& answer) {
    const std::uint32_t b = answer.bodies.front();
    bold(name(b));
    out_ += separator;
    out_ += code(b);
    out_ += separator;
    out_ += department_name_of(table_, body(b), options_.language);
    out_ += '\n';
    history(b);
    for (const resolve::Correction& correction : answer.corrections) repair(correction);
    if (answer.asked == resolve::Asked::insee_code) also_postal(answer.code, b);
    for (const Scheme scheme : options_.schemes) {
      if (scheme == Scheme::ville_pilote) {
        pilot(b);
      } else {
        zone(b, scheme);
      }
    }
  }

  // What the body is, where that is not simply a commune of today.
  void history(std::uint32_t b) {
    const BodyRow& row = body(b);
    const auto nature = static_cast<Nature>(row.nature);
    if (nature == Nature::commune) return;
    line();
    out_ += words_for(nature, options_.language);
    if (nature != Nature::municipal_arrondissement && row.end != 0) {
      out_ += say(", a cessé d'être une commune ", ", ceased to be a commune ");
      if (row.end == row.end_earliest) {
        out_ += say("le ", "on ") + long_date(row.end, options_.language);
      } else {
        out_ += say("entre le ", "between ") + long_date(row.end_earliest, options_.language) +
                say(" et le ", " and ") + long_date(row.end, options_.language);
      }
    }
    if (row.current != none && row.current != b) {
      out_ += nature == Nature::municipal_arrondissement ? say(" de ", " of ")
                                                         : say(", aujourd'hui dans ", ", today in ");
      out_ += name(row.current);
      out_ += " (" + code(row.current) + ")";
    }
    out_ += '\n';
  }

  // Five digits alone are an INSEE code; people also type postal codes.
  void also_postal(std::string_view code, std::uint32_t b) {
    const auto postal = resolve::parse_postal_code(code);
    if (!postal) return;
    const auto rows = table_.find_postal(*postal);
    if (rows.empty() || (rows.size() == 1 && rows.front().body == b)) return;
    line();
    out_ += say("lu comme code INSEE ; c'est aussi un code postal : ",
                "read as an INSEE code; it is a postal code, too: ");
    out_ += name(rows.front().body);
    if (rows.size() > 1) out_ += ", …";
    out_ += " (-p " + std::string(code) + ")\n";
  }

  void repair(const resolve::Correction& correction) {
    line();
    using resolve::CorrectionKind;
    const std::string from = printable(correction.from);
    switch (correction.kind) {
      case CorrectionKind::zero_restored:
        out_ += say("code lu ", "code read as ") + correction.to +
                say(" : le zéro initial manquait", ": its leading zero was missing");
        break;
      case CorrectionKind::former_name:
        out_ += say("autre nom : ", "other name: ") + from;
        break;
      case CorrectionKind::former_code:
        out_ += say("le code ", "the code ") + from + say(" est devenu ", " became ") +
                correction.to;
        break;
      case CorrectionKind::printed_form:
        out_ += from + say(" : forme imprimée dans une liste, lue ",
                           ": a form printed in a list, read as ") +
                correction.to;
        break;
      case CorrectionKind::loosened:
        out_ += say("« ", "“") + from + say(" » lu ", "” read as ") + correction.to;
        break;
      case CorrectionKind::postal_words:
        out_ += say("« ", "“") + from + say(" » lu ", "” read as ") + correction.to +
                say(", sans les mentions postales", ", without the postal words");
        break;
      case CorrectionKind::number_off:
        out_ += say("aucune commune de ce nom n'a le code ", "no commune of this name has the code ") +
                correction.to;
        break;
      case CorrectionKind::number_unknown:
        out_ += say("aucune commune n'a le code postal ", "no commune has the postal code ") +
                correction.to +
                say(" : lu d'après le nom et le département",
                    ": read by the name and the département");
        break;
      case CorrectionKind::suggestion:
        out_ += say("suggestion acceptée : ", "suggestion taken: ") + from + " → " + correction.to;
        break;
    }
    out_ += '\n';
  }

  void zone_head(std::string_view label, std::string_view zone) {
    line();
    append_padded(label, label_width, out_);
    bold_padded(zone, zone_width);
  }

  void zone(std::uint32_t b, Scheme scheme) {
    const Zoning zoning = resolve::zoning_of(table_, b, scheme);
    const Language language = options_.language;
    // Nobody asks a French order about Belgium.
    if (static_cast<Nature>(body(b).nature) == Nature::belgian_municipality) return;
    zone_head(label_of(scheme, language),
              zoning.zone == Zone::mixed ? say("mixte", "mixed")
              : zoning.zone == Zone::none ? "–"
                                          : key_of(zoning.zone));
    if (zoning.zone == Zone::mixed) {
      components(zoning, scheme);
      out_ += '\n';
      below();
    } else if (zoning.rule == Rule::merger) {
      out_ += say("réunit ", "joins ") + std::to_string(zoning.components.size());
      out_ += say(" communes de la liste, toutes en zone ", " communes of the list, all in zone ");
      out_ += key_of(zoning.zone);
      out_ += ", ";
    } else {
      rule(zoning, b, scheme);
      if (zoning.rule == Rule::none) {
        out_ += '\n';
        return;
      }
      out_ += zoning.rule == Rule::out_of_scope ? say(" de l'", " of the ") : std::string(", ");
    }
    order(scheme);
    if (zoning.line != nullptr && zoning.line->since != 0) {
      below();
      out_ += say("depuis l'arrêté du ", "since the arrêté of ");
      out_ += long_date(zoning.line->since, language);
      out_ += say(" ; zone ", "; zone ");
      out_ += key_of(static_cast<Zone>(zoning.line->before));
      out_ += say(" avant", " before");
      out_ += '\n';
    }
    const std::string_view warning = not_to_confuse(scheme, language);
    if (zoning.zone != Zone::none && !warning.empty()) {
      below();
      out_ += warning;
      out_ += '\n';
    }
    if (options_.explain) explain(zoning, scheme);
  }

  void order(Scheme scheme) {
    out_ += say("", "arrêté of ");
    const std::string_view title = order_of(scheme);
    if (french()) {
      out_ += title;
    } else {
      out_ += scheme == Scheme::abc_2003 ? "19 December 2003" : "17 March 1978";
    }
    out_ += scheme == Scheme::abc_2003 ? " (" : " ";
    out_ += purpose_of(scheme, options_.language);
    if (scheme == Scheme::abc_2003) out_ += ')';
    out_ += '\n';
  }

  // By which rule, as printed if that is not simply the name, and with which others.
  void rule(const Zoning& zoning, std::uint32_t b, Scheme scheme) {
    if (!zoning.own_line && !zoning.components.empty()) {
      if (name(zoning.components.front()) != name(b)) {
        out_ += say("comme ", "as ");
        out_ += name(zoning.components.front());
        out_ += static_cast<Nature>(body(b).nature) == Nature::municipal_arrondissement
                    ? say(", dont il fait partie : ", ", which it is part of: ")
                    : say(", dont elle faisait partie : ", ", which it was part of: ");
      }
      out_ += words_for(zoning.rule, options_.language);
      return;
    }
    out_ += words_for(zoning.rule, options_.language);
    if (zoning.rule == Rule::list && differs(zoning, b)) {
      out_ += say(" comme « ", " as “");
      out_ += table_.text(zoning.line->printed);
      out_ += say(" »", "”");
    }
    for (const std::uint32_t component : zoning.components) {
      out_ += "; ";
      if (french()) out_.insert(out_.size() - 2, " ");
      out_ += name(component);
      out_ += say(" y est nommée aussi (zone ", " is named there, too (zone ");
      out_ += key_of(resolve::zoning_of(table_, component, scheme).zone);
      out_ += ')';
    }
  }

  // The printed form is worth showing when it is not simply the name.
  bool differs(const Zoning& zoning, std::uint32_t b) const {
    return table_.text(zoning.line->printed) != name(b);
  }

  void components(const Zoning& zoning, Scheme scheme) {
    std::string_view comma;
    for (const std::uint32_t component : zoning.components) {
      out_ += comma;
      out_ += key_of(resolve::zoning_of(table_, component, scheme).zone);
      out_ += ' ';
      out_ += name(component);
      comma = ", ";
    }
  }

  void explain(const Zoning& zoning, Scheme scheme) {
    for (const dataset::DocumentRow& document : table_.documents()) {
      if (table_.text(document.id) != key_of(scheme)) continue;
      below();
      out_ += table_.text(document.legal_reference);
      out_ += '\n';
    }
    if (zoning.line == nullptr) {
      for (const std::uint32_t component : zoning.components) {
        const Zoning part = resolve::zoning_of(table_, component, scheme);
        if (part.line != nullptr) proof(*part.line, scheme, name(component));
      }
      return;
    }
    proof(*zoning.line, scheme, {});
  }

  void proof(const dataset::ClassRow& row, Scheme scheme, std::string_view whose) {
    below();
    if (!whose.empty()) {
      out_ += whose;
      out_ += colon();
    }
    out_ += "data/sources/";
    out_ += key_of(scheme);
    out_ += ".txt, ";
    out_ += say("ligne ", "line ") + std::to_string(row.line) + ", ";
    out_ += table_.text(row.section);
    out_ += colon();
    out_ += say("« ", "“");
    out_ += table_.text(row.printed);
    out_ += say(" »", "”");
    out_ += '\n';
    if (row.erratum == none) return;
    const dataset::ErratumRow& erratum = table_.errata()[row.erratum];
    below();
    out_ += words_for_erratum(table_.text(erratum.kind), options_.language);
    out_ += colon();
    out_ += table_.text(erratum.printed);
    out_ += " → ";
    out_ += table_.text(erratum.meant);
    out_ += '\n';
    below();
    out_ += table_.text(french() ? erratum.reason_fr : erratum.reason_en);
    out_ += '\n';
    below();
    out_ += say("preuve : ", "evidence: ");
    out_ += table_.text(erratum.evidence);
    out_ += '\n';
  }

  void pilot(std::uint32_t b) {
    const dataset::PilotClassRow* row = resolve::pilot_of(table_, b);
    if (row == nullptr) return;
    line();
    append_padded(label_of(Scheme::ville_pilote, options_.language), label_width, out_);
    const std::string towns = listed(table_.text(row->towns), say(" ou ", " or "));
    bold(towns);
    out_ += '\n';
    below();
    if (row->to_confirm != 0) {
      out_ += say("à confirmer : deux territoires se partagent la commune ; ",
                  "to be confirmed: the commune lies in two territories; ");
    }
    const std::string_view cantons = table_.text(row->cantons);
    if (static_cast<PilotRule>(row->rule) != PilotRule::canton) {
      out_ += words_for(static_cast<PilotRule>(row->rule), options_.language);
    } else if (cantons.find('|') == std::string_view::npos) {
      out_ += say("par son canton d'avant mars 2015 : ", "by its canton of before March 2015: ");
      out_ += cantons;
    } else {
      out_ += say("par ses cantons d'avant mars 2015 : ", "by its cantons of before March 2015: ") +
              listed(cantons, ", ");
    }
    out_ += '\n';
    if (options_.explain) {
      below();
      out_ += "data/sources/nord_pilot_towns.txt, " + say("ligne ", "line ") +
              std::to_string(row->line) + ", ";
      out_ += table_.text(row->section);
      out_ += say(" ; ", "; ");
      out_ += not_to_confuse(Scheme::ville_pilote, options_.language);
      out_ += '\n';
    }
  }

  static std::string listed(std::string_view joined, std::string_view between) {
    std::string out;
    for (const char c : joined) {
      if (c == '|') {
        out += between;
      } else {
        out += c;
      }
    }
    return out;
  }

  void ambiguous(std::string_view query, const Answer& answer) {
    bold(printable(query));
    out_ += colon();
    out_ += std::to_string(answer.bodies.size());
    const auto same_department = [&](std::uint32_t b) {
      return body(b).department == body(answer.bodies.front()).department;
    };
    const bool one_department =
        std::all_of(answer.bodies.begin(), answer.bodies.end(), same_department);
    out_ += answer.bodies.size() == 1
                ? say(" commune possible, à préciser ", " possible commune, narrow it down ")
                : say(" communes possibles, à préciser ", " possible communes, narrow it down ");
    out_ += one_department ? say("(donnez le code INSEE)", "(give the INSEE code)")
                           : say("(-d DÉPARTEMENT)", "(-d DEPARTMENT)");
    out_ += '\n';
    for (const resolve::Correction& correction : answer.corrections) repair(correction);
    std::size_t code_width = 0;
    std::size_t name_width = 0;
    std::size_t department_width = 0;
    for (const std::uint32_t b : answer.bodies) {
      code_width = std::max(code_width, text::display_width(code(b)));
      name_width = std::max(name_width, text::display_width(described(b)));
      department_width =
          std::max(department_width, text::display_width(department_name_of(table_, body(b), options_.language)));
    }
    for (const std::uint32_t b : answer.bodies) {
      line();
      append_padded(code(b), code_width + 2, out_);
      append_padded(described(b), name_width + 2, out_);
      append_padded(department_name_of(table_, body(b), options_.language), department_width + 2, out_);
      candidate_zones(b);
    }
    agreement(answer);
  }

  std::string described(std::uint32_t b) const {
    std::string out(name(b));
    const auto nature = static_cast<Nature>(body(b).nature);
    if (nature != Nature::commune) {
      out += " (" + std::string(words_for(nature, options_.language)) + ")";
    }
    return out;
  }

  void candidate_zones(std::uint32_t b) {
    std::string zones;
    for (const Scheme scheme : options_.schemes) {
      if (scheme == Scheme::ville_pilote) continue;
      const std::string_view zone = key_of(resolve::zoning_of(table_, b, scheme).zone);
      append_padded(zone.empty() ? "–" : zone, 7, zones);
    }
    out_ += zones;
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
  }

  void agreement(const Answer& answer) {
    for (const Scheme scheme : options_.schemes) {
      if (scheme == Scheme::ville_pilote) continue;
      const Zone zone = resolve::common_zone(table_, answer.bodies, scheme);
      line();
      append_padded(label_of(scheme, options_.language), label_width, out_);
      out_ += zone == Zone::none
                  ? say("la zone dépend de la commune, ", "the zone depends on the commune, ")
                  : say("toutes en zone ", "all in zone ") + std::string(key_of(zone)) + ", ";
      order(scheme);
    }
  }

  void unknown(std::string_view query, const Answer& answer) {
    bold(printable(query));
    out_ += colon();
    if (answer.asked != resolve::Asked::name) {
      unknown_code(answer);
      return;
    }
    out_ += say("inconnu.", "unknown.");
    const std::string places = elsewhere(answer);
    if (!places.empty()) {
      out_ += say(" Ce nom existe ailleurs : ", " The name exists elsewhere: ") + places;
      if (!places.ends_with("…")) out_ += '.';
    }
    if (!answer.suggestions.empty()) {
      out_ += say(" Vouliez-vous dire : ", " Did you mean: ");
      std::string_view comma;
      for (const resolve::Suggestion& suggestion : answer.suggestions) {
        out_ += comma;
        out_ += table_.text(table_.names()[suggestion.name].name);
        out_ += " (";
        const std::string_view department =
            department_code_of(table_, body(suggestion.body));
        out_ += department.empty() ? say("Belgique", "Belgium") : std::string(department);
        out_ += ')';
        comma = ", ";
      }
      out_ += say(" ?", "?");
    } else if (places.empty() && answer.problem == resolve::Problem::none) {
      out_ += say(" Vérifiez l'orthographe, ou donnez le code INSEE.",
                  " Check the spelling, or give the INSEE code.");
    }
    out_ += '\n';
  }

  void unknown_code(const Answer& answer) {
    if (answer.asked == resolve::Asked::postal_code) {
      out_ += say("code postal inconnu\n", "unknown postal code\n");
      return;
    }
    const auto rows = table_.find_code(answer.code);
    if (!rows.empty()) {
      const std::uint32_t b = rows.front().body;
      out_ += say("ce code est celui de ", "this is the code of ");
      out_ += name(b);
      out_ += ", " + department_name_of(table_, body(b), options_.language) + "\n";
      return;
    }
    out_ += say("code INSEE inconnu", "unknown INSEE code");
    const auto postal = resolve::parse_postal_code(answer.code);
    if (postal && !table_.find_postal(*postal).empty()) {
      out_ += say(" ; c'est un code postal : -p ", "; it is a postal code: -p ") + answer.code;
    }
    out_ += '\n';
  }

  // Départements, other than the one asked for, that have a commune of this very name.
  std::string elsewhere(const Answer& answer) const {
    std::vector<std::string> names;
    const dataset::KeyRow* row =
        answer.department == none ? nullptr : table_.find_key(answer.key);
    if (row == nullptr) return {};
    for (const std::uint32_t n : table_.postings().subspan(row->first_posting, row->posting_count)) {
      std::string place =
          department_name_of(table_, body(table_.names()[n].body), options_.language);
      if (std::find(names.begin(), names.end(), place) == names.end()) {
        names.push_back(std::move(place));
      }
    }
    std::string places;
    for (std::size_t i = 0; i < names.size() && i < 5; ++i) {
      places += (i == 0 ? "" : ", ") + names[i];
    }
    if (names.size() > 5) places += "…";
    return places;
  }

  const Table& table_;
  const TextOptions& options_;
  std::string& out_;
};

}  // namespace

void append_text(const Table& table, std::string_view query, const Answer& answer,
                 const TextOptions& options, std::string& out) {
  TextWriter(table, options, out).answer(query, answer);
}

std::string describe_problem(const Answer& answer, Language language) {
  const auto say = [&](std::string_view in_french, std::string_view in_english) {
    return std::string(language == Language::french ? in_french : in_english);
  };
  switch (answer.problem) {
    case resolve::Problem::none: return {};
    case resolve::Problem::empty:
      return say("requête vide : donnez un nom de commune ou un code INSEE",
                 "empty query: give the name of a commune or an INSEE code");
    case resolve::Problem::nul:
      return say("la requête contient un octet nul : donnez du texte",
                 "the query holds a NUL byte: give text");
    case resolve::Problem::invalid_utf8:
      return say("la requête n'est pas de l'UTF-8 : convertissez-la (iconv -t UTF-8)",
                 "the query is not UTF-8: convert it (iconv -t UTF-8)");
    case resolve::Problem::too_long:
      return say("requête de plus de 1000 octets : donnez un seul nom",
                 "a query of more than 1000 bytes: give one name");
    case resolve::Problem::unknown_department:
      return say("département inconnu « ", "unknown département “") +
             printable(answer.problem_detail) +
             say(" » : donnez un code (62, 2A, 974) ou un nom",
                 "”: give a code (62, 2A, 974) or a name");
  }
  return {};
}

std::string printable(std::string_view text, std::size_t most) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  std::size_t shown = 0;
  for (std::size_t at = 0; at < text.size(); ++shown) {
    if (shown == most) return out + "…";
    const std::size_t begin = at;
    const char32_t code_point = text::next_code_point(text, at);
    const bool control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
    const bool wrong = code_point == text::kReplacement && at - begin == 1;
    if (!control && !wrong) {
      out += text.substr(begin, at - begin);
      continue;
    }
    for (const char c : text.substr(begin, at - begin)) {
      const auto byte = static_cast<unsigned char>(c);
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    }
  }
  return out;
}

void append_padded(std::string_view text, std::size_t width, std::string& out) {
  out += text;
  const std::size_t taken = text::display_width(text);
  out.append(taken < width ? width - taken : 1, ' ');
}

}  // namespace zonage::render
