#include "resolve/resolver.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "base/codes.h"
#include "text/distance.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace zonage::resolve {
namespace {

using dataset::BodyRow;
using dataset::KeyRow;
using dataset::NameKind;
using dataset::NameRow;
using dataset::none;

// A short name has many neighbours: one edit there, two elsewhere.
constexpr std::size_t short_name = 5;
constexpr std::size_t most_suggestions = 3;

std::string_view department_code(const dataset::DepartmentRow& row) {
  return {row.code, strnlen(row.code, sizeof row.code)};
}

bool has_postal_code(std::string_view list, std::uint32_t wanted) {
  while (!list.empty()) {
    if (parse_postal_code(list.substr(0, 5)) == wanted) return true;
    list.remove_prefix(std::min<std::size_t>(list.size(), 6));
  }
  return false;
}

}  // namespace

int tier_of(const NameRow& name, const BodyRow& body) {
  switch (name.kind) {
    case NameKind::commune: {
      const bool todays = name.end == 0 && (body.flags & dataset::body_is_today) != 0;
      return todays || name.on_list_day != 0 ? 0 : 2;
    }
    case NameKind::belgian: return 0;
    case NameKind::part: return name.end == 0 ? 1 : 3;
    case NameKind::gone_part: return 3;
    case NameKind::printed: return 4;
  }
  return 4;
}

std::uint32_t Resolver::find_department(std::string_view text) {
  if (const auto code = parse_department_code(text)) {
    const std::uint32_t found = table_.find_department(*code);
    if (found != none) return found;
  }
  text::fold(text, scratch_);
  return table_.find_department_key(scratch_);
}

bool Resolver::in_department(std::uint32_t body, std::uint32_t department) const {
  const BodyRow& row = table_.bodies()[body];
  if (row.department == none) return false;
  // 75 was Seine before it was Paris: the code decides, not which of the two.
  const auto departments = table_.departments();
  return department_code(departments[row.department]) == department_code(departments[department]);
}

void Resolver::lookup(const Query& query, Answer& answer) {
  answer.status = Status::unknown;
  answer.problem = Problem::none;
  answer.problem_detail.clear();
  answer.bodies.clear();
  answer.corrections.clear();
  answer.suggestions.clear();
  answer.key.clear();
  answer.department = none;

  ParsedQuery parsed = parse_query(query.text);
  if (parsed.problem != Problem::none) {
    answer.problem = parsed.problem;
    return;
  }
  if (!query.postal_code.empty()) parsed.postal_code = parse_postal_code(query.postal_code);
  const std::string_view department =
      query.department.empty() ? parsed.department : query.department;
  if (!department.empty()) {
    answer.department = find_department(department);
    if (answer.department == none) {
      answer.problem = Problem::unknown_department;
      answer.problem_detail = department;
      return;
    }
  }
  if (parsed.code) {
    lookup_code(parsed, answer);
  } else {
    lookup_name(parsed, answer);
  }
}

void Resolver::lookup_code(const ParsedQuery& parsed, Answer& answer) {
  for (const dataset::CodeRow& row : table_.find_code(*parsed.code)) {
    // Today's commune stands first among the bodies of one code; those behind it are its parts.
    if (answer.bodies.empty()) answer.bodies.push_back(row.body);
  }
  if (answer.bodies.empty()) return;
  const BodyRow& body = table_.bodies()[answer.bodies.front()];
  if (answer.department != none && !in_department(answer.bodies.front(), answer.department)) {
    answer.bodies.clear();
    return;
  }
  answer.status = Status::found;
  if (parsed.zero_restored) {
    answer.corrections.push_back(
        {CorrectionKind::zero_restored, parsed.code->substr(1), *parsed.code});
  }
  if (dataset::code_of(body.code) != *parsed.code) {
    answer.corrections.push_back({CorrectionKind::former_code, *parsed.code,
                                  std::string(dataset::code_of(body.code))});
  }
}

void Resolver::lookup_name(const ParsedQuery& parsed, Answer& answer) {
  text::fold(parsed.name, answer.key);
  if (answer.key.empty()) {
    answer.problem = Problem::empty;
    return;
  }
  candidates_.clear();
  const KeyRow* row = table_.find_key(answer.key);
  if (row != nullptr) collect(*row, answer.department);
  settle(parsed.name, answer);
  if (answer.status != Status::unknown && parsed.postal_code) {
    narrow_by_postal_code(*parsed.postal_code, parsed.name, answer);
  }
  if (answer.status == Status::unknown) suggest(answer);
}

