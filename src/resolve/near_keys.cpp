#include "resolve/near_keys.h"

#include <algorithm>

#include "dataset/buckets.h"
#include "dataset/halves.h"

#include "text/letter_profile.h"
#include "text/utf8.h"

namespace zonage::resolve {
namespace {

using dataset::hash_of_half;
using dataset::hash_of_shortened_half;
using dataset::sequence_hash;
using text::with_letter;

// What a cut of the name is used for.
enum Use : unsigned {
  left_equal = 1,
  right_equal = 2,
  left_across = 4,  // a swap lies across the cut
  right_across = 8,
  // One edit on each side, of the left halves
  name_longer = 16,
  both_as_long = 32,
  key_longer = 64,
};

std::size_t difference(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

}  // namespace

void NearKeys::find(std::string_view name, int limit, std::vector<NearKey>& out) {
  out.clear();
  if (table_.left_halves().buckets.empty()) return;
  pattern_.assign(name);
  read(name);
  ++search_;
  left_probes_.clear();
  right_probes_.clear();
  passed_.clear();
  choose_cuts(limit);
  for (std::size_t at = 0; at < cuts_.size(); ++at) {
    if (cuts_[at] != 0) probe_cut(at, limit);
  }
  look_up(left_probes_, table_.left_halves());
  look_up(right_probes_, table_.right_halves());
  measure(limit, out);
}

void NearKeys::read(std::string_view name) {
  points_.clear();
  hashes_.assign(1, 0);
  letters_before_.assign(1, 0);
  for (std::size_t at = 0; at < name.size();) {
    const char32_t code_point = text::next_code_point(name, at);
    points_.push_back(code_point);
    hashes_.push_back(sequence_hash(hashes_.back(), code_point));
    letters_before_.push_back(with_letter(letters_before_.back(), code_point));
  }
  const std::size_t length = points_.size();
  letters_from_.resize(length + 1);
  letters_from_[length] = 0;
  for (std::size_t i = length; i-- > 0;) {
    letters_from_[i] = with_letter(letters_from_[i + 1], points_[i]);
  }
  if (powers_.empty()) powers_.push_back(1);
  while (powers_.size() <= length) powers_.push_back(powers_.back() * dataset::sequence_base);
}

// For every length that a key may have.
void NearKeys::choose_cuts(int limit) {
  const std::size_t length = points_.size();
  const auto edits = static_cast<std::size_t>(limit);
  cuts_.assign(length + 1, 0);
  for (std::size_t of_key = length > edits ? length - edits : 1; of_key <= length + edits;
       ++of_key) {
    const std::size_t left = dataset::left_half(of_key);
    const std::size_t right = of_key - left;
    choose_cut(left, left_equal);
    choose_cut(length - right, right_equal);
    if (difference(of_key, length) < edits) {
      choose_cut(left, left_across);
      choose_cut(length - right, right_across);
    }
    if (limit < most_edits) continue;
    const auto one_edit_behind = [&](std::size_t at) {
      return at <= length && difference(length - at, right) <= 1;
    };
    if (one_edit_behind(left + 1)) choose_cut(left + 1, name_longer);
    if (one_edit_behind(left)) choose_cut(left, both_as_long);
    if (one_edit_behind(left - 1)) choose_cut(left - 1, key_longer);
  }
}

// Where the name is too short to be cut there, `at` is too large, or has wrapped round.
void NearKeys::choose_cut(std::size_t at, unsigned use) {
  if (at < cuts_.size()) cuts_[at] = static_cast<std::uint8_t>(cuts_[at] | use);
}

std::uint64_t NearKeys::sequence(std::size_t first, std::size_t end) const {
  return hashes_[end] - hashes_[first] * powers_[end - first];
}

void NearKeys::probe_cut(std::size_t at, int limit) {
  const unsigned use = cuts_[at];
  const std::size_t length = points_.size();
  if ((use & left_equal) != 0) {
    left_probes_.push_back({hash_of_half(hashes_[at]), letters_from_[at], limit});
  }
  if ((use & right_equal) != 0) {
    right_probes_.push_back({hash_of_half(sequence(at, length)), letters_before_[at], limit});
  }
  if (at >= 1 && at < length) {
    const char32_t before = points_[at - 1];
    const char32_t behind = points_[at];
    if ((use & left_across) != 0) {
      left_probes_.push_back({hash_of_half(sequence_hash(hashes_[at - 1], behind)),
                              with_letter(letters_from_[at + 1], before), limit - 1});
    }
    if ((use & right_across) != 0) {
      const std::size_t rest = length - at - 1;
      right_probes_.push_back(
          {hash_of_half(sequence_hash(0, before) * powers_[rest] + sequence(at + 1, length)),
           with_letter(letters_before_[at - 1], behind), limit - 1});
    }
  }
  if ((use & (name_longer | both_as_long | key_longer)) != 0) probe_one_edit_on_each_side(at);
}

void NearKeys::probe_one_edit_on_each_side(std::size_t at) {
  const unsigned use = cuts_[at];
  const std::uint32_t behind = letters_from_[at];
  if ((use & key_longer) != 0) {
    left_probes_.push_back({hash_of_shortened_half(hashes_[at]), behind, 1});
  }
  if ((use & (name_longer | both_as_long)) == 0) return;
  for (std::size_t left_out = 0; left_out < at; ++left_out) {
    // Of two equal neighbours either leaves the same.
    if (left_out != 0 && points_[left_out] == points_[left_out - 1]) continue;
    const std::uint64_t shortened =
        hashes_[left_out] * powers_[at - left_out - 1] + sequence(left_out + 1, at);
    if ((use & name_longer) != 0) {
      left_probes_.push_back({hash_of_half(shortened), behind, 1});
    }
    if ((use & both_as_long) != 0) {
      left_probes_.push_back({hash_of_shortened_half(shortened), behind, 1});
    }
  }
}

// In rounds, so that the memory that one group needs comes while others are looked for.
void NearKeys::look_up(std::span<const Probe> probes, const dataset::Halves& halves) {
  const dataset::Buckets buckets(halves.buckets, halves.notes);
  const dataset::HashNote note(halves.groups.size() - 1);
  for (const Probe& probe : probes) __builtin_prefetch(buckets.begin_of(probe.hash));
  for (const Probe& probe : probes) __builtin_prefetch(buckets.notes(probe.hash).data());
  groups_.clear();
  for (const Probe& probe : probes) {
    for (const std::uint32_t at : buckets.notes(probe.hash)) {
      if (!note.agrees(at, probe.hash)) continue;
      groups_.push_back({&probe, note.row(at), 0});
      __builtin_prefetch(&halves.groups[groups_.back().first]);
    }
  }
  for (Group& group : groups_) {
    group.end = halves.groups[group.first + 1];
    group.first = halves.groups[group.first];
    __builtin_prefetch(halves.letters.data() + group.first);
  }
  for (const Group& group : groups_) {
    const std::size_t size = group.end - group.first;
    sieve(group.probe->other_edits, group.probe->other_letters,
          halves.letters.subspan(group.first, size), halves.keys.subspan(group.first, size));
  }
}

void NearKeys::find_in(std::uint32_t department, std::string_view name, int limit,
                       std::vector<NearKey>& out) {
  out.clear();
  pattern_.assign(name);
  ++search_;
  passed_.clear();
  const std::size_t length = text::count_code_points(name);
  const auto edits = static_cast<std::size_t>(limit);
  const dataset::Table::LocalKeys local =
      table_.local_keys(department, length > edits ? length - edits : 0, length + edits);
  sieve(limit, text::letters_of(name), local.letters, local.keys);
  measure(limit, out);
}

void NearKeys::sieve(int edits, std::uint32_t wanted, std::span<const std::uint32_t> letters,
                     std::span<const std::uint32_t> keys) {
  switch (edits) {
    case 0:
      return sieve<0>(wanted, letters, keys);
    case 1:
      return sieve<1>(wanted, letters, keys);
    default:
      return sieve<2>(wanted, letters, keys);
  }
}

template <int edits>
void NearKeys::sieve(std::uint32_t wanted, std::span<const std::uint32_t> letters,
                     std::span<const std::uint32_t> keys) {
  constexpr std::size_t block = 4;
  const auto take = [&](std::size_t at) {
    if (text::may_be_within<edits>(wanted, letters[at])) pass(keys[at]);
  };
  std::size_t at = 0;
  for (; letters.size() - at >= block; at += block) {
    // Most blocks have none that passes; compilers make one step of this loop.
    std::uint32_t any = 0;
    for (std::size_t i = 0; i < block; ++i) {
      any |= text::may_be_within<edits>(wanted, letters[at + i]) ? 1U : 0U;
    }
    if (any == 0) continue;
    for (std::size_t i = 0; i < block; ++i) take(at + i);
  }
  for (; at < letters.size(); ++at) take(at);
}

void NearKeys::pass(std::uint32_t key) {
  const std::uint64_t now = std::uint64_t{search_} << 32U | key;
  std::uint64_t& last = passed_last_[key % passed_last_.size()];
  if (last == now) return;
  last = now;
  passed_.push_back(key);
  __builtin_prefetch(&table_.keys()[key]);
}

void NearKeys::measure(int limit, std::vector<NearKey>& out) {
  for (const std::uint32_t key : passed_) {
    const std::string_view other = table_.text(table_.keys()[key].key);
    __builtin_prefetch(other.data());
  }
  for (const std::uint32_t key : passed_) {
    const int distance = pattern_.distance(table_.text(table_.keys()[key].key), limit);
    if (distance > limit) continue;
    const bool known =
        std::any_of(out.begin(), out.end(), [key](const NearKey& near) { return near.key == key; });
    if (!known) out.push_back({key, distance});
  }
}

}  // namespace zonage::resolve
