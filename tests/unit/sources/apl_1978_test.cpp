#include "sources/apl_1978.h"

#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::sources {
namespace {

using test::described;
using test::Texts;

Texts errors_of(const std::string& text) {
  const Document document = *Document::from_text("apl.txt", text);
  return described(parse_apl_1978(document).errors);
}

const std::string rest = "**ZONE III**\n\nLe reste du territoire national\n";

const std::string good =
    "## ZONE I\n"
    "### 01 - AIN\n"
    "Ars, Buc.\n"
    "#### Agglomération de Cras\n"
    "Cras.\n"
    "**Ville nouvelle de Dun** (complément en Isère)\n"
    "Dun.\n"
    "**92 - HAUTS-DE-SEINE**\n"
    "Tout le département.\n"
    "**ZONE II****20 - CORSE**\n"
    "L'ensemble des communes des départements de la Corse-du-Sud et de la Haute-Corse.\n"
    "**60 - OISE****Creil**\n"
    "Toutes les communes des cantons de Creil, Nogent-sur-Oise, Senlis.\n"
    "## 78 - YVELINES\n"
    "Reste du département ne figurant pas en zone I.\n"
    "971 - GUADELOUPE\n"
    "976 - MAYOTTE\n"
    "**En métropole, toutes les îles non reliées par voie routière**\n" +
    rest;

void check_good(const std::string& text, std::size_t skipped_lines) {
  const Document document = *Document::from_text("apl.txt", text);
  const PrintedList list = parse_apl_1978(document);
  REQUIRE(described(list.errors) == Texts{});

  REQUIRE(list.names.size() == 4);
  CHECK(list.names[0].name == "Ars");
  CHECK(list.names[0].heading == Heading{"I", "01", "AIN", ""});
  CHECK(list.names[0].line == 3 + skipped_lines);
  CHECK(list.names[1].name == "Buc");
  CHECK(list.names[1].paragraph == list.names[0].paragraph);
  CHECK(list.names[2].heading == Heading{"I", "01", "AIN", "Agglomération de Cras"});
  CHECK(list.names[2].paragraph != list.names[1].paragraph);
  CHECK(list.names[3].heading ==
        Heading{"I", "01", "AIN", "Ville nouvelle de Dun (complément en Isère)"});

  REQUIRE(list.rules.size() == 8);
  using Kind = PrintedRuleKind;
  const Kind kinds[] = {
      Kind::whole_department, Kind::whole_department, Kind::cantons, Kind::rest_of_department,
      Kind::whole_department, Kind::whole_department, Kind::islands, Kind::rest_of_territory};
  for (std::size_t r = 0; r < 8; ++r) CHECK(list.rules[r].kind == kinds[r]);
  CHECK(list.rules[0].heading == Heading{"I", "92", "HAUTS-DE-SEINE", ""});
  CHECK(list.rules[0].text == "Tout le département.");
  CHECK(list.rules[1].heading == Heading{"II", "20", "CORSE", ""});
  CHECK(list.rules[1].line == 11 + skipped_lines);
  CHECK(list.rules[2].heading == Heading{"II", "60", "OISE", "Creil"});
  CHECK(list.rules[2].cantons ==
        std::vector<std::string_view>{"Creil", "Nogent-sur-Oise", "Senlis"});
  CHECK(list.rules[3].heading == Heading{"II", "78", "YVELINES", ""});
  CHECK(list.rules[4].heading == Heading{"II", "971", "GUADELOUPE", ""});
  CHECK(list.rules[4].text == "971 - GUADELOUPE");
  CHECK(list.rules[5].heading.department == "976");
  CHECK(list.rules[6].heading == Heading{"II", "", "", ""});
  CHECK(list.rules[7].heading == Heading{"III", "", "", ""});
  CHECK(list.rules[7].text == "Le reste du territoire national");
}

TEST_CASE("apl_1978: names and rules are read under headings of every mark, glued ones too") {
  check_good(good, 0);
}

TEST_CASE("apl_1978: the page's title and contact block are skipped") {
  check_good(
      "# Classement des communes par zones géographiques\n"
      "**Arrêté du 17 mars 1978 relatif au classement des communes**\n"
      "Modifié et complété par les arrêtés des 20 mars 1981\n" +
          good +
          "**Direction Générale  \n"
          "de l'Aménagement,  \n"
          "Bureau des aides\n"
          "MINISTÈRE  \n"
          "DE L'ÉGALITÉ  \n",
      3);
}

TEST_CASE("apl_1978: a line after the end is not understood") {
  CHECK(errors_of(good + "Partager\n") ==
        Texts{"apl.txt:22:1: a line after the end of the list\n    Partager\n    ^"});
}

TEST_CASE("apl_1978: zones come in their order, each once") {
  CHECK(errors_of("## ZONE II\n## ZONE I\n## ZONE II\n" + rest) ==
        Texts{"apl.txt:1:4: zone heading out of order: expected `ZONE I`\n"
              "    ## ZONE II\n"
              "       ^",
              "apl.txt:2:4: zone heading out of order: expected `ZONE III`\n"
              "    ## ZONE I\n"
              "       ^"});
  CHECK(errors_of("## ZONE I\n**ZONE II**\n**ZONE III****ZONE III**\n"
                  "Le reste du territoire national\n") ==
        Texts{"apl.txt:3:15: zone heading out of order: expected `ZONE III`\n"
              "    **ZONE III****ZONE III**\n"
              "                  ^"});
}

TEST_CASE("apl_1978: no heading stands before the first zone") {
  CHECK(errors_of("### 01 - AIN\n## ZONE I\n**ZONE II**\n" + rest) ==
        Texts{"apl.txt:1:5: a heading before the first zone\n"
              "    ### 01 - AIN\n"
              "        ^"});
}

TEST_CASE("apl_1978: an agglomeration lies in a département") {
  CHECK(errors_of("## ZONE I\n#### Cras\nCras.\n**ZONE II**\n" + rest) ==
        Texts{"apl.txt:2:6: an agglomeration outside any département\n"
              "    #### Cras\n"
              "         ^",
              "apl.txt:3:1: names outside any département\n    Cras.\n    ^"});
}

TEST_CASE("apl_1978: a heading must be followed by names, a rule or a section") {
  CHECK(errors_of("## ZONE I\n### 01 - AIN\n#### Cras\n#### Dun\nDun.\n**ZONE II**\n" + rest) ==
        Texts{"apl.txt:4:6: the heading before this line has no names\n"
              "    #### Dun\n"
              "         ^"});
}

TEST_CASE("apl_1978: a département needs something below it, too") {
  CHECK(errors_of("## ZONE I\n### 01 - AIN\n### 02 - AISNE\nLaon.\n**ZONE II**\n" + rest) ==
        Texts{"apl.txt:3:5: the heading before this line has no names\n"
              "    ### 02 - AISNE\n"
              "        ^"});
  CHECK(errors_of("## ZONE I\n**ZONE II****02 - AISNE**\n" + rest) ==
        Texts{"apl.txt:3:1: the heading before this line has no names\n"
              "    **ZONE III**\n"
              "    ^"});
}

TEST_CASE("apl_1978: a bare département with marks behind it is no heading") {
  CHECK(errors_of("## ZONE I\n### 01 - AIN\nArs.\n974 - **\n**ZONE II**\n" + rest) ==
        Texts{"apl.txt:4:1: a second paragraph under one heading\n    974 - **\n    ^"});
}

TEST_CASE("apl_1978: a heading has one paragraph") {
  CHECK(errors_of("## ZONE I\n### 01 - AIN\nArs.\nBuc.\n**ZONE II**\n" + rest) ==
        Texts{"apl.txt:4:1: a second paragraph under one heading\n    Buc.\n    ^"});
}

TEST_CASE("apl_1978: the rest of the territory is the third zone") {
  CHECK(errors_of("## ZONE I\nLe reste du territoire national\n") ==
        Texts{"apl.txt:2:1: the rest of the territory is zone III\n"
              "    Le reste du territoire national\n"
              "    ^"});
}

TEST_CASE("apl_1978: a list cut short says so") {
  CHECK(errors_of("") == Texts{"apl.txt: the list ends before the rest of the territory"});
  CHECK(errors_of("## ZONE I\n### 01 - AIN\nArs.\n") ==
        Texts{"apl.txt: the list ends before the rest of the territory"});
}

TEST_CASE("apl_1978: names before the first zone belong to nothing") {
  CHECK(errors_of("Ars, Buc.\n## ZONE I\n**ZONE II**\n" + rest) ==
        Texts{"apl.txt:1:1: names outside any département\n    Ars, Buc.\n    ^"});
}

TEST_CASE("apl_1978: an empty name is reported with its place in the paragraph") {
  CHECK(errors_of("## ZONE I\n### 01 - AIN\nArs, , Buc.\n**ZONE II**\n" + rest) ==
        Texts{"apl.txt:3:5: an empty name\n    Ars, , Buc.\n        ^"});
}

}  // namespace
}  // namespace zonage::sources
