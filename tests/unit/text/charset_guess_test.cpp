#include "text/charset_guess.h"

#include <unicode/ucnv.h>

#include <fstream>
#include <string>
#include <vector>

#include "support/catch.h"
#include "text/charset.h"

namespace {

using namespace zonage::text;
using namespace std::string_literals;
using Reason = CharsetRefusal::Reason;

CharsetFound found(std::string_view block, bool whole = true) {
  const CharsetGuess guess = guess_charset(block, whole);
  CAPTURE(block);
  REQUIRE(std::holds_alternative<CharsetFound>(guess));
  return std::get<CharsetFound>(guess);
}

CharsetRefusal refused(std::string_view block, bool whole = true) {
  const CharsetGuess guess = guess_charset(block, whole);
  CAPTURE(block);
  REQUIRE(std::holds_alternative<CharsetRefusal>(guess));
  return std::get<CharsetRefusal>(guess);
}

// The charset of a block without a mark that is not all ASCII.
Charset charset_of(std::string_view block, bool whole = true) {
  const CharsetFound guess = found(block, whole);
  CHECK_FALSE(guess.bom);
  CHECK_FALSE(guess.ascii_only);
  return guess.charset;
}

void check(const ByteEvidence& evidence, std::size_t count, std::size_t offset = 0,
           unsigned byte = 0) {
  CHECK(evidence.count == count);
  CHECK(evidence.offset == offset);
  CHECK(static_cast<unsigned>(evidence.byte) == byte);
}

std::string in(Charset charset, std::string_view utf8) {
  std::string bytes;
  REQUIRE(append_encoded(charset, utf8, bytes) == 0);
  return bytes;
}

// In a set that ICU knows and zonage does not.
std::string in(const char* icu_name, const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open(icu_name, &status);
  std::string bytes(utf8.size(), '\0');
  std::vector<UChar> units(utf8.size() + 1);
  UConverter* const from = ucnv_open("UTF-8", &status);
  const auto length = ucnv_toUChars(from, units.data(), static_cast<std::int32_t>(units.size()),
                                    utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  bytes.resize(static_cast<std::size_t>(ucnv_fromUChars(converter, bytes.data(),
                                                        static_cast<std::int32_t>(bytes.size()),
                                                        units.data(), length, &status)));
  ucnv_close(from);
  ucnv_close(converter);
  REQUIRE(U_SUCCESS(status));
  return bytes;
}

constexpr const char* dos = "ibm-850_P100-1995";
constexpr const char* macintosh = "macos-0_2-10.2";

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (; times > 0; --times) all += text;
  return all;
}

const std::string names =
    "nom;prix\r\nMarcq-en-Barœul;12,50 €\r\nL'Haÿ-les-Roses;3 €\r\nŒuilly;1 000 €\r\n"
    "Béthune;0,95 €\r\nBesançon;7 €\r\nSaint-Benoît;1 €\r\nChâteauroux;2 €\r\n";

// The names of all communes, in the official order.
std::vector<std::string> commune_names() {
  std::ifstream file(ZONAGE_SOURCE_DIR "/data/communes/today.tsv");
  std::vector<std::string> all;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#') || line.starts_with("code\t")) continue;
    const std::size_t start = line.find('\t', line.find('\t') + 1) + 1;
    all.push_back(line.substr(start, line.find('\t', start) - start));
  }
  REQUIRE(all.size() > 30000);
  return all;
}

