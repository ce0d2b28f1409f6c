// Our copy of the table and the document as published say the same.
#include "sources/nord_pilot_towns.h"
#include "support/catch.h"
#include "support/files.h"
#include "unit/base/described.h"

namespace zonage::sources {
namespace {

std::vector<std::string> facts(const PilotTable& table) {
  std::vector<std::string> all;
  for (const PilotRow& row : table.rows) {
    std::string fact = std::to_string(static_cast<int>(row.kind)) + " / " +
                       std::string(row.arrondissement) + " / " + std::string(row.label) + " / " +
                       std::string(row.name) + " / " + std::string(row.province);
    for (const std::string_view canton : row.cantons) fact += " / canton " + std::string(canton);
    for (const std::string_view town : row.named_towns) fact += " / town " + std::string(town);
    all.push_back(std::move(fact));
  }
  return all;
}

TEST_CASE("nord_pilot_towns: our copy yields the facts of the original") {
  const auto published = test::read_original("nord_pilot_towns.txt");
  if (!published) return;
  const Document original = *Document::from_text("original", *published);
  const Document ours = *Document::open(ZONAGE_SOURCE_DIR "/data/sources/nord_pilot_towns.txt");
  const PilotTable expected = parse_nord_pilot_towns(original);
  const PilotTable actual = parse_nord_pilot_towns(ours);
  REQUIRE(test::described(expected.errors) == test::Texts{});
  REQUIRE(test::described(actual.errors) == test::Texts{});
  CHECK(expected.rows.size() == 30);  // 28 of the Nord, two provinces
  CHECK(facts(actual) == facts(expected));
}

}  // namespace
}  // namespace zonage::sources
