// Our copy of the grant's tables and the document as published say the same.
#include "sources/dsc_cabbalr_2023.h"
#include "sources/facts.h"
#include "support/catch.h"
#include "support/files.h"
#include "unit/base/described.h"

namespace zonage::sources {
namespace {

TEST_CASE("dsc_cabbalr_2023: our copy yields the facts of the original") {
  const auto published = test::read_original("dsc_cabbalr_2023.txt");
  if (!published) return;
  const Document original = *Document::from_text("original", *published);
  const Document ours = *Document::open(ZONAGE_SOURCE_DIR "/data/sources/dsc_cabbalr_2023.txt");
  const DscTables expected = parse_dsc_cabbalr_2023(original);
  const DscTables actual = parse_dsc_cabbalr_2023(ours);
  REQUIRE(test::described(expected.errors) == test::Texts{});
  REQUIRE(test::described(actual.errors) == test::Texts{});
  CHECK(expected.tables.size() == 12);
  CHECK(facts_of(actual) == facts_of(expected));
}

}  // namespace
}  // namespace zonage::sources
