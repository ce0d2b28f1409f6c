// How far apart two names are, for suggestions. Works on name keys (fold.h), in code points.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zonage::text {

// Optimal string alignment distance: insertions, deletions, substitutions and swaps of two
// neighbours, no part of the text being edited twice. One pattern is measured against many others:
// bit-parallel (Hyyrö 2003) up to 64 code points, a banded table above. Owns what it needs; const
// use from several threads is safe.
class OsaPattern {
 public:
  explicit OsaPattern(std::string_view key);

  // The distance when it is at most `limit` (which is not negative), else limit + 1. Allocates only
  // for a pattern of more than 64 code points.
  int distance(std::string_view other, int limit) const;

 private:
  std::uint64_t positions(char32_t code_point) const;
  int bit_parallel(std::string_view other, std::size_t other_length, int limit) const;
  int banded(std::string_view other, std::size_t other_length, int limit) const;

  std::size_t length_ = 0;  // in code points
  // Bit i of a character's word: the pattern has it at position i (patterns of up to 64 only).
  std::array<std::uint64_t, 128> ascii_{};
  std::vector<std::pair<char32_t, std::uint64_t>> others_;
  std::u32string long_pattern_;  // longer patterns only
};

// Similarity from 0 (nothing in common) to 1 (equal); two empty texts are equal. A common prefix of
// up to four code points counts for 0.1 each of what is missing to 1.
double jaro_winkler(std::string_view a, std::string_view b);

// Which characters occur at all: one bit for each of a-z, one for the space, four for the digits
// (by their value modulo 4), one for everything else.
std::uint32_t letter_set(std::string_view key);

// A lower bound of the distance of two keys, from their letter sets alone. One edit takes at most
// one character away and brings at most one new one, so it clears at most one bit and sets at most
// one (a swap neither): the distance is at least the number of bits on either side alone, and as
// one substitution may serve both sides, at least the larger of the two but not their sum.
inline int distance_bound(std::uint32_t a, std::uint32_t b) {
  const int only_a = std::popcount(a & ~b);
  const int only_b = std::popcount(b & ~a);
  return only_a > only_b ? only_a : only_b;
}

}  // namespace zonage::text
