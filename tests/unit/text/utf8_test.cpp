#include "text/utf8.h"

#include <optional>
#include <random>
#include <string>

#include "support/catch.h"

namespace {

using namespace zonage::text;

bool is_scalar_value(char32_t c) { return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF); }

std::string encoded(char32_t code_point) {
  std::string bytes;
  append_utf8(code_point, bytes);
  return bytes;
}

// Another way to the same answer: the lead byte says the length, the bits are put together, and
// what comes out must be written with the very same bytes.
std::optional<char32_t> naive_code_point(const std::string& bytes) {
  const auto lead = static_cast<unsigned char>(bytes.at(0));
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes.size() < length) return std::nullopt;
  char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i)
    c = c << 6 | (static_cast<unsigned char>(bytes[i]) & 0x3FU);
  if (!is_scalar_value(c) || encoded(c) != bytes.substr(0, length)) return std::nullopt;
  return c;
}

std::size_t naive_first_invalid(const std::string& bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto c = naive_code_point(bytes.substr(at, 4));
    if (!c) return at;
    at += encoded(*c).size();
  }
  return at;
}

bool agrees_with_naive(const std::string& bytes) {
  const auto expected = naive_code_point(bytes);
  std::size_t at = 0;
  const char32_t c = next_code_point(bytes, at);
  if (!expected) return c == kReplacement && at == 1 && first_invalid_utf8(bytes) == 0;
  return c == *expected && at == encoded(*expected).size() &&
         first_invalid_utf8(bytes.substr(0, at)) == at;
}

}  // namespace

TEST_CASE("every code point is written and read again") {
  std::size_t wrong = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (!is_scalar_value(c)) continue;
    const std::string bytes = encoded(c);
    std::size_t at = 0;
    if (next_code_point(bytes, at) != c || at != bytes.size()) ++wrong;
    if (first_invalid_utf8(bytes) != bytes.size() || count_code_points(bytes) != 1) ++wrong;
    if (bytes.size() > 1 && first_invalid_utf8(bytes.substr(0, bytes.size() - 1)) != 0) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(encoded(U'A') == "A");
  CHECK(encoded(U'é') == "\xC3\xA9");
  CHECK(encoded(U'’') == "\xE2\x80\x99");
  CHECK(encoded(0x10FFFF) == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("sequences of bytes, right and wrong, are read as by a naive reader") {
  // Around every limit that a byte of a sequence has.
  const std::string edges(
      "\x00\x41\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xED\xEF\xF0\xF4\xF5\xFF", 20);
  std::size_t wrong = 0;
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      std::string bytes{static_cast<char>(first), static_cast<char>(second)};
      if (!agrees_with_naive(bytes)) ++wrong;
      for (const char third : edges) {
        for (const char fourth : edges) {
          if (!agrees_with_naive(bytes + third + fourth)) ++wrong;
        }
        if (!agrees_with_naive(bytes + third)) ++wrong;
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("the first wrong byte is found wherever it stands") {
  std::mt19937 random(20031219);
  const std::string pieces[] = {"a",          "bcdefghijk", "é",    "œ",       "’",
                                "\U0001F600", "\xE9",       "\xC3", "\xF0\x9F"};
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (auto left = random() % 12; left > 0; --left)
      bytes += pieces[random() % (round % 2 == 0 ? std::size(pieces) : 6)];
    const std::size_t expected = naive_first_invalid(bytes);
    if (first_invalid_utf8(bytes) != expected) {
      INFO(bytes);
      REQUIRE(first_invalid_utf8(bytes) == expected);
    }
  }
  CHECK(first_invalid_utf8("") == 0);
  CHECK(first_invalid_utf8("B\xC3\xA9thune") == 8);
  CHECK(first_invalid_utf8("B\xE9thune") == 1);
  CHECK(first_invalid_utf8("\xEF\xBF\xBD") == 3);
}

TEST_CASE("code points are counted, wrong bytes too") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("Béthune") == 7);
  CHECK(count_code_points("L’Haÿ-les-Roses") == 15);
  CHECK(count_code_points("\xE9t\xE9") == 3);
  CHECK(count_code_points("\xF0\x9F\x98") == 3);
  CHECK(code_points("").empty());
  CHECK(code_points("Béthune") == U"Béthune");
  CHECK(code_points("\xE9t") == U"\uFFFDt");
}
