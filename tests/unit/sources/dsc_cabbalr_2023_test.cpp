#include "sources/dsc_cabbalr_2023.h"

#include <string>

#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::test {
namespace {

using sources::Document;
using sources::DscTables;

Document document(std::string text) {
  Result<Document> read = Document::from_text("d", std::move(text));
  REQUIRE(read);
  return std::move(*read);
}

Texts errors_of(std::string text) {
  const Document read = document(std::move(text));
  return described(sources::parse_dsc_cabbalr_2023(read).errors);
}

const std::string good =
    "prose\twith a tab\n"
    "## DSC DEFINITIVE 2023\n\n"
    "COMMUNES\tA\tB\n"
    "AUCHEL\t1\t\n"
    "BAJUS\t2\t-\n\n"
    "COMMUNES\tA\tC\n"
    "<b>CALONNE</b>\t3\t<b>- 1</b>\n"
    "<b>TOTAL CABB</b>\t<b>6</b>\t\n"
    "<b>MOYENNE CABB</b>\t<b>2</b>\t\n\n"
    "**A title of  \ntwo lines**\n"
    "---\t--\n\n"
    "<b>ENVELOPPE</b>\t<b>9</b>\n"
    "COMMUNES\tA\n"
    "AUCHEL\t1\n"
    "TOTAL\t1";

}  // namespace

TEST_CASE("tables, pages, boxes and totals, without marks of emphasis") {
  const Document read = document(good);
  const DscTables parsed = sources::parse_dsc_cabbalr_2023(read);
  REQUIRE(described(parsed.errors) == Texts{});
  REQUIRE(parsed.tables.size() == 2);
  const auto& first = parsed.tables[0];
  CHECK(first.title == "DSC DEFINITIVE 2023");
  CHECK(first.line == 2);
  CHECK(first.box.empty());
  REQUIRE(first.pages.size() == 2);
  CHECK(first.pages[0].headings == std::vector<std::string_view>{"A", "B"});
  REQUIRE(first.pages[0].rows.size() == 2);
  CHECK(first.pages[0].rows[0].cells == std::vector<std::string_view>{"1", ""});
  CHECK(first.pages[1].headings == std::vector<std::string_view>{"A", "C"});
  CHECK(first.pages[1].rows[0].name == "CALONNE");
  CHECK(first.pages[1].rows[0].cells == std::vector<std::string_view>{"3", "- 1"});
  CHECK(first.pages[1].rows[0].line == 9);
  REQUIRE(first.totals.size() == 2);
  CHECK(first.totals[0].name == "TOTAL CABB");
  CHECK(first.totals[1].cells == std::vector<std::string_view>{"2", ""});
  const auto& second = parsed.tables[1];
  CHECK(second.title == "A title of");
  CHECK(second.title_rest == "two lines");
  REQUIRE(second.box.size() == 1);
  CHECK(second.box[0].cells == std::vector<std::string_view>{"9"});
}

TEST_CASE("lines that are not understood") {
  CHECK(errors_of("nothing\n") == Texts{"d: the first table's title is missing"});
  const std::string begin = "## DSC DEFINITIVE 2023\n";
  CHECK(errors_of(begin) ==
        Texts{"d:1:1: the last table ends without its totals\n    ## DSC DEFINITIVE 2023\n    ^"});
  const std::string table = begin + "COMMUNES\tA\nAUCHEL\t1\n";
  CHECK(errors_of(table + "BAJUS\t1\t2\nTOTAL\t1\n") ==
        Texts{"d:4:1: 2 cells where the table's head has 1\n    BAJUS\t1\t2\n    ^"});
  CHECK(errors_of(table + "a title\nTOTAL\t1\n") ==
        Texts{"d:4:1: a title inside a table\n    a title\n    ^"});
  CHECK(errors_of(table + "TOTAL\t1\nBAJUS\t1\n") ==
        Texts{"d:5:1: a row behind the table's totals\n    BAJUS\t1\n    ^"});
  CHECK(errors_of(table + "TOTAL\t1\nCOMMUNES\tA\n") ==
        Texts{"d:5:1: a table's head without a title\n    COMMUNES\tA\n    ^"});
  CHECK(errors_of(table + "<b></b>\t1\nTOTAL\t1\n") ==
        Texts{"d:4:1: a row without a name\n    <b></b>\t1\n    ^"});
  CHECK(errors_of(begin + "A\t1\t2\nCOMMUNES\tA\nAUCHEL\t1\nTOTAL\t1\n") ==
        Texts{"d:2:1: a row before the table's head\n    A\t1\t2\n    ^"});
}

}  // namespace zonage::test
