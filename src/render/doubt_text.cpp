#include "render/doubt_text.h"

#include <algorithm>
#include <vector>

#include "base/codes.h"
#include "render/fields.h"
#include "render/printable.h"
#include "resolve/zoning.h"
#include "text/width.h"

namespace zonage::render {

using dataset::none;
using resolve::Answer;

namespace {

// Words that thousands of names begin with.
bool is_a_beginning(std::string_view key) {
  for (const std::string_view word : {"le", "la", "les", "l", "d", "de", "du", "des", "saint",
                                      "sainte", "saints", "saintes", "notre dame"}) {
    if (key == word) return true;
  }
  return false;
}

}  // namespace

void DoubtText::ambiguous(std::string_view query, const Answer& answer) {
  bold(printable(query));
  out_ += colon();
  out_ += std::to_string(answer.bodies.size());
  const auto same_department = [&](std::uint32_t b) {
    return body(b).department == body(answer.bodies.front()).department;
  };
  const bool one_department =
      std::all_of(answer.bodies.begin(), answer.bodies.end(), same_department);
  out_ += answer.bodies.size() == 1
              ? say(" commune possible, à vérifier ", " possible commune, to be checked ")
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
        std::max(department_width,
                 text::display_width(department_name_of(table_, body(b), options_.language)));
  }
  for (const std::uint32_t b : answer.bodies) {
    line();
    append_padded(code(b), code_width + 2, out_);
    append_padded(described(b), name_width + 2, out_);
    append_padded(department_name_of(table_, body(b), options_.language), department_width + 2,
                  out_);
    candidate_zones(b);
  }
  agreement(answer);
}

std::string DoubtText::described(std::uint32_t b) const {
  std::string out(name(b));
  const auto nature = static_cast<Nature>(body(b).nature);
  if (nature != Nature::commune) {
    out += " (" + std::string(words_for(nature, options_.language));
    const std::uint32_t current = body(b).current;
    if (current != none && current != b) {
      out += say(", aujourd'hui ", ", today ") + std::string(name(current));
    }
    out += ')';
  }
  return out;
}

void DoubtText::candidate_zones(std::uint32_t b) {
  std::string zones;
  for (const Scheme scheme : options_.schemes) {
    if (!has_zones(scheme)) continue;
    const std::string_view zone = key_of(resolve::zoning_of(table_, b, scheme).zone);
    append_padded(zone.empty() ? "–" : zone, 7, zones);
  }
  for (const lists::OwnList& list : options_.lists) {
    const std::string_view value = list.value(b);
    append_padded(value.empty() ? "–" : printable(value), 12, zones);
  }
  out_ += zones;
  while (out_.ends_with(' ')) out_.pop_back();
  out_ += '\n';
}

void DoubtText::agreement(const Answer& answer) {
  for (const Scheme scheme : options_.schemes) {
    if (!has_zones(scheme)) continue;
    const Zone zone = resolve::common_zone(table_, answer.together(), scheme);
    line();
    append_padded(label_of(scheme, options_.language), label_width, out_);
    out_ += zone == Zone::none
                ? say("la zone dépend de la commune, ", "the zone depends on the commune, ")
                : (answer.bodies.size() == 1 ? say("zone ", "zone ")
                                             : say("toutes en zone ", "all in zone ")) +
                      std::string(key_of(zone)) + ", ";
    order(scheme);
  }
  for (const lists::OwnList& list : options_.lists) {
    const std::string_view value = list.common_value(answer.together());
    line();
    append_padded(list.name(), label_width, out_);
    out_ += value.empty() ? say("dépend de la commune, ", "depends on the commune, ")
                          : say("pour toutes ", "for all of them ") + printable(value) + ", ";
    out_ += printable(list.path());
    out_ += '\n';
  }
}

void DoubtText::unknown(std::string_view query, const Answer& answer) {
  bold(printable(query));
  out_ += colon();
  if (answer.asked != resolve::Asked::name) {
    unknown_code(answer);
    return;
  }
  out_ += say("inconnu.", "unknown.");
  if (const std::uint32_t department = department_named(answer); department != none) {
    const std::string name = department_name_of(table_, department);
    out_ += say(" C'est un département : zonage list -d \"",
                " This is a département: zonage list -d \"") +
            name + "\".";
    out_ += '\n';
    return;
  }
  if (answer.key.size() == 8 && answer.key.starts_with("qp") &&
      answer.key.find_first_not_of("0123456789", 2) == std::string::npos) {
    out_ += say(" C'est le code d'un quartier prioritaire : zonage qpv ",
                " This is a priority neighbourhood's code: zonage qpv ") +
            printable(query) + ".\n";
    return;
  }
  if (is_a_beginning(answer.key)) {
    out_ += say(" C'est le début d'un nom : donnez-le en entier.",
                " This is the beginning of a name: give all of it.");
  }
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
      const std::string_view department = department_code_of(table_, body(suggestion.body));
      out_ += department.empty() ? say("Belgique", "Belgium") : std::string(department);
      out_ += ')';
      comma = ", ";
    }
    out_ += say(" ?", "?");
  } else if (answer.at != no_date && table_.find_key(answer.key) != nullptr) {
    out_ += say(" Ce nom n'était pas porté ce jour-là.", " The name was not borne on that day.");
  } else if (!answer.key.empty() &&
             answer.key.find_first_not_of("0123456789") == std::string::npos) {
    out_ += say(" Un code INSEE a cinq caractères ; un code postal se donne avec -p.",
                " An INSEE code has five characters; a postal code goes with -p.");
  } else if (places.empty() && answer.problem == resolve::Problem::none) {
    out_ += say(" Vérifiez l'orthographe, ou donnez le code INSEE.",
                " Check the spelling, or give the INSEE code.");
  }
  out_ += '\n';
}

void DoubtText::unknown_code(const Answer& answer) {
  if (answer.asked == resolve::Asked::postal_code) {
    const auto postal = resolve::parse_postal_code(answer.code);
    const bool known = postal && !table_.find_postal(*postal).empty();
    out_ += known ? say("aucune commune de ce département n'a ce code postal\n",
                        "no commune of this département has this postal code\n")
                  : say("code postal inconnu\n", "unknown postal code\n");
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

// Where the query is a département's code or name alone, and no commune's.
std::uint32_t DoubtText::department_named(const Answer& answer) const {
  if (answer.department != none) return none;
  const auto code = parse_department_code(answer.key);
  const std::uint32_t by_code = code ? table_.find_department(*code) : none;
  return by_code != none ? by_code : table_.find_department_key(answer.key);
}

// Départements, other than the one asked for, that have a commune of this very name.
std::string DoubtText::elsewhere(const Answer& answer) const {
  std::vector<std::string> names;
  const dataset::KeyRow* row = answer.department == none ? nullptr : table_.find_key(answer.key);
  if (row == nullptr) return {};
  for (const std::uint32_t n : table_.names_with(*row)) {
    std::string place = department_name_of(table_, body(table_.names()[n].body), options_.language);
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

}  // namespace zonage::render
