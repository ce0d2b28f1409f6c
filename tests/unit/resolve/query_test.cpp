#include "resolve/query.h"

#include <string>

#include "support/catch.h"

using namespace zonage::resolve;
using namespace std::string_view_literals;

namespace {

// A parsed query in one line: what it says of the name, the département, the number, the code.
std::string parsed(std::string_view text) {
  const ParsedQuery query = parse_query(text);
  switch (query.problem) {
    case Problem::none:
      break;
    case Problem::empty:
      return "empty";
    case Problem::nul:
      return "NUL";
    case Problem::invalid_utf8:
      return "invalid UTF-8";
    case Problem::too_long:
      return "too long";
    case Problem::unknown_department:
      return "unknown department";
    case Problem::departments_differ:
      return "two departments";
  }
  std::string out;
  const auto add = [&out](std::string_view what, std::string_view value) {
    out += (out.empty() ? "" : "; ") + std::string(what) + " " + std::string(value);
  };
  if (!query.name.empty()) add("name", query.name);
  if (!query.in_front.empty()) add("in front", query.in_front);
  if (!query.department.empty()) add("department", query.department);
  if (!query.number.empty()) add("number", query.number);
  if (query.code) add("code", *query.code);
  if (query.zero_restored) add("zero", "restored");
  if (query.has_postal_words) add("postal", "words");
  if (query.in_france) add("in", "France");
  return out;
}

}  // namespace

TEST_CASE("a name alone") {
  CHECK(parsed("Béthune") == "name Béthune");
  CHECK(parsed("Le Blanc-Mesnil") == "name Le Blanc-Mesnil");
  CHECK(parsed("L'Haÿ-les-Roses") == "name L'Haÿ-les-Roses");
  CHECK(parsed(" \tBéthune\r\n") == "name Béthune");
  CHECK(parsed("Paris") == "name Paris");
}

TEST_CASE("a département behind the name") {
  CHECK(parsed("Saint-Denis (93)") == "name Saint-Denis; department 93");
  CHECK(parsed("Saint-Denis(93)") == "name Saint-Denis; department 93");
  CHECK(parsed("Saint-Denis  ( 93 ) ") == "name Saint-Denis; department 93");
  CHECK(parsed("Saint-Denis (Seine-Saint-Denis)") ==
        "name Saint-Denis; department Seine-Saint-Denis");
  CHECK(parsed("Saint-Denis, 93") == "name Saint-Denis; department 93");
  CHECK(parsed("Saint-Denis ,93") == "name Saint-Denis; department 93");
  CHECK(parsed("Saint-Denis, La Réunion") == "name Saint-Denis; department La Réunion");
  CHECK(parsed("Ajaccio (2a)") == "name Ajaccio; department 2a");
}

TEST_CASE("the last parenthesis or comma has the département") {
  CHECK(parsed("Bors (Canton de Charente-Sud) (16)") ==
        "name Bors (Canton de Charente-Sud); department 16");
  CHECK(parsed("Bors, Canton de Charente-Sud, 16") ==
        "name Bors, Canton de Charente-Sud; department 16");
  CHECK(parsed("Saint-Denis, Plaine (93)") == "name Saint-Denis, Plaine; department 93");
}

TEST_CASE("a département that is left blank is none") {
  CHECK(parsed("Saint-Denis ()") == "name Saint-Denis");
  CHECK(parsed("Saint-Denis,") == "name Saint-Denis");
  CHECK(parsed("Saint-Denis, ") == "name Saint-Denis");
  CHECK(parsed("93200 Saint-Denis ()") == "name Saint-Denis; number 93200");
}

TEST_CASE("a parenthesis that is not closed, or never opened, is part of the name") {
  CHECK(parsed("Saint-Denis (93") == "name Saint-Denis (93");
  CHECK(parsed("Saint-Denis 93)") == "name Saint-Denis 93)");
  CHECK(parsed("Saint-Denis (93) Plaine") == "name Saint-Denis (93) Plaine");
}