// The names, so many a block, one on a line.
std::vector<std::string> blocks_of(std::size_t size) {
  std::vector<std::string> blocks;
  std::size_t count = 0;
  for (const std::string& name : commune_names()) {
    if (count++ % size == 0) blocks.emplace_back();
    blocks.back() += name + ";\r\n";
  }
  return blocks;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

TEST_CASE("real names are told in each charset") {
  CHECK(charset_of(names) == Charset::utf8);
  CHECK(charset_of(in(Charset::windows_1252, names)) == Charset::windows_1252);
  CHECK(charset_of(in(Charset::iso_8859_15, names)) == Charset::iso_8859_15);
  for (const Charset utf16 : {Charset::utf16_le, Charset::utf16_be}) {
    const CharsetFound guess = found(in(utf16, "\uFEFF" + names));
    CHECK(guess.charset == utf16);
    CHECK(guess.bom);
    CHECK_FALSE(guess.ascii_only);
    CHECK(refused(in(utf16, names)).hint == utf16);
  }
}

TEST_CASE("the block and no more than it is looked at for UTF-16") {
  const std::string all = "a\0bcdefga\0a\0a\0a\0a\0a\0"s;
  CHECK(refused(std::string_view(all).substr(0, 8)).hint == std::nullopt);
  CHECK(refused("a\0a\0a\0a\0bcde"s).hint == std::nullopt);
  CHECK(refused("a\0a\0a\0a\0a\0cd"s).hint == Charset::utf16_le);
}

TEST_CASE("behind any small letter the î of code page 850 is no Œ") {
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    check(refused(std::string(1, letter) + "\x8C").against, 1, 1, 0x8C);
  }
  for (const char* other : {"A\x8C", "Z\x8C", "`\x8Cu", "{\x8Cu"}) {
    CHECK(charset_of(other) == Charset::windows_1252);
  }
}

TEST_CASE("letters that stand alone say nothing for the set") {
  const CharsetRefusal refusal = refused("a\x8Ctre;\x8C;\x8A;\xE9;\xE8");
  check(refusal.against, 1, 1, 0x8C);
  check(refusal.in_favour, 0);
}

TEST_CASE("ten communes at a time are told in each charset") {
  std::size_t told_apart = 0;
  for (const std::string& block : blocks_of(10)) {
    if (is_ascii(block)) {
      CHECK(found(block).ascii_only);
      continue;
    }
    // No other letter of communes differs between the two.
    const bool differs = block.find("œ") != block.npos || block.find("Œ") != block.npos;
    told_apart += differs;
    const bool is_right = charset_of(block) == Charset::utf8 &&
                          charset_of(in(Charset::windows_1252, block)) == Charset::windows_1252 &&
                          charset_of(in(Charset::iso_8859_15, block)) ==
                              (differs ? Charset::iso_8859_15 : Charset::windows_1252);
    if (is_right) continue;
    CAPTURE(block);
    REQUIRE(is_right);
  }
  CHECK(told_apart > 50);
}

TEST_CASE("a thousand communes are refused in code page 850 and as the Macintosh wrote them") {
  for (const std::string& block : blocks_of(1000)) {
    CHECK(refused(in(dos, block)).reason == Reason::other_set);
    CHECK(refused(in(macintosh, block)).reason == Reason::other_set);
  }
}

TEST_CASE("a byte order mark decides, whatever follows") {
  for (const auto& [mark, charset] :
       {std::pair{"\xEF\xBB\xBF"s, Charset::utf8}, std::pair{"\xFF\xFE"s, Charset::utf16_le},
        std::pair{"\xFE\xFF"s, Charset::utf16_be}}) {
    for (const std::string& rest : {""s, "a"s, "a\0"s, "B\xE9thune"s, "Béthune"s}) {
      const CharsetFound guess = found(mark + rest);
      CHECK(guess.charset == charset);
      CHECK(guess.bom);
      CHECK_FALSE(guess.ascii_only);
    }
  }
  CHECK(refused("\xFF\xFE\0\0a\0\0\0"s).reason == Reason::utf32);
  CHECK(refused("\0\0\xFE\xFF\0\0\0a"s).reason == Reason::utf32);
  CHECK(charset_of("\xFF\xFD") == Charset::windows_1252);
}

TEST_CASE("a NUL is refused, with a hint when it looks like UTF-16") {
  const CharsetRefusal one = refused("B\xE9thune;\0;\0"s);
  CHECK(one.reason == Reason::nul);
  check(one.against, 2, 8, 0);
  CHECK(one.hint == std::nullopt);

  const CharsetRefusal little = refused("L\0o\0o\0s\0"s);
  CHECK(little.reason == Reason::nul);
  check(little.against, 4, 1, 0);
  CHECK(little.hint == Charset::utf16_le);
  const CharsetRefusal big = refused("\0L\0o\0o\0s"s);
  check(big.against, 4, 0, 0);
  CHECK(big.hint == Charset::utf16_be);

  CHECK(refused("L\0o\0o\0s\0\r"s, false).hint == Charset::utf16_le);
  CHECK(refused("\0"s).hint == std::nullopt);
  CHECK(refused("\0\0\0\0"s).hint == std::nullopt);
  CHECK(refused(repeated("Loos;\0\0\0"s, 9)).hint == std::nullopt);
}

