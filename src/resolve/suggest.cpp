#include "resolve/suggest.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "resolve/places.h"
#include "resolve/tier.h"
#include "text/utf8.h"

namespace zonage::resolve {
namespace {

using dataset::KeyRow;
using dataset::NameRow;

// A short name has many neighbours: one edit there, two elsewhere.
constexpr std::size_t short_name = 5;

// More names that begin alike mean none of them.
constexpr std::size_t most_longer = 100;

constexpr std::size_t shortest_cut = 4;

}  // namespace

void Suggester::suggest(std::string_view key, std::uint32_t department, const Wanted& wanted,
                        std::vector<Suggestion>& out) {
  out.clear();
  order_keys(key, department);
  names_.clear();
  keys_taken_.clear();
  // Names are looked at no further than they can count: those of the best keys first, those of keys
  // that are equally good together.
  for (std::size_t first = 0; first < likely_.size() && out.size() < most_suggestions;) {
    std::size_t end = first + 1;
    while (end < likely_.size() && likely_[end].distance == likely_[first].distance &&
           likely_[end].likeness == likely_[first].likeness) {
      ++end;
    }
    const std::size_t before = names_.size();
    add_names(first, end, wanted);
    for (std::size_t i = before; i < names_.size(); ++i) take(names_[i], false, out);
    first = end;
  }
  for (const Near& near : names_) take(near, true, out);
  add_longer(key, wanted, out);
}

// The keys near by, nearest first, then by likeness, which only keys of one distance need.
void Suggester::order_keys(std::string_view key, std::uint32_t department) {
  const int limit = text::count_code_points(key) <= short_name ? 1 : NearKeys::most_edits;
  if (department < table_.departments().size()) {
    near_.find_in(department, key, limit, near_keys_);
  } else {
    near_.find(key, limit, near_keys_);
  }
  std::array<int, NearKeys::most_edits + 1> as_near{};
  for (const NearKey& near : near_keys_) {
    ++as_near[static_cast<std::size_t>(near.distance)];
    const KeyRow& row = table_.keys()[near.key];
    if (row.name_count == 1) __builtin_prefetch(&table_.names()[row.name]);
  }
  likely_.clear();
  for (const NearKey& near : near_keys_) {
    const KeyRow& row = table_.keys()[near.key];
    const bool alone = as_near[static_cast<std::size_t>(near.distance)] == 1;
    const double likeness = alone ? 0 : near_.pattern().jaro_winkler(table_.text(row.key));
    likely_.push_back({near.distance, likeness, near.key});
  }
  std::sort(likely_.begin(), likely_.end(), [](const Likely& a, const Likely& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    if (a.likeness != b.likeness) return a.likeness > b.likeness;
    return a.key < b.key;
  });
  for (std::size_t i = 0; i < likely_.size() && i < most_suggestions; ++i) {
    const KeyRow& row = table_.keys()[likely_[i].key];
    __builtin_prefetch(&table_.names()[table_.names_with(row).front()]);
  }
}

// Of keys that are equally good, the names that count and are wanted: by how current they are, by
// name and code.
void Suggester::add_names(std::size_t first, std::size_t end, const Wanted& wanted) {
  const std::size_t before = names_.size();
  for (std::size_t i = first; i < end; ++i) {
    const KeyRow& row = table_.keys()[likely_[i].key];
    for (const std::uint32_t n : table_.names_with(row)) {
      const NameRow& name = table_.names()[n];
      if (name.kind == dataset::NameKind::printed || !wanted(name)) continue;
      names_.push_back(
          {likely_[i].distance, tier_of(name, table_.bodies()[name.body]), likely_[i].key, n});
    }
  }
  const auto rank = [&](const Near& near) {
    const NameRow& name = table_.names()[near.name];
    return std::tuple(near.tier, table_.text(name.name), name.body, near.name);
  };
  std::sort(names_.begin() + static_cast<std::ptrdiff_t>(before), names_.end(),
            [&](const Near& a, const Near& b) { return rank(a) < rank(b); });
}

// Unless there are enough, the place is among them, or its name is and must not be repeated.
void Suggester::take(const Near& near, bool repeat, std::vector<Suggestion>& out) {
  if (out.size() == most_suggestions) return;
  const std::uint32_t body = table_.names()[near.name].body;
  const auto& code = table_.bodies()[body].code;
  const bool same_place = std::any_of(out.begin(), out.end(), [&](const Suggestion& other) {
    return std::ranges::equal(table_.bodies()[other.body].code, code);
  });
  const bool same_name =
      std::find(keys_taken_.begin(), keys_taken_.end(), near.key) != keys_taken_.end();
  if (same_place || (same_name && !repeat)) return;
  // Repeats come last, but the nearer ones go before what is farther.
  const auto place = std::upper_bound(
      out.begin(), out.end(), near.distance,
      [](int distance, const Suggestion& other) { return distance < other.distance; });
  out.insert(place, {body, near.name, near.distance});
  keys_taken_.push_back(near.key);
}

void Suggester::add_longer(std::string_view key, const Wanted& wanted,
                           std::vector<Suggestion>& out) {
  auto rows = table_.keys_beginning(key);
  const bool is_known = !rows.empty() && table_.text(rows.front().key).size() == key.size();
  if (is_known) rows = rows.subspan(1);
  // A space goes before whatever else a key holds. A table made to deceive may hold anything there.
  const auto more_words = std::partition_point(rows.begin(), rows.end(), [&](const KeyRow& row) {
    const std::string_view longer = table_.text(row.key);
    return longer.size() > key.size() && longer[key.size()] == ' ';
  });
  // Of none with more words, a name that was cut within a word.
  const bool cut_within = more_words == rows.begin();
  if (!cut_within) rows = {rows.begin(), more_words};
  if (cut_within && (is_known || key.size() < shortest_cut)) return;
  if (rows.empty() || rows.size() > most_longer) return;
  longer_.clear();
  const std::size_t typed = text::count_code_points(key);
  for (const KeyRow& row : rows) {
    const auto index = static_cast<std::uint32_t>(&row - table_.keys().data());
    const std::size_t size = text::count_code_points(table_.text(row.key));
    for (const std::uint32_t n : table_.names_with(row)) {
      const NameRow& name = table_.names()[n];
      if (name.kind == dataset::NameKind::printed || !wanted(name)) continue;
      const int tier = tier_of(name, table_.bodies()[name.body]);
      if (tier > 1) continue;
      const bool known = std::any_of(
          out.begin(), out.end(), [&](const Suggestion& other) { return other.body == name.body; });
      if (!known) longer_.push_back({static_cast<int>(size - typed), tier, index, n});
    }
  }
  if (longer_.empty()) return;
  const auto rank = [&](const Near& near) {
    return std::tuple(near.tier, ~population_of(table_, table_.names()[near.name].body), near.name);
  };
  std::sort(longer_.begin(), longer_.end(),
            [&](const Near& a, const Near& b) { return rank(a) < rank(b); });
  const bool near_one_begins_so = std::any_of(
      keys_taken_.begin(), keys_taken_.end(),
      [&](std::uint32_t taken) { return table_.text(table_.keys()[taken].key).starts_with(key); });
  const bool has_room = out.size() < most_suggestions || out.back().distance > 1;
  if (!cut_within || (has_room && !near_one_begins_so))
    out.resize(std::min(out.size(), most_suggestions - 1));
  for (const Near& near : longer_) take(near, false, out);
}

}  // namespace zonage::resolve
