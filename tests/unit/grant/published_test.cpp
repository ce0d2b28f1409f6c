#include "grant/published.h"

#include "support/catch.h"
#include "support/small_table.h"

namespace zonage::test {

TEST_CASE("a table without a grant says so, and knows none of its communes") {
  const SmallTable small({SmallBody{.code = "62119", .name = "Béthune"}});
  const dataset::Table table = small.table();
  const Result<grant::Profile> profile =
      grant::builtin_profile(table, grant::BuiltinProfile::as_published);
  REQUIRE_FALSE(profile);
  CHECK(profile.error().message == "this table carries no grant: give another one");
  CHECK(profile.error().french == "cette table ne porte pas la dotation : donnez-en une autre");
  CHECK(grant::published_communes(table).empty());
  CHECK_FALSE(grant::published_commune(table, "62119"));
  for (std::uint32_t body = 0; body < table.bodies().size(); ++body) {
    CHECK_FALSE(grant::published_commune(table, body));
  }
}

}  // namespace zonage::test
