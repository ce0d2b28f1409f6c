#include "text/distance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "support/catch.h"
#include "text/letter_profile.h"
#include "text/utf8.h"

namespace {

using namespace zonage::text;

// The definition, written down: the whole table.
int naive_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<int>(i + j);
        continue;
      }
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

// Jaro's similarity by the definition: the lists of matched characters, compared place by place.
double naive_jaro_winkler(const std::u32string& a, const std::u32string& b) {
  if (a.empty() && b.empty()) return 1;
  const int window = std::max(0, static_cast<int>(std::max(a.size(), b.size()) / 2) - 1);
  std::u32string a_matches;
  std::vector<bool> taken(b.size());
  for (int i = 0; i < static_cast<int>(a.size()); ++i) {
    for (int j = 0; j < static_cast<int>(b.size()); ++j) {
      const auto k = static_cast<std::size_t>(j);
      if (std::abs(i - j) > window || taken[k] || a[static_cast<std::size_t>(i)] != b[k]) continue;
      taken[k] = true;
      a_matches += b[k];
      break;
    }
  }
  std::u32string b_matches;
  for (std::size_t j = 0; j < b.size(); ++j)
    if (taken[j]) b_matches += b[j];
  if (a_matches.empty()) return 0;
  int different = 0;
  for (std::size_t i = 0; i < a_matches.size(); ++i) different += a_matches[i] != b_matches[i];
  const auto m = static_cast<double>(a_matches.size());
  const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
                       (m - different / 2) / m) /
                      3;
  double prefix = 0;
  while (prefix < 4 && prefix < static_cast<double>(std::min(a.size(), b.size())) &&
         a[static_cast<std::size_t>(prefix)] == b[static_cast<std::size_t>(prefix)])
    ++prefix;
  return jaro + prefix * 0.1 * (1 - jaro);
}

std::string utf8(const std::u32string& points) {
  std::string bytes;
  for (const char32_t c : points) append_utf8(c, bytes);
  return bytes;
}

// Pairs that are alike, as names are: one text, and the same with a few edits.
class RandomPairs {
 public:
  explicit RandomPairs(std::u32string letters) : letters_(std::move(letters)) {}

  std::size_t below(std::size_t end) { return random_() % end; }

  std::u32string text(std::size_t length) {
    std::u32string text;
    while (text.size() < length) text += letters_[below(letters_.size())];
    return text;
  }

  std::u32string edited(std::u32string text, std::size_t edits) {
    for (; edits > 0; --edits) {
      const std::size_t at = below(text.size() + 1);
      const char32_t letter = letters_[below(letters_.size())];
      switch (below(4)) {
        case 0:
          text.insert(at, 1, letter);
          break;
        case 1:
          if (at < text.size()) text.erase(at, 1);
          break;
        case 2:
          if (at < text.size()) text[at] = letter;
          break;
        default:
          if (at + 1 < text.size()) std::swap(text[at], text[at + 1]);
      }
    }
    return text;
  }

 private:
  std::u32string letters_;
  std::mt19937 random_{19780317};
};

std::uint32_t profile_of(std::u32string_view text) {
  std::uint32_t profile = 0;
  for (const char32_t code_point : text) profile = with_letter(profile, code_point);
  return profile;
}

// For more edits than names are searched by, nothing is claimed.
bool may_be_apart(std::uint32_t a, std::uint32_t b, int edits) {
  switch (edits) {
    case 0:
      return may_be_within<0>(a, b);
    case 1:
      return may_be_within<1>(a, b);
    case 2:
      return may_be_within<2>(a, b);
    default:
      return true;
  }
}

void compare_with_naive(RandomPairs& pairs, std::size_t rounds, std::size_t longest) {
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::u32string a = pairs.text(pairs.below(longest + 1));
    const std::u32string b =
        round % 4 == 0 ? pairs.text(pairs.below(longest + 1)) : pairs.edited(a, pairs.below(6));
    const int expected = naive_distance(a, b);
    const auto limit = static_cast<int>(pairs.below(round % 3 == 0 ? longest + 2 : 5));
    const OsaPattern pattern(utf8(a));
    const std::string other = utf8(b);
    const int far = pattern.distance(other, std::numeric_limits<int>::max());
    const int near = pattern.distance(other, limit);
    const std::uint32_t a_profile = profile_of(a);
    const std::uint32_t b_profile = profile_of(b);
    const double similarity = pattern.jaro_winkler(other);
    const bool is_right = far == expected && near == std::min(expected, limit + 1) &&
                          may_be_apart(a_profile, b_profile, expected) &&
                          std::abs(similarity - naive_jaro_winkler(a, b)) < 1e-12;
    if (is_right) continue;
    CAPTURE(utf8(a), other, limit, a_profile, b_profile, similarity);
    REQUIRE(far == expected);
    REQUIRE(near == std::min(expected, limit + 1));
    REQUIRE(may_be_apart(a_profile, b_profile, expected));
    REQUIRE(std::abs(similarity - naive_jaro_winkler(a, b)) < 1e-12);
  }
}

}  // namespace

