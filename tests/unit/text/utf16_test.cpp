#include "text/utf16.h"

#include <unicode/ucnv.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace {

using namespace zonage::text;
using namespace std::string_literals;

constexpr std::endian orders[] = {std::endian::little, std::endian::big};

std::string decoded(std::endian order, std::string_view bytes) {
  Utf16Decoder decoder(order);
  std::string utf8;
  decoder.decode(bytes, utf8);
  REQUIRE(decoder.finish(utf8));
  return utf8;
}

std::string encoded(std::endian order, std::string_view utf8, std::size_t substituted = 0) {
  std::string bytes;
  CHECK(append_utf16(order, utf8, bytes) == substituted);
  return bytes;
}

std::string units(std::endian order, std::u16string_view text) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += order == std::endian::little ? low : high;
    bytes += order == std::endian::little ? high : low;
  }
  return bytes;
}

// Whether surrogates stand in pairs only.
bool is_valid(std::u16string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] < 0xD800 || text[at] > 0xDFFF) continue;
    if (text[at] > 0xDBFF || at + 1 == text.size()) return false;
    ++at;
    if (text[at] < 0xDC00 || text[at] > 0xDFFF) return false;
  }
  return true;
}

std::string utf8_by_icu(std::endian order, const std::string& bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const char* const from = order == std::endian::little ? "UTF-16LE" : "UTF-16BE";
  std::string utf8(2 * bytes.size() + 8, '\0');
  const auto size = ucnv_convert("UTF-8", from, utf8.data(), static_cast<std::int32_t>(utf8.size()),
                                 bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  REQUIRE(U_SUCCESS(status));
  utf8.resize(static_cast<std::size_t>(size));
  return utf8;
}

// Texts as files have them, texts of everything, and texts of surrogates in any order.
class RandomUnits {
 public:
  std::size_t below(std::size_t end) { return random_() % end; }

  std::u16string next(std::size_t longest) {
    std::u16string text;
    const std::size_t kind = below(4);
    for (std::size_t left = below(longest); left > 0; --left) {
      switch (kind == 3 ? below(3) : kind) {
        case 0:
          text += below(12) == 0 ? u"éÿœŒ€’"[below(6)] : static_cast<char16_t>(below(0x80));
          break;
        case 1:
          text += static_cast<char16_t>(below(0x10000));
          break;
        default:
          text += static_cast<char16_t>(0xD800 + below(0x800));
      }
    }
    return text;
  }

 private:
  std::mt19937 random_{20051128};
};

}  // namespace

TEST_CASE("UTF-16 in any pieces comes back bit for bit, and reads as ICU reads it") {
  RandomUnits random;
  std::size_t valid = 0;
  std::size_t broken = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::u16string text = random.next(round % 100 == 0 ? 2000 : 40);
    for (const std::endian order : orders) {
      const std::string bytes = units(order, text);
      Utf16Decoder decoder(order);
      std::string utf8;
      std::string again;
      std::size_t substituted = 0;
      const std::size_t longest_piece = 1 + random.below(bytes.size() + 1);
      for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t size = std::min(random.below(longest_piece + 1), bytes.size() - at);
        std::string piece;
        decoder.decode(std::string_view(bytes).substr(at, size), piece);
        substituted += append_utf16(order, piece, again);
        utf8 += piece;
        at += size;
      }
      std::string rest;
      const bool is_whole = decoder.finish(rest);
      utf8 += rest;
      substituted += append_utf16(order, rest, again);
      // Neither piece by piece nor at once is anything lost.
      const bool is_right = is_whole && substituted == 0 && again == bytes &&
                            encoded(order, utf8) == bytes && decoded(order, bytes) == utf8;
      if (!is_right) {
        CAPTURE(bytes, utf8);
        REQUIRE(is_whole);
        REQUIRE(substituted == 0);
        REQUIRE(again == bytes);
        REQUIRE(encoded(order, utf8) == bytes);
        REQUIRE(decoded(order, bytes) == utf8);
      }
      const bool is_utf8 = first_invalid_utf8(utf8) == utf8.size();
      if (is_utf8 != is_valid(text)) REQUIRE(is_utf8 == is_valid(text));
      (is_utf8 ? valid : broken) += 1;
      if (is_utf8 && utf8 != utf8_by_icu(order, bytes)) REQUIRE(utf8 == utf8_by_icu(order, bytes));
    }
  }
  CHECK(valid > 10000);
  CHECK(broken > 10000);
}

