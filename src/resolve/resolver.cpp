#include "resolve/resolver.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "base/codes.h"
#include "dataset/departments.h"
#include "resolve/places.h"
#include "resolve/tier.h"
#include "text/fold.h"
#include "text/loose.h"

namespace zonage::resolve {
namespace {

using dataset::BodyRow;
using dataset::KeyRow;
using dataset::NameKind;
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

}  // namespace

std::uint32_t Resolver::find_department(std::string_view text) {
  if (const auto code = parse_department_code(text)) {
    const std::uint32_t found = table_.find_department(*code);
    if (found != none) return found;
  }
  text::fold(text, scratch_);
  if (scratch_ == "belgique" || scratch_ == "belgium" || scratch_ == "belgie") return belgium;
  return table_.find_department_key(scratch_);
}

bool Resolver::in_department(std::uint32_t body, std::uint32_t department) const {
  const BodyRow& row = table_.bodies()[body];
  if (department == belgium || row.department == none) {
    return department == belgium && row.department == none;
  }
  return lies_in(table_, body, department);
}

// As of a day, a name lies in the département that it lay in then.
bool Resolver::in_department(const NameRow& name, std::uint32_t department, Date at) const {
  const auto departments = table_.departments();
  const bool over = department != belgium && is_over(departments[department]);
  if ((at == no_date || !over) && in_department(name.body, department)) return true;
  if (at == no_date || name.department == none || department == belgium) return false;
  if (over) return name.department == department;
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
  answer.at = query.at;

  ParsedQuery parsed = parse_query(query.text);
  if (parsed.problem != Problem::none) {
    answer.problem = parsed.problem;
    return;
  }
  // What stands in parentheses or behind a comma may be no département: Château-Chinon (Ville),
  // Marseille (6e).
  if (parsed.department != parsed.in_front && find_department(parsed.department) == none) {
    text::fold(parsed.whole, scratch_);
    if (table_.find_key(scratch_) != nullptr || read_arrondissement(scratch_, reading_)) {
      parsed.name = parsed.whole;
      parsed.department = parsed.in_front;
    }
  }
  if (!choose_department(parsed, query.department, answer)) return;
  if (parsed.code) {
    lookup_code(parsed, query, answer);
  } else if (const auto postal = parse_postal_code(query.postal_code);
             postal && parsed.name.empty() && parsed.number.empty()) {
    lookup_postal_code(*postal, answer);
  } else {
    lookup_name(parsed, query, answer);
  }
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
    if (answer.department != none && found != answer.department) {
      answer.problem = Problem::departments_differ;
      answer.problem_detail = std::string(first) + " / " + std::string(text);
      return false;
    }
    answer.department = found;
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

// Five digits alone are a code INSEE; people also type postal codes.
void Resolver::tell_postal_code(std::uint32_t body, Answer& answer) {
  const auto postal = parse_postal_code(answer.code);
  if (!postal || has_postal_code(postal_codes_of(body), *postal)) return;
  const auto rows = table_.find_postal(*postal);
  if (rows.empty()) return;
  std::string communes(table_.text(table_.bodies()[rows.front().body].name));
  if (rows.size() > 1) communes += ", …";
  answer.corrections.push_back({CorrectionKind::also_postal_code, answer.code, communes});
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
  const bool set_apart = parsed.name.find_first_of("(,") != parsed.name.npos;
  auto loosened = read_name(query.at, set_apart, answer);
  if (candidates_.empty() && read_slash(parsed.name, reading_) &&
      find_exact(reading_, answer.department, query.at)) {
    loosened = CorrectionKind::loosened;
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
      return (answer.department == none || in_department(name.body, answer.department)) &&
             (query.at == no_date || borne_on(name, query.at));
    };
    // A name may have lain in the département on that day that the commune does not lie in.
    const std::uint32_t within = query.at == no_date ? answer.department : none;
    suggester_.suggest(answer.key, within, std::cref(wanted), answer.suggestions);
    if (query.accept_suggestion) accept_nearest(parsed, query, answer);
    if (answer.status == Status::unknown) tell_elsewhere(parsed.name, answer);
    return;
  }
  narrow(parsed, query, loosened == CorrectionKind::postal_words, answer);
  if (loosened) {
    answer.corrections.push_back({*loosened, std::string(parsed.name), names_read(answer)});
  } else if (!parsed.left_out.empty()) {
    answer.corrections.push_back(
        {CorrectionKind::postal_words, std::string(query.text), names_read(answer)});
  }
  tell_name(answer);
}

std::optional<CorrectionKind> Resolver::read_name(Date at, bool set_apart, Answer& answer) {
  const std::uint32_t department = answer.department;
  if (find_exact(answer.key, department, at)) {
    if (!set_apart) share_what_is_past(answer.key, department, at);
    return std::nullopt;
  }
  if (read_arrondissement(answer.key, reading_) && find_exact(reading_, department, at)) {
    return CorrectionKind::loosened;
  }
  std::string_view bare = answer.key;
  if (drop_postal_words(answer.key, without_postal_words_)) {
    bare = without_postal_words_;
    if (find_exact(bare, department, at) ||
        (read_arrondissement(bare, reading_) && find_exact(reading_, department, at))) {
      return CorrectionKind::postal_words;
    }
  }
  if (text::article_to_front(bare, reading_) && find_exact(reading_, department, at)) {
    share_what_is_past(reading_, department, at);
    if (!set_apart) add_longer(bare, candidates_.size(), department, at);
    merge_parts();
    return CorrectionKind::loosened;
  }
  const auto [before, behind] = department_behind(bare, department);
  if (behind != none && find_exact(before, behind, at)) {
    answer.department = behind;
    return CorrectionKind::loosened;
  }
  if (find_loosened(bare, department, at)) {
    share_with_longer(bare, set_apart, department, at);
  } else if (behind != none && find_loosened(before, behind, at)) {
    share_with_longer(before, set_apart, behind, at);
    answer.department = behind;
  }
  return CorrectionKind::loosened;
}

// The name is known, but not in the département that was given.
void Resolver::tell_elsewhere(std::string_view typed, Answer& answer) {
  constexpr std::size_t most = 5;
  const KeyRow* row = answer.department == none ? nullptr : table_.find_key(answer.key);
  if (row == nullptr) return;
  std::vector<std::string_view> codes;
  for (const std::uint32_t n : table_.names_with(*row)) {
    const std::uint32_t place = table_.bodies()[table_.names()[n].body].department;
    const std::string_view code = place == none
                                      ? std::string_view("Belgique")
                                      : dataset::department_code(table_.departments()[place]);
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  }
  std::string places;
  for (std::size_t i = 0; i < codes.size() && i < most; ++i) {
    places += i == 0 ? "" : ", ";
    places += codes[i];
  }
  if (codes.size() > most) places += ", …";
  answer.corrections.push_back({CorrectionKind::elsewhere, std::string(typed), places});
}

// `Saint-Denis 93`: a département's code behind the name, when none is given otherwise.
Resolver::NameBefore Resolver::department_behind(std::string_view key,
                                                 std::uint32_t department) const {
  const std::size_t space = key.rfind(' ');
  if (department != none || space == std::string_view::npos || key.size() - space <= 2) return {};
  const auto code = parse_department_code(key.substr(space + 1));
  return {key.substr(0, space), code ? table_.find_department(*code) : none};
}

// The candidate's name when it is one; a few of the names that were read when they are several.
std::string Resolver::names_read(const Answer& answer) const {
  constexpr std::size_t most = 3;
  std::vector<std::string_view> names;
  for (const Candidate& candidate : candidates_) {
    if (std::find(answer.bodies.begin(), answer.bodies.end(), candidate.body) ==
        answer.bodies.end()) {
      continue;
    }
    const std::string_view name = table_.text(table_.names()[candidate.name].name);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) {
    if (i != 0) out += ", ";
    out += names[i];
  }
  if (names.size() > most) out += ", …";
  return out;
}

bool Resolver::find_exact(std::string_view key, std::uint32_t department, Date at) {
  const KeyRow* row = table_.find_key(key);
  if (row != nullptr) {
    collect(table_.names_with(*row), department, at);
  }
  return !candidates_.empty();
}

bool Resolver::find_loosened(std::string_view key, std::uint32_t department, Date at) {
  // Thousands of names begin so: what is left of a cut name, rather than Le Saint (56).
  if (key == "saint" || key == "sainte") return false;
  std::size_t size_before = 0;
  for (const std::string_view s_means : {"sur", "sous"}) {
    text::loosen(key, reading_, s_means);
    // Of one length: no `s` is there to mean anything else.
    if (reading_.size() == size_before) return false;
    size_before = reading_.size();
    const dataset::LooseKeyRow* row = table_.find_loose_key(reading_);
    if (row != nullptr) {
      collect(table_.names_with(*row), department, at);
    }
    if (!candidates_.empty()) return true;
  }
  return false;
}

// A name that no commune of today bears any more (`Boulogne`, a commune déléguée) is more often one of
// the towns whose names begin so, unless the département is said.
void Resolver::share_what_is_past(std::string_view key, std::uint32_t department, Date at) {
  if (department != none || at != no_date) return;
  const auto names = table_.names_with(*table_.find_key(key));
  const bool is_borne = std::any_of(names.begin(), names.end(), [&](std::uint32_t n) {
    const NameRow& name = table_.names()[n];
    return is_of_today(name, table_.bodies()[name.body]);
  });
  if (is_borne) return;
  add_longer(key, candidates_.size(), department, at);
  merge_parts();
}

// `La Seyne` may be Seyne (04), and it may be La Seyne-sur-Mer (83) cut short: whom a loosened
// reading finds has to share the answer with the communes whose names begin as typed, or as typed
// with the article in front (`Seyne, La`).
void Resolver::share_with_longer(std::string_view key, bool set_apart, std::uint32_t department,
                                 Date at) {
  const std::size_t found = candidates_.size();
  if (!set_apart) add_longer(key, found, department, at);
  if (text::article_to_front(key, reading_)) add_longer(reading_, found, department, at);
  merge_parts();
}

// But for the one that a commune found lies in itself (Le Merlerault in Merlerault-le-Pin).
void Resolver::add_longer(std::string_view key, std::size_t found, std::uint32_t department,
                          Date at) {
  beginning_ = key;
  beginning_ += ' ';
  const auto bodies = table_.bodies();
  const auto lies_with = [&](std::uint32_t body) {
    const auto first = candidates_.begin();
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(found), [&](const Candidate& c) {
      return bodies[c.body].current == bodies[body].current;
    });
  };
  for (const KeyRow& row : table_.keys_beginning(beginning_)) {
    for (const std::uint32_t n : table_.names_with(row)) {
      if (tier_at(n, at) != 0 || !is_wanted(n, department, at)) continue;
      if (!lies_with(table_.names()[n].body)) add_candidate(n);
    }
  }
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
  return (department == none || in_department(row, department, at)) &&
         (at == no_date || borne_on(row, at));
}

