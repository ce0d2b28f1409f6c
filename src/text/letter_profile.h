// Which letters a text has, in one word: a sieve in front of edit distances. One bit for each
// letter that French names are made of (rare ones share one), and one more for those that often
// occur twice. Thread safety: pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "text/utf8.h"

namespace zonage::text {

namespace letter_profile {

// Letters that share a bit.
inline constexpr std::array<std::string_view, 22> once{"a", "b", "c", "d", "e",    "f",  "g", "h",
                                                       "i", "l", "m", "n", "o",    "p",  "r", "s",
                                                       "t", "u", "v", " ", "kwxz", "jqy"};
inline constexpr std::array<std::string_view, 9> twice{"a", "e", "i", "l", "n",
                                                       "r", "s", "t", "ou"};
inline constexpr std::uint32_t anything_else = 0x80000000U;
static_assert(once.size() + twice.size() == 31);

struct Bits {
  std::uint32_t once;
  std::uint32_t twice;
};
inline constexpr Bits of_anything_else{anything_else, 0};

// Filled by hand: GCC 12 folds what a default member initializer left there to 0.
inline constexpr std::array<Bits, 128> ascii = [] {
  std::array<Bits, 128> bits{};
  bits.fill(of_anything_else);
  std::uint32_t bit = 1;
  for (const std::string_view letters : once) {
    for (const char letter : letters) bits[static_cast<unsigned char>(letter)].once = bit;
    bit <<= 1U;
  }
  for (const std::string_view letters : twice) {
    for (const char letter : letters) bits[static_cast<unsigned char>(letter)].twice = bit;
    bit <<= 1U;
  }
  return bits;
}();

}  // namespace letter_profile

// The profile of a text with one code point more; that of the empty text is 0. The order in which
// code points are added does not matter.
constexpr std::uint32_t with_letter(std::uint32_t profile, char32_t code_point) {
  const letter_profile::Bits bits = code_point < letter_profile::ascii.size()
                                        ? letter_profile::ascii[code_point]
                                        : letter_profile::of_anything_else;
  const bool again = (profile & bits.once) != 0;
  return profile | bits.once | (again ? bits.twice : 0);
}

// The profile of UTF-8.
inline std::uint32_t letters_of(std::string_view utf8) {
  std::uint32_t profile = 0;
  for (std::size_t at = 0; at < utf8.size();)
    profile = with_letter(profile, next_code_point(utf8, at));
  return profile;
}

// False only if two texts of these profiles are more than `edits` (0, 1 or 2) edits (distance.h)
// apart. An edit takes at most one letter away and brings at most one: a letter that goes clears
// the bit that it had as the only one or that for having two, not both, and one that comes sets at
// most one. A swap changes nothing.
template <int edits>
constexpr bool may_be_within(std::uint32_t a, std::uint32_t b) {
  static_assert(edits >= 0 && edits <= 2);
  std::uint32_t only_a = a & ~b;
  std::uint32_t only_b = b & ~a;
  // Each takes the lowest bit away.
  if constexpr (edits >= 1) {
    only_a &= only_a - 1;
    only_b &= only_b - 1;
  }
  if constexpr (edits == 2) {
    only_a &= only_a - 1;
    only_b &= only_b - 1;
  }
  return (only_a | only_b) == 0;
}

}  // namespace zonage::text
