#include "resolve/resolver.h"

#include <algorithm>
#include <tuple>

#include "base/codes.h"
#include "dataset/departments.h"
#include "resolve/arrondissement.h"
#include "resolve/places.h"
#include "resolve/tier.h"
#include "text/fold.h"
#include "text/space.h"

namespace zonage::resolve {
namespace {

using dataset::BodyRow;
using dataset::NameRow;
using dataset::none;

// `La Roche/Yon`: the key with `sur` for the slash. False where there is none.
bool read_slash(std::string_view name, std::string& key) {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos) return false;
  text::fold(std::string(name.substr(0, slash)) + " sur " + std::string(name.substr(slash + 1)),
             key);
  return true;
}

// A hyphen right behind a letter at the very end; `Reims -` has only an empty field behind it.
bool is_cut(std::string_view text) {
  text = text::trim_spaces(text);
  if (!text.ends_with('-')) return false;
  text.remove_suffix(1);
  return text::trim_spaces(text).size() == text.size();
}

}  // namespace

std::uint32_t Resolver::find_department(std::string_view text) {
  return resolve::find_department(table_, text, scratch_);
}

// A part also lies where its commune does: Le Puy-Saint-Bonnet (79) is Cholet's (49).
bool Resolver::in_department(std::uint32_t body, std::uint32_t department) const {
  const BodyRow& row = table_.bodies()[body];
  if (department == belgium || is_belgian(body)) return department == belgium && is_belgian(body);
  return lies_in(table_, body, department) ||
         (row.current != none && row.current != body && lies_in(table_, row.current, department));
}

// As of a day, a name lies in the département that it lay in then.
bool Resolver::in_department(const NameRow& name, std::uint32_t department, Date at) const {
  const auto departments = table_.departments();
  const bool over = department != belgium && is_over(departments[department]);
  if ((at == no_date || !over) && in_department(name.body, department)) return true;
  if (at == no_date || name.department == none || department == belgium) return false;
  if (over) return lay_in(table_, name, department);
  return dataset::department_code(departments[name.department]) ==
         dataset::department_code(departments[department]);
}

void Resolver::lookup(const Query& query, Answer& answer) {
  answer.status = Status::unknown;
  answer.asked = Asked::name;
  answer.code.clear();
  answer.problem = Problem::none;
  answer.problem_detail.clear();
  answer.bodies.clear();
  answer.corrections.clear();
  answer.suggestions.clear();
  answer.key.clear();
  answer.department = none;
  answer.others_meant = false;
  answer.at = query.at;

  ParsedQuery parsed = parse_query(query.text);
  if (parsed.problem != Problem::none) {
    answer.problem = parsed.problem;
    return;
  }
  // What stands in parentheses or behind a comma may be no département: Château-Chinon (Ville),
  // Marseille (6e).
  if (!parsed.department.empty() && find_department(parsed.department) == none) {
    text::fold(parsed.whole, scratch_);
    if (table_.find_key(scratch_) != nullptr || read_arrondissement(scratch_, reading_)) {
      parsed.name = parsed.whole;
      parsed.department = {};
    }
  }
  if (!choose_department(parsed, query.department, answer)) return;
  const auto postal = parse_postal_code(query.postal_code);
  const bool is_postal = parsed.code ? *parsed.code == query.postal_code && !query.is_code
                                     : parsed.name.empty() && parsed.number.empty();
  if (postal && is_postal) {
    lookup_postal_code(*postal, answer);
  } else if (parsed.code) {
    lookup_code(parsed, query, answer);
  } else {
    lookup_name(parsed, query, answer);
  }
}

// 20 is both of Corsica's, and 78 was Seine-et-Oise before it was Yvelines.
bool Resolver::covers(std::uint32_t department, std::uint32_t other) const {
  if (department == belgium || other == belgium) return department == other;
  const auto departments = table_.departments();
  return zonage::in_department(dataset::department_code(departments[department]),
                               dataset::department_code(departments[other]));
}

