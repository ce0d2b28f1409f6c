// Resolver: how a name may be read, as typed and otherwise, and whom a reading finds.
#include <algorithm>

#include "base/codes.h"
#include "resolve/resolver.h"
#include "resolve/tier.h"
#include "text/loose.h"

namespace zonage::resolve {

using dataset::KeyRow;
using dataset::NameRow;
using dataset::none;

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
    if (find_exact(bare, department, at)) {
      if (!set_apart) share_what_is_past(bare, department, at);
      return CorrectionKind::postal_words;
    }
    if (read_arrondissement(bare, reading_) && find_exact(reading_, department, at)) {
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

// `Saint-Denis 93`: a département's code behind the name, when none is given otherwise.
Resolver::NameBefore Resolver::department_behind(std::string_view key,
                                                 std::uint32_t department) const {
  const std::size_t space = key.rfind(' ');
  if (department != none || space == std::string_view::npos || key.size() - space <= 2) return {};
  const auto code = parse_department_code(key.substr(space + 1));
  return {key.substr(0, space), code ? table_.find_department(*code) : none};
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

// A name that no commune of today bears any more (`Boulogne`, a commune déléguée) is more often one
// of the towns whose names begin so, unless the département is said.
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

}  // namespace zonage::resolve