TEST_CASE("nothing but ASCII says nothing yet") {
  for (const std::string& block : {""s, "nom;prix\r\nLoos;12,50\r\n"s, repeated("Loos\t", 999)}) {
    for (const bool whole : {true, false}) {
      const CharsetFound guess = found(block, whole);
      CHECK(guess.charset == Charset::utf8);
      CHECK(guess.ascii_only);
      CHECK_FALSE(guess.bom);
      check(guess.stray, 0);
    }
  }
  // Whether é in windows-1252 or the beginning of a character in UTF-8: not to be seen.
  CHECK(found("Orl\xE9", false).ascii_only);
  CHECK(charset_of("Orl\xE9") == Charset::windows_1252);
}

TEST_CASE("a block of UTF-8 may be cut anywhere") {
  const std::string text = "é€\U0001F600\u0800\uD7FF\U00010000\U0010FFFF" + names;
  std::size_t within_a_character = 0;
  for (std::size_t size = 1; size <= text.size(); ++size) {
    const std::string block = text.substr(0, size);
    const CharsetFound guess = found(block, false);
    CHECK(guess.charset == Charset::utf8);
    CHECK(guess.ascii_only == (size < 2));
    check(guess.stray, 0);
    const bool is_cut =
        size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80;
    within_a_character += is_cut;
    // The end of a file cuts nothing: what is wrong there is wrong.
    const CharsetGuess whole = guess_charset(block, true);
    const auto* const as_utf8 = std::get_if<CharsetFound>(&whole);
    const bool is_clean =
        as_utf8 != nullptr && as_utf8->charset == Charset::utf8 && as_utf8->stray.count == 0;
    CHECK(is_clean == !is_cut);
  }
  CHECK(within_a_character > 20);
}

TEST_CASE("what begins no character is not cut but wrong") {
  const std::string utf8 = repeated("é", 20);
  for (const std::string& end :
       {"\x80"s, "\xC1"s, "\xF5"s, "\xE0\x9F"s, "\xED\xA0"s, "\xF0\x8F"s, "\xF4\x90"s, "\xE9z"s}) {
    CAPTURE(end);
    CHECK(found(utf8 + end, false).stray.count > 0);
    CHECK(found(utf8 + end, false).stray.offset == 40);
  }
  for (const std::string& end :
       {"\xC2"s, "\xE0"s, "\xE0\xA0"s, "\xED\x9F"s, "\xF0\x90"s, "\xF4\x8F\xBF"s})
    CHECK(found(utf8 + end, false).stray.count == 0);
}

TEST_CASE("a block of a one-byte set may be cut anywhere") {
  for (const Charset charset : {Charset::windows_1252, Charset::iso_8859_15}) {
    const std::string text = in(charset, names);
    for (std::size_t size = 0; size <= text.size(); ++size) {
      const CharsetFound guess = found(std::string_view(text).substr(0, size), false);
      if (guess.ascii_only) {
        CHECK(size <= text.find(in(charset, "œ")) + 1);
      } else {
        // Until the first œ has its right neighbour nothing tells the two apart.
        const bool is_told = size > text.find(in(charset, "œ")) + 1;
        CHECK(guess.charset == (is_told ? charset : Charset::windows_1252));
      }
    }
  }
}

