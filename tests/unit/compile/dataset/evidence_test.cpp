#include "compile/dataset/evidence.h"

#include "support/catch.h"
#include "unit/compile/dataset/small_list.h"

namespace zonage::compile {
namespace {

using communes::Gazetteer;
using test::abc_of;
using test::described;
using test::erratum;
using test::gazetteer_of;
using test::SmallList;
using test::Texts;

const std::vector<std::string> communes_of_ain{"01001 Arbent", "01002 Le Buis", "01003 Cras",
                                               "01004 Dun > 01001", "01005 Crans"};

const std::string apl_of_ain =
    "## ZONE I\n### 01 - AIN\nCras.\n**ZONE II**\n### 01 - AIN\n#### Arbent\nLe Buix, Crass.\n"
    "**ZONE III**\nLe reste du territoire national\n";

// apl_1978 beside the list under test: it prints Cras in zone I, and Le Buis by a correction.
const std::vector<std::string>& apl_errata() {
  static const std::vector<std::string> rows{
      "II\t01\tArbent\tLe Buix\tmisprint\tLe Buis\t01002\tagglomeration:Arbent",
      "II\t01\tArbent\tCrass\tunresolved\t\t\tagglomeration:Arbent"};
  return rows;
}

// The evidence errors of a list in zone B of Ain with these corrections.
std::vector<Error> check(const std::string& names, const std::vector<std::string>& errata) {
  const Gazetteer gazetteer = gazetteer_of(communes_of_ain);
  const Linker linker(gazetteer);
  const SmallList abc(Scheme::abc_2003, abc_of(names), errata);
  const SmallList apl(Scheme::apl_1978, apl_of_ain, apl_errata());
  const std::vector<Amendment> amendments{{"01003", "Cras", "B", "C", 20041129, "SOCU0411967A", 2}};
  const LinkedList abc_links = link(linker, abc.input, {});
  const LinkedList apl_links = link(linker, apl.input, {});
  REQUIRE(described(abc_links.errors) == Texts{});
  REQUIRE(described(apl_links.errors) == Texts{});
  return check_evidence(gazetteer, linker, abc.input, abc_links, apl.input, apl_links, amendments);
}

Texts texts(const std::string& names, const std::vector<std::string>& errata) {
  return described(check(names, errata));
}

// `Kras` stands for Cras, between these names, on this evidence.
Texts kras(const std::string& evidence, const std::string& names = "Arbent, Kras.") {
  return texts(names, {erratum("Kras", "misprint", "Cras", "01003", evidence)});
}

// The whole text of an error on one item of evidence of `Kras`.
std::string said(const std::string& message, const std::string& evidence,
                 std::size_t from_column = 42) {
  return describe(Error{ErrorKind::contradiction,
                        message,
                        {"errata.tsv", 2, static_cast<std::uint32_t>(from_column),
                         "B\t01\t\tKras\tmisprint\tCras\t01003\tr\tr\t" + evidence}});
}

TEST_CASE("true evidence of every kind passes") {
  CHECK(kras("ordre:Arbent|") == Texts{});
  CHECK(kras("ordre:Arbent|Le Buis", "Arbent, Kras, Le Buis.") == Texts{});
  CHECK(kras("liste:apl_1978/I/Cras") == Texts{});
  CHECK(kras("arrete:SOCU0411967A") == Texts{});
  CHECK(kras("cog:Cras@..") == Texts{});
  CHECK(kras("seul:1") == Texts{});
  CHECK(kras("ordre:Arbent|; liste:apl_1978/I/Cras; seul:0") == Texts{});
  CHECK(texts("Bu, Is.", {erratum("Bu", "split", "Le Buis", "01002", "morceau:Is"),
                          erratum("Is", "split", "Le Buis", "01002", "morceau:Bu")}) == Texts{});
  CHECK(texts("Lebuis.", {erratum("Lebuis", "misprint", "Le Buis", "01002",
                                  "liste:apl_1978/II/Le Buix")}) == Texts{});
  CHECK(texts("Dun.", {erratum("Dun", "merged", "Dun", "01004", "cog:Dun@..1990-01-01")}) ==
        Texts{});
}

TEST_CASE("what is meant must be a name of its code") {
  const std::string row = "B\t01\t\tKras\tmisprint\tCra\t01003\tr\tr\tseul:0";
  CHECK(texts("Kras.", {erratum("Kras", "misprint", "Cra", "01003")}) ==
        Texts{describe(Error{ErrorKind::contradiction,
                             "the gazetteer gives 01003 no name `Cra`",
                             {"errata.tsv", 2, 21, row}})});
}

TEST_CASE("ordre: false neighbours are said with the true ones") {
  CHECK(kras("ordre:Arbent|Le Buis") ==
        Texts{said("evidence: its neighbours are `Arbent` and ``", "ordre:Arbent|Le Buis")});
  CHECK(kras("ordre:|Le Buis", "Arbent, Kras, Le Buis.") ==
        Texts{said("evidence: its neighbours are `Arbent` and `Le Buis`", "ordre:|Le Buis")});
  CHECK(kras("ordre:Arbent") ==
        Texts{said("evidence: its neighbours are `Arbent` and ``", "ordre:Arbent")});
}

TEST_CASE("ordre: a name that does not sort there is said") {
  CHECK(kras("ordre:Le Buis|", "Le Buis, Kras.") ==
        Texts{said("evidence: `Cras` does not sort between these neighbours", "ordre:Le Buis|")});
  CHECK(kras("ordre:|Arbent", "Kras, Arbent.") ==
        Texts{said("evidence: `Cras` does not sort between these neighbours", "ordre:|Arbent")});
}

TEST_CASE("ordre: a corrected neighbour sorts by what it means") {
  CHECK(texts("Zrbent, Kras.", {erratum("Zrbent", "misprint", "Arbent", "01001", "seul:1"),
                                erratum("Kras", "misprint", "Cras", "01003", "ordre:Zrbent|")}) ==
        Texts{});
}

TEST_CASE("liste: what the other list does not print there is said") {
  const std::string message = "evidence: the other list does not print this for the same commune";
  for (const std::string evidence :
       {"liste:apl_1978/II/Cras", "liste:apl_1978/I/Kras", "liste:abc_2003/B/Kras",
        "liste:apl_1978/II/Le Buix", "liste:apl_1978/II/Crass", "liste:apl_1978/I", "liste:Cras"}) {
    CHECK(kras(evidence) == Texts{said(message, evidence, 42)});
  }
}

TEST_CASE("arrete: an order that does not name the commune for the zone is said") {
  const std::string message = "evidence: that order does not put this commune into this zone";
  CHECK(kras("arrete:SOCU0511947A") == Texts{said(message, "arrete:SOCU0511947A", 43)});
  CHECK(texts("Arbant.", {erratum("Arbant", "misprint", "Arbent", "01001", "arrete:SOCU0411967A")})
            .size() == 1);
}

TEST_CASE("cog: a name that the gazetteer does not give for these days is said") {
  const std::string message = "evidence: the gazetteer knows no such name between these days";
  for (const std::string detail : {"Kras@..", "Cras@1990-01-01..", "Cras@..2000-01-01", "Arbent@..",
                                   "Cras", "Cras@", "Cras..@"}) {
    CHECK(kras("cog:" + detail) == Texts{said(message, "cog:" + detail, 40)});
  }
}

TEST_CASE("seul: a commune as near is said") {
  CHECK(kras("seul:2") == Texts{said("evidence: Crans (01005) is as near", "seul:2", 41)});
  // Printed by its own name it cannot be meant.
  CHECK(kras("seul:2", "Arbent, Crans, Kras.") == Texts{});
}

TEST_CASE("seul: a distance is a number from 0 to 4") {
  for (const std::string detail : {"", "x", "2x", "5", " 1", "-1"}) {
    CHECK(kras("seul:" + detail) ==
          Texts{said("evidence: a distance is expected", "seul:" + detail, 41)});
  }
}

TEST_CASE("agglomeration: a name that stands elsewhere is said") {
  CHECK(kras("agglomeration:Bourg") ==
        Texts{said("evidence: it does not stand under `Bourg`", "agglomeration:Bourg", 50)});
}

TEST_CASE("morceau: a half that is not printed beside it is said") {
  CHECK(kras("morceau:Arbent") == Texts{});
  CHECK(kras("morceau:Crans") ==
        Texts{said("evidence: `Crans` is not printed beside it", "morceau:Crans", 44)});
}

TEST_CASE("a name that is unresolved has its place as evidence, no order and no decree") {
  CHECK(texts("Arbent, Kras.", {erratum("Kras", "unresolved", "", "", "morceau:Arbent; seul:0")}) ==
        Texts{});
  const std::string row = "B\t01\t\tKras\tunresolved\t\t\tr\tr\tordre:Arbent|; arrete:SOCU";
  const auto said_of = [&](std::uint32_t column) {
    return describe(Error{ErrorKind::contradiction,
                          "evidence: nothing is meant that this could prove",
                          {"errata.tsv", 2, column, row}});
  };
  CHECK(texts("Arbent, Kras.",
              {erratum("Kras", "unresolved", "", "", "ordre:Arbent|; arrete:SOCU")}) ==
        Texts{said_of(35), said_of(51)});
}

TEST_CASE("every false item of every correction is said") {
  CHECK(texts("Arbant, Kras.",
              {erratum("Arbant", "misprint", "Arbent", "01001", "morceau:x; seul:9"),
               erratum("Kras", "misprint", "Cras", "01003", "ordre:x|y; cog:x@..; arrete:z")})
            .size() == 5);
}

// apl_1978 sorts without articles and spaces, abc_2003 with the article as a word.
TEST_CASE("ordre: the two lists sort differently") {
  const Gazetteer gazetteer =
      gazetteer_of({"01001 Arbent", "01002 Le Buis", "01003 Cras", "01004 Bu-Val"});
  const Linker linker(gazetteer);
  const SmallList abc(Scheme::abc_2003, abc_of("Kras, Le Buis."),
                      {erratum("Kras", "misprint", "Cras", "01003", "ordre:|Le Buis")});
  const SmallList apl(Scheme::apl_1978,
                      "## ZONE I\n### 01 - AIN\nArbent, Le Bu1s, Bu-Val, Cras.\n**ZONE II**\n"
                      "**ZONE III**\nLe reste du territoire national\n",
                      {"I\t01\t\tLe Bu1s\ttranscription\tLe Buis\t01002\tordre:Arbent|Bu-Val"});
  const LinkedList abc_links = link(linker, abc.input, {});
  const LinkedList apl_links = link(linker, apl.input, {});
  REQUIRE(described(apl_links.errors) == Texts{});
  CHECK(described(check_evidence(gazetteer, linker, abc.input, abc_links, apl.input, apl_links,
                                 {})) == Texts{});
  CHECK(described(check_evidence(gazetteer, linker, apl.input, apl_links, abc.input, abc_links,
                                 {})) == Texts{});
}

}  // namespace
}  // namespace zonage::compile
