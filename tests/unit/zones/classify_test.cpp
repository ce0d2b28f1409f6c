#include "zones/classify.h"

#include "sources/abc_2003.h"
#include "sources/apl_1978.h"
#include "support/catch.h"
#include "unit/zones/small_world.h"

namespace zonage::zones {
namespace {

using communes::Gazetteer;
using sources::Document;
using sources::PrintedList;
using test::body_of_code;
using test::described;
using test::gazetteer_of;
using test::Texts;

// What a printed name is tied to: its code, by an erratum or not.
struct Link {
  std::string_view name;
  std::string_view code;
  bool corrected = false;
};

struct World {
  World(Scheme the_scheme, const std::vector<std::string>& communes, const std::string& text,
        const std::vector<Link>& links, RuleFacts facts = {})
      : scheme(the_scheme),
        gazetteer(gazetteer_of(communes)),
        document(*Document::from_text("list.txt", text)),
        list(scheme == Scheme::abc_2003 ? parse_abc_2003(document) : parse_apl_1978(document)) {
    std::vector<ListedName> listed;
    for (const Link& link : links) {
      for (std::uint32_t n = 0; n < list.names.size(); ++n) {
        if (list.names[n].name != link.name) continue;
        listed.push_back({n, body_of_code(gazetteer, link.code), link.corrected ? 0 : no_index});
      }
    }
    classified = classify(scheme, gazetteer, document, list, listed, facts);
  }

  // `B liste`, `C reste-du-territoire`, or empty where the list says nothing.
  std::string zone(std::string_view code) const {
    const Classification& at = classified.by_body[body_of_code(gazetteer, code)];
    if (at.rule == Rule::none) return {};
    return std::string(key_of(at.zone)) + " " + std::string(key_of(at.rule));
  }
  Texts errors() const { return described(classified.errors); }