TEST_CASE("every code point goes to UTF-16 and back, surrogates included") {
  std::size_t wrong = 0;
  for (const std::endian order : orders) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
      std::string utf8;
      append_utf8(c, utf8);
      std::u16string text(1, static_cast<char16_t>(c));
      if (c > 0xFFFF) {
        text = {static_cast<char16_t>(0xD7C0 + (c >> 10)),
                static_cast<char16_t>(0xDC00 + (c & 0x3FF))};
      }
      std::string bytes;
      if (append_utf16(order, utf8, bytes) != 0 || bytes != units(order, text)) ++wrong;
      Utf16Decoder decoder(order);
      std::string again;
      decoder.decode(bytes, again);
      if (!decoder.finish(again) || again != utf8) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("names in UTF-16") {
  CHECK(decoded(std::endian::little,
                "\xFF\xFE"
                "B\0\xE9\0t\0"s) == "\uFEFFBét");
  CHECK(decoded(std::endian::big, "\xFE\xFF\0B\0\xE9\0t"s) == "\uFEFFBét");
  CHECK(decoded(std::endian::little, "\x53\x01u\0v\0r\0e\0"s) == "œuvre");
  CHECK(decoded(std::endian::big, "\x01\x52\0u\0i\0l\0l\0y"s) == "Œuilly");
  CHECK(decoded(std::endian::little, "\xAC\x20") == "€");
  CHECK(decoded(std::endian::little, "\x3D\xD8\x00\xDE"s) == "\U0001F600");
  CHECK(decoded(std::endian::big, "").empty());
  CHECK(encoded(std::endian::big, "Œ\U0001F600") == "\x01\x52\xD8\x3D\xDE\x00"s);
}

TEST_CASE("half a character waits for the next piece") {
  Utf16Decoder decoder(std::endian::little);
  std::string utf8;
  const std::vector<std::pair<std::string, std::string>> pieces = {
      {"B", ""}, {"\0\xE9"s, "B"}, {"\0\x3D\xD8"s, "é"},
      {"", ""},  {"\x00"s, ""},    {"\xDE", "\U0001F600"}};
  std::string expected;
  for (const auto& [piece, appended] : pieces) {
    decoder.decode(piece, utf8);
    expected += appended;
    CHECK(utf8 == expected);
  }
  CHECK(decoder.finish(utf8));
  CHECK(utf8 == "Bé\U0001F600");
}

TEST_CASE("a stream that ends within a character says so, and the next one begins anew") {
  Utf16Decoder decoder(std::endian::big);
  std::string utf8;
  decoder.decode("\0A\0"s, utf8);
  CHECK_FALSE(decoder.finish(utf8));
  CHECK(utf8 == "A");
  decoder.decode("\xD8\x3D", utf8);
  CHECK(utf8 == "A");
  CHECK(decoder.finish(utf8));
  CHECK(utf8 == "A\xED\xA0\xBD");
  decoder.decode("\xDE\x00\xD8\x3D\x00"s, utf8);
  CHECK_FALSE(decoder.finish(utf8));
  CHECK(utf8 == "A\xED\xA0\xBD\xED\xB8\x80\xED\xA0\xBD");
  decoder.decode("\0B"s, utf8);
  CHECK(decoder.finish(utf8));
  CHECK(utf8 ==
        "A\xED\xA0\xBD\xED\xB8\x80\xED\xA0\xBD"
        "B");
}

TEST_CASE("lone surrogates are three bytes each, and separate from what follows") {
  for (const std::endian order : orders) {
    const std::u16string lone = {u'a',   0xD83D, u'b',   0xDE00, 0xD83D,
                                 0xD83D, 0xDE00, 0xD83D, 0xE000, u'c'};
    const std::string utf8 =
        "a\xED\xA0\xBD"
        "b\xED\xB8\x80\xED\xA0\xBD\U0001F600\xED\xA0\xBD\uE000"
        "c";
    CHECK(decoded(order, units(order, lone)) == utf8);
    CHECK(encoded(order, utf8) == units(order, lone));
    // What never was one stream: two halves that met afterwards.
    CHECK(encoded(order, "\xED\xA0\xBD\xED\xB8\x80") == units(order, u"\U0001F600"));
  }
}

TEST_CASE("what is neither UTF-8 nor a lone surrogate is replaced, byte for byte") {
  for (const std::endian order : orders) {
    CHECK(encoded(order, "B\xE9t", 1) == units(order, u"B\uFFFDt"));
    CHECK(encoded(order, "\xED\xA0", 2) == units(order, u"\uFFFD\uFFFD"));
    CHECK(encoded(order, std::string_view("\xED\xA0\x80", 2), 2) == units(order, u"\uFFFD\uFFFD"));
    CHECK(encoded(order,
                  "\xED"
                  "a\x80",
                  2) == units(order, u"\uFFFDa\uFFFD"));
    CHECK(encoded(order, "\xED\xA0z", 2) == units(order, u"\uFFFD\uFFFDz"));
    CHECK(encoded(order, "\xED\xA0\xC0z", 3) == units(order, u"\uFFFD\uFFFD\uFFFDz"));
    CHECK(encoded(order, "\xED\x9F\xBF\xEE\x80\x80") == units(order, u"\uD7FF\uE000"));
    CHECK(encoded(order, "\xC0\x80\xF5", 3) == units(order, u"\uFFFD\uFFFD\uFFFD"));
    CHECK(encoded(order, "\xF4\x90\x80\x80", 4) == units(order, u"\uFFFD\uFFFD\uFFFD\uFFFD"));
    CHECK(encoded(order, "\uFFFD") == units(order, u"\uFFFD"));
  }
}
