#include "base/parts.h"

#include "support/catch.h"

namespace zonage {
namespace {

using Parts = std::vector<std::string_view>;

TEST_CASE("a joined text has its parts in order, and an empty one none") {
  CHECK(parts_of("59000;59160", ';') == Parts{"59000", "59160"});
  CHECK(parts_of("59000", ';') == Parts{"59000"});
  CHECK(parts_of("", ';').empty());
  CHECK(parts_of("a||b", '|') == Parts{"a", "", "b"});
}

}  // namespace
}  // namespace zonage
