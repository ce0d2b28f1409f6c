#include "resolve/arrondissement.h"

#include "support/catch.h"

using namespace zonage::resolve;

TEST_CASE("a key that names an arrondissement") {
  const auto read = [](std::string_view key) {
    std::string out = "untouched";
    return read_arrondissement(key, out) ? out : "no";
  };
  for (const std::string_view key :
       {"paris 15", "paris 15e", "paris 15eme", "paris 15ieme", "paris xv", "paris xve",
        "paris 15e arrondissement", "paris 15 arr", "paris 15e ardt", "paris xv arrdt"}) {
    CAPTURE(key);
    CHECK(read(key) == "paris 15e arrondissement");
  }
  CHECK(read("paris 1") == "paris 1er arrondissement");
  CHECK(read("paris 1er") == "paris 1er arrondissement");
  CHECK(read("paris 01") == "paris 1er arrondissement");
  CHECK(read("paris i") == "paris 1er arrondissement");
  CHECK(read("paris xx") == "paris 20e arrondissement");
  CHECK(read("lyon 3") == "lyon 3e arrondissement");
  CHECK(read("marseille 08") == "marseille 8e arrondissement");
  CHECK(read("paris 15 e arrondissement") == "paris 15e arrondissement");
  CHECK(read("15e arrondissement de paris") == "paris 15e arrondissement");
  for (const std::string_view key :
       {"", "paris", "paris plage", "paris 0", "paris 00", "paris 115", "paris e", "paris er",
        "lille 3", "paris 15 nord", "le paris 15", "15 paris", "15e de paris", "paris 15eeme"}) {
    CAPTURE(key);
    CHECK(read(key) == "no");
  }
}
