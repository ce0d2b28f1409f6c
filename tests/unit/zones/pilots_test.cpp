#include "zones/pilots.h"

#include "support/catch.h"
#include "unit/zones/small_world.h"

namespace zonage::zones {
namespace {

using communes::Gazetteer;
using sources::Document;
using test::body_of_code;
using test::described;
using test::gazetteer_of;
using test::Texts;

const std::string start =
    "LES VILLES PILOTES\tTERRITOIRES COUVERTS\n<b>Arrondissement de Lis</b>\t\n";

struct World {
  World(const std::vector<std::string>& communes, const std::string& rows,
        const std::vector<NordCommune>& cantons)
      : gazetteer(gazetteer_of(communes)),
        document(*Document::from_text("nord.txt", start + rows)),
        table(parse_nord_pilot_towns(document)) {
    REQUIRE(described(table.errors) == Texts{});
    pilots = classify_pilots(gazetteer, document, table, cantons);
  }

  const PilotClass* of(std::string_view code) const {
    const auto found = pilots.by_body.find(body_of_code(gazetteer, code));
    return found == pilots.by_body.end() ? nullptr : &found->second;
  }
  // `Lis|Ost by canton of Lis-Est|Lis-Ouest, line 3`, `?` behind it where it is to be confirmed.
  std::string shown(std::string_view code) const {
    const PilotClass* at = of(code);
    if (at == nullptr) return "none";
    Texts lines;
    for (const std::size_t line : at->lines) lines.push_back(std::to_string(line));
    return joined(at->towns) + " by " + std::string(key_of(at->rule)) + " of " +
           joined(at->cantons) + (at->named.empty() ? "" : " and " + at->named) + ", line " +
           joined(lines) + (at->to_confirm ? " ?" : "");
  }
  static std::string joined(const Texts& parts) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : "|") + part;
    return all;
  }
  Texts errors() const { return described(pilots.errors); }

  Gazetteer gazetteer;
  Document document;
  sources::PilotTable table;
  PilotClasses pilots;
};

TEST_CASE("a commune has the town that covers its canton, in the town's official spelling") {
  const World world({"01001 Val", "59001 Lis", "59002 Rœux"},
                    "Ville de Roeux\tcantons de Lis-Est\n",
                    {{"59001", "Lis", {"Lis-Est"}}, {"59002", "Rœux", {"LIS EST"}}});
  CHECK(world.errors() == Texts{});
  CHECK(world.shown("59001") == "Rœux by canton of Lis-Est, line 3");
  CHECK(world.shown("59002") == "Rœux by canton of LIS EST, line 3");
  CHECK(world.of("59001")->section == "Arrondissement de Lis");
  CHECK(world.of("01001") == nullptr);
}

TEST_CASE("a commune cut by canton lines has both towns, its own first, to be confirmed") {
  const std::vector<NordCommune> cantons{{"59001", "Lis", {"Lis-Est"}},
                                         {"59002", "Ost", {"Lis-Est", "Ost"}},
                                         {"59003", "Cut", {"Lis-Est", "Ost"}},
                                         {"59004", "One", {"Ost", "Bas"}}};
  const World world({"59001 Lis", "59002 Ost", "59003 Cut", "59004 One"},
                    "Ville de Lis\tcantons de Lis-Est\nVille d'Ost\tcantons d'Ost, Bas\n", cantons);
  CHECK(world.errors() == Texts{});
  CHECK(world.shown("59002") == "Ost|Lis by canton of Lis-Est|Ost, line 4|3 ?");
  CHECK(world.shown("59003") == "Lis|Ost by canton of Lis-Est|Ost, line 3|4 ?");
  CHECK(world.shown("59004") == "Ost by canton of Ost|Bas, line 4");
}

TEST_CASE("a town named on its own is the exception to its canton") {
  const World world(
      {"59001 Lis", "59002 Lam", "59003 Arm"},
      "Ville de Lis\tcantons de Lis-Est\n"
      "Ville d'Arm\tcantons d'Arm, <b>et la ville de Lam</b>\n",
      {{"59001", "Lis", {"Lis-Est"}}, {"59002", "Lam", {"Lis-Est"}}, {"59003", "Arm", {"Arm"}}});
  CHECK(world.errors() == Texts{});
  CHECK(world.shown("59002") == "Arm by ville-nommee of Lis-Est and Lam, line 4");
}

TEST_CASE("a named town that is part of a commune leaves the canton of its name to the others") {
  const World world({"59001 Lis", "59002 Lom > 59001", "59003 Bec"},
                    "Ville de Lis\tcantons de Lis-Est, <b>et la ville de Lom</b>\n"
                    "Ville de Bec\tcantons de Lom\n",
                    {{"59001", "Lis", {"Lis-Est", "Lom"}}, {"59003", "Bec", {"Lom"}}});
  CHECK(world.errors() == Texts{});
  CHECK(world.shown("59001") == "Lis by canton of Lis-Est|Lom and Lom, line 3");
  CHECK(world.shown("59003") == "Bec by canton of Lom, line 4");
  CHECK(world.shown("59002") == "Lis by ville-nommee of  and Lom, line 3");
}

