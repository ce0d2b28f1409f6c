#include "annotate/row_query.h"

#include "render/fields.h"
#include "support/catch.h"

using namespace zonage;
using namespace zonage::annotate;

namespace {

// The status, the code that was found and what was done to get there: `trouve 62119 | ...`.
std::string ask(const RowCells& cells, bool accept_suggestion = false) {
  RowQuery query(dataset::Table::builtin(), accept_suggestion);
  std::string text(key_of(query.ask(cells)));
  if (text == "trouve") {
    const std::uint32_t body = query.answer().bodies.front();
    text += ' ';
    text += render::insee_code_of(query.table().bodies()[body]);
  }
  std::string told(query.notes());
  for (const resolve::Correction& correction : query.answer().corrections) {
    told += (told.empty() ? "" : "|") + render::describe(correction);
  }
  if (!told.empty()) text += " | " + told;
  return text;
}

}  // namespace

TEST_CASE("a name alone is looked up") {
  CHECK(ask({.name = "Béthune"}) == "trouve 62119");
  CHECK(ask({.name = "st denis (93)"}) == "trouve 93066");
  CHECK(ask({.name = "Saint-Denis"}) == "ambigu");
  CHECK(ask({.name = "Bethunne"}) == "inconnu");
  CHECK(ask({.name = "62119"}) ==
        "trouve 62119 | 62119 lu comme code INSEE, aussi code postal : Dourges");
}

TEST_CASE("a name of no letter and no digit is empty") {
  for (const std::string_view name : {"", " ", "\t\r\n", "--", " . ", "\xC2\xA0"}) {
    CHECK(ask({.name = name}) == "vide");
    CHECK(ask({.name = name, .department = "62"}) == "vide");
    CHECK(ask({.name = name, .department = "Atlantis"}) == "vide");
    CHECK(ask({.name = name, .postal_code = "62400"}) == "vide");
  }
}

TEST_CASE("a département narrows, by code or name; an unknown one is told") {
  CHECK(ask({.name = "Saint-Denis", .department = "93"}) == "trouve 93066");
  CHECK(ask({.name = "Saint-Denis", .department = " seine saint denis "}) == "trouve 93066");
  CHECK(ask({.name = "Saint-Denis", .department = "62"}) ==
        "inconnu | Saint-Denis : ce nom existe ailleurs (11, 17, 30, 48, 79, …)");
  CHECK(ask({.name = "Saint-Denis", .department = " "}) == "ambigu");
  CHECK(ask({.name = "Béthune", .department = "Atlantis"}) ==
        "inconnu | Atlantis : département inconnu");
}

TEST_CASE("a postal code narrows; one that is none is told and not used") {
  CHECK(ask({.name = "Saint-Denis", .postal_code = "93200"}) == "trouve 93066");
  for (const std::string_view cell : {"93 200", "93200.0", "93200,00", "F-93200", "f-93 200",
                                      "FR-93200", "93200 CEDEX", "93200 Cedex 9", "93\u00A0200"}) {
    INFO(cell);
    CHECK(ask({.name = "Saint-Denis", .postal_code = cell}) == "trouve 93066");
  }
  CHECK(ask({.name = "Bourg-en-Bresse", .postal_code = "1000.0"}) == "trouve 01053");
  for (const std::string cell : {"93200.5", "93.200", "932 00 0", "CEDEX", "93200-1"}) {
    CHECK(ask({.name = "Saint-Denis", .postal_code = cell}) ==
          "ambigu | " + cell + " n'est pas un code postal");
  }
  CHECK(ask({.name = "Béthune", .postal_code = "x"}) ==
        "trouve 62119 | x n'est pas un code postal");
  // The leading zero that spreadsheets drop: Bourg-en-Bresse.
  CHECK(ask({.name = "Bourg-en-Bresse", .postal_code = "1000"}) == "trouve 01053");
}

TEST_CASE("an INSEE code wins, and a name that contradicts it is told") {
  CHECK(ask({.name = "Béthune", .insee_code = "62119"}) == "trouve 62119");
  CHECK(ask({.name = "", .insee_code = " 62119 "}) == "trouve 62119");
  CHECK(ask({.name = "Béthune", .insee_code = "62 119"}) == "trouve 62119");
  CHECK(ask({.name = "Béthune", .insee_code = "62119.0"}) == "trouve 62119");
  CHECK(ask({.name = "Bourg-en-Bresse", .insee_code = "1053.0"}) ==
        "trouve 01053 | 1053 -> 01053 (zéro initial rétabli)");
  CHECK(ask({.name = "BETHUNE (62)", .insee_code = "62119"}) == "trouve 62119");
  CHECK(ask({.name = "62400 Béthune", .insee_code = "62119"}) == "trouve 62119");
  CHECK(ask({.name = "62119", .insee_code = "62119"}) == "trouve 62119");
  CHECK(ask({.name = "Lille", .insee_code = "62119"}) ==
        "trouve 62119 | Lille n'est pas un nom de Béthune (62119) : le code l'emporte");
  CHECK(ask({.name = "Bethunne", .insee_code = "62119"}) ==
        "trouve 62119 | Bethunne n'est pas un nom de Béthune (62119) : le code l'emporte");
  CHECK(ask({.name = "59350", .insee_code = "62119"}) ==
        "trouve 62119 | 59350 n'est pas un nom de Béthune (62119) : le code l'emporte");
  // A département or a postal code does not weaken the code.
  CHECK(ask({.name = "Béthune", .department = "59", .postal_code = "1", .insee_code = "62119"}) ==
        "trouve 62119 | 59 n'est pas le département de Béthune (62119) : le code l'emporte|1 n'est "
        "pas "
        "un code postal");
  CHECK(ask({.name = "Béthune", .postal_code = "59000", .insee_code = "62119"}) ==
        "trouve 62119 | 59000 n'est pas un code postal de Béthune (62119) : le code l'emporte");
  CHECK(
      ask({.name = "Béthune", .department = "62", .postal_code = "62400", .insee_code = "62119"}) ==
      "trouve 62119");
}