  Scheme scheme;
  Gazetteer gazetteer;
  Document document;
  PrintedList list;
  Classified classified;
};

const std::string zone_c = "Zone C\nLe reste du territoire national.\n";

TEST_CASE("printed names, whole départements, rests, and the rest of the territory") {
  const World world(
      Scheme::abc_2003,
      {"01001 Val", "01002 Buis", "2A001 Cors", "77001 Ars", "77002 Dun", "97601 Île"},
      "Zone A\n77 - Seine-et-Marne\nArs.\nZone B\n01 - Ain\nVal.\n2A - Corse-du-Sud\n"
      "L'ensemble des communes du département.\n77 - Seine-et-Marne\n"
      "L'ensemble des communes du département, hors communes en zone A.\n" +
          zone_c,
      {{"Ars", "77001"}, {"Val", "01001"}});
  CHECK(world.errors() == Texts{});
  CHECK(world.zone("77001") == "A liste");
  CHECK(world.zone("77002") == "B reste-du-departement");
  CHECK(world.zone("01001") == "B liste");
  CHECK(world.zone("01002") == "C reste-du-territoire");
  CHECK(world.zone("2A001") == "B departement-entier");
  CHECK(world.zone("97601") == "C reste-du-territoire");
  const Classification& listed = world.classified.by_body[body_of_code(world.gazetteer, "77001")];
  CHECK(listed.listed == 0);
  CHECK(listed.printed_rule == no_index);
  const Classification& ruled = world.classified.by_body[body_of_code(world.gazetteer, "2A001")];
  CHECK(ruled.listed == no_index);
  CHECK(world.list.rules[ruled.printed_rule].heading.department == "2A");
}

const std::string zone_iii = "**ZONE III**\nLe reste du territoire national\n";

TEST_CASE("Corsica as one, cantons, islands and the overseas départements") {
  RuleFacts facts;
  facts.canton_of = {{"60001", "Creil"}, {"01002", "Creil"}};
  facts.islands = {"29002", "29003"};
  const World world(Scheme::apl_1978,
                    {"01002 Buis", "29001 Brest", "29002 Sein", "29003 Batz", "2A001 Cors",
                     "2B001 Sant", "60001 Creil", "60002 Beau", "97401 Saint", "97601 Mam"},
                    "## ZONE I\n### 29 - FINISTÈRE\nBatz.\n"
                    "**ZONE II****20 - CORSE**\n"
                    "L'ensemble des communes des départements de la Corse-du-Sud et de la "
                    "Haute-Corse.\n"
                    "**60 - OISE**\nToutes les communes des cantons de Creil.\n"
                    "974 - LA REUNION\n976 - MAYOTTE\n"
                    "**En métropole, toutes les îles non reliées par voie routière**\n" +
                        zone_iii,
                    {{"Batz", "29003"}}, facts);
  CHECK(world.errors() == Texts{});
  CHECK(world.zone("2A001") == "II departement-entier");
  CHECK(world.zone("2B001") == "II departement-entier");
  CHECK(world.zone("60001") == "II cantons");
  CHECK(world.zone("60002") == "III reste-du-territoire");
  CHECK(world.zone("01002") == "III reste-du-territoire");  // a canton of another département
  CHECK(world.zone("29001") == "III reste-du-territoire");
  CHECK(world.zone("29002") == "II iles");
  CHECK(world.zone("29003") == "I liste");  // a rule never overwrites a printed name
  CHECK(world.zone("97401") == "II departement-entier");
  CHECK(world.zone("97601") == "II departement-entier");
}

TEST_CASE("a part that is printed by its old name gives its zone to the whole") {
  const World world(Scheme::abc_2003, {"59001 Lis", "59002 Lom > 59001", "59003 Ost"},
                    "Zone A\nZone B\n59 - Nord\nLom.\n" + zone_c, {{"Lom", "59002", true}});
  CHECK(world.errors() == Texts{});
  CHECK(world.zone("59002") == "B liste");
  CHECK(world.zone("59001") == "B liste");
  CHECK(world.zone("59003") == "C reste-du-territoire");
}

TEST_CASE("a name tied to what several communes were made into says nothing of them") {
  const World world(Scheme::abc_2003, {"59001 Lis in 2016", "59002 Lom > 59001 in 2016"},
                    "Zone A\nZone B\n59 - Nord\nLis.\n" + zone_c, {{"Lis", "59001"}});
  CHECK(world.errors() == Texts{});
  CHECK(world.zone("59001") == "B liste");
  const auto& parts = world.gazetteer.bodies()[body_of_code(world.gazetteer, "59001")].components;
  REQUIRE(parts.size() == 2);
  for (const std::uint32_t part : parts) {
    CHECK(world.classified.by_body[part].rule == Rule::rest_of_territory);
  }
}

TEST_CASE("a whole that is printed itself keeps its own line") {
  const World world(Scheme::abc_2003, {"59001 Lis", "59002 Lom > 59001"},
                    "Zone A\nZone B\n59 - Nord\nLom, Lis.\n" + zone_c,
                    {{"Lom", "59002", true}, {"Lis", "59001"}});
  CHECK(world.errors() == Texts{});
  const Classification& whole = world.classified.by_body[body_of_code(world.gazetteer, "59001")];
  CHECK(whole.listed == 1);
}

TEST_CASE("a part in another zone than its whole is a contradiction") {
  const World world(Scheme::abc_2003, {"59001 Lis", "59002 Lom > 59001"},
                    "Zone A\n59 - Nord\nLis.\nZone B\n59 - Nord\nLom.\n" + zone_c,
                    {{"Lis", "59001"}, {"Lom", "59002", true}});
  CHECK(world.errors() == Texts{"list.txt:6:1: `Lom` lies in a commune of another zone, line 3\n"
                                "    Lom.\n"
                                "    ^"});
}

TEST_CASE("a commune in two zones is a contradiction") {
  const World world(Scheme::abc_2003, {"01001 Val"},
                    "Zone A\n01 - Ain\nVal.\nZone B\n01 - Ain\nVal.\n" + zone_c,
                    {{"Val", "01001"}});
  CHECK(world.errors() == Texts{"list.txt:6:1: `Val` is already in zone A, line 3\n"
                                "    Val.\n"
                                "    ^"});
}

TEST_CASE("a name printed twice is a mistake unless a correction stands behind it") {
  const std::string text = "Zone A\n01 - Ain\nVal, Vall.\nZone B\n" + zone_c;
  const World plain(Scheme::abc_2003, {"01001 Val"}, text, {{"Val", "01001"}, {"Vall", "01001"}});
  CHECK(plain.errors() == Texts{"list.txt:3:6: `Vall` is printed twice, first in line 3\n"
                                "    Val, Vall.\n"
                                "         ^"});
  const World corrected(Scheme::abc_2003, {"01001 Val"}, text,
                        {{"Val", "01001"}, {"Vall", "01001", true}});
  CHECK(corrected.errors() == Texts{});
  const World first(Scheme::abc_2003, {"01001 Val"}, text,
                    {{"Val", "01001", true}, {"Vall", "01001"}});
  CHECK(first.errors() == Texts{});
}

TEST_CASE("a zone that the scheme has not is said once for every name under it") {
  const World world(Scheme::abc_2003, {"01001 Val", "01002 Buis"},
                    "Zone D\n01 - Ain\nVal, Buis.\n" + zone_c,
                    {{"Val", "01001"}, {"Buis", "01002"}});
  CHECK(world.errors() == Texts{"list.txt:3:1: the scheme has no zone `D`\n"
                                "    Val, Buis.\n"
                                "    ^",
                                "list.txt:3:6: the scheme has no zone `D`\n"
                                "    Val, Buis.\n"
                                "         ^"});
}

TEST_CASE("two rules that disagree on a commune are a contradiction") {
  RuleFacts facts;
  facts.islands = {"29002"};
  const World world(Scheme::apl_1978, {"29001 Brest", "29002 Sein"},
                    "## ZONE I\n### 29 - FINISTÈRE\nTout le département.\n**ZONE II**\n"
                    "**En métropole, toutes les îles non reliées par voie routière**\n" +
                        zone_iii,
                    {}, facts);
  CHECK(world.errors() ==
        Texts{"list.txt:5:1: two rules disagree on 29002\n"
              "    **En métropole, toutes les îles non reliées par voie routière**\n"
              "    ^"});
  CHECK(world.zone("29001") == "I departement-entier");
}

TEST_CASE("a rule under a zone that the scheme has not is a contradiction") {
  const World world(Scheme::abc_2003, {"01001 Val"},
                    "Zone D\n01 - Ain\nL'ensemble des communes du département.\n" + zone_c, {});
  CHECK(world.errors() == Texts{"list.txt:3:1: two rules disagree on 01001\n"
                                "    L'ensemble des communes du département.\n"
                                "    ^"});
}

TEST_CASE("a commune that nothing in the list speaks of is said") {
  const World world(Scheme::abc_2003, {"01001 Val", "01002 Buis"}, "Zone A\n01 - Ain\nVal.\n",
                    {{"Val", "01001"}});
  CHECK(world.errors() == Texts{"list.txt: no zone for 01002"});
}

}  // namespace
}  // namespace zonage::zones
