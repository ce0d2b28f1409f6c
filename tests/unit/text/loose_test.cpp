#include "text/loose.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/catch.h"
#include "text/fold.h"

namespace {

std::string loosened(std::string_view key) {
  std::string out = "what was there";
  zonage::text::loosen(key, out);
  return out;
}

// As a person types it.
std::string read(std::string_view text) {
  std::string key;
  zonage::text::fold(text, key);
  return loosened(key);
}

TEST_CASE("an article in front or behind is dropped, one inside stays") {
  CHECK(read("Le Havre") == "havre");
  CHECK(read("Havre (Le)") == "havre");
  CHECK(read("HAVRE, LE") == "havre");
  CHECK(read("Havre") == "havre");
  CHECK(read("L'Haÿ-les-Roses") == "haylesroses");
  CHECK(read("Haÿ-les-Roses (L')") == "haylesroses");
  CHECK(read("Les Lilas") == "lilas");
  CHECK(read("Las Illas") == "illas");
  CHECK(read("Los Masos") == "masos");
  CHECK(read("Aux Marais") == "marais");
  CHECK(read("Sains-les-Marquion") == "sainslesmarquion");
  CHECK(read("Villeneuve-la-Garenne") == "villeneuvelagarenne");
  // One in front and one behind are two; the second of two in front is part of the name.
  CHECK(read("Le Havre (Le)") == "havre");
  CHECK(read("Le La Havre") == "lahavre");
}

TEST_CASE("what only begins or ends like an article stays") {
  for (const char* word : {"lens", "lesquin", "larochelle", "leval", "ville", "cellela"}) {
    CHECK(loosened(word) == word);
  }
}

TEST_CASE("abbreviations are written out") {
  CHECK(read("Villeneuve s/Lot") == "villeneuvesurlot");
  CHECK(read("Villeneuve s/ Lot") == "villeneuvesurlot");
  CHECK(read("Villeneuve /s Lot") == "villeneuvesurlot");
  CHECK(read("VILLENEUVE S LOT") == "villeneuvesurlot");
  CHECK(read("Fontenay s/s Bois") == "fontenaysousbois");
  CHECK(read("Fontenay s/s") == "fontenaysous");
  CHECK(read("Fontenay ss Bois") == "fontenaysousbois");
  CHECK(read("ND de Gravenchon") == "notredamedegravenchon");
  CHECK(read("Mt-de-Marsan") == "montdemarsan");
  CHECK(read("Annœullin lez Lille") == "annoeullinleslille");
  CHECK(read("Sailly-lez-Lannoy") == read("Sailly-lès-Lannoy"));
  // Only whole words.
  CHECK(read("Metz") == "metz");
  CHECK(read("Lezennes") == "lezennes");
  CHECK(read("Bess s/ Mtz") == "besssurmtz");
}

TEST_CASE("spaces do not count") {
  CHECK(read("Villeneuve dAscq") == read("Villeneuve-d'Ascq"));
  CHECK(read("Saint Denis") == read("Saintdenis"));
  CHECK(read("Bruay la Buissière") == read("Bruay-la-Buissière"));
}

TEST_CASE("nothing but an article leaves nothing") {
  for (const char* key : {"", "le", "la", "les", "l", "las"}) {
    INFO(key);
    CHECK(loosened(key).empty());
  }
  // Only one in front goes, and one behind.
  CHECK(loosened("le la") == "la");
  CHECK(loosened("le le le") == "le");
}

// Random keys of words that matter and words that do not.
std::string random_key(std::mt19937& random) {
  const std::vector<std::string> words{"le", "la", "l",  "les",   "lez",   "s",    "ss", "nd",
                                       "mt", "x",  "ru", "saint", "havre", "érin", "sur"};
  std::string key;
  for (auto count = 1 + random() % 5; count != 0; --count) {
    if (!key.empty()) key += ' ';
    key += words[random() % words.size()];
  }
  return key;
}

TEST_CASE("the same article in front, behind or nowhere, with or without spaces, is one key") {
  std::mt19937 random(1943);
  for (int i = 0; i < 2000; ++i) {
    // Words that mean nothing to loosening, so that the article is the only one.
    std::string name = "havre x";
    for (auto more = random() % 3; more != 0; --more) name += " ru";
    const std::string loose = loosened(name);
    for (const char* article : {"le", "la", "les", "l"}) {
      const std::string with(article);
      REQUIRE(loosened(with + " " + name) == loose);
      REQUIRE(loosened(name + " " + with) == loose);
    }
    REQUIRE(loosened(loose) == loose);
  }
}

TEST_CASE("what is loosened holds no space, and stays as it is when loosened again") {
  std::mt19937 random(2003);
  for (int i = 0; i < 5000; ++i) {
    const std::string key = random_key(random);
    const std::string once = loosened(key);
    INFO(key << " -> " << once);
    REQUIRE(once.find(' ') == std::string::npos);
    // One word that is no article and no abbreviation by itself.
    const std::vector<std::string> alone{"le", "la", "les", "l", "lez", "s", "ss", "nd", "mt"};
    if (std::find(alone.begin(), alone.end(), once) == alone.end()) REQUIRE(loosened(once) == once);
  }
}

}  // namespace
