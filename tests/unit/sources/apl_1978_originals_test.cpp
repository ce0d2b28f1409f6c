// Our copy of the list and the document as published say the same.
#include "sources/apl_1978.h"
#include "support/catch.h"
#include "support/files.h"
#include "unit/base/described.h"
#include "unit/sources/printed_facts.h"

namespace zonage::sources {
namespace {

TEST_CASE("apl_1978: our copy yields the facts of the original") {
  const auto published = test::read_original("apl_1978.txt");
  if (!published) return;
  const Document original = *Document::from_text("original", *published);
  const Document ours = *Document::open(ZONAGE_SOURCE_DIR "/data/sources/apl_1978.txt");
  const PrintedList expected = parse_apl_1978(original);
  const PrintedList actual = parse_apl_1978(ours);
  REQUIRE(test::described(expected.errors) == test::Texts{});
  REQUIRE(test::described(actual.errors) == test::Texts{});
  CHECK(expected.names.size() == 2360);
  CHECK(test::name_facts(actual) == test::name_facts(expected));
  CHECK(test::rule_facts(actual) == test::rule_facts(expected));
}

}  // namespace
}  // namespace zonage::sources
