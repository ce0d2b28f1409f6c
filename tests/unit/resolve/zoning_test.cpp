#include "resolve/zoning.h"

#include <string>

#include "support/catch.h"
#include "support/small_table.h"

using namespace zonage;
using namespace zonage::resolve;
using test::SmallBody;
using test::SmallLine;
using test::SmallTable;

namespace {

constexpr Scheme abc = Scheme::abc_2003;
constexpr Scheme apl = Scheme::apl_1978;

const SmallLine zone_b{.zone = Zone::b, .line = 7, .printed = "Annecy"};
const SmallLine zone_c{.zone = Zone::c, .rule = Rule::rest_of_territory, .line = 9};
const SmallLine zone_ii{.zone = Zone::ii, .rule = Rule::cantons, .line = 11};
const SmallLine zone_iii{.zone = Zone::iii, .rule = Rule::rest_of_territory, .line = 12};

// `B liste 7 own [74010]`: zone, rule, line and whose it is, components.
std::string zoning(const SmallTable& small, std::string_view code, Scheme scheme) {
  const dataset::Table table = small.table();
  const Zoning at = zoning_of(table, small[code], scheme);
  std::string out(key_of(at.zone));
  out += " " + std::string(key_of(at.rule));
  if (at.line != nullptr) out += " " + std::to_string(at.line->line);
  if (at.own_line) out += " own";
  if (at.components.empty()) return out;
  out += " [";
  for (const std::uint32_t part : at.components) {
    if (!out.ends_with('[')) out += ' ';
    out += dataset::code_of(table.bodies()[part].code);
  }
  return out + "]";
}

}  // namespace

TEST_CASE("a commune of the list's day has its own line") {
  const SmallTable small({{.code = "74010", .name = "Annecy", .abc = zone_b, .apl = zone_ii}});
  CHECK(zoning(small, "74010", abc) == "B liste 7 own");
  CHECK(zoning(small, "74010", apl) == "II cantons 11 own");
  CHECK(zoning(small, "74010", Scheme::ville_pilote) == " ");
}

TEST_CASE("what lay in a commune of the list has that one's line") {
  const SmallTable small({
      {.code = "74010", .name = "Annecy", .abc = zone_b, .apl = zone_ii},
      {.code = "74011",
       .name = "Annecy-le-Vieux",
       .nature = Nature::associated_commune,
       .listed = false,
       .end = 19730101,
       .current = "74010",
       .components = {"74010"}},
  });
  CHECK(zoning(small, "74011", abc) == "B liste 7 [74010]");
  CHECK(zoning(small, "74011", apl) == "II cantons 11 [74010]");
}

TEST_CASE("what lay in a commune that a list leaves without a line has no zone") {
  const SmallTable small({
      {.code = "74010", .name = "Annecy", .abc = zone_b},
      {.code = "74011",
       .name = "Annecy-le-Vieux",
       .nature = Nature::associated_commune,
       .listed = false,
       .end = 19730101,
       .current = "74010",
       .components = {"74010"}},
  });
  CHECK(zoning(small, "74011", abc) == "B liste 7 [74010]");
  CHECK(zoning(small, "74011", apl) == "  [74010]");
}

TEST_CASE("a part that the list prints by name has its own line, and the commune names it") {
  const SmallTable small({
      {.code = "59350", .name = "Lille", .parts = {"59355"}, .abc = zone_b, .apl = zone_iii},
      {.code = "59355",
       .name = "Lomme",
       .nature = Nature::associated_commune,
       .listed = false,
       .end = 20000227,
       .current = "59350",
       .components = {"59350"},
       .abc = SmallLine{.zone = Zone::b, .line = 20, .printed = "Lomme"}},
  });
  CHECK(zoning(small, "59350", abc) == "B liste 7 own [59355]");
  CHECK(zoning(small, "59355", abc) == "B liste 20 own");
  // The other list does not print it.
  CHECK(zoning(small, "59350", apl) == "III reste-du-territoire 12 own");
  CHECK(zoning(small, "59355", apl) == "III reste-du-territoire 12 [59350]");
}

