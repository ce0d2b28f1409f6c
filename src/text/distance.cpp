#include "text/distance.h"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "text/utf8.h"

namespace zonage::text {
namespace {

constexpr std::size_t kWordBits = 64;

// Jaro's similarity, from the number of letters that have a match and of those whose match stands
// at another place in the order.
double similarity(std::size_t matches, std::size_t a_size, std::size_t b_size,
                  std::size_t out_of_order) {
  const auto m = static_cast<double>(matches);
  const std::size_t swaps = out_of_order / 2;
  const double in_order = m - static_cast<double>(swaps);
  return (m / static_cast<double>(a_size) + m / static_cast<double>(b_size) + in_order / m) / 3;
}

// The same, of texts of any length.
double jaro(std::u32string_view a, std::u32string_view b) {
  std::vector<bool> a_matched(a.size());
  std::vector<bool> b_matched(b.size());
  const std::size_t half = std::max(a.size(), b.size()) / 2;
  const std::size_t window = half == 0 ? 0 : half - 1;
  std::size_t matches = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t first = i > window ? i - window : 0;
    const std::size_t end = std::min(i + window + 1, b.size());
    for (std::size_t j = first; j < end; ++j) {
      if (b_matched[j] || a[i] != b[j]) continue;
      a_matched[i] = true;
      b_matched[j] = true;
      ++matches;
      break;
    }
  }
  if (matches == 0) return 0.0;
  std::size_t out_of_order = 0;
  for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
    if (!a_matched[i]) continue;
    while (!b_matched[j]) ++j;
    if (a[i] != b[j]) ++out_of_order;
    ++j;
  }
  return similarity(matches, a.size(), b.size(), out_of_order);
}

double winkler(std::u32string_view a, std::u32string_view b, double similarity) {
  constexpr double kPrefixScale = 0.1;
  constexpr std::size_t kLongestPrefix = 4;
  const std::size_t longest = std::min({kLongestPrefix, a.size(), b.size()});
  std::size_t prefix = 0;
  while (prefix < longest && a[prefix] == b[prefix]) ++prefix;
  return similarity + static_cast<double>(prefix) * kPrefixScale * (1 - similarity);
}

}  // namespace

void OsaPattern::assign(std::string_view key) {
  // Clearing a few letters is cheaper than clearing all of them.
  if (points_.size() <= kWordBits) {
    for (const char32_t before : points_) {
      if (before < ascii_.size()) ascii_[before] = 0;
    }
  }
  others_.clear();
  points_.clear();
  for (std::size_t at = 0; at < key.size();) points_.push_back(next_code_point(key, at));
  if (points_.size() > kWordBits) return;
  std::uint64_t bit = 1;
  for (const char32_t code_point : points_) {
    if (code_point < ascii_.size()) {
      ascii_[code_point] |= bit;
    } else {
      const auto known =
          std::ranges::find(others_, code_point, [](const auto& o) { return o.first; });
      if (known == others_.end()) {
        others_.emplace_back(code_point, bit);
      } else {
        known->second |= bit;
      }
    }
    bit <<= 1;
  }
}

std::uint64_t OsaPattern::positions(char32_t code_point) const {
  if (code_point < ascii_.size()) return ascii_[code_point];
  for (const auto& [other, bits] : others_)
    if (other == code_point) return bits;
  return 0;
}

int OsaPattern::distance(std::string_view other, int limit) const {
  // A code point takes four bytes at most: a megabyte is told from a name without being read.
  const std::size_t length = points_.size();
  if (other.size() / 4 > length && other.size() / 4 - length > static_cast<std::size_t>(limit))
    return limit + 1;
  const std::size_t other_length = count_code_points(other);
  const std::size_t longer = std::max(length, other_length);
  const std::size_t shorter = std::min(length, other_length);
  if (longer - shorter > static_cast<std::size_t>(limit)) return limit + 1;
  if (shorter == 0) return static_cast<int>(longer);
  return length <= kWordBits ? bit_parallel(other, other_length, limit)
                             : banded(other, other_length, limit);
}

// Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003). Bit
// i of each word speaks of row i of the column of the distance table that belongs to one character
// of `other`: of the difference to the row above (vertical) or to the column before (horizontal),
// each of them 1, 0 or -1; `zero_diagonal` of where the value is that of the cell before and above.
int OsaPattern::bit_parallel(std::string_view other, std::size_t other_length, int limit) const {
  std::uint64_t vertical_up = ~std::uint64_t{0};
  std::uint64_t vertical_down = 0;
  std::uint64_t zero_diagonal = 0;
  std::uint64_t previous_match = 0;
  const std::uint64_t last_row = std::uint64_t{1} << (points_.size() - 1);
  auto distance = static_cast<std::ptrdiff_t>(points_.size());
  auto left = static_cast<std::ptrdiff_t>(other_length);

  for (std::size_t at = 0; at < other.size();) {
    const std::uint64_t match = positions(next_code_point(other, at));
    const std::uint64_t swapped = ((~zero_diagonal & match) << 1) & previous_match;
    zero_diagonal = (((match & vertical_up) + vertical_up) ^ vertical_up) | match | vertical_down;
    zero_diagonal |= swapped;
    std::uint64_t horizontal_up = vertical_down | ~(zero_diagonal | vertical_up);
    std::uint64_t horizontal_down = zero_diagonal & vertical_up;
    if ((horizontal_up & last_row) != 0) ++distance;
    if ((horizontal_down & last_row) != 0) --distance;
    // Each character still to come lowers the last row by one at most.
    if (distance - --left > limit) return limit + 1;
    horizontal_up = horizontal_up << 1 | 1;
    horizontal_down <<= 1;
    vertical_up = horizontal_down | ~(zero_diagonal | horizontal_up);
    vertical_down = horizontal_up & zero_diagonal;
    previous_match = match;
  }
  return static_cast<int>(distance);
}

// The table row by row, only as far from its diagonal as `limit` allows; beyond that every value is
// above the limit, and is taken as limit + 1.
int OsaPattern::banded(std::string_view other, std::size_t other_length, int limit) const {
  const std::u32string& pattern = points_;
  const std::u32string text = code_points(other);
  const std::size_t columns = other_length + 1;
  const auto band =
      std::min(static_cast<std::size_t>(limit), std::max(pattern.size(), other_length));
  const int beyond = static_cast<int>(band) + 1;
  std::vector<int> before_previous(columns, beyond);
  std::vector<int> previous(columns, beyond);
  std::vector<int> row(columns, beyond);
  for (std::size_t j = 0; j <= std::min(band, other_length); ++j) previous[j] = static_cast<int>(j);
  int least_before = 0;

  for (std::size_t i = 1; i <= pattern.size(); ++i) {
    const std::size_t first = i > band ? i - band : 1;
    const std::size_t last = std::min(i + band, other_length);
    // The cell before the band is read from the next row; a row is used again every third time.
    row[first - 1] = first == 1 && i <= band ? static_cast<int>(i) : beyond;
    int least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      int best = std::min(previous[j], row[j - 1]) + 1;
      best = std::min(best, previous[j - 1] + (pattern[i - 1] == text[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && pattern[i - 1] == text[j - 2] && pattern[i - 2] == text[j - 1])
        best = std::min(best, before_previous[j - 2] + 1);
      row[j] = std::min(best, beyond);
      least = std::min(least, row[j]);
    }
    // A swap reaches back two rows, so one row above the limit does not settle it; two do.
    if (least >= beyond && least_before >= beyond) return limit + 1;
    least_before = least;
    std::swap(before_previous, previous);
    std::swap(previous, row);
  }
  return previous[other_length] >= beyond ? limit + 1 : previous[other_length];
}

// Jaro pairs each letter with the first free one of its kind within the window. Whichever text is
// walked, each kind of letter is paired like two sorted lists: what has fallen behind the window is
// skipped on either side. So `other` may be walked, and the pattern's positions tell what is free.
double OsaPattern::jaro_winkler(std::string_view other) const {
  if (points_.size() > kWordBits || other.size() > kWordBits) {
    const std::u32string text = code_points(other);
    return winkler(points_, text, jaro(points_, text));
  }
  std::array<char32_t, kWordBits> text;
  std::size_t size = 0;
  for (std::size_t at = 0; at < other.size();) text[size++] = next_code_point(other, at);
  if (points_.empty() && size == 0) return 1.0;
  const std::size_t half = std::max(points_.size(), size) / 2;
  const std::size_t window = half == 0 ? 0 : half - 1;
  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  std::uint64_t free = kAll;
  std::uint64_t matched = 0;  // of `other`
  for (std::size_t j = 0; j < size; ++j) {
    const std::uint64_t from = j > window ? kAll << (j - window) : kAll;
    const std::uint64_t to = j + window < kWordBits - 1 ? ~(kAll << (j + window + 1)) : kAll;
    const std::uint64_t fitting = positions(text[j]) & free & from & to;
    free &= ~(fitting & -fitting);
    matched |= std::uint64_t{fitting != 0} << j;
  }
  if (matched == 0) return 0.0;
  const std::u32string_view text_read(text.data(), size);
  std::size_t matches = 0;
  std::size_t out_of_order = 0;
  for (std::uint64_t taken = ~free; matched != 0; ++matches) {
    if (points_[static_cast<std::size_t>(std::countr_zero(taken))] !=
        text[static_cast<std::size_t>(std::countr_zero(matched))]) {
      ++out_of_order;
    }
    taken &= taken - 1;
    matched &= matched - 1;
  }
  return winkler(points_, text_read, similarity(matches, points_.size(), size, out_of_order));
}

}  // namespace zonage::text
