#include "resolve/listed.h"

#include <string>

#include "support/catch.h"
#include "support/small_table.h"

using namespace zonage;
using namespace zonage::resolve;
using test::SmallTable;

namespace {

std::string named(const SmallTable& small, Scheme scheme) {
  const dataset::Table table = small.table();
  std::string all;
  for (const ListedCommune& commune : communes_of(table, scheme)) {
    all += (all.empty() ? "" : ", ") + std::string(commune.code) + " " + std::string(commune.name);
  }
  return all;
}

}  // namespace

TEST_CASE("a list's communes have the codes and the names of its day, in the order of the codes") {
  const SmallTable small({
      {.code = "01033",
       .name = "Valserhône",
       .names = {{.name = "Bellegarde", .end = 20050101, .on_list_day = true},
                 {.name = "Valserhône", .first = 20050101}}},
      {.code = "2A004", .name = "Ajaccio", .list_code = "20004"},
      {.code = "74010", .name = "Annecy", .listed = false},
      // None of its names is known for that day: the one it has.
      {.code = "11001", .name = "Aigues", .names = {{.name = "Aiguesvives"}}},
  });
  CHECK(named(small, Scheme::abc_2003) == "01033 Bellegarde, 11001 Aigues, 20004 Ajaccio");
  CHECK(named(small, Scheme::apl_1978) == named(small, Scheme::abc_2003));
  CHECK(named(small, Scheme::ville_pilote).empty());
}
