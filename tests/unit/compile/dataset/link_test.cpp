#include "compile/dataset/link.h"

#include "support/catch.h"
#include "unit/compile/dataset/small_list.h"

namespace zonage::compile {
namespace {

using communes::Gazetteer;
using communes::no_body;
using test::abc_of;
using test::body_of_code;
using test::described;
using test::erratum;
using test::gazetteer_of;
using test::SmallList;
using test::Texts;

const std::vector<std::string> some_communes{"01001 Val",         "01002 Le Buis", "01003 Cras",
                                             "01004 Dun > 01001", "2A001 Cors",    "2B001 Sant"};

struct Linked {
  explicit Linked(const SmallList& list, const std::vector<std::string>& communes = some_communes)
      : gazetteer(gazetteer_of(communes)), links(link(Linker(gazetteer), list.input, {})) {
    for (const zones::ListedName& listed : links.listed) {
      names.push_back(std::string(list.input.printed.names[listed.name].name) + " " +
                      gazetteer.bodies()[listed.body].code +
                      (listed.erratum == zones::no_index ? "" : " corrected"));
    }
  }

  Gazetteer gazetteer;
  LinkedList links;
  Texts names;
};

// The errors of a list of names in zone B of Ain with these corrections.
Texts errors_of(const std::string& names, const std::vector<std::string>& errata = {},
                const std::vector<std::string>& communes = some_communes) {
  const SmallList list(Scheme::abc_2003, abc_of(names), errata);
  return described(Linked(list, communes).links.errors);
}

TEST_CASE("communes of the list's day are found by département and key") {
  const Gazetteer gazetteer = gazetteer_of(some_communes);
  const Linker linker(gazetteer);
  const auto codes = [&](std::string_view department, std::string_view key) {
    Texts found;
    for (const std::uint32_t b : linker.by_name(department, key)) {
      found.push_back(gazetteer.bodies()[b].code);
    }
    return found;
  };
  CHECK(codes("01", "le buis") == Texts{"01002"});
  CHECK(codes("01", "buis") == Texts{});
  CHECK(codes("02", "val") == Texts{});
  CHECK(codes("01", "dun") == Texts{});  // gone before the list's day
  CHECK(codes("20", "cors") == Texts{"2A001"});
  CHECK(codes("20", "sant") == Texts{"2B001"});
  CHECK(codes("2A", "sant") == Texts{});
}

TEST_CASE("bodies are found by code, those gone before the list's day too") {
  const Gazetteer gazetteer = gazetteer_of(some_communes);
  const Linker linker(gazetteer);
  CHECK(linker.by_code("01001") == body_of_code(gazetteer, "01001"));
  CHECK(linker.by_code("01004") == body_of_code(gazetteer, "01004"));
  CHECK(linker.by_code("01005") == no_body);
  CHECK(linker.by_code("") == no_body);
}

TEST_CASE("names are tied by their key, by a correction, or kept without effect") {
  const SmallList list(
      Scheme::abc_2003, abc_of("VAL, le-buis, Kras, Dun, Tout, Rien."),
      {erratum("Kras", "misprint", "Cras", "01003"), erratum("Dun", "merged", "Dun", "01004"),
       erratum("Tout", "glued", "Val;Cras", "01001;01003"), erratum("Rien", "unresolved", "", "")});
  const Linked linked(list);
  CHECK(described(linked.links.errors) == Texts{});
  CHECK(linked.names == Texts{"VAL 01001", "le-buis 01002", "Kras 01003 corrected",
                              "Dun 01004 corrected", "Tout 01001 corrected",
                              "Tout 01003 corrected"});
  CHECK(linked.links.unresolved == std::vector<std::uint32_t>{5});
  CHECK(linked.links.erratum_of_name ==
        std::vector<std::uint32_t>{zones::no_index, zones::no_index, 0, 1, 2, 3});
}

TEST_CASE("a correction says which of two communes a name means, or that it means another") {
  const std::vector<std::string> communes{"01001 Val", "01002 VAL", "01003 Cras"};
  const SmallList list(Scheme::abc_2003, abc_of("Val, Cras."),
                       {erratum("Val", "variant", "VAL", "01002"),
                        erratum("Cras", "wrong-section", "Val", "01001")});
  const Linked linked(list, communes);
  CHECK(described(linked.links.errors) == Texts{});
  CHECK(linked.names == Texts{"Val 01002 corrected", "Cras 01001 corrected"});
}

TEST_CASE("a name that fits no commune is said") {
  CHECK(errors_of("Val, Kras.") ==
        Texts{"list.txt:4:6: `Kras` is no commune of 01 on 19 December 2003 and has no correction\n"
              "    Val, Kras.\n"
              "         ^"});
}

TEST_CASE("a name that fits two communes is said") {
  CHECK(errors_of("Val.", {}, {"01001 Val", "01002 VAL"}) ==
        Texts{"list.txt:4:1: `Val` fits two communes and has no correction\n"
              "    Val.\n"
              "    ^"});
}

// A row of the errata document as errors show it.
std::string row(const std::string& printed, const std::string& kind, const std::string& meant,
                const std::string& codes) {
  return "B\t01\t\t" + printed + "\t" + kind + "\t" + meant + "\t" + codes + "\tr\tr\tseul:0";
}

TEST_CASE("a correction that is not needed is said") {
  CHECK(
      errors_of("Val.", {erratum("Val", "misprint", "Val", "01001")}) ==
      Texts{
          "errata.tsv:2:7: this correction is not needed: `Val` is that commune's own name\n    " +
          row("Val", "misprint", "Val", "01001") + "\n     \t  \t\t^"});
}

TEST_CASE("a correction that no longer applies is said") {
  CHECK(errors_of("Val.", {erratum("Kras", "misprint", "Cras", "01003")}) ==
        Texts{"errata.tsv:2:7: this correction no longer applies: `Kras` is not printed under that "
              "heading\n    " +
              row("Kras", "misprint", "Cras", "01003") + "\n     \t  \t\t^"});
}

TEST_CASE("a second correction of one printed name is said") {
  const std::string place = "    " + row("Kras", "misprint", "Val", "01001") + "\n     \t  \t\t^";
  CHECK(errors_of("Kras.", {erratum("Kras", "misprint", "Cras", "01003"),
                            erratum("Kras", "misprint", "Val", "01001")}) ==
        Texts{"errata.tsv:3:7: a second correction of the same printed name\n" + place,
              "errata.tsv:3:7: this correction no longer applies: `Kras` is not printed under "
              "that heading\n" +
                  place});
}

TEST_CASE("a correction to a code that no commune bore is said") {
  CHECK(errors_of("Kras.", {erratum("Kras", "misprint", "Cras", "01999")}) ==
        Texts{"errata.tsv:2:7: no commune bears the code 01999\n    " +
              row("Kras", "misprint", "Cras", "01999") + "\n     \t  \t\t^"});
}

TEST_CASE("a correction without a code is said: its name would have no effect") {
  CHECK(errors_of("Kras.", {erratum("Kras", "misprint", "Cras", "")}) ==
        Texts{"errata.tsv:2:7: this correction needs a code\n    " +
              row("Kras", "misprint", "Cras", "") + "\n     \t  \t\t^"});
}

TEST_CASE("a corrected name that stands twice under one heading is said") {
  CHECK(errors_of("Kras, Val, Kras.", {erratum("Kras", "misprint", "Cras", "01003")}) ==
        Texts{"list.txt:4:12: `Kras` stands twice under one heading; its correction cannot tell "
              "which\n"
              "    Kras, Val, Kras.\n"
              "               ^"});
}

TEST_CASE("everything wrong is said in one run") {
  CHECK(errors_of("Aa, Bb, Val.", {erratum("Cc", "misprint", "Cras", "01003"),
                                   erratum("Val", "misprint", "Val", "01001")})
            .size() == 4);
}

const std::string oise =
    "## ZONE I\n**ZONE II**\n### 60 - OISE\n#### Crel\n"
    "Toutes les communes des cantons de Creil, Senlys.\n"
    "**ZONE III**\nLe reste du territoire national\n";

TEST_CASE("a rule's cantons are known, or corrected without a code") {
  const Gazetteer gazetteer = gazetteer_of({"60001 Creil"});
  const Linker linker(gazetteer);
  const SmallList corrected(Scheme::apl_1978, oise,
                            {"II\t60\tCrel\tSenlys\tmisprint\tSenlis\t\tcanton:Senlis"});
  CHECK(
      described(link(linker, corrected.input, {{"creil", "Creil"}, {"senlis", "Senlis"}}).errors) ==
      Texts{});
  const SmallList plain(Scheme::apl_1978, oise);
  CHECK(described(link(linker, plain.input, {{"creil", "Creil"}, {"senlis", "Senlis"}}).errors) ==
        Texts{"list.txt:5:43: no canton of this name: `Senlys`\n"
              "    Toutes les communes des cantons de Creil, Senlys.\n"
              "                                              ^"});
  const SmallList unresolved(Scheme::apl_1978, oise,
                             {"II\t60\tCrel\tSenlys\tunresolved\t\t\tagglomeration:Crel"});
  CHECK(link(linker, unresolved.input, {{"creil", "Creil"}}).errors.size() == 2);
  // A correction that leads to no canton either helps nothing.
  const Texts errors = described(link(linker, corrected.input, {{"creil", "Creil"}}).errors);
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].starts_with("list.txt:5:43: no canton of this name: `Senlys`\n"));
  CHECK(
      errors[1].starts_with("errata.tsv:2:12: this correction no longer applies: `Senlys` is not "
                            "printed under that heading\n"));
}

}  // namespace
}  // namespace zonage::compile
