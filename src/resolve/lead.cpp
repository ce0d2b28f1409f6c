// Resolver: what stands before the postal line of an address, and who is meant by it.
#include <algorithm>

#include "base/codes.h"
#include "resolve/places.h"
#include "resolve/postal_line.h"
#include "resolve/resolver.h"
#include "text/fold.h"

namespace zonage::resolve {

using dataset::none;

// `92100 Boulogne-Billancourt, 62200 Boulogne-sur-Mer`: another commune with its own code or
// département stands before the line, or a code alone (`62000, 59000 Lille`), and neither side is
// the one that is meant.
void Resolver::hear_lead(const ParsedQuery& parsed, Date at, Answer& answer) {
  const ParsedQuery lead = parse_query(parsed.lead);
  if (lead.problem != Problem::none) return;
  const std::string number =
      lead.number.empty() ? read_postal_line(parsed.lead).number : lead.number;
  const bool apart = !lead.department.empty();
  const std::string_view place = apart ? lead.department : lead.in_front;
  const std::uint32_t department = place.empty() ? none : find_department(place);
  const auto fits = [&](std::uint32_t body) {
    return (department != none && in_department(body, department)) || bears_code(body, number);
  };
  text::fold(lead.name, scratch_);
  if (add_named(scratch_, fits, at, answer)) return;
  // In front, a département's code is as likely the number of a house.
  if (!apart && number.empty()) return;
  if (std::any_of(answer.bodies.begin(), answer.bodies.end(), fits)) return;
  add_bearers_of(number, parsed.name, answer);
  if (!apart || department == none || add_named(answer.key, fits, at, answer)) return;
  // `Mairie (62), 93200 Saint-Denis`
  answer.status = Status::unknown;
  answer.bodies.clear();
  answer.corrections.clear();
  answer.department = department;
  tell_elsewhere(parsed.name, answer);
}

// Whether a postal or INSEE code is the body's.
bool Resolver::bears_code(std::uint32_t body, std::string_view code) const {
  const auto postal = parse_postal_code(code);
  if (postal && has_postal_code(postal_codes_of(body), *postal)) return true;
  const auto insee = parse_insee_code(code);
  return insee && has_insee_code(table_, body, *insee);
}

// Adds who is called so and fits; whether there is any.
bool Resolver::add_named(std::string_view key, const Fits& fits, Date at, Answer& answer) const {
  const dataset::KeyRow* row = table_.find_key(key);
  if (row == nullptr) return false;
  bool any = false;
  for (const std::uint32_t n : table_.names_with(*row)) {
    const std::uint32_t body = table_.names()[n].body;
    if (!is_wanted(n, answer.department, at) || !fits(body)) continue;
    any = true;
    add_other(body, answer);
  }
  return any;
}

// Adds whose postal or INSEE code it is, and says that it speaks against the name.
void Resolver::add_bearers_of(std::string_view code, std::string_view typed, Answer& answer) const {
  const std::size_t before = answer.bodies.size();
  if (const auto postal = parse_postal_code(code)) {
    for (const dataset::PostalRow& row : table_.find_postal(*postal)) add_other(row.body, answer);
  }
  if (const auto insee = parse_insee_code(code)) {
    const auto rows = table_.find_code(*insee);
    if (!rows.empty()) add_other(rows.front().body, answer);
  }
  if (answer.bodies.size() == before) return;
  answer.corrections.push_back({CorrectionKind::number_off, std::string(typed), std::string(code)});
}

// Not whom today's commune stands for already: Seynod and Annecy are one place.
void Resolver::add_other(std::uint32_t body, Answer& answer) const {
  const auto bodies = table_.bodies();
  const bool known = std::any_of(answer.bodies.begin(), answer.bodies.end(), [&](auto other) {
    return other == body ||
           (bodies[body].current != none && bodies[other].current == bodies[body].current);
  });
  if (known) return;
  answer.bodies.push_back(body);
  answer.status = Status::ambiguous;
}

}  // namespace zonage::resolve
