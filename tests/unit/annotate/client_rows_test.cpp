// The benchmark's file: every row gets the answer that its name gets when it is looked up by
// itself, whatever was kept of rows before it, on one thread and on several.
#include <sstream>

#include "bench/client_file.h"
#include "render/fields.h"
#include "resolve/resolver.h"
#include "support/catch.h"
#include "support/files.h"
#include "support/folder.h"
#include "unit/annotate/annotated.h"

using namespace zonage;
using namespace zonage::test;

namespace {

// The name of a row: behind the second `;` that no quote encloses.
std::string name_in(const std::string& row) {
  std::size_t fields = 0;
  bool quoted = false;
  std::string name;
  for (const char c : row) {
    if (c == '"') quoted = !quoted;
    if (c == ';' && !quoted) {
      ++fields;
    } else if (fields == 2) {
      name += c;
    }
  }
  return name;
}

std::string cells_of(resolve::Resolver& resolver, const std::string& name) {
  const resolve::Answer answer = resolver.lookup({.text = name});
  std::string cells;
  for (const render::Column column : render::default_columns) {
    std::string cell;
    render::append_cell({resolver.table(), answer}, column, cell);
    cells += ";" + cell;
  }
  return cells;
}

}  // namespace

TEST_CASE("each row of a file is answered as by itself") {
  constexpr std::size_t rows = 20'000;
  const auto table = dataset::Table::builtin();
  const Folder folder;
  bench::write_client_file(table, rows, folder.file("clients.csv"));
  const std::string input = read_file(folder.file("clients.csv"));

  for (const unsigned threads : {1U, 3U}) {
    annotate::Settings settings;
    settings.threads = threads;
    const Annotated result = annotate_text(input, settings);
    REQUIRE(result.said().empty());
    resolve::Resolver resolver(table);
    std::istringstream before(input);
    std::istringstream after(result.out);
    std::string in;
    std::string out;
    std::getline(before, in);
    std::getline(after, out);
    std::size_t wrong = 0;
    std::size_t count = 0;
    while (std::getline(before, in)) {
      REQUIRE(std::getline(after, out));
      wrong += out != in + cells_of(resolver, name_in(in));
      ++count;
    }
    CHECK(count == rows);
    CHECK(wrong == 0);
    CHECK_FALSE(std::getline(after, out));
  }
}
