#include "unit/render/examples.h"

namespace zonage::test {
namespace {

using dataset::NameKind;

SmallBody bethune() {
  return {.code = "62119",
          .name = "Béthune",
          .population = 25193,
          .postal_codes = "62400",
          .abc = SmallLine{.zone = Zone::b,
                           .line = 196,
                           .section = "Zone B, 62 - Pas-de-Calais",
                           .printed = "Béthune"},
          .apl = SmallLine{.zone = Zone::ii,
                           .line = 359,
                           .section = "ZONE II, 62 - PAS-DE-CALAIS, Béthune",
                           .printed = "Béthune"}};
}

SmallBody saint_denis(std::string_view code, std::uint32_t population,
                      std::string_view postal_codes, Zone abc, Zone apl) {
  return {.code = code,
          .name = "Saint-Denis",
          .population = population,
          .postal_codes = postal_codes,
          .abc = SmallLine{.zone = abc,
                           .rule = Rule::whole_department,
                           .line = 40,
                           .section = "Zone",
                           .printed = "L'ensemble des communes."},
          .apl = SmallLine{.zone = apl,
                           .rule = Rule::whole_department,
                           .line = 50,
                           .section = "ZONE",
                           .printed = "L'ensemble des communes."}};
}

SmallBody annecy_part(std::string_view code, std::string_view name, Zone apl) {
  return {.code = code,
          .name = name,
          .nature = Nature::delegated_commune,
          .end = 20170101,
          .current = "74010",
          .abc = SmallLine{.zone = Zone::b,
                           .line = 209,
                           .section = "Zone B, 74 - Haute-Savoie",
                           .printed = name},
          .apl = SmallLine{
              .zone = apl, .line = 455, .section = "ZONE II, 74 - HAUTE-SAVOIE", .printed = name}};
}

const SmallErratum vulpens{
    .kind = "transcription",
    .printed = "Vulpens",
    .meant = "Vulbens (74314)",
    .reason_fr = "b lu p.",
    .reason_en = "b read as p.",
    .evidence = "ordre:Vovray-en-Bornes|Yvoire",
};

std::vector<SmallBody> communes() {
  return {
      {.code = "01015",
       .name = "Arbignieu",
       .nature = Nature::former_commune,
       .listed = false,
       .end = 19680302},
      bethune(),
      saint_denis("93066", 150000, "93200;93210", Zone::a, Zone::i),
      saint_denis("97411", 155634, "97400", Zone::b, Zone::ii),
      {.code = "74010",
       .name = "Annecy",
       .listed = false,
       .first = 20170101,
       .population = 131715,
       .postal_codes = "74000;74600",
       .components = {"74010+", "74268"}},
      annecy_part("74010", "Annecy", Zone::ii),
      annecy_part("74268", "Seynod", Zone::iii),
      {.code = "74314",
       .name = "Vulbens",
       .postal_codes = "74520",
       .names = {{"Vulbens", NameKind::commune, 0, 0, true}, {"Vulpens", NameKind::printed}},
       .abc = SmallLine{.zone = Zone::a,
                        .line = 9,
                        .section = "Zone A, 74 - Haute-Savoie",
                        .printed = "Vulbens"},
       .apl = SmallLine{.zone = Zone::ii,
                        .line = 455,
                        .section = "ZONE II, 74 - HAUTE-SAVOIE",
                        .printed = "Vulpens",
                        .before = Zone::iii,
                        .since = 20041129,
                        .amending_order = "SOCU0411967A",
                        .erratum = vulpens}},
      {.code = "59350",
       .name = "Lille",
       .postal_codes = "59000",
       .parts = {"59355"},
       .abc =
           SmallLine{
               .zone = Zone::b, .line = 171, .section = "Zone B, 59 - Nord", .printed = "Lille"},
       .apl = SmallLine{.zone = Zone::ii,
                        .rule = Rule::cantons,
                        .line = 300,
                        .section = "ZONE II, 59 - NORD",
                        .printed = "Toutes les communes."},
       .pilot = SmallPilot{.towns = "Lille",
                           .cantons = "Lille-Est|Lomme",
                           .named = "Lomme",
                           .section = "Arrondissement de Lille",
                           .lines = "12"}},
      {.code = "59355",
       .name = "Lomme",
       .nature = Nature::associated_commune,
       .listed = false,
       .end = 20000227,
       .current = "59350",
       .components = {"59350"},
       .abc =
           SmallLine{
               .zone = Zone::b, .line = 171, .section = "Zone B, 59 - Nord", .printed = "Lomme"},
       .pilot = SmallPilot{.towns = "Lille",
                           .named = "Lomme",
                           .rule = PilotRule::named_town,
                           .section = "Arrondissement de Lille",
                           .lines = "12"}},
      {.code = "59178",
       .name = "Douai",
       .abc = SmallLine{.zone = Zone::b, .line = 171, .printed = "Douai"},
       .apl = SmallLine{.zone = Zone::ii, .line = 330, .printed = "Douai"},
       .pilot = SmallPilot{.towns = "Douai|Auby",
                           .cantons = "Douai-Nord|Douai-Sud",
                           .to_confirm = true,
                           .section = "Arrondissement de Douai",
                           .lines = "5|3"}},
      {.code = "14654",
       .name = "Saint-Pierre-en-Auge",
       .listed = false,
       .first = 20220101,
       .first_earliest = 20210102,
       .former_codes = {"14001"},
       .components = {"14697"}},
      {.code = "14697",
       .name = "L'Oudon",
       .nature = Nature::delegated_commune,
       .end = 20220101,
       .end_earliest = 20210102,
       .current = "14654",
       .names = {{"L'Oudon", NameKind::commune, 19730101, 20220101, true},
                 {"Notre-Dame-de-Fresnay", NameKind::commune, 0, 19730101}},
       .abc = SmallLine{.zone = Zone::c,
                        .rule = Rule::rest_of_territory,
                        .line = 300,
                        .section = "Zone C",
                        .printed = "Le reste du territoire."},
       .apl = SmallLine{.zone = Zone::iii,
                        .rule = Rule::rest_of_territory,
                        .line = 500,
                        .section = "ZONE III",
                        .printed = "Le reste du territoire."}},
      {.code = "69123",
       .name = "Lyon",
       .abc = SmallLine{.zone = Zone::b, .line = 190, .printed = "Lyon"},
       .apl = SmallLine{.zone = Zone::ii, .line = 400, .printed = "Lyon"}},
      {.code = "69383",
       .name = "Lyon 3e Arrondissement",
       .nature = Nature::municipal_arrondissement,
       .listed = false,
       .current = "69123",
       .postal_codes = "69003",
       .components = {"69123"}},
      {.code = "98818", .name = "Nouméa", .listed = false, .outside = true},
      {.code = "B34022",
       .name = "Courtrai",
       .nature = Nature::belgian_municipality,
       .listed = false,
       .names = {{"Courtrai", NameKind::belgian}, {"Kortrijk", NameKind::belgian}},
       .pilot = SmallPilot{.towns = "Province de la Flandre Occidentale",
                           .rule = PilotRule::province,
                           .lines = "40"},
       .outside = true},
  };
}

}  // namespace

const SmallTable& example_table() {
  static const SmallTable table(
      communes(), {{"abc_2003", "NOR BUDF0320070A"}, {"apl_1978", "J.O.N.C. du 6 avril 1978"}});
  return table;
}

resolve::Answer example_answer(const resolve::Query& query) {
  return resolve::Resolver(example_table().table()).lookup(query);
}

}  // namespace zonage::test