TEST_CASE("distances, similarities and bounds are those of naive computations") {
  RandomPairs few_letters(U"ab ");
  RandomPairs letters(U"abcdefghijklmnopqrstuvwxyz 0123456789");
  RandomPairs beyond_ascii(U"aeøłß東\U00010330 ");
  for (RandomPairs* pairs : {&few_letters, &letters, &beyond_ascii}) {
    compare_with_naive(*pairs, 10000, 12);  // as long as names
    compare_with_naive(*pairs, 500, 70);    // around the 64 code points of a machine word
    compare_with_naive(*pairs, 100, 200);
  }
}

TEST_CASE("a pattern of exactly one machine word, and of one code point more") {
  for (const std::size_t length : {63U, 64U, 65U}) {
    const std::string key(length, 'a');
    std::string other_start = key;
    other_start[0] = 'b';
    const OsaPattern pattern(key);
    CHECK(pattern.distance(key, 0) == 0);
    CHECK(pattern.distance(key + "b", 3) == 1);
    CHECK(pattern.distance(key.substr(1), 3) == 1);
    CHECK(pattern.distance(other_start, 3) == 1);
    CHECK(pattern.distance("", 3) == 4);
    CHECK(pattern.distance("", 100) == static_cast<int>(length));
  }
}

TEST_CASE("a pattern that is assigned again knows nothing of the one before") {
  OsaPattern pattern("bethuneø");
  for (const std::string& key :
       {std::string("paris"), std::string(70, 'b'), std::string("tours"), std::string("øre")}) {
    pattern.assign(key);
    for (const std::string& other : {std::string("bethuneø"), std::string("paris"),
                                     std::string(70, 'b'), std::string("tours")}) {
      CAPTURE(key, other);
      CHECK(pattern.distance(other, 100) == OsaPattern(key).distance(other, 100));
      CHECK(pattern.jaro_winkler(other) == OsaPattern(key).jaro_winkler(other));
    }
  }
}

TEST_CASE("distances of names") {
  const auto distance = [](std::string_view a, std::string_view b, int limit = 9) {
    return OsaPattern(a).distance(b, limit);
  };
  CHECK(distance("bethune", "bethune") == 0);
  CHECK(distance("bethunne", "bethune") == 1);
  CHECK(distance("gravignv", "gravigny") == 1);
  CHECK(distance("merlirnont", "merlimont") == 2);
  CHECK(distance("btehune", "bethune") == 1);
  CHECK(distance("ca", "abc") == 3);  // a swap is not edited again: the unrestricted distance is 2
  CHECK(distance("", "") == 0);
  CHECK(distance("", "ay") == 2);
  CHECK(distance("vulpens", "vulbens", 0) == 1);
  CHECK(distance("vulpens", "paris", 2) == 3);
  CHECK(distance("vulpens", std::string(1000000, 'a'), 3) == 4);
  CHECK(distance(std::string(1000000, 'a'), "vulpens", 3) == 4);
}

TEST_CASE("Jaro-Winkler similarities as published") {
  const auto jaro_winkler = [](std::string_view a, std::string_view b) {
    return OsaPattern(a).jaro_winkler(b);
  };
  CHECK(std::abs(jaro_winkler("martha", "marhta") - 0.9611) < 0.00005);
  CHECK(std::abs(jaro_winkler("dixon", "dicksonx") - 0.8133) < 0.00005);
  CHECK(std::abs(jaro_winkler("dwayne", "duane") - 0.8400) < 0.00005);
  CHECK(jaro_winkler("", "") == 1);
  CHECK(jaro_winkler("", "a") == 0);
  CHECK(jaro_winkler("abc", "xyz") == 0);
  CHECK(jaro_winkler("bethune", "bethune") == 1);
}

TEST_CASE("letter profiles tell which letters occur, and some that occur twice") {
  CHECK(profile_of(U"") == 0);
  CHECK(profile_of(U"ab") == profile_of(U"ba"));
  CHECK(profile_of(U"ab") != profile_of(U"aab"));
  CHECK(profile_of(U"k") == profile_of(U"w"));  // rare ones share a bit
  CHECK(profile_of(U"ø") == profile_of(U"5"));
  const auto nearest = [](std::u32string_view a, std::u32string_view b) {
    int edits = 0;
    while (!may_be_apart(profile_of(a), profile_of(b), edits)) ++edits;
    return edits;
  };
  CHECK(nearest(U"abc", U"abd") == 1);
  CHECK(nearest(U"abc", U"xy") == 3);
  CHECK(nearest(U"ecbda", U"abcde") == 0);
}