TEST_CASE("a département in front of the name") {
  CHECK(parsed("93 Saint-Denis") == "name Saint-Denis; in front 93");
  CHECK(parsed("93\t Saint-Denis") == "name Saint-Denis; in front 93");
  CHECK(parsed("2a Ajaccio") == "name Ajaccio; in front 2a");
  CHECK(parsed("2A Ajaccio") == "name Ajaccio; in front 2A");
  CHECK(parsed("974 Saint-Denis") == "name Saint-Denis; in front 974");
}

TEST_CASE("a postal or INSEE code beside the name") {
  CHECK(parsed("93200 Saint-Denis") == "name Saint-Denis; number 93200");
  CHECK(parsed("93200\tSaint-Denis") == "name Saint-Denis; number 93200");
  CHECK(parsed("01000 Bourg-en-Bresse") == "name Bourg-en-Bresse; number 01000");
  CHECK(parsed("2A004 Ajaccio") == "name Ajaccio; number 2A004");
  CHECK(parsed("Saint-Denis 93200") == "name Saint-Denis; number 93200");
  CHECK(parsed("SAINT DENIS  93200") == "name SAINT DENIS; number 93200");
  CHECK(parsed("Saint-Denis (93200)") == "name Saint-Denis; number 93200");
  CHECK(parsed("Saint-Denis, 93200") == "name Saint-Denis; number 93200");
  CHECK(parsed("93 Saint-Denis 93200") == "name Saint-Denis; in front 93; number 93200");
  CHECK(parsed("Saint-Denis 93200 (93)") == "name Saint-Denis; department 93; number 93200");
}

TEST_CASE("the country's letter before a postal code") {
  CHECK(parsed("F-59000 Lille") == "name Lille; number 59000");
  CHECK(parsed("f-59000 Lille") == "name Lille; number 59000");
  CHECK(parsed("F 59000 Lille") == "name Lille; number 59000");
  CHECK(parsed("B-7000 Mons") == "name B-7000 Mons");
  CHECK(parsed("F-5900 Lille") == "name F-5900 Lille");
  CHECK(parsed("F 59 Lille") == "name F 59 Lille");
}

TEST_CASE("an article behind the name is no département") {
  CHECK(parsed("Havre (Le)") == "name Havre (Le)");
  CHECK(parsed("Havre, Le") == "name Havre, Le");
  CHECK(parsed("Rochelle (LA)") == "name Rochelle (LA)");
  CHECK(parsed("Abymes (les)") == "name Abymes (les)");
  CHECK(parsed("Haÿ-les-Roses (L')") == "name Haÿ-les-Roses (L')");
  CHECK(parsed("Haÿ-les-Roses (L’)") == "name Haÿ-les-Roses (L’)");
  CHECK(parsed("76600 Havre (Le)") == "name Havre (Le); number 76600");
}

TEST_CASE("a number in front of a name that is neither is part of it") {
  CHECK(parsed("3 Châteaux") == "name 3 Châteaux");
  CHECK(parsed("123 Saint-Denis") == "name 123 Saint-Denis");
  CHECK(parsed("932000 Saint-Denis") == "name 932000 Saint-Denis");
  CHECK(parsed("93-Saint-Denis") == "name 93-Saint-Denis");
  CHECK(parsed("2C Ajaccio") == "name 2C Ajaccio");
}

TEST_CASE("digits inside a name and behind it stay in it") {
  CHECK(parsed("Paris 15e") == "name Paris 15e");
  CHECK(parsed("Lyon 3e Arrondissement") == "name Lyon 3e Arrondissement");
  CHECK(parsed("Marseille 08") == "name Marseille 08");
  CHECK(parsed("Saint-Denis 93") == "name Saint-Denis 93");
}

TEST_CASE("one département in front is taken, the rest is the name") {
  CHECK(parsed("93 62 Saint-Denis") == "name 62 Saint-Denis; in front 93");
}

TEST_CASE("a code in front and a département behind narrow twice") {
  CHECK(parsed("93200 Saint-Denis (93)") == "name Saint-Denis; department 93; number 93200");
  CHECK(parsed("93066 Saint-Denis, 93") == "name Saint-Denis; department 93; number 93066");
  CHECK(parsed("F-93200 Saint-Denis (93)") == "name Saint-Denis; department 93; number 93200");
  CHECK(parsed("93200 Saint-Denis, Seine-Saint-Denis") ==
        "name Saint-Denis; department Seine-Saint-Denis; number 93200");
}