TEST_CASE("a part that is not named has the town of the commune it lies in") {
  const World world({"59001 Lis", "59002 Lom > 59001"}, "Ville de Lis\tcantons de Lis-Est\n",
                    {{"59001", "Lis", {"Lis-Est"}}});
  CHECK(world.shown("59002") == "Lis by canton of Lis-Est, line 3");
}

TEST_CASE("a commune that joins several of the list's day has the towns of all") {
  const std::string rows = "Ville de Lis\tcantons de Lis-Est\nVille d'Ost\tcantons d'Ost, Bas\n";
  const std::vector<NordCommune> cantons{{"59001", "Lis", {"Lis-Est"}},
                                         {"59002", "Ost", {"Ost"}},
                                         {"59003", "Bas", {"Bas"}},
                                         {"59004", "Cut", {"Lis-Est", "Ost"}}};
  const World two({"59001 Lis in 2016", "59002 Ost > 59001 in 2016", "59003 Bas", "59004 Cut"},
                  rows, cantons);
  CHECK(two.errors() == Texts{});
  CHECK(two.shown("59001") == "Lis|Ost by canton of Lis-Est|Ost, line 3|4 ?");
  CHECK(two.shown("59002") == "Ost by canton of Ost, line 4");

  const World same({"59001 Lis", "59002 Ost in 2016", "59003 Bas > 59002 in 2016", "59004 Cut"},
                   rows, cantons);
  CHECK(same.shown("59002") == "Ost by canton of Ost|Bas, line 4");

  // What was to be confirmed stays so, before the others and after them.
  const World cut({"59001 Lis in 2016", "59002 Ost", "59003 Bas", "59004 Cut > 59001 in 2016"},
                  rows, cantons);
  CHECK(cut.shown("59001") == "Lis|Ost by canton of Lis-Est|Ost, line 3|4 ?");
  const World first({"59001 Lis > 59004 in 2016", "59002 Ost", "59003 Bas", "59004 Cut in 2016"},
                    rows, cantons);
  CHECK(first.shown("59004") == "Lis|Ost by canton of Lis-Est|Ost, line 3|4 ?");
}

TEST_CASE("a commune of the Nord without a canton on the list's day has no town") {
  const World world({"59001 Lis", "59002 Ost"}, "Ville de Lis\tcantons de Lis-Est\n",
                    {{"59001", "Lis", {"Lis-Est"}}});
  CHECK(world.errors() == Texts{});
  CHECK(world.of("59002") == nullptr);
}

TEST_CASE("a communauté de communes and the provinces stand as printed") {
  const World world({"59001 Lis"},
                    "Communauté de Communes de l'Yser\tcantons de Lis-Est\n"
                    "<i>Province de Hainaut</i>\tpour les communes de la Province de Hainaut "
                    "(Belgique)\n",
                    {{"59001", "Lis", {"Lis-Est"}}});
  CHECK(world.errors() == Texts{});
  CHECK(world.shown("59001") == "Communauté de Communes de l'Yser by canton of Lis-Est, line 3");
  REQUIRE(world.pilots.by_province.size() == 1);
  const auto& [name, hainaut] = *world.pilots.by_province.begin();
  CHECK(name == "Hainaut");
  CHECK(hainaut.towns == Texts{"Province de Hainaut"});
  CHECK(hainaut.rule == PilotRule::province);
  CHECK(hainaut.lines == std::vector<std::size_t>{4});
}

TEST_CASE("a town that is no commune of the Nord is said") {
  const World world({"59001 Lis"}, "Ville de Bec\tcantons de Lis-Est\n",
                    {{"59001", "Lis", {"Lis-Est"}}});
  CHECK(world.errors() == Texts{"nord.txt:3:10: no commune of the Nord bears this name\n"
                                "    Ville de Bec\tcantons de Lis-Est\n"
                                "             ^"});
}

TEST_CASE("a town named beside cantons that is none of the Nord's, then or of old, is said") {
  const World world({"59001 Lis", "59002 Lom > 59001", "62001 Bec"},
                    "Ville de Lis\tcantons de Lis-Est, <b>et la ville de Bec</b>\n",
                    {{"59001", "Lis", {"Lis-Est"}}});
  CHECK(world.errors() == Texts{"nord.txt:3:52: no commune of the Nord bears this name\n"
                                "    Ville de Lis\tcantons de Lis-Est, <b>et la ville de Bec</b>\n"
                                "                \t                                      ^"});
}

TEST_CASE("a canton that is not known, one printed twice and one not covered are said") {
  const World world({"59001 Lis"},
                    "Ville de Lis\tcantons de Lis-Est, Lis-Nord\n"
                    "Ville de Lis\tcantons de Lis-Est\n",
                    {{"59001", "Lis", {"Lis-Est", "Lis-Sud"}}});
  CHECK(world.errors() == Texts{"nord.txt:3:34: no commune of the Nord lies in this canton\n"
                                "    Ville de Lis\tcantons de Lis-Est, Lis-Nord\n"
                                "                \t                    ^",
                                "nord.txt:4:25: a canton printed twice\n"
                                "    Ville de Lis\tcantons de Lis-Est\n"
                                "                \t           ^",
                                "nord.txt: no row covers the canton `lis sud`"});
  CHECK(world.pilots.by_body.empty());
}

}  // namespace
}  // namespace zonage::zones
