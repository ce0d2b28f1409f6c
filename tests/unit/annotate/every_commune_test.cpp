// All communes of the lists' day, with their départements of that day, through one table.
#include <sstream>
#include <string>
#include <vector>

#include "base/codes.h"
#include "support/catch.h"
#include "support/files.h"
#include "unit/annotate/annotated.h"

using namespace zonage;
using namespace zonage::test;

namespace {

struct Commune {
  std::string code;
  std::string name;
};

// From the states of data/communes, whose opening lines say how to read them.
std::vector<Commune> communes_of(std::string_view day) {
  std::vector<Commune> communes;
  std::istringstream states(read_file(ZONAGE_SOURCE_DIR "/data/communes/states.tsv"));
  for (std::string line; std::getline(states, line);) {
    if (!line.starts_with("COM-")) continue;
    std::vector<std::string> cells;
    std::istringstream cell_stream(line);
    for (std::string cell; std::getline(cell_stream, cell, '\t');) cells.push_back(cell);
    cells.resize(4);
    const std::string first = cells[0].substr(cells[0].find('@') + 1, 10);
    const std::string end = cells[3].substr(0, 10);
    if (first <= day && (end.empty() || end > day)) {
      communes.push_back({cells[0].substr(4, cells[0].find('@') - 4), cells[1]});
    }
  }
  return communes;
}

}  // namespace

TEST_CASE("a table of all communes of 2003 with their départements is found whole") {
  const std::vector<Commune> communes = communes_of("2003-12-19");
  REQUIRE(communes.size() == 36696);
  std::string input = "commune;departement\n";
  for (const Commune& commune : communes) {
    input += commune.name + ';' + std::string(department_of(commune.code)) + '\n';
  }
  annotate::Settings settings;
  settings.department_column = "departement";
  const Annotated result = annotate_text(input, settings);
  CHECK(result.said().empty());
  CHECK(result.account().rows() == 36696);
  CHECK(result.account().rows(annotate::RowStatus::found) == 36696);
  CHECK(result.unresolved == "commune;departement\n");
}