int Resolver::tier_at(std::uint32_t name, Date at) const {
  const NameRow& row = table_.names()[name];
  return at != no_date ? tier_as_of(row) : tier_of(row, table_.bodies()[row.body]);
}

void Resolver::add_candidate(std::uint32_t name) {
  const std::uint32_t body = table_.names()[name].body;
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

// Says so when the name that was read is not the one that the commune bears.
void Resolver::tell_name(Answer& answer) {
  if (answer.status != Status::found) return;
  const auto candidate =
      std::find_if(candidates_.begin(), candidates_.end(),
                   [&](const Candidate& c) { return c.body == answer.bodies.front(); });
  if (candidate == candidates_.end()) return;
  const NameRow& name = table_.names()[candidate->name];
  const BodyRow& body = table_.bodies()[name.body];
  // Equal texts are stored once.
  const bool same_text = name.name.offset == body.name.offset && name.name.size == body.name.size;
  if (same_text && name.kind != NameKind::printed) return;
  const std::string_view official = table_.text(body.name);
  const std::string_view read = table_.text(name.name);
  if (name.kind == NameKind::printed) {
    answer.corrections.push_back(
        {CorrectionKind::printed_form, std::string(read), std::string(official)});
  } else if (name.kind != NameKind::belgian) {
    text::fold(official, scratch_);
    text::fold(read, reading_);
    if (scratch_ != reading_) {
      answer.corrections.push_back(
          {CorrectionKind::former_name, std::string(read), std::string(official)});
    }
  }
}

// Whether a commune of today or of the lists' day, or a part in force, has a longer name that
// begins as typed.
bool Resolver::begins_a_name(std::string_view key, std::uint32_t department, Date at) {
  beginning_ = key;
  beginning_ += ' ';
  for (const KeyRow& row : table_.keys_beginning(beginning_)) {
    for (const std::uint32_t n : table_.names_with(row)) {
      if (tier_at(n, at) <= 1 && is_wanted(n, department, at)) return true;
    }
  }
  return false;
}

// Taken only when nothing else speaks against it: the spelling has to lead to that commune alone,
// in the département and with the code that the query gives.
void Resolver::accept_nearest(const ParsedQuery& parsed, const Query& query, Answer& answer) {
  const auto& near = answer.suggestions;
  if (near.empty() || (near.size() > 1 && near[1].distance == near[0].distance)) return;
  // Rather one that is called so elsewhere, or whose name begins so.
  if (table_.find_key(answer.key) != nullptr ||
      begins_a_name(answer.key, answer.department, query.at))
    return;
  const std::uint32_t meant = near.front().body;
  const std::string_view spelling = table_.text(table_.names()[near.front().name].name);
  std::string key;
  text::fold(spelling, key);
  Answer taken;
  taken.key = answer.key;
  taken.department = answer.department;
  taken.at = answer.at;
  if (!find_exact(key, answer.department, query.at)) return;
  settle(taken);
  if (taken.status != Status::found) return;
  const std::uint32_t body = taken.bodies.front();
  if (body != meant && table_.bodies()[meant].current != body) return;
  taken.corrections.push_back(
      {CorrectionKind::suggestion, std::string(parsed.name), std::string(spelling)});
  narrow(parsed, query, false, taken);
  tell_name(taken);
  if (taken.status == Status::found) answer = std::move(taken);
}

}  // namespace zonage::resolve