TEST_CASE("a commune made since of several has the zone they share") {
  const SmallTable small({
      {.code = "74010",
       .name = "Annecy",
       .listed = false,
       .first = 20170101,
       .components = {"74010+", "74268"}},
      {.code = "74010",
       .name = "Annecy",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "74010",
       .abc = zone_b,
       .apl = zone_ii},
      {.code = "74268",
       .name = "Seynod",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "74010",
       .abc = SmallLine{.zone = Zone::b, .line = 8},
       .apl = zone_iii},
  });
  CHECK(zoning(small, "74010", abc) == "B fusion [74010 74268]");
  CHECK(zoning(small, "74010", apl) == "mixte fusion [74010 74268]");
  CHECK(zoning(small, "74010+", abc) == "B liste 7 own");
  CHECK(zoning(small, "74268", apl) == "III reste-du-territoire 12 own");
}

TEST_CASE("a commune renamed or recoded since has the line of the one it was") {
  const SmallTable small(
      {
          {.code = "14654",
           .name = "Saint-Pierre-en-Auge",
           .listed = false,
           .first = 20170101,
           .components = {"14697"}},
          {.code = "14697",
           .name = "L'Oudon",
           .nature = Nature::delegated_commune,
           .end = 20170101,
           .current = "14654",
           .abc = zone_c},
      },
      {});
  CHECK(zoning(small, "14654", abc) == "C reste-du-territoire 9 [14697]");
}

TEST_CASE("outside the territory there is no zone") {
  const SmallTable small({
      {.code = "98818", .name = "Nouméa", .listed = false, .outside = true},
      {.code = "B34022",
       .name = "Courtrai",
       .nature = Nature::belgian_municipality,
       .listed = false,
       .outside = true},
  });
  CHECK(zoning(small, "98818", abc) == " hors-champ");
  CHECK(zoning(small, "B34022", apl) == " hors-champ");
}

TEST_CASE("of a commune that the record loses nothing is said") {
  const SmallTable small({{.code = "01015",
                           .name = "Arbignieu",
                           .nature = Nature::former_commune,
                           .listed = false,
                           .end = 19680302}});
  CHECK(zoning(small, "01015", abc) == " ");
}

TEST_CASE("the zone that several bodies share") {
  const SmallTable small({
      {.code = "01001", .name = "A", .abc = zone_b, .apl = zone_ii},
      {.code = "01002", .name = "B", .abc = zone_b, .apl = zone_iii},
      {.code = "01003", .name = "C", .abc = zone_c, .apl = zone_iii},
      {.code = "01004", .name = "D", .listed = false, .components = {"01001", "01003"}},

      {.code = "B34022",
       .name = "Courtrai",
       .nature = Nature::belgian_municipality,
       .listed = false,
       .outside = true},
  });
  const dataset::Table table = small.table();
  const auto common = [&](std::vector<std::string_view> codes, Scheme scheme) {
    std::vector<std::uint32_t> bodies;
    for (const std::string_view code : codes) bodies.push_back(small[code]);
    return common_zone(table, bodies, scheme);
  };
  CHECK(common({}, abc) == Zone::none);
  CHECK(common({"01001"}, abc) == Zone::b);
  CHECK(common({"01001", "01002"}, abc) == Zone::b);
  CHECK(common({"01001", "01002"}, apl) == Zone::none);
  CHECK(common({"01002", "01003"}, apl) == Zone::iii);
  CHECK(common({"01001", "01002", "01003"}, abc) == Zone::none);
  // One without a zone, or with a mixed one, agrees with nobody, not even with itself.
  CHECK(common({"01001", "B34022"}, abc) == Zone::none);
  CHECK(common({"B34022"}, abc) == Zone::none);
  CHECK(common({"01004"}, abc) == Zone::none);
  CHECK(common({"01004", "01004"}, abc) == Zone::none);
  CHECK(common({"01001"}, Scheme::ville_pilote) == Zone::none);
}

TEST_CASE("the pilot town of a body") {
  const SmallTable small({
      {.code = "59350",
       .name = "Lille",
       .pilot = test::SmallPilot{.towns = "Lille", .cantons = "Lille-Est|Lomme", .lines = "3|21"}},
      {.code = "62119", .name = "Béthune"},
  });
  const dataset::Table table = small.table();
  const dataset::PilotClassRow* pilot = pilot_of(table, small["59350"]);
  REQUIRE(pilot != nullptr);
  CHECK(table.text(pilot->towns) == "Lille");
  CHECK(table.text(pilot->cantons) == "Lille-Est|Lomme");
  CHECK(lines_of(table, *pilot) == std::vector<std::uint32_t>{3, 21});
  CHECK(pilot_of(table, small["62119"]) == nullptr);
}