TEST_CASE("every name of the code's commune agrees with it, old ones and those of its parts") {
  CHECK(ask({.name = "Châlons-sur-Marne", .insee_code = "51108"}) == "trouve 51108");
  CHECK(ask({.name = "Lancrans", .insee_code = "01033"}) == "trouve 01033");
  CHECK(ask({.name = "Bellegarde-sur-Valserine", .insee_code = "01033"}) == "trouve 01033");
  CHECK(ask({.name = "Saint-Denis", .insee_code = "93066"}) == "trouve 93066");
  CHECK(ask({.name = "Havre", .insee_code = "76351"}) == "trouve 76351");
  CHECK(ask({.name = "62400 BETHUNE CEDEX", .insee_code = "62119"}) == "trouve 62119");
  CHECK(ask({.name = "Château-Chinon (Ville)", .insee_code = "58062"}) == "trouve 58062");
}

TEST_CASE("a name that places its commune elsewhere contradicts the code") {
  const std::string told = "n'est pas un nom de Saint-Denis (93066) : le code l'emporte";
  for (const std::string name : {"Saint-Denis (974)", "97400 Saint-Denis", "Saint-Denis 974"}) {
    CAPTURE(name);
    CHECK(ask({.name = name, .insee_code = "93066"}) == "trouve 93066 | " + name + " " + told);
  }
  CHECK(ask({.name = "93066 Saint-Denis", .insee_code = "97411"}) ==
        "trouve 97411 | 93066 Saint-Denis n'est pas un nom de Saint-Denis (97411) : le code "
        "l'emporte");
  for (const std::string name :
       {"Saint-Denis (93)", "93210 Saint-Denis", "93066 Saint-Denis", "93205 Saint-Denis Cedex"}) {
    CAPTURE(name);
    CHECK(ask({.name = name, .insee_code = "93066"}) == "trouve 93066");
  }
  CHECK(ask({.name = "Marseille (6e)", .insee_code = "13206"}) == "trouve 13206");
}

TEST_CASE("a code that does not exist is not answered by the name") {
  CHECK(ask({.name = "Valence", .insee_code = "99134"}) == "inconnu | 99134 : code INSEE inconnu");
  CHECK(ask({.name = "", .insee_code = "99134"}) == "inconnu | 99134 : code INSEE inconnu");
}

TEST_CASE("what is no code at all is told, and the name answers") {
  CHECK(ask({.name = "Béthune", .insee_code = "n/a"}) ==
        "trouve 62119 | n/a n'est pas un code INSEE");
  CHECK(ask({.name = "", .insee_code = "n/a"}) == "inconnu | n/a n'est pas un code INSEE");
  CHECK(ask({.name = "(62)", .insee_code = "n/a"}) == "inconnu | n/a n'est pas un code INSEE");
  CHECK(ask({.name = "Béthune", .postal_code = "y", .insee_code = "x"}) ==
        "trouve 62119 | x n'est pas un code INSEE|y n'est pas un code postal");
}

TEST_CASE("the nearest suggestion is taken only when asked for and alone") {
  CHECK(ask({.name = "Bethunne"}, true) ==
        "trouve 62119 | Bethunne -> Béthune (suggestion acceptée)");
  CHECK(ask({.name = "Bethunne", .department = "62"}, true) ==
        "trouve 62119 | Bethunne -> Béthune (suggestion acceptée)");
  CHECK(ask({.name = "Bethunne (62)"}, true) ==
        "trouve 62119 | Bethunne -> Béthune (suggestion acceptée)");
  CHECK(ask({.name = "Qwertyuiop"}, true) == "inconnu");
  CHECK(ask({.name = "Béthune"}, true) == "trouve 62119");
  CHECK(ask({.name = "Saint-Denis"}, true) == "ambigu");

  // The nearest name is borne by several: no guess.
  RowQuery query(dataset::Table::builtin(), true);
  CHECK(query.ask({.name = "Saint-Deniss"}) == RowStatus::unknown);
  REQUIRE(query.answer().suggestions.size() > 1);
  CHECK(query.answer().suggestions[0].distance < query.answer().suggestions[1].distance);
  CHECK(ask({.name = "Lile"}, true) == "inconnu");  // Lille, Lisle: two names as near
}

TEST_CASE("a suggestion that the row's postal code speaks against is not taken") {
  CHECK(ask({.name = "Bethunne", .postal_code = "62400"}, true) ==
        "trouve 62119 | Bethunne -> Béthune (suggestion acceptée)");
  CHECK(ask({.name = "Bethunne", .postal_code = "59000"}, true) == "inconnu");
  CHECK(ask({.name = "59000 Bethunne"}, true) == "inconnu");
}

TEST_CASE("long cells are quoted in part") {
  const std::string code(100, 'x');
  CHECK(ask({.name = "Béthune", .insee_code = code}) ==
        "trouve 62119 | " + std::string(60, 'x') + "… n'est pas un code INSEE");
  const std::string name(2000, 'y');
  CHECK(ask({.name = name}) == "inconnu | " + std::string(60, 'y') + "… : trop long pour un nom");
}

TEST_CASE("nothing of one row is left in the next") {
  RowQuery query(dataset::Table::builtin(), true);
  CHECK(query.ask({.name = "Bethunne", .postal_code = "z"}) == RowStatus::found);
  CHECK(query.ask({.name = "Lille", .department = "59"}) == RowStatus::found);
  CHECK(query.notes().empty());
  CHECK(query.answer().corrections.empty());
}