TEST_CASE("all of the query is kept beside its parts") {
  const auto whole = [](std::string_view text) { return parse_query(text).whole; };
  CHECK(whole(" Château-Chinon (Ville)\t") == "Château-Chinon (Ville)");
  CHECK(whole("93200 Saint-Denis, 93") == "Saint-Denis, 93");
  CHECK(whole("Béthune\u00A0") == "Béthune");
  CHECK(whole("(93)") == "(93)");
  CHECK(whole("93").data() != nullptr);
  CHECK(whole("93") == "93");
  // A code has no other reading, and a problem none at all.
  CHECK(whole("93066").empty());
  CHECK(whole(" 1004 ").empty());
  CHECK(whole(" ").empty());
  CHECK(whole("Saint\0Denis"sv).empty());
  CHECK(whole(std::string(longest_query + 1, 'a')).empty());
}

TEST_CASE("a qualifier in parentheses looks like a département") {
  CHECK(parsed("Château-Chinon (Ville)") == "name Château-Chinon; department Ville");
  CHECK(parsed("Château-Chinon (Ville) (58)") == "name Château-Chinon (Ville); department 58");
}

TEST_CASE("no-break spaces are spaces") {
  CHECK(parsed("93\u00A0Saint-Denis") == "name Saint-Denis; in front 93");
  CHECK(parsed("93200\u202FSaint-Denis") == "name Saint-Denis; number 93200");
  CHECK(parsed("Saint-Denis (93)\u00A0") == "name Saint-Denis; department 93");
  CHECK(parsed("\u00A0"
               "93066") == "code 93066");
  CHECK(parsed("Saint-Denis\u202F93200") == "name Saint-Denis; number 93200");
  CHECK(parsed("Saint-Denis (\u202F93\u00A0)") == "name Saint-Denis; department 93");
  CHECK(parsed("Saint-Denis,\u00A0 93") == "name Saint-Denis; department 93");
  CHECK(parsed("F\u00A0"
               "59000\u00A0Lille") == "name Lille; number 59000");
  CHECK(parsed("\u00A0\u202F \u00A0") == "");
  // Inside a name they stay, and the end of a letter is none: à ends in the byte A0.
  CHECK(parsed("Le\u00A0Mans") == "name Le\u00A0Mans");
  CHECK(parsed("\u202FVoilà\u00A0") == "name Voilà");
  CHECK(parsed("à") == "name à");
}

TEST_CASE("a code INSEE") {
  CHECK(parsed("93066") == "code 93066");
  CHECK(parsed(" 93066 ") == "code 93066");
  CHECK(parsed("01004") == "code 01004");
  CHECK(parsed("2A004") == "code 2A004");
  CHECK(parsed("2b033") == "code 2B033");
  CHECK(parsed("97411") == "code 97411");
}

TEST_CASE("a code INSEE whose zero a spreadsheet dropped") {
  CHECK(parsed("1004") == "code 01004; zero restored");
  CHECK(parsed("1004 ") == "code 01004; zero restored");
  CHECK(parsed("01004") == "code 01004");
}

TEST_CASE("digits that can be no code are a name") {
  CHECK(parsed("93") == "name 93");
  CHECK(parsed("930") == "name 930");
  CHECK(parsed("930660") == "name 930660");
  CHECK(parsed("2C004") == "name 2C004");
  CHECK(parsed("A2004") == "name A2004");
  CHECK(parsed("2A04") == "name 2A04");
}

TEST_CASE("nothing but separators leaves no name") {
  CHECK(parsed("") == "");
  CHECK(parsed(" \t\r\n ") == "");
  CHECK(parsed(",") == "");
  CHECK(parsed("()") == "");
  CHECK(parsed("(93)") == "department 93");
  CHECK(parsed(", 93") == "department 93");
}