bool Resolver::choose_department(const ParsedQuery& parsed, std::string_view given,
                                 Answer& answer) {
  std::string_view first;
  for (const std::string_view text : {given, parsed.in_front, parsed.department}) {
    if (text.empty()) continue;
    const std::uint32_t found = find_department(text);
    if (found == none) {
      answer.problem = Problem::unknown_department;
      answer.problem_detail = text;
      return false;
    }
    const bool narrows = answer.department == none || covers(answer.department, found);
    if (!narrows && !covers(found, answer.department)) {
      answer.problem = Problem::departments_differ;
      answer.problem_detail = std::string(first) + " / " + std::string(text);
      return false;
    }
    if (narrows) answer.department = found;
    first = text;
  }
  return true;
}

void Resolver::lookup_code(const ParsedQuery& parsed, const Query& query, Answer& answer) {
  answer.asked = Asked::insee_code;
  answer.code = *parsed.code;
  for (const dataset::CodeRow& row : table_.find_code(*parsed.code)) {
    if (answer.department != none && !in_department(row.body, answer.department)) continue;
    // The commune of today that bears the code stands first among its bodies.
    answer.bodies.push_back(row.body);
    break;
  }
  if (answer.bodies.empty()) return;
  answer.status = Status::found;
  const BodyRow& body = table_.bodies()[answer.bodies.front()];
  if (parsed.zero_restored) {
    answer.corrections.push_back(
        {CorrectionKind::zero_restored, parsed.code->substr(1), *parsed.code});
  }
  if (dataset::code_of(body.code) != *parsed.code) {
    answer.corrections.push_back(
        {CorrectionKind::former_code, *parsed.code, std::string(dataset::code_of(body.code))});
  }
  const auto postal = parse_postal_code(query.postal_code);
  if (!postal && !query.is_code) tell_postal_code(answer.bodies.front(), answer);
  if (!postal || has_postal_code(postal_codes_of(answer.bodies.front()), *postal)) return;
  // The two codes contradict each other: neither is followed in silence.
  for (const dataset::PostalRow& row : table_.find_postal(*postal)) {
    answer.bodies.push_back(row.body);
  }
  answer.status = Status::ambiguous;
  answer.corrections.push_back(
      {CorrectionKind::number_off, *parsed.code, std::string(query.postal_code)});
}

void Resolver::lookup_postal_code(std::uint32_t postal_code, Answer& answer) {
  answer.asked = Asked::postal_code;
  answer.code = std::to_string(postal_code);
  answer.code.insert(0, 5 - answer.code.size(), '0');
  candidates_.clear();
  for (const dataset::PostalRow& row : table_.find_postal(postal_code)) {
    if (answer.department != none && !in_department(row.body, answer.department)) continue;
    candidates_.push_back({row.body, none});
  }
  merge_parts();
  settle(answer);
}

