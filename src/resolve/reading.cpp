// Resolver: how a name may be read, as typed and otherwise, and whom a reading finds.
#include <algorithm>

#include "base/codes.h"
#include "resolve/places.h"
#include "resolve/resolver.h"
#include "resolve/tier.h"
#include "text/distance.h"
#include "text/fold.h"
#include "text/loose.h"

namespace zonage::resolve {

using dataset::KeyRow;
using dataset::NameRow;
using dataset::none;

namespace {

// What a list uses for no commune of its day is a fault of its print.
bool is_misprint(const NameRow& name) {
  return name.kind == dataset::NameKind::printed && name.on_list_day == 0;
}

// `saint`, `saint le`: what is left of a cut name.
bool is_saint(std::string_view key) {
  const std::string_view first = key.substr(0, key.find(' '));
  return (first == "saint" || first == "sainte") &&
         (first.size() == key.size() ||
          (text::ends_in_article(key) && key.rfind(' ') == first.size()));
}

// More names that begin alike mean none of them.
constexpr std::size_t most_meant = 100;

}  // namespace

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
  if ((set_apart || !is_saint(bare)) && text::article_to_front(bare, reading_) &&
      find_exact(reading_, department, at)) {
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
  if (is_saint(key)) return false;
  // `S.Pierre` is a saint, hardly sur or sous.
  if (key.starts_with("s ") && !key.starts_with("s s ")) return false;
  names_.clear();
  std::size_t size_before = 0;
  for (const std::string_view s_means : {"sur", "sous"}) {
    text::loosen(key, reading_, s_means);
    // Of one length: no `s` is there to mean anything else.
    if (reading_.size() == size_before) break;
    size_before = reading_.size();
    const dataset::LooseKeyRow* row = table_.find_loose_key(reading_);
    if (row == nullptr) continue;
    const auto names = table_.names_with(*row);
    names_.insert(names_.end(), names.begin(), names.end());
  }
  collect(names_, department, at);
  return !candidates_.empty();
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
  if (is_borne) return share_with_larger(key);
  const std::string typed(key);  // which may stand in a buffer that is needed
  share_what_is_misprinted();
  const std::size_t found = candidates_.size();
  add_longer(typed, found, department, at);
  add_with_article(typed, found);
  merge_parts();
}

// Nor is Cannet, a commune déléguée (32), who is meant rather than Le Cannet (06).
void Resolver::add_with_article(std::string_view key, std::size_t found) {
  text::loosen(key, reading_);
  std::string plain(key);
  std::erase(plain, ' ');
  if (reading_ != plain) return;  // it has an article of its own
  const dataset::LooseKeyRow* row = table_.find_loose_key(reading_);
  if (row == nullptr) return;
  for (const std::uint32_t n : table_.names_with(*row)) {
    const NameRow& name = table_.names()[n];
    if (is_of_today(name, table_.bodies()[name.body]) && !lies_with(found, name.body)) {
      add_candidate(n);
    }
  }
}

// Asnières (27) hides neither Asnières-sur-Seine, which bore the name until 1968, nor Rouelles the
// part of Le Havre; but no hamlet of once makes Avignon ambiguous.
void Resolver::share_with_larger(std::string_view key) {
  std::uint32_t largest = 0;
  for (const Candidate& candidate : candidates_) {
    if (table_.bodies()[candidate.body].department == none) return;  // of Belgium nothing is known
    largest = std::max(largest, population_of(table_, candidate.body));
  }
  for (const std::uint32_t n : table_.names_with(*table_.find_key(key))) {
    const NameRow& name = table_.names()[n];
    const int tier = tier_at(n, no_date);
    if (tier == 0 || tier > 2 || name.kind == dataset::NameKind::printed) continue;
    if (tier == 2 && table_.bodies()[name.body].current != name.body) continue;
    if (population_of(table_, name.body) > largest) add_candidate(n);
  }
  merge_parts();
}

// What only a list misprints may as well mean the others who bear the right name: Villeroi, one of
// three Villeroy.
void Resolver::share_what_is_misprinted() {
  if (candidates_.size() != 1) return;  // several at once: Idron-Ousse-Sendets
  const Candidate meant = candidates_.front();
  if (!is_misprint(table_.names()[meant.name])) return;
  misprinted_ = meant.body;
  text::fold(table_.text(table_.bodies()[meant.body].name), reading_);
  const KeyRow* row = table_.find_key(reading_);
  if (row == nullptr) return;
  for (const std::uint32_t n : table_.names_with(*row)) {
    const NameRow& name = table_.names()[n];
    if (is_of_today(name, table_.bodies()[name.body])) add_candidate(n);
  }
}

// And those whose names are as near to it (Saint-Souplets, of Saint-Soupplets and Saint-Souplet),
// where no code decides.
void Resolver::share_with_near(Answer& answer) {
  if (misprinted_ == none) return;
  const auto wanted = [&](const NameRow& name) {
    return is_of_today(name, table_.bodies()[name.body]);
  };
  const std::string_view key = name_key_of(answer);
  suggester_.suggest(key, none, std::cref(wanted), near_);
  text::fold(table_.text(table_.bodies()[misprinted_].name), reading_);
  constexpr int any_distance = 100;
  const int farthest = text::OsaPattern(key).distance(reading_, any_distance);
  for (const Suggestion& near : near_) {
    if (near.distance > farthest ||
        std::find(answer.bodies.begin(), answer.bodies.end(), near.body) != answer.bodies.end()) {
      continue;
    }
    answer.bodies.push_back(near.body);
    answer.status = Status::ambiguous;
  }
}

// `La Seyne` may be Seyne (04), and it may be La Seyne-sur-Mer (83) cut short: whom a loosened
// reading finds has to share the answer with the communes whose names begin as typed, or as typed
// with the article in front (`Seyne, La`).
void Resolver::share_with_longer(std::string_view key, bool set_apart, std::uint32_t department,
                                 Date at) {
  const std::size_t found = candidates_.size();
  if (!set_apart) add_longer(key, found, department, at);
  // What looks like an article at the end may be what a cut name has of one: `Dammarie-l`.
  if (!set_apart && (text::ends_in_article(key) || key.ends_with(" au"))) {
    if (table_.keys_beginning(key).size() > most_meant) {
      candidates_.clear();  // `Saint-L`: whoever is meant, it is not Le Saint
      return;
    }
    add_beginning(key, found, department, at);
  }
  if (text::article_to_front(key, reading_)) add_longer(reading_, found, department, at);
  merge_parts();
}

// But for the one that a commune found lies in itself (Le Merlerault in Merlerault-le-Pin).
void Resolver::add_longer(std::string_view key, std::size_t found, std::uint32_t department,
                          Date at) {
  beginning_ = key;
  beginning_ += ' ';
  add_beginning(beginning_, found, department, at);
}

// Likewise, of names that go on in whatever way.
void Resolver::add_beginning(std::string_view beginning, std::size_t found,
                             std::uint32_t department, Date at) {
  for (const KeyRow& row : table_.keys_beginning(beginning)) {
    for (const std::uint32_t n : table_.names_with(row)) {
      if (tier_at(n, at) != 0 || !is_wanted(n, department, at)) continue;
      if (!lies_with(found, table_.names()[n].body)) add_candidate(n);
    }
  }
}

// Whether it lies in the commune of one of the first candidates.
bool Resolver::lies_with(std::size_t found, std::uint32_t body) const {
  const auto first = candidates_.begin();
  return std::any_of(first, first + static_cast<std::ptrdiff_t>(found), [&](const Candidate& c) {
    return table_.bodies()[c.body].current == table_.bodies()[body].current;
  });
}

}  // namespace zonage::resolve
