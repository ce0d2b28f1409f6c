#include "sources/table.h"

#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::sources {
namespace {

using test::described;
using test::Texts;

Document document(const std::string& text) { return *Document::from_text("table.tsv", text); }

TEST_CASE("a table is its rows behind comments and a header") {
  const Document text = document("# what it is\n# where from\ncode\tnom\n01\tAin\n#2\t\n");
  const Table table = read_table(text, {"code", "nom"});
  REQUIRE(described(table.errors) == Texts{});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].line == 4);
  CHECK(table.rows[0].fields == std::vector<std::string_view>{"01", "Ain"});
  // Comments stand at the top only: a field may begin with `#`, and may be empty.
  CHECK(table.rows[1].fields == std::vector<std::string_view>{"#2", ""});
}

TEST_CASE("a header alone is a table without rows") {
  const Document text = document("code\tnom\n");
  const Table table = read_table(text, {"code", "nom"});
  CHECK(table.rows.empty());
  CHECK(described(table.errors) == Texts{});
}

TEST_CASE("another header is refused, and nothing is read below it") {
  for (const std::string header : {"nom\tcode", "code", "code\tnom\tx", "code;nom", " code\tnom"}) {
    const Document text = document(header + "\n01\tAin\n");
    const Table table = read_table(text, {"code", "nom"});
    CHECK(table.rows.empty());
    CHECK(described(table.errors) ==
          Texts{"table.tsv:1:1: the header must be the columns code\tnom, separated by tabs\n    " +
                header + "\n    ^"});
  }
}

TEST_CASE("every row that is too short or too long is said, the others are read") {
  const Document text = document("code\tnom\n01\n02\tAisne\n03\tAllier\t\n\n04\tAHP\n");
  const Table table = read_table(text, {"code", "nom"});
  CHECK(described(table.errors) ==
        Texts{"table.tsv:2:1: 1 fields where the header has 2\n    01\n    ^",
              "table.tsv:4:1: 3 fields where the header has 2\n    03\tAllier\t\n    ^",
              "table.tsv:5:1: 1 fields where the header has 2\n    \n    ^"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].line == 3);
  CHECK(table.rows[1].line == 6);
}

TEST_CASE("a table without a header line is empty") {
  for (const char* text : {"", "# only a comment\n"}) {
    const Document empty = document(text);
    CHECK(described(read_table(empty, {"code"}).errors) ==
          Texts{"table.tsv: empty: a header line is expected"});
  }
}

}  // namespace
}  // namespace zonage::sources
