// Our copy of the atlas's tables and the document as published say the same.
#include "sources/facts.h"
#include "sources/qpv_hdf_2022.h"
#include "support/catch.h"
#include "support/files.h"
#include "unit/base/described.h"

namespace zonage::sources {
namespace {

TEST_CASE("qpv_hdf_2022: our copy yields the facts of the original") {
  const auto published = test::read_original("qpv_hdf_2022.txt");
  if (!published) return;
  const Document original = *Document::from_text("original", *published);
  const Document ours = *Document::open(ZONAGE_SOURCE_DIR "/data/sources/qpv_hdf_2022.txt");
  const Atlas expected = parse_qpv_hdf_2022(original);
  const Atlas actual = parse_qpv_hdf_2022(ours);
  REQUIRE(test::described(expected.errors) == test::Texts{});
  REQUIRE(test::described(actual.errors) == test::Texts{});
  CHECK(expected.left.size() == 199);
  CHECK(expected.right.size() == 199);
  CHECK(expected.tables.size() == 6);
  CHECK(facts_of(actual) == facts_of(expected));
}

}  // namespace
}  // namespace zonage::sources