TEST_CASE("mixed files are in the charset of the clear majority") {
  const std::string utf8 = "Béthune\n";
  const std::string windows = "B\xE9thune\n";
  const auto mixed = [&](std::size_t in_utf8, std::size_t in_windows) {
    return repeated(utf8, in_utf8) + repeated(windows, in_windows);
  };
  CHECK(charset_of(mixed(4, 1)) == Charset::utf8);
  check(found(mixed(4, 1)).stray, 1, 4 * utf8.size() + 1, 0xE9);
  CHECK(charset_of(mixed(400, 100)) == Charset::utf8);
  CHECK(charset_of(mixed(1, 4)) == Charset::windows_1252);
  check(found(mixed(1, 4)).stray, 1, 1, 0xC3);
  CHECK(charset_of(mixed(100, 400)) == Charset::windows_1252);
  check(found(mixed(1, 0)).stray, 0);
  check(found(mixed(0, 1)).stray, 0);

  for (const auto& [in_utf8, in_windows] : {std::pair{3, 1}, std::pair{1, 1}, std::pair{1, 3},
                                            std::pair{399, 100}, std::pair{100, 399}}) {
    const auto characters = static_cast<std::size_t>(in_utf8);
    const auto bytes = static_cast<std::size_t>(in_windows);
    const CharsetRefusal refusal = refused(mixed(characters, bytes));
    CHECK(refusal.reason == Reason::mixed);
    check(refusal.against, bytes, characters * utf8.size() + 1, 0xE9);
    check(refusal.in_favour, characters, 1, 0xC3);
  }
}

TEST_CASE("what is in UTF-8 does not speak for a one-byte set") {
  // BD and BC belong to ý and ü here.
  const std::string block = "B\xE9thune " + repeated("\xE9t\xE9 ", 20) + "Müný";
  CHECK(charset_of(block) == Charset::windows_1252);
  check(found(block).telling, 0);
  check(found(block).stray, 2, 89, 0xC3);
}

TEST_CASE("the bytes in which the one-byte sets differ tell them apart") {
  for (const char* block :
       {"Marcq-en-Bar\xBDul", "\xBCuvre", "\xBCUVRE", "\xBDuvre", "n\xBDud", "L'HA\xBE-LES-ROSES",
        "12,50 \xA4", "12\xA4", "k\xA4", "prix (\xA4)", "\xA4", "12\xA0\xA4"}) {
    const CharsetFound guess = found(block);
    CAPTURE(block);
    CHECK(guess.charset == Charset::iso_8859_15);
    CHECK(guess.telling.count == 1);
  }
  for (const char* block :
       {"1\xBD", "1\xBDh",
        "no\xBD"
        "1",
        "\xBE"
        "1",
        "1 \xBC heure", "\xBD", ";\xBE;", "L\xB4Isle", "d\xB4\xE9t\xE9", "12 \x80",
        "l\x92\xE9t\xE9", "C\x9Cuvres", "\x93mot\x94", "L\x92HA\x9F"}) {
    const CharsetFound guess = found(block);
    CAPTURE(block);
    CHECK(guess.charset == Charset::windows_1252);
    CHECK(guess.telling.count > 0);
  }
  for (const char* block :
       {"B\xE9thune", "\xBDl",
        "a\xA4"
        "b\xE9t\xE9",
        "Ha\xA8y\xE9", "L\xB4 \xE9t\xE9", "n\xB0 1", "\xAB mot \xBB", "\xA6 \xB8", "\xC9\xD7",
        "L\xB4\xD7", "L\xB4\xF7", "\xAB\xBD\xBB", "\x90 \xE9t\xE9"}) {
    const CharsetFound guess = found(block);
    CAPTURE(block);
    CHECK(guess.charset == Charset::windows_1252);
    check(guess.telling, 0);
  }
  check(found("\xE9;c\xBDur;\xBDuvre").telling, 2, 3, 0xBD);
  check(found("\xE9;1\xBD;C\x9Cur").telling, 2, 3, 0xBD);
}

TEST_CASE("signs that only windows-1252 has outweigh as many letters as they outnumber") {
  CHECK(charset_of("l\x92\xE9t\xE9 \x85 c\xBDur") == Charset::windows_1252);
  const CharsetRefusal even = refused("l\x92\xE9t\xE9 c\xBDur");
  CHECK(even.reason == Reason::either);
  check(even.against, 1, 7, 0xBD);
  check(even.in_favour, 1, 1, 0x92);
}

