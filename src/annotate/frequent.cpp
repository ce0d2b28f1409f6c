#include "annotate/frequent.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace zonage::annotate {

Frequent::Frequent(std::size_t most_names)
    : most_names_(std::max<std::size_t>(most_names, 2)),
      index_(std::bit_ceil(2 * most_names_), 0) {}

std::uint32_t& Frequent::place_of(std::size_t hash, std::string_view name) {
  for (std::size_t at = hash;; ++at) {
    std::uint32_t& place = index_[at & (index_.size() - 1)];
    if (place == 0) return place;
    const Entry& entry = entries_[place - 1];
    if (entry.hash == hash && name_of(entry) == name) return place;
  }
}

void Frequent::add(std::string_view name, RowStatus status) {
  name = name.substr(0, longest_name);
  const std::size_t hash = std::hash<std::string_view>()(name);
  std::uint32_t* place = &place_of(hash, name);
  if (*place != 0) {
    ++entries_[*place - 1].rows;
    return;
  }
  if (entries_.size() == most_names_) {
    halve();
    place = &place_of(hash, name);
  }
  entries_.push_back({hash, 1, names_.size(), name.size(), status});
  names_ += name;
  *place = static_cast<std::uint32_t>(entries_.size());
}

// Takes the middle count from all and forgets those that have no more.
void Frequent::halve() {
  spare_rows_.clear();
  for (const Entry& entry : entries_) spare_rows_.push_back(entry.rows);
  const auto middle = spare_rows_.begin() + static_cast<std::ptrdiff_t>(spare_rows_.size() / 2);
  std::nth_element(spare_rows_.begin(), middle, spare_rows_.end());
  const std::uint64_t less = *middle;
  uncertainty_ += less;
  std::erase_if(entries_, [less](const Entry& entry) { return entry.rows <= less; });
  std::fill(index_.begin(), index_.end(), 0);
  spare_names_.clear();
  for (Entry& entry : entries_) {
    entry.rows -= less;
    const std::size_t offset = spare_names_.size();
    spare_names_ += name_of(entry);
    entry.offset = offset;
  }
  names_.swap(spare_names_);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    place_of(entries_[i].hash, name_of(entries_[i])) = static_cast<std::uint32_t>(i + 1);
  }
}

std::vector<Frequent::Counted> Frequent::first(std::size_t most) const {
  std::vector<Counted> all;
  for (const Entry& entry : entries_) {
    all.push_back({std::string(name_of(entry)), entry.status, entry.rows});
  }
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
  std::partial_sort(all.begin(), end, all.end(), [](const Counted& a, const Counted& b) {
    return a.rows != b.rows ? a.rows > b.rows : a.name < b.name;
  });
  all.erase(end, all.end());
  return all;
}

}  // namespace zonage::annotate
