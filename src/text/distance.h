// How far apart two names are, for suggestions. Works on name keys (fold.h), in code points.
#pragma once

#include <array>
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
  OsaPattern() = default;  // the empty key
  explicit OsaPattern(std::string_view key) { assign(key); }

  // Another key; the memory is used again.
  void assign(std::string_view key);

  // The distance when it is at most `limit` (which is not negative), else limit + 1. Allocates only
  // for a pattern of more than 64 code points.
  int distance(std::string_view other, int limit) const;

  // Jaro and Winkler's similarity, from 0 (nothing in common) to 1 (equal); two empty texts are
  // equal. A common prefix of up to four code points counts for 0.1 each of what is missing to 1.
  double jaro_winkler(std::string_view other) const;

 private:
  std::uint64_t positions(char32_t code_point) const;
  int bit_parallel(std::string_view other, std::size_t other_length, int limit) const;
  int banded(std::string_view other, std::size_t other_length, int limit) const;

  std::u32string points_;
  // Bit i of a character's word: the pattern has it at position i (patterns of up to 64 only).
  std::array<std::uint64_t, 128> ascii_{};
  std::vector<std::pair<char32_t, std::uint64_t>> others_;
};

}  // namespace zonage::text