TEST_CASE("an apostrophe inside a word makes up for one sign that is out of place") {
  CHECK(charset_of("l\x92or co\x80te") == Charset::windows_1252);
  CHECK(refused("lor co\x80te").reason == Reason::other_set);
}

TEST_CASE("what speaks for both one-byte sets is refused") {
  const CharsetRefusal refusal = refused("1\xBD;2\xBD;3\xBE;c\xBDur;\xE9t\xE9");
  CHECK(refusal.reason == Reason::either);
  check(refusal.against, 1, 10, 0xBD);
  check(refusal.in_favour, 3, 1, 0xBD);
  CHECK(refused("L\xB4Isle;12 \xA4").reason == Reason::either);
}

TEST_CASE("text of other sets is refused") {
  const CharsetRefusal refusal = refused("Loos;B\x82thune;Besan\x87on;\xC9vreux");
  CHECK(refusal.reason == Reason::other_set);
  check(refusal.against, 2, 6, 0x82);
  check(refusal.in_favour, 1, 22, 0xC9);
  // Together and alone, inside words, at their beginning and at their end.
  for (const char* name : {"Béthune", "Genève", "Besançon", "Étampes", "état", "Forêt", "blé",
                           "Noël", "Béthune;Saint-Benoît"}) {
    CAPTURE(name);
    CHECK(refused(in(dos, name)).reason == Reason::other_set);
    // The ë of the Macintosh is a quotation mark where an apostrophe may stand.
    if (name == "Noël"s) continue;
    CHECK(refused(in(macintosh, name)).reason == Reason::other_set);
  }
}

TEST_CASE("what French text holds is not taken for another set") {
  for (const char* text : {"Besançon",
                           "« mot »",
                           "«mot»",
                           "l«été»",
                           "mot…",
                           "“mot”",
                           "‘mot’",
                           "‹mot›",
                           "5 €",
                           "k€",
                           "été–hiver",
                           "été—",
                           "mot™",
                           "n°1",
                           "n°A",
                           "m²",
                           "Škoda;été",
                           "Saint\u00A0Denis",
                           "Saint\u00ADDenis",
                           "a·b",
                           "l’été",
                           "cœur",
                           "Œuvre",
                           "L’HAŸ",
                           "½ été",
                           "• été",
                           "à",
                           "é",
                           "mot…mot;été",
                           "Dupont† été"}) {
    CAPTURE(text);
    CHECK(charset_of(in(Charset::windows_1252, text)) == Charset::windows_1252);
  }
}

TEST_CASE("rare letters pass among others, but not in number") {
  CHECK(charset_of("Milo\x9A;\xC9t\xE9") == Charset::windows_1252);
  CHECK(charset_of("Milo\x9A;t\xE9;a\x82") == Charset::windows_1252);
  const CharsetRefusal refusal = refused("B\x8Ethune;M\x8Eru;L\xD5Isle");
  CHECK(refusal.reason == Reason::other_set);
  check(refusal.against, 2, 1, 0x8E);
  check(refusal.in_favour, 1, 14, 0xD5);
  // With what is wrong in any case, the first of all is told.
  check(refused("M\x8Eru;Besan\x8Don").against, 2, 1, 0x8E);
  check(refused("Besan\x8Don;M\x8Eru").against, 2, 5, 0x8D);
}

TEST_CASE("capitals pass where capitals stand") {
  CHECK(charset_of("\x8Cuvre;C\x8CUR;L'HA\x9F;MO\x9F-DE-L'AISNE;NO\xCBL;CA\xCFN;nom\xC9tab") ==
        Charset::windows_1252);
  check(refused("Beno\x8Ct").against, 1, 4, 0x8C);                    // Benoît in code page 850
  check(refused("Sch\xCFnau;d\xD5Isle;Mo\xD8").against, 3, 3, 0xCF);  // Schœnau, d’Isle, Moÿ, too
  check(refused("Turckheim;B\x9Fhl").against, 1, 11, 0x9F);           // Bühl from a Macintosh
  check(refused("SP\x9F;S\x9Fss;M\x9Fhl").against, 2, 5, 0x9F);
}
