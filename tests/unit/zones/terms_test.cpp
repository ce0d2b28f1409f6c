#include "zonage/terms.h"

#include "support/catch.h"

namespace zonage {
namespace {

TEST_CASE("schemes, zones, rules, natures and statuses have the contract's keys") {
  CHECK(key_of(Scheme::abc_2003) == "abc_2003");
  CHECK(key_of(Scheme::apl_1978) == "apl_1978");
  CHECK(key_of(Scheme::ville_pilote) == "ville_pilote");

  CHECK(key_of(Zone::none).empty());
  CHECK(key_of(Zone::a) == "A");
  CHECK(key_of(Zone::b) == "B");
  CHECK(key_of(Zone::c) == "C");
  CHECK(key_of(Zone::i) == "I");
  CHECK(key_of(Zone::ii) == "II");
  CHECK(key_of(Zone::iii) == "III");
  CHECK(key_of(Zone::mixed) == "mixte");

  CHECK(key_of(Rule::none).empty());
  CHECK(key_of(Rule::list) == "liste");
  CHECK(key_of(Rule::whole_department) == "departement-entier");
  CHECK(key_of(Rule::rest_of_department) == "reste-du-departement");
  CHECK(key_of(Rule::cantons) == "cantons");
  CHECK(key_of(Rule::islands) == "iles");
  CHECK(key_of(Rule::rest_of_territory) == "reste-du-territoire");
  CHECK(key_of(Rule::merger) == "fusion");
  CHECK(key_of(Rule::out_of_scope) == "hors-champ");

  CHECK(key_of(PilotRule::canton) == "canton");
  CHECK(key_of(PilotRule::named_town) == "ville-nommee");
  CHECK(key_of(PilotRule::province) == "province");

  CHECK(key_of(Nature::commune) == "commune");
  CHECK(key_of(Nature::associated_commune) == "commune-associee");
  CHECK(key_of(Nature::delegated_commune) == "commune-deleguee");
  CHECK(key_of(Nature::municipal_arrondissement) == "arrondissement-municipal");
  CHECK(key_of(Nature::former_commune) == "ancienne-commune");
  CHECK(key_of(Nature::belgian_municipality) == "commune-belge");

  CHECK(key_of(Status::found) == "trouve");
  CHECK(key_of(Status::ambiguous) == "ambigu");
  CHECK(key_of(Status::unknown) == "inconnu");
}

TEST_CASE("a scheme is read by its key and no other word") {
  for (const Scheme scheme : all_schemes) CHECK(parse_scheme(key_of(scheme)) == scheme);
  for (const char* text : {"", "abc", "ABC_2003", "apl_1978 ", "abc_2014"}) {
    CHECK_FALSE(parse_scheme(text));
  }
}

TEST_CASE("a zone is read in its own scheme, in either case") {
  CHECK(parse_zone(Scheme::abc_2003, "A") == Zone::a);
  CHECK(parse_zone(Scheme::abc_2003, "b") == Zone::b);
  CHECK(parse_zone(Scheme::abc_2003, "C") == Zone::c);
  CHECK(parse_zone(Scheme::apl_1978, "I") == Zone::i);
  CHECK(parse_zone(Scheme::apl_1978, "ii") == Zone::ii);
  CHECK(parse_zone(Scheme::apl_1978, "III") == Zone::iii);
  for (const char* text : {"", "I", "II", "D", "A bis", "B1", "mixte", " A", "{", "!"}) {
    INFO(text);
    CHECK_FALSE(parse_zone(Scheme::abc_2003, text));
  }
  for (const char* text : {"", "A", "IV", "1", "IIII", "mixte"}) {
    INFO(text);
    CHECK_FALSE(parse_zone(Scheme::apl_1978, text));
  }
  CHECK_FALSE(parse_zone(Scheme::ville_pilote, "A"));
}

}  // namespace
}  // namespace zonage
