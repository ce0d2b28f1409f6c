// The index that misspelt names are corrected by: every key is cut into two halves, and two keys of
// which one is two edits from the other share a half that is at most one edit away
// (resolve/near_keys.h says why, and how it is searched).
//
// For the left halves and for the right ones there are five sections:
//   - buckets (buckets.h) and their notes, which lead from a half to its number, and to that of a
//     left half from all that is left of it without one of its code points, too;
//   - where the group of each half begins, and where the last one ends;
//   - by groups, the keys that have the half,
//   - and beside them the letters of their other halves (text/letter_profile.h), which most keys
//     are dismissed by.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "dataset/hash.h"

namespace zonage::dataset {

struct Halves {
  std::span<const std::uint32_t> buckets;
  std::span<const std::uint32_t> notes;
  std::span<const std::uint32_t> groups;
  std::span<const std::uint32_t> letters;
  std::span<const std::uint32_t> keys;
};

// How many of a key's code points are its left half.
constexpr std::size_t left_half(std::size_t code_points) { return (code_points + 1) / 2; }

// The hash of a sequence of code points, made so that those of its parts are known from those of
// its beginnings: of `ab` it is that of `a`, shifted by the length of `b`, and that of `b`.
inline constexpr std::uint64_t sequence_base = 0xA0761D6478BD642FU;
constexpr std::uint64_t sequence_hash(std::uint64_t before, char32_t code_point) {
  return before * sequence_base + code_point + 1;
}

// What the buckets know a half by, and what is left of one without one of its code points.
constexpr std::uint64_t hash_of_half(std::uint64_t sequence) { return mixed(sequence); }
constexpr std::uint64_t hash_of_shortened_half(std::uint64_t sequence) {
  return mixed(sequence ^ 0xE7037ED1A0B428DBU);
}

}  // namespace zonage::dataset
