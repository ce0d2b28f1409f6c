#include "zonage/list.h"

#include <string>
#include <string_view>

#include "support/catch.h"

using namespace zonage;

namespace {

std::size_t count(Scheme scheme, std::string_view zone, std::string_view department = {}) {
  ListFilter filter;
  filter.zone = zone;
  filter.department = department;
  const auto communes = list(Data::builtin(), scheme, filter);
  REQUIRE(communes);
  return communes->size();
}

std::string refusal(Scheme scheme, const ListFilter& filter) {
  const auto communes = list(Data::builtin(), scheme, filter);
  return communes ? "listed" : communes.error().message;
}

}  // namespace

TEST_CASE("the zones of a list have all of its communes between them") {
  const std::size_t all = count(Scheme::abc_2003, "");
  CHECK(all == 36696);
  CHECK(count(Scheme::abc_2003, "A") + count(Scheme::abc_2003, "B") +
            count(Scheme::abc_2003, "C") ==
        all);
  CHECK(count(Scheme::apl_1978, "I") + count(Scheme::apl_1978, "II") +
            count(Scheme::apl_1978, "III") ==
        all);
  CHECK(count(Scheme::apl_1978, "ii", "Nord") == count(Scheme::apl_1978, "II", "59"));
}

TEST_CASE("a listed commune has the name and code of the list's day, and what it is today") {
  ListFilter filter;
  filter.department = "01";
  const auto communes = list(Data::builtin(), Scheme::abc_2003, filter);
  REQUIRE(communes);
  for (const ListedCommune& listed : *communes) {
    if (listed.name != "Lancrans") continue;
    CHECK(listed.insee_code == "01205");
    CHECK(listed.commune.nature != Nature::commune);
    REQUIRE(listed.commune.current);
    CHECK(listed.commune.current->name == "Valserhône");
    return;
  }
  FAIL("Lancrans is not listed");
}

TEST_CASE("Belgian municipalities have pilot towns and nothing else") {
  ListFilter filter;
  filter.department = "Belgique";
  const auto communes = list(Data::builtin(), Scheme::ville_pilote, filter);
  REQUIRE(communes);
  REQUIRE_FALSE(communes->empty());
  for (const ListedCommune& listed : *communes) {
    CHECK(listed.insee_code.empty());
    CHECK_FALSE(listed.commune.nis_code.empty());
    CHECK(listed.commune.zones.ville_pilote);
  }
  CHECK(count(Scheme::abc_2003, "", "Belgique") == 0);
}

TEST_CASE("the grant has no zones to list, in both languages") {
  ListFilter filter;
  CHECK(refusal(Scheme::dsc_2023, filter) ==
        "dsc_2023 has no zones: zonage dotation gives its amounts");
  filter.language = Language::french;
  filter.zone = "A";
  CHECK(refusal(Scheme::dsc_2023, filter) ==
        "dsc_2023 n'a pas de zones : zonage dotation en donne les montants");
}

TEST_CASE("a list says which zones and départements there are not, in both languages") {
  ListFilter zone;
  zone.zone = "A bis";
  ListFilter department;
  department.department = "Nrod";
  CHECK(refusal(Scheme::abc_2003, zone) == "abc_2003 has no zone “A bis”: give A, B, C");
  CHECK(refusal(Scheme::ville_pilote, zone) == "ville_pilote has no zone “A bis”: give none");
  CHECK(refusal(Scheme::abc_2003, department) ==
        "unknown département “Nrod”: give a code (62, 2A, 974) or a name");
  zone.language = department.language = Language::french;
  CHECK(refusal(Scheme::apl_1978, zone) ==
        "apl_1978 n'a pas de zone « A bis » : donnez I, II, III");
  CHECK(refusal(Scheme::ville_pilote, zone) ==
        "ville_pilote n'a pas de zone « A bis » : n'en donnez pas");
  CHECK(refusal(Scheme::abc_2003, department) ==
        "département inconnu « Nrod » : donnez un code (62, 2A, 974) ou un nom");
}