// The best tier's candidates; of two bodies, one of which is today's commune that the other lies in,
// the former stands for both.
void Resolver::collect(const KeyRow& row, std::uint32_t department) {
  int best = 99;
  for (const std::uint32_t n : table_.postings().subspan(row.first_posting, row.posting_count)) {
    const NameRow& name = table_.names()[n];
    if (department != none && !in_department(name.body, department)) continue;
    const int tier = tier_of(name, table_.bodies()[name.body]);
    if (tier > best) continue;
    if (tier < best) candidates_.clear();
    best = tier;
    const bool known = std::any_of(candidates_.begin(), candidates_.end(),
                                   [&](const Candidate& c) { return c.body == name.body; });
    if (!known) candidates_.push_back({name.body, n});
  }
  for (std::size_t i = 0; i < candidates_.size();) {
    const std::uint32_t whole = table_.bodies()[candidates_[i].body].current;
    const bool stands_for_it = std::any_of(
        candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
          return other.body == whole && other.body != candidates_[i].body;
        });
    if (stands_for_it) {
      candidates_.erase(candidates_.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

void Resolver::settle(std::string_view typed, Answer& answer) {
  const auto bodies = table_.bodies();
  const auto population = [&](std::uint32_t b) {
    const std::uint32_t whole = bodies[b].current;
    const std::uint32_t count = whole == none ? none : bodies[whole].population;
    return count == none ? 0 : count;
  };
  std::sort(candidates_.begin(), candidates_.end(), [&](const Candidate& a, const Candidate& b) {
    return std::tuple(~population(a.body), a.body) < std::tuple(~population(b.body), b.body);
  });
  for (const Candidate& candidate : candidates_) answer.bodies.push_back(candidate.body);
  answer.status = candidates_.empty()       ? Status::unknown
                  : candidates_.size() == 1 ? Status::found
                                            : Status::ambiguous;
  if (answer.status != Status::found) return;
  const NameRow& name = table_.names()[candidates_.front().name];
  const BodyRow& body = bodies[name.body];
  const std::string_view official = table_.text(body.name);
  if (name.kind == NameKind::printed) {
    answer.corrections.push_back(
        {CorrectionKind::printed_form, std::string(typed), std::string(official)});
  } else if (name.kind != NameKind::belgian) {
    text::fold(official, scratch_);
    if (scratch_ != answer.key) {
      answer.corrections.push_back({CorrectionKind::former_name,
                                    std::string(table_.text(name.name)), std::string(official)});
    }
  }
}

// The postal code narrows; where it fits none of the name's communes, both sides are shown.
void Resolver::narrow_by_postal_code(std::uint32_t postal_code, std::string_view typed,
                                     Answer& answer) {
  const auto fits = [&](std::uint32_t body) {
    return has_postal_code(table_.text(table_.bodies()[body].postal_codes), postal_code);
  };
  if (std::any_of(answer.bodies.begin(), answer.bodies.end(), fits)) {
    std::erase_if(answer.bodies, [&](std::uint32_t body) { return !fits(body); });
    answer.status = answer.bodies.size() == 1 ? Status::found : Status::ambiguous;
    return;
  }
  answer.corrections.clear();
  std::string digits = std::to_string(postal_code);
  digits.insert(0, 5 - digits.size(), '0');
  answer.corrections.push_back({CorrectionKind::postal_code_off, std::string(typed), digits});
  for (const dataset::PostalRow& row : table_.find_postal(postal_code)) {
    if (std::find(answer.bodies.begin(), answer.bodies.end(), row.body) == answer.bodies.end()) {
      answer.bodies.push_back(row.body);
    }
  }
  answer.status = Status::ambiguous;
}

void Resolver::suggest(Answer& answer) {
  const std::size_t length = text::count_code_points(answer.key);
  const int limit = length <= short_name ? 1 : 2;
  const text::OsaPattern pattern(answer.key);
  const std::uint32_t letters = text::letter_set(answer.key);
  struct Near {
    int distance;
    double likeness;
    std::uint32_t name;
  };
  std::vector<Near> near;
  for (const KeyRow& row : table_.keys()) {
    const auto points = static_cast<std::ptrdiff_t>(row.code_points);
    if (std::abs(points - static_cast<std::ptrdiff_t>(length)) > limit) continue;
    if (text::distance_bound(letters, row.letters) > limit) continue;
    const std::string_view key = table_.text(row.key);
    const int distance = pattern.distance(key, limit);
    if (distance > limit) continue;
    for (const std::uint32_t n : table_.postings().subspan(row.first_posting, row.posting_count)) {
      const NameRow& name = table_.names()[n];
      if (name.kind == NameKind::printed) continue;
      if (answer.department != none && !in_department(name.body, answer.department)) continue;
      near.push_back({distance, text::jaro_winkler(answer.key, key), n});
    }
  }
  std::sort(near.begin(), near.end(), [&](const Near& a, const Near& b) {
    const NameRow& left = table_.names()[a.name];
    const NameRow& right = table_.names()[b.name];
    const auto rank = [&](const Near& at, const NameRow& name) {
      return std::tuple(at.distance, -at.likeness, tier_of(name, table_.bodies()[name.body]),
                        table_.text(name.name), name.body);
    };
    return rank(a, left) < rank(b, right);
  });
  for (const Near& at : near) {
    const NameRow& name = table_.names()[at.name];
    const auto same_place = [&](const Suggestion& other) {
      const BodyRow& a = table_.bodies()[other.body];
      const BodyRow& b = table_.bodies()[name.body];
      return other.body == name.body ||
             dataset::code_of(a.code) == dataset::code_of(b.code);
    };
    if (std::any_of(answer.suggestions.begin(), answer.suggestions.end(), same_place)) continue;
    answer.suggestions.push_back({name.body, at.name, at.distance});
    if (answer.suggestions.size() == most_suggestions) break;
  }
}

}  // namespace zonage::resolve
