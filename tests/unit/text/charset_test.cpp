#include "text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.h"
#include "text/utf8.h"

namespace {

using namespace zonage::text;
using namespace std::string_literals;

std::string decoded(Charset charset, std::string_view bytes) {
  std::string utf8;
  append_decoded(charset, bytes, utf8);
  return utf8;
}

std::pair<std::string, std::size_t> encoded(Charset charset, std::string_view utf8) {
  std::string bytes;
  const std::size_t substituted = append_encoded(charset, utf8, bytes);
  return {bytes, substituted};
}

using Encoded = std::pair<std::string, std::size_t>;

// The sets by the names that the world gives them, not by those of ICU's tables.
class SetByIcu {
 public:
  explicit SetByIcu(Charset charset) : is_windows_(charset == Charset::windows_1252) {
    UErrorCode status = U_ZERO_ERROR;
    converter_ = ucnv_open(is_windows_ ? "windows-1252" : "ISO-8859-15", &status);
    ucnv_setFromUCallBack(converter_, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                          &status);
    ucnv_setToUCallBack(converter_, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    REQUIRE(U_SUCCESS(status));
  }
  SetByIcu(const SetByIcu&) = delete;
  SetByIcu& operator=(const SetByIcu&) = delete;
  ~SetByIcu() { ucnv_close(converter_); }

  UChar32 character(unsigned char byte) {
    const char source = static_cast<char>(byte);
    UChar target[2];
    UErrorCode status = U_ZERO_ERROR;
    const auto length = ucnv_toUChars(converter_, target, 2, &source, 1, &status);
    REQUIRE(U_SUCCESS(status));
    REQUIRE(length == 1);
    return is_windows_ && has_no_character(target[0]) ? 0xFFFD : target[0];
  }

  std::optional<std::string> bytes(UChar32 c) {
    if (is_windows_ && has_no_character(c)) return std::nullopt;
    UChar source[2];
    std::int32_t size = 0;
    U16_APPEND_UNSAFE(source, size, c);
    char target[8];
    UErrorCode status = U_ZERO_ERROR;
    const auto length = ucnv_fromUChars(converter_, target, sizeof target, source, size, &status);
    // ICU leaves out invisible characters that the set lacks, even when told to stop at such.
    if (U_FAILURE(status) || length == 0) return std::nullopt;
    return std::string(target, static_cast<std::size_t>(length));
  }

 private:
  // Where windows-1252 has nothing, ICU and browsers put C1 controls.
  static bool has_no_character(UChar32 c) {
    return c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D;
  }

  bool is_windows_;
  UConverter* converter_ = nullptr;
};

constexpr Charset single_byte_sets[] = {Charset::windows_1252, Charset::iso_8859_15};

}  // namespace

TEST_CASE("every byte of the one-byte sets is the character that ICU says") {
  for (const Charset charset : single_byte_sets) {
    CAPTURE(key_of(charset));
    SetByIcu icu(charset);
    for (unsigned byte = 0; byte <= 0xFF; ++byte) {
      CAPTURE(byte);
      std::string expected;
      append_utf8(static_cast<char32_t>(icu.character(static_cast<unsigned char>(byte))), expected);
      CHECK(decoded(charset, std::string(1, static_cast<char>(byte))) == expected);
    }
  }
}

TEST_CASE("every character of Unicode has the byte in the one-byte sets that ICU says, or none") {
  for (const Charset charset : single_byte_sets) {
    CAPTURE(key_of(charset));
    SetByIcu icu(charset);
    std::size_t wrong = 0;
    std::size_t in_the_set = 0;
    for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
      if (U_IS_SURROGATE(c)) continue;
      std::string utf8;
      append_utf8(static_cast<char32_t>(c), utf8);
      const std::optional<std::string> bytes = icu.bytes(c);
      if (bytes) ++in_the_set;
      if (encoded(charset, utf8) != Encoded(bytes.value_or("?"), bytes ? 0 : 1)) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(in_the_set == (charset == Charset::windows_1252 ? 251 : 256));
  }
}

TEST_CASE("what a one-byte set decodes, it encodes to the same bytes") {
  std::string bytes;
  for (int byte = 0; byte <= 0xFF; ++byte) bytes += static_cast<char>(byte);
  CHECK(encoded(Charset::iso_8859_15, decoded(Charset::iso_8859_15, bytes)) == Encoded(bytes, 0));
  const std::string windows = decoded(Charset::windows_1252, bytes);
  for (const char undefined : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'})
    std::ranges::replace(bytes, undefined, '?');
  CHECK(encoded(Charset::windows_1252, windows) == Encoded(bytes, 5));
}

TEST_CASE("names in each set") {
  CHECK(decoded(Charset::windows_1252, "Marcq-en-Bar\x9Cul") == "Marcq-en-Barœul");
  CHECK(decoded(Charset::iso_8859_15, "Marcq-en-Bar\xBDul") == "Marcq-en-Barœul");
  CHECK(decoded(Charset::windows_1252, "L\x92Ha\xFF-les-Roses") == "L’Haÿ-les-Roses");
  CHECK(decoded(Charset::iso_8859_15, "L'HA\xBE-LES-ROSES") == "L'HAŸ-LES-ROSES");
  CHECK(decoded(Charset::windows_1252, "B\xE9thune;12,50 \x80") == "Béthune;12,50 €");
  CHECK(decoded(Charset::iso_8859_15, "B\xE9thune;12,50 \xA4") == "Béthune;12,50 €");
  CHECK(decoded(Charset::windows_1252, "").empty());
  CHECK(encoded(Charset::windows_1252, "Œuilly;½") == Encoded("\x8Cuilly;\xBD", 0));
  CHECK(encoded(Charset::iso_8859_15, "Œuilly;½") == Encoded("\xBCuilly;?", 1));
  CHECK(encoded(Charset::iso_8859_15, "L’Haÿ") == Encoded("L?Ha\xFF", 1));
  CHECK(encoded(Charset::utf8, "Œuilly \xE9") == Encoded("Œuilly \xE9", 0));
  CHECK(encoded(Charset::utf16_le, "ÿ€") == Encoded("\xFF\x00\xAC\x20"s, 0));
  CHECK(encoded(Charset::utf16_be, "ÿ€") == Encoded("\x00\xFF\x20\xAC"s, 0));
}

TEST_CASE("substitutions are counted by the character, and by the byte where it is no UTF-8") {
  for (const Charset charset : single_byte_sets) {
    CHECK(encoded(charset, "東京 \U0001F600") == Encoded("?? ?", 3));
    CHECK(encoded(charset, "B\xE9thune \xE2\x82") == Encoded("B?thune ??", 3));
    CHECK(encoded(charset, "B\u00E9\uFFFDthune") == Encoded("B\xE9?thune", 1));
    CHECK(encoded(charset, "Be\u0301thune") == Encoded("Be?thune", 1));
  }
}

TEST_CASE("what is appended comes after what was there") {
  std::string text = "a";
  append_decoded(Charset::windows_1252, "b\xE9", text);
  append_encoded(Charset::windows_1252, "cé", text);
  append_encoded(Charset::utf8, "dé", text);
  append_encoded(Charset::utf16_be, "e", text);
  CHECK(text ==
        "abéc\xE9"
        "dé\0e"s);
}

TEST_CASE("a text with room enough is not allocated again") {
  std::string text;
  text.reserve(64);
  const char* const place = text.data();
  for (const Charset charset : all_charsets) {
    text.clear();
    append_encoded(charset, "Marcq-en-Barœul; Œuilly", text);
    CHECK(text.data() == place);
  }
  text.clear();
  append_decoded(Charset::windows_1252, "Marcq-en-Bar\x9Cul; \x8Cuilly", text);
  CHECK(text.data() == place);
}

TEST_CASE("every charset is found by its key") {
  CHECK(std::ranges::is_sorted(all_charsets));
  CHECK(std::ranges::adjacent_find(all_charsets) == all_charsets.end());
  CHECK(all_charsets.size() == 5);
  for (const Charset charset : all_charsets) CHECK(parse_charset(key_of(charset)) == charset);
  std::vector<Charset> single_byte;
  for (const Charset charset : all_charsets)
    if (is_single_byte(charset)) single_byte.push_back(charset);
  CHECK(single_byte ==
        std::vector<Charset>(std::begin(single_byte_sets), std::end(single_byte_sets)));
}

TEST_CASE("charsets have many names") {
  for (const char* name : {"UTF-8", "utf8", "Utf_8", "utf 8", "CP65001"})
    CHECK(parse_charset(name) == Charset::utf8);
  for (const char* name :
       {"windows-1252", "Windows1252", "WIN-1252", "cp1252", "CP-1252", "1252", "ANSI", "latin1",
        "Latin-1", "iso-8859-1", "ISO_8859-1", "ISO 8859-1", "iso88591", "x-cp1252", "l1"})
    CHECK(parse_charset(name) == Charset::windows_1252);
  for (const char* name : {"iso-8859-15", "ISO8859-15", "latin9", "Latin-9", "LATIN 9", "l9"})
    CHECK(parse_charset(name) == Charset::iso_8859_15);
  for (const char* name : {"utf-16le", "UTF16LE", "utf-16-le", "UCS-2LE"})
    CHECK(parse_charset(name) == Charset::utf16_le);
  for (const char* name : {"utf-16be", "UTF-16BE", "ucs2be"})
    CHECK(parse_charset(name) == Charset::utf16_be);
}

TEST_CASE("other names are no charset's") {
  for (const char* name : {"", "-", "utf", "utf-88", "utf-16", "utf-32le", "latin", "latin-15",
                           "iso-8859-2", "cp850", "macintosh", "windows-1252x", "utf.8", "ütf-8"}) {
    CAPTURE(name);
    CHECK(parse_charset(name) == std::nullopt);
  }
}