TEST_CASE("what is no text is refused") {
  CHECK(parsed("Saint\0Denis"sv) == "NUL");
  CHECK(parsed("\0"sv) == "NUL");
  CHECK(parsed("B\xE9thune") == "invalid UTF-8");
  CHECK(parsed("Béthune\xC3") == "invalid UTF-8");
  CHECK(parsed("\xED\xA0\x80") == "invalid UTF-8");
  CHECK(parsed("\xE9\0"sv) == "NUL");
}

TEST_CASE("what is longer than any name is refused, whatever it holds") {
  CHECK(parsed(std::string(longest_query, 'a')) == "name " + std::string(longest_query, 'a'));
  CHECK(parsed(std::string(longest_query + 1, 'a')) == "too long");
  CHECK(parsed(std::string(longest_query + 1, ' ')) == "too long");
  CHECK(parsed(std::string(longest_query + 1, '\0')) == "too long");
  CHECK(parsed(std::string(1'000'000, '\xFF')) == "too long");
}

TEST_CASE("postal codes have five digits") {
  CHECK(parse_postal_code("93200") == 93200U);
  CHECK(parse_postal_code("01000") == 1000U);
  CHECK(parse_postal_code("00000") == 0U);
  for (const std::string_view text : {"", "9320", "932000", " 93200", "93200 ", "9320O", "2A000",
                                      "-9320", "+9320", "９３２００"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_postal_code(text));
  }
}

TEST_CASE("of an address counts the postal line behind the last comma") {
  const ParsedQuery address = parse_query("12 rue de la Gare, 62400 Béthune");
  CHECK(address.name == "Béthune");
  CHECK(address.number == "62400");
  CHECK(address.lead == "12 rue de la Gare");
  CHECK(parse_query("93 rue de Paris, BP 12 - 62400 Béthune CEDEX, France").lead ==
        "93 rue de Paris");
  CHECK(parsed("93 rue de Paris, BP 12 - 62400 Béthune CEDEX, France") ==
        "name Béthune; number 62400; postal words; in France");
  CHECK(parse_query("12 rue X, 76600 Havre, Le").lead == "12 rue X");
  CHECK(parsed("12 rue X, 76600 Havre, Le") == "name Havre, Le; number 76600");
  CHECK(parsed("12 rue de la Gare, 62400 Béthune (62)") ==
        "name Béthune; department 62; number 62400");
  CHECK(parse_query("Béthune, 62400").lead.empty());
  CHECK(parse_query("Béthune, 62400").number == "62400");
  CHECK(parse_query("Saint-Denis, 93").lead.empty());
}

TEST_CASE("the country and a code may stand apart like a département") {
  CHECK(parsed("Lille, France") == "name Lille; in France");
  CHECK(parsed("Lille (FRANCE)") == "name Lille; in France");
  CHECK(parsed("Lille, 59, France") == "name Lille; department 59; in France");
  CHECK(parsed("59000, Lille") == "name Lille; number 59000");
  CHECK(parsed("BP 12, Lille") == "name Lille; postal words");
  CHECK(parsed("Lille (59000 CEDEX)") == "name Lille; number 59000; postal words");
  CHECK(parsed("Lille (59) CEDEX") == "name Lille; department 59; postal words");
  CHECK(parsed("59000 (Lille)") == "name Lille; number 59000");
  CHECK(parsed(", Lille, 59000") == "department Lille; number 59000");
  CHECK(parse_query(", Lille, 59000").whole == ", Lille");
  CHECK(parsed("(Lille) 59000") == "department Lille; number 59000");
  CHECK(parse_query("(Lille) 59000").whole == "(Lille)");
  // Not both of two codes.
  CHECK(parsed("93200 Saint-Denis (93210)") == "name 93200 Saint-Denis; number 93210");
  CHECK(parsed("Saint-Denis (93200) 93210") == "name Saint-Denis (93200); number 93210");
}

TEST_CASE("postal words and codes alone are no name that lacks them") {
  for (const std::string_view text :
       {"CEDEX", "BP 12", "BP 59000", "BP 12 59000", "59 000", "F-59000", "59000 CEDEX"}) {
    CAPTURE(text);
    CHECK(parsed(text) == "name " + std::string(text));
  }
}