void Resolver::lookup_name(const ParsedQuery& parsed, const Query& query, Answer& answer) {
  text::fold(parsed.name, answer.key);
  if (answer.key.empty()) {
    answer.problem = Problem::empty;
    return;
  }
  candidates_.clear();
  misprinted_ = none;
  in_france_ = parsed.in_france;
  const bool set_apart = parsed.name.find_first_of("(,") != parsed.name.npos;
  bool loosened = read_name(query.at, set_apart, answer);
  if (candidates_.empty() && read_slash(parsed.name, reading_)) {
    loosened = find_exact(reading_, answer.department, query.at);
    const auto [before, behind] = department_behind(reading_, answer.department);
    if (!loosened && behind != none && find_exact(before, behind, query.at)) {
      answer.department = behind;
      loosened = true;
    }
  }
  // `Joinville-` was cut there.
  if (is_cut(parsed.name) && !candidates_.empty()) {
    add_longer(answer.key, candidates_.size(), answer.department, query.at);
    merge_parts();
  }
  settle(answer);
  if (answer.status == Status::unknown) {
    if (const auto [before, department] = department_behind(answer.key, answer.department);
        department != none) {
      // `Bethunne 62` is `62 Bethunne`.
      answer.key.resize(before.size());
      answer.department = department;
    }
    const auto wanted = [&](const NameRow& name) {
      return (!in_france_ || !is_belgian(name.body)) &&
             (answer.department == none || in_department(name.body, answer.department)) &&
             (query.at == no_date || borne_on(name, query.at));
    };
    // A name may have lain in the département on that day that the commune does not lie in.
    const std::uint32_t within = query.at == no_date ? answer.department : none;
    suggester_.suggest(answer.key, within, std::cref(wanted), answer.suggestions);
    if (query.accept_suggestion) accept_nearest(parsed, query, answer);
    if (answer.status == Status::unknown) tell_elsewhere(parsed.name, answer);
    return;
  }
  narrow(parsed, query, answer);
  if (answer.status == Status::unknown) return;
  if (parsed.number.empty() && query.postal_code.empty()) share_with_near(answer);
  if (parsed.has_postal_words || !parsed.lead.empty()) {
    answer.corrections.push_back(
        {CorrectionKind::postal_words, std::string(query.text), names_read(answer)});
  } else if (loosened) {
    answer.corrections.push_back(
        {CorrectionKind::loosened, std::string(parsed.name), names_read(answer)});
  }
  if (!loosened) tell_other_name(parsed.name, answer);
  if (!parsed.lead.empty()) hear_lead(parsed, query.at, answer);
  tell_name(answer);
}

// The best tier's candidates.
void Resolver::collect(std::span<const std::uint32_t> names, std::uint32_t department, Date at) {
  int best = 99;
  for (const std::uint32_t n : names) {
    if (!is_wanted(n, department, at)) continue;
    const int tier = tier_at(n, at);
    if (tier > best) continue;
    if (tier < best) candidates_.clear();
    best = tier;
    add_candidate(n);
  }
  merge_parts();
}

bool Resolver::is_wanted(std::uint32_t name, std::uint32_t department, Date at) const {
  const NameRow& row = table_.names()[name];
  if (in_france_ && is_belgian(row.body)) return false;
  return (department == none || in_department(row, department, at)) &&
         (at == no_date || borne_on(row, at));
}

int Resolver::tier_at(std::uint32_t name, Date at) const {
  const NameRow& row = table_.names()[name];
  return at != no_date ? tier_as_of(row) : tier_of(row, table_.bodies()[row.body]);
}

void Resolver::add_candidate(std::uint32_t name) {
  const std::uint32_t body = table_.names()[name].body;
  if (in_france_ && is_belgian(body)) return;
  const bool known = std::any_of(candidates_.begin(), candidates_.end(),
                                 [&](const Candidate& c) { return c.body == body; });
  if (!known) candidates_.push_back({body, name});
}

// Of two candidates, one of which is today's commune that the other lies in, the former stands for
// both.
void Resolver::merge_parts() {
  if (candidates_.size() < 2) return;
  for (std::size_t i = 0; i < candidates_.size();) {
    const std::uint32_t whole = table_.bodies()[candidates_[i].body].current;
    const bool stands_for_it =
        std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
          return other.body == whole && other.body != candidates_[i].body;
        });
    if (stands_for_it) {
      candidates_.erase(candidates_.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

// The candidates, the most populous first (as part of today's commune), then by code.
void Resolver::settle(Answer& answer) {
  const auto rank = [&](const Candidate& each) {
    return std::tuple(~population_of(table_, each.body), each.body);
  };
  std::sort(candidates_.begin(), candidates_.end(),
            [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
  for (const Candidate& candidate : candidates_) answer.bodies.push_back(candidate.body);
  answer.status = candidates_.empty()       ? Status::unknown
                  : candidates_.size() == 1 ? Status::found
                                            : Status::ambiguous;
}

}  // namespace zonage::resolve
