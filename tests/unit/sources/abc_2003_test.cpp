#include "sources/abc_2003.h"

#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::sources {
namespace {

using test::described;
using test::Texts;

Texts errors_of(const std::string& text) {
  const Document document = *Document::from_text("abc.txt", text);
  return described(parse_abc_2003(document).errors);
}

const std::string good =
    "Zone A\n"
    "01 - Ain\n"
    "Ars, Buc.\n"
    "\n"
    "75 - Paris\n"
    "Paris.\n"
    "Zone B\n"
    "2A - Corse-du-Sud\n"
    "L'ensemble des communes du département.\n"
    "77 - Seine-et-Marne\n"
    "L'ensemble des communes du département, hors communes en zone A.\n"
    "Zone C\n"
    "Le reste du territoire national.\n";

void check_good(const std::string& text, std::size_t skipped_lines) {
  const Document document = *Document::from_text("abc.txt", text);
  const PrintedList list = parse_abc_2003(document);
  REQUIRE(described(list.errors) == Texts{});
  REQUIRE(list.names.size() == 3);
  CHECK(list.names[0].name == "Ars");
  CHECK(list.names[0].heading == Heading{"A", "01", "Ain", ""});
  CHECK(list.names[0].line == 3 + skipped_lines);
  CHECK(list.names[0].paragraph == 0);
  CHECK(list.names[1].name == "Buc");
  CHECK(list.names[1].paragraph == 0);
  CHECK(list.names[2].name == "Paris");
  CHECK(list.names[2].heading == Heading{"A", "75", "Paris", ""});
  CHECK(list.names[2].line == 6 + skipped_lines);
  CHECK(list.names[2].paragraph == 1);
  REQUIRE(list.rules.size() == 3);
  CHECK(list.rules[0].kind == PrintedRuleKind::whole_department);
  CHECK(list.rules[0].heading == Heading{"B", "2A", "Corse-du-Sud", ""});
  CHECK(list.rules[0].text == "L'ensemble des communes du département.");
  CHECK(list.rules[0].line == 9 + skipped_lines);
  CHECK(list.rules[1].kind == PrintedRuleKind::rest_of_department);
  CHECK(list.rules[1].heading == Heading{"B", "77", "Seine-et-Marne", ""});
  CHECK(list.rules[2].kind == PrintedRuleKind::rest_of_territory);
  CHECK(list.rules[2].heading == Heading{"C", "", "", ""});
}

TEST_CASE("abc_2003: names and rules are read under their headings") { check_good(good, 0); }

TEST_CASE("abc_2003: the page's title and leftover are skipped") {
  check_good(
      "investissement locatif: besson\n"
      "nouveau zonage pour l'application des plafonds\n"
      "Liste des communes comprises dans les zones A, B et C\n"
      "fixée par arrêté du 19 décembre 2003.\n" +
          good + "\n0 commentaires",
      4);
}

TEST_CASE("abc_2003: line ends of either kind give the same list") {
  std::string text;
  for (const char c : good) text += c == '\n' ? "\r\n" : std::string(1, c);
  check_good(text, 0);
}

TEST_CASE("abc_2003: a line after the end is not understood") {
  CHECK(errors_of(good + "0 commentaires\nPartager\n") ==
        Texts{"abc.txt:15:1: a line after the end of the list\n    Partager\n    ^"});
}

TEST_CASE("abc_2003: a heading must be followed by its names") {
  CHECK(errors_of("Zone A\n01 - Ain\n75 - Paris\nParis.\nZone B\n2A - Corse\nZone C\n"
                  "Le reste du territoire national.\n") ==
        Texts{"abc.txt:3:1: a département heading without names before this line\n"
              "    75 - Paris\n"
              "    ^",
              "abc.txt:7:1: a département heading without names before this line\n"
              "    Zone C\n"
              "    ^"});
}

TEST_CASE("abc_2003: zones come in their order, each once") {
  CHECK(errors_of("Zone B\n01 - Ain\nArs.\nZone D\n01 - Ain\nBuc.\nZone C\n"
                  "Le reste du territoire national.\n") ==
        Texts{"abc.txt:1:1: zone heading out of order: expected `Zone A`\n    Zone B\n    ^",
              "abc.txt:4:1: zone heading out of order: expected `Zone C`\n    Zone D\n    ^"});
  CHECK(errors_of("Zone A\n01 - Ain\nArs.\nZone C\nZone C\nLe reste du territoire national.\n") ==
        Texts{"abc.txt:4:1: zone heading out of order: expected `Zone B`\n    Zone C\n    ^",
              "abc.txt:5:1: a département heading without names before this line\n"
              "    Zone C\n"
              "    ^",
              "abc.txt:5:1: zone heading out of order: expected `Zone C`\n    Zone C\n    ^"});
}

TEST_CASE("abc_2003: what is neither heading nor due names is not understood") {
  CHECK(errors_of("Avertissement\n" + good) ==
        Texts{"abc.txt:1:1: a line that is no heading where a heading is due\n"
              "    Avertissement\n"
              "    ^"});
  CHECK(errors_of("Zone A\n01 - Ain\nArs.\n  Buc, Cras.\nZone B\nZone C\n"
                  "Le reste du territoire national.\n") ==
        Texts{"abc.txt:4:3: a line that is no heading where a heading is due\n"
              "      Buc, Cras.\n"
              "      ^"});
  // A title line inside the list is no title.
  CHECK(errors_of("Zone A\ninvestissement locatif:\nZone B\nZone C\n"
                  "Le reste du territoire national.\n") ==
        Texts{"abc.txt:2:1: a line that is no heading where a heading is due\n"
              "    investissement locatif:\n"
              "    ^"});
}

TEST_CASE("abc_2003: zone C is the rest and nothing else") {
  CHECK(errors_of("Zone A\nZone B\nZone C\nLe reste.\n") ==
        Texts{"abc.txt:4:1: not understood: zone C is `Le reste du territoire national.`\n"
              "    Le reste.\n"
              "    ^",
              "abc.txt: the list ends before zone C"});
}

TEST_CASE("abc_2003: a list cut short says so") {
  CHECK(errors_of("") == Texts{"abc.txt: the list ends before zone C"});
  CHECK(errors_of("Zone A\n01 - Ain\nArs.\n") == Texts{"abc.txt: the list ends before zone C"});
}

TEST_CASE("abc_2003: an empty name is reported with its place in the paragraph") {
  CHECK(errors_of("Zone A\n01 - Ain\nArs,, Buc.\nZone B\nZone C\n"
                  "Le reste du territoire national.\n") ==
        Texts{"abc.txt:3:5: an empty name\n    Ars,, Buc.\n        ^"});
}

}  // namespace
}  // namespace zonage::sources
