// Resolver: who else may be meant by a name that was read, and has to share the answer.
#include <algorithm>

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

}  // namespace

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
  suggester_.suggest(answer.key, none, std::cref(wanted), near_);
  text::fold(table_.text(table_.bodies()[misprinted_].name), reading_);
  constexpr int any_distance = 100;
  const int farthest = text::OsaPattern(answer.key).distance(reading_, any_distance);
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
    add_beginning(key, found, department, at);
  }
  if (text::article_to_front(key, reading_)) add_longer(reading_, found, department, at);
  merge_parts();
}

// Adds whose names go on with further words; not whom a commune found lies in itself (Le Merlerault
// in Merlerault-le-Pin).
void Resolver::add_longer(std::string_view key, std::size_t found, std::uint32_t department,
                          Date at) {
  beginning_ = key;
  beginning_ += ' ';
  add_beginning(beginning_, found, department, at);
}

// Likewise those whose names go on in whatever way.
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
