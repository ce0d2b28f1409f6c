#include "resolve/postal_line.h"

#include "support/catch.h"

using namespace zonage::resolve;

namespace {

// What is read in one line: the number, what stands in front, `+` for postal words, and the name.
std::string read(std::string_view text) {
  const PostalLine line = read_postal_line(text);
  std::string out;
  if (!line.number.empty()) out += line.number + (line.zero_restored ? "! " : " ");
  if (!line.in_front.empty()) out += "[" + std::string(line.in_front) + "] ";
  if (line.has_postal_words) out += "+ ";
  return out + "<" + std::string(line.name) + ">";
}

}  // namespace

TEST_CASE("a name alone stays as it is") {
  for (const std::string text :
       {"", "Lille", "Saint-Denis", "L'Haÿ-les-Roses", "Paris 15e", "Lyon 3", "BP", "BP Lille",
        "Lille BP",

        "F Lille", "F-5900 Lille", "F 59 Lille", "93-Saint-Denis", "123 Saint-Denis",
        "932000 Saint-Denis", "2C Ajaccio", "Lille-59", "BP 12bis Lille"}) {
    CAPTURE(text);
    CHECK(read(text) == "<" + text + ">");
  }
}

TEST_CASE("a code in front, however it is written") {
  for (const std::string_view text :
       {"59000 Lille", "59000\u00A0Lille", "59 000 Lille", "59\u202F000 Lille", "F-59000 Lille",
        "f 59000 Lille", "FR-59000 Lille", "F-59 000 Lille", "59000-Lille", "59000 - Lille",
        "59000, Lille", "59000 – Lille"}) {
    CAPTURE(text);
    CHECK(read(text) == "59000 <Lille>");
  }
  CHECK(read("2A004 Ajaccio") == "2A004 <Ajaccio>");
  CHECK(read("6000 Nice") == "06000! <Nice>");
  CHECK(read("06000 Nice") == "06000 <Nice>");
  CHECK(read("93 Saint-Denis") == "[93] <Saint-Denis>");
  CHECK(read("974 Saint-Denis") == "[974] <Saint-Denis>");
  CHECK(read("93 62 Saint-Denis") == "[93] <62 Saint-Denis>");
  CHECK(read("93 97 411 Saint-Denis") == "[93] <97 411 Saint-Denis>");
}

TEST_CASE("a code behind the name") {
  for (const std::string_view text :
       {"Lille 59000", "Lille  59000", "Lille - 59000", "Lille-59000", "Lille, 59000",
        "59000 Lille 59000", "F-59000 Lille 59000", "Lille F-59000"}) {
    CAPTURE(text);
    CHECK(read(text) == "59000 <Lille>");
  }
  CHECK(read("Ajaccio 2A004") == "2A004 <Ajaccio>");
  CHECK(read("93 Saint-Denis 93200") == "93200 [93] <Saint-Denis>");
  // Which of two is meant?
  CHECK(read("59000 Lille 59800") == "59800 <59000 Lille>");
  CHECK(read("Lille 59000 59800") == "59800 <Lille 59000>");
}

TEST_CASE("boxes and CEDEX, in front and behind") {
  for (const std::string_view text :
       {"BP 12 Lille",     "bp 12 Lille",         "B.P. 12 Lille",    "BP12 Lille",
        "BP. 12 Lille",    "BP: 12 Lille",        "BP 12 345 Lille",  "CS 10 001 Lille",
        "TSA 10001 Lille", "CEDEX Lille",         "CEDEX 9 Lille",    "Lille BP 12",
        "Lille B.P. 12",   "Lille BP12",          "Lille CS 10001",   "Lille CS 10 001",
        "Lille CEDEX",     "Lille Cedex 9",       "LILLE CEDEX 09",   "Lille BP 12 CEDEX",
        "Lille - CEDEX",   "BP 12 Lille CEDEX 9", "TSA 1 BP 2 Lille", "- CEDEX Lille",
        "/ BP 12 Lille",   "Lille BP 12 /"}) {
    CAPTURE(text);
    CHECK(read(text).substr(0, 4) == "+ <L");
    CHECK(read(text).size() == 9);
  }
}

