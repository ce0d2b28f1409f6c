#include "sources/printed_list.h"

#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::sources {
namespace {

using test::described;
using test::Texts;

struct Read {
  Texts names;
  Texts errors;
};

Read read(const std::string& paragraph) {
  const Document document = *Document::from_text("list.txt", paragraph);
  PrintedList list;
  read_names(document, 1, document.line(1), {"A", "01", "Ain", ""}, 3, list);
  Read result;
  for (const PrintedName& name : list.names) {
    result.names.emplace_back(name.name);
    CHECK(name.line == 1);
    CHECK(name.paragraph == 3);
    CHECK(name.heading == Heading{"A", "01", "Ain", ""});
  }
  result.errors = described(list.errors);
  return result;
}

TEST_CASE("printed list: commas separate names, and the final period goes") {
  CHECK(read("Ars, Buc, L'Isle-d'Abeau.").names == Texts{"Ars", "Buc", "L'Isle-d'Abeau"});
  CHECK(read("Paris.").names == Texts{"Paris"});
  CHECK(read("Paris").names == Texts{"Paris"});
  CHECK(read("  Ars ,Buc  ").names == Texts{"Ars", "Buc"});
}

TEST_CASE("printed list: a period before a space separates, another one does not") {
  CHECK(read("Achères, Aigremont. Andrésy.").names == Texts{"Achères", "Aigremont", "Andrésy"});
  CHECK(read("St.Ange, Buc").names == Texts{"St.Ange", "Buc"});
}

TEST_CASE("printed list: misprints and capitals are kept as printed") {
  CHECK(read("OEting, Gravignv, l'Isle, Saint-Symphorien-d' Ozon").names ==
        Texts{"OEting", "Gravignv", "l'Isle", "Saint-Symphorien-d' Ozon"});
}

TEST_CASE("printed list: an empty name is an error where it should stand; the others are read") {
  const Read twice = read("Ars,, Buc");
  CHECK(twice.names == Texts{"Ars", "Buc"});
  CHECK(twice.errors == Texts{"list.txt:1:5: an empty name\n    Ars,, Buc\n        ^"});
  CHECK(read("Ars,").errors == Texts{"list.txt:1:5: an empty name\n    Ars,\n        ^"});
  CHECK(read(", Ars").errors == Texts{"list.txt:1:1: an empty name\n    , Ars\n    ^"});
  CHECK(read(".").errors == Texts{"list.txt:1:1: an empty name\n    .\n    ^"});
}

TEST_CASE("printed list: a département heading is a canonical code, a dash and a title") {
  Heading heading{"A", "01", "Ain", "Agglomération d'Ars"};
  REQUIRE(read_department_heading("2A - Corse-du-Sud", heading));
  CHECK(heading == Heading{"A", "2A", "Corse-du-Sud", ""});
  REQUIRE(read_department_heading("971 -  GUADELOUPE", heading));
  CHECK(heading.department == "971");
  CHECK(heading.department_title == "GUADELOUPE");
}

TEST_CASE("printed list: anything else is no département heading and changes nothing") {
  for (const char* text :
       {"Ain", "1 - Ain", "2a - Corse-du-Sud", "01-Ain", "Ars - Buc", "01 -Ain", "960 - X", ""}) {
    INFO(text);
    Heading heading{"A", "01", "Ain", "x"};
    CHECK_FALSE(read_department_heading(text, heading));
    CHECK(heading == Heading{"A", "01", "Ain", "x"});
  }
}

}  // namespace
}  // namespace zonage::sources
