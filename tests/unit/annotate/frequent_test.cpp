#include "annotate/frequent.h"

#include <map>
#include <random>

#include "support/catch.h"

using namespace zonage::annotate;

namespace {

std::string shown(const Frequent& frequent, std::size_t most) {
  std::string text;
  for (const Frequent::Counted& counted : frequent.first(most)) {
    text += counted.name + " " + std::to_string(counted.rows) + ", ";
  }
  return text;
}

}  // namespace

TEST_CASE("names are counted exactly while there are few, the most frequent first, then by name") {
  Frequent frequent(10);
  for (const char* name : {"b", "a", "c", "b", "", "a", "b"})
    frequent.add(name, RowStatus::unknown);
  CHECK(shown(frequent, 10) == "b 3, a 2,  1, c 1, ");
  CHECK(shown(frequent, 2) == "b 3, a 2, ");
  CHECK(frequent.uncertainty() == 0);
  CHECK(Frequent().first(10).empty());
}

TEST_CASE("of many names the counts are bounds, and those that matter are there") {
  std::mt19937 random(3);
  Frequent frequent(64);
  std::map<std::string, std::uint64_t> exact;
  for (int i = 0; i < 200'000; ++i) {
    // Ten names make up half of all, the rest occurs about once.
    const std::string name =
        random() % 2 == 0 ? "often" + std::to_string(random() % 10) : std::to_string(random());
    frequent.add(name, RowStatus::unknown);
    ++exact[name];
  }
  const auto first = frequent.first(10);
  REQUIRE(first.size() == 10);
  CHECK(frequent.uncertainty() > 0);
  CHECK(frequent.uncertainty() < 200'000 / 16);
  for (const Frequent::Counted& counted : first) {
    CHECK(counted.name.starts_with("often"));
    CHECK(counted.rows <= exact[counted.name]);
    CHECK(counted.rows + frequent.uncertainty() >= exact[counted.name]);
  }
}

TEST_CASE("the status a name came with first is told, and the longest name is bounded") {
  Frequent frequent;
  frequent.add("x", RowStatus::ambiguous);
  frequent.add(std::string(100'000, 'y'), RowStatus::unknown);
  frequent.add(std::string(100'001, 'y'), RowStatus::unknown);
  const auto first = frequent.first(2);
  CHECK(first[0].rows == 2);
  CHECK(first[0].name.size() < 10'000);
  CHECK(first[1].status == RowStatus::ambiguous);
}