TEST_CASE("a code beside a box or CEDEX is the postal code, and the box's number is none") {
  for (const std::string_view text :
       {"BP 12 59000 Lille",       "BP 12 - 59000 Lille",       "BP 12-59000 Lille",
        "BP 12 345 59000 Lille",   "BP 70234 59000 Lille",      "CEDEX : 59000 Lille",
        "59000 Lille CEDEX",       "F-59000 Lille CEDEX 2",     "Lille 59000 CEDEX",
        "Lille 59000 CEDEX 2",     "Lille BP 12 59000 CEDEX 2", "Lille BP 70234 59000",
        "Lille BP12 59000",        "Lille CEDEX 59000",         "Lille CEDEX 9 59000",
        "Lille CEDEX 59000 BP 12", "59000 Lille BP 70234",      "BP 12 – 59000 Lille",
        "59000 BP 12 Lille",       "- 59000 CEDEX Lille"}) {
    CAPTURE(text);
    CHECK(read(text) == "59000 + <Lille>");
  }
  CHECK(read("BP 59000 Lille") == "+ <Lille>");
  CHECK(read("Lille BP 59000") == "+ <Lille>");
  CHECK(read("Lyon 3 CEDEX 03") == "+ <Lyon 3>");
  CHECK(read("59 Lille CEDEX") == "[59] + <Lille>");
}

TEST_CASE("signs and accents around postal words") {
  for (const std::string_view text :
       {"Lille Cédex", "LILLE CÉDEX 9", "ＬＩＬＬＥ ＣＥＤＥＸ", "Lille-CEDEX", "Lille CEDEX-9",
        "Lille CEDEX;", "Lille \"CEDEX\"", "Lille « CEDEX »", "Lille BP 12/34", "Lille BP 12-34",
        "Lille CS 10.001", "Lille C.S. 10-001", "BP 12/34 Lille", "BP 12-345 - Lille"}) {
    CAPTURE(text);
    const PostalLine line = read_postal_line(text);
    CHECK((line.name == "Lille" || line.name == "LILLE" || line.name == "ＬＩＬＬＥ"));
    CHECK(line.has_postal_words);
    CHECK(line.number.empty());
  }
  CHECK(read("BP 12 ‑ 59000 Lille") == "59000 + <Lille>");
  CHECK(read("BP 12; 59000 Lille") == "59000 + <Lille>");
  CHECK(read("Lille 59 000 CEDEX") == "59000 + <Lille>");
}

TEST_CASE("a code of digits apart, and the country's letters, behind the name") {
  for (const std::string_view text : {"Lille 59 000", "Lille F 59000", "Lille F-59000",
                                      "Lille FR 59 000", "Lille -59000", "F - 59000 Lille"}) {
    CAPTURE(text);
    CHECK(read(text) == "59000 <Lille>");
  }
  CHECK(read("Lille 59-000") == "<Lille 59-000>");
  CHECK(read("Lille 1 59 000") == "<Lille 1 59 000>");
}

TEST_CASE("a département behind a box is one, and no more of the box's number") {
  CHECK(read("BP 12 62 Lille") == "[62] + <Lille>");
  CHECK(read("BP 12 - 62 - Lille") == "[62] + <Lille>");
  CHECK(read("BP 12 974 Saint-Denis") == "[974] + <Saint-Denis>");
  CHECK(read("CEDEX 62 Lille") == "[62] + <Lille>");
  CHECK(read("Lille BP 12 974") == "<Lille BP 12 974>");
  CHECK(read("Lille CEDEX, 62") == "<Lille CEDEX, 62>");
  CHECK(read("Lille BP 12, 62") == "<Lille BP 12, 62>");
  CHECK(read("Lille BP 12,34") == "<Lille BP 12,34>");
}

TEST_CASE("of two codes one stays in the name") {
  CHECK(read("Lille BP12 62000 59000") == "<Lille BP12 62000 59000>");
  CHECK(read("Lille CEDEX 62000, 59000") == "<Lille CEDEX 62000, 59000>");
  CHECK(read("Lille BP 12 62000, 59000") == "<Lille BP 12 62000, 59000>");
  CHECK(read("59000 Lille CEDEX 62000") == "62000 + <59000 Lille>");
  CHECK(read("Lille BP 12 62000 9") == "<Lille BP 12 62000 9>");
  CHECK(read("Lille BP 1 2 3 4 5") == "<Lille BP 1 2 3 4 5>");
}

TEST_CASE("a line without a name is bare") {
  for (const std::string_view text :
       {"59000", "59 000", "F-59000", "59000 CEDEX 9", "CEDEX", "BP 12", "BP 12 59000", "2A004"}) {
    CAPTURE(text);
    CHECK(read_postal_line(text).is_bare());
  }
  for (const std::string_view text : {"", "59", "5900", "590000", "Lille", "59000 Lille"}) {
    CAPTURE(text);
    CHECK_FALSE(read_postal_line(text).is_bare());
  }
}
