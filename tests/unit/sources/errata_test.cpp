#include "sources/errata.h"

#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::sources {
namespace {

using test::described;
using test::Texts;
using Views = std::vector<std::string_view>;

const std::string header =
    "zone\tdepartement\tsection\timprime\tgenre\tlu\tcode_insee\traison\treason\tpreuve\n";

// The whole text of one error in the first row, whose caret stands below `column`.
std::string error_at(std::size_t column, const std::string& message, const std::string& row) {
  return describe(Error{
      ErrorKind::syntax, message, {"errata.tsv", 2, static_cast<std::uint32_t>(column), row}});
}

Texts errors_of(const std::string& row) {
  const Document document = *Document::from_text("errata.tsv", header + row + "\n");
  return described(read_errata(document).errors);
}

TEST_CASE("errata: a correction is read with all it says") {
  const Document document = *Document::from_text(
      "errata.tsv",
      header +
          "II\t01\tAgglomération d'Ars\tArs-Buc\tglued\tArs; Buc\t01001;01002\tDeux noms.\t"
          "Two names.\tordre:A|C; cog:Ars@..; seul:2\n"
          "II\t62\t\tDunkerque\tunresolved\t\t\tRien.\tNothing.\tagglomeration:Douai: II\n"
          "II\t60\t\tCrell\tmisprint\tCreil\t\tUn canton.\tA canton.\tcanton:Creil\n");
  const Errata errata = read_errata(document);
  REQUIRE(described(errata.errors) == Texts{});
  REQUIRE(errata.rows.size() == 3);
  const Erratum& first = errata.rows[0];
  CHECK(first.zone == "II");
  CHECK(first.department == "01");
  CHECK(first.section == "Agglomération d'Ars");
  CHECK(first.printed == "Ars-Buc");
  CHECK(first.kind == ErratumKind::glued);
  CHECK(first.meant == Views{"Ars", "Buc"});
  CHECK(first.codes == Views{"01001", "01002"});
  CHECK(first.reason_fr == "Deux noms.");
  CHECK(first.reason_en == "Two names.");
  CHECK(first.evidence_text == "ordre:A|C; cog:Ars@..; seul:2");
  REQUIRE(first.evidence.size() == 3);
  CHECK(first.evidence[0].kind == "ordre");
  CHECK(first.evidence[0].detail == "A|C");
  CHECK(first.evidence[2].kind == "seul");
  CHECK(first.line == 2);
  CHECK(errata.rows[1].kind == ErratumKind::unresolved);
  CHECK(errata.rows[1].codes.empty());
  CHECK(errata.rows[1].evidence[0].detail == "Douai: II");
  CHECK(errata.rows[2].codes.empty());
}

TEST_CASE("errata: every kind of correction has its word and back") {
  for (const char* word : {"misprint", "transcription", "variant", "split", "glued", "renamed",
                           "merged", "wrong-section", "unresolved"}) {
    const auto kind = parse_erratum_kind(word);
    REQUIRE(kind);
    CHECK(name_of(*kind) == word);
  }
  CHECK_FALSE(parse_erratum_kind("Misprint"));
  CHECK_FALSE(parse_erratum_kind(""));
}

TEST_CASE("errata: an unknown kind is refused, the other rows are read") {
  const std::string row = "A\t01\t\tArz\ttypo\tArs\t01001\tr\tr\tseul:1";
  const Document document = *Document::from_text(
      "errata.tsv", header + row + "\nA\t01\t\tBux\tmisprint\tBuc\t01002\tr\tr\tseul:1\n");
  const Errata errata = read_errata(document);
  CHECK(described(errata.errors) == Texts{error_at(11, "unknown kind of correction `typo`", row)});
  REQUIRE(errata.rows.size() == 1);
  CHECK(errata.rows[0].printed == "Bux");
}

TEST_CASE("errata: a correction needs what was printed, what is meant, its reasons and evidence") {
  std::string row = "A\t01\t\t\tmisprint\tArs\t01001\tr\tr\tseul:1";
  CHECK(errors_of(row) == Texts{error_at(7, "a correction needs what was printed", row)});
  row = "A\t01\t\tArz\tmisprint\t\t\tr\tr\tseul:1";
  CHECK(errors_of(row) == Texts{error_at(20, "a correction needs what is meant", row)});
  for (const std::string reasons : {"\tr", "r\t"}) {
    row = "A\t01\t\tArz\tmisprint\tArs\t01001\t" + reasons + "\tseul:1";
    CHECK(errors_of(row) ==
          Texts{error_at(30, "a correction needs its reason in French and in English", row)});
  }
  row = "A\t01\t\tArz\tmisprint\tArs\t01001\tr\tr\t";
  CHECK(errors_of(row) == Texts{error_at(34, "a correction needs evidence", row)});
}

TEST_CASE("errata: codes answer to the names meant") {
  std::string row = "A\t01\t\tArz\tmisprint\tArs\t01001;01002\tr\tr\tseul:1";
  CHECK(errors_of(row) == Texts{error_at(24, "as many codes as names meant are needed", row)});
  row = "A\t01\t\tArz\tglued\tArs;Buc\t01001\tr\tr\tseul:1";
  CHECK(errors_of(row) == Texts{error_at(25, "as many codes as names meant are needed", row)});
  row = "A\t01\t\tArz\tunresolved\t\t01001\tr\tr\tseul:1";
  CHECK(errors_of(row) == Texts{error_at(23, "an unresolved name has no code", row)});
  row = "A\t01\t\tArz\tglued\tArs;Buc\t1001;2a002\tr\tr\tseul:1";
  CHECK(errors_of(row) == Texts{error_at(25, "not a code INSEE: `1001`", row),
                                error_at(30, "not a code INSEE: `2a002`", row)});
}

TEST_CASE("errata: unknown evidence is refused, item by item") {
  const std::string row = "A\t01\t\tArz\tmisprint\tArs\t01001\tr\tr\tseul:1; rumeur:x; ordre;";
  CHECK(errors_of(row) == Texts{error_at(42, "unknown evidence `rumeur:x`", row),
                                error_at(52, "unknown evidence `ordre`", row),
                                error_at(58, "unknown evidence ``", row)});
}

TEST_CASE("errata: all faults of one row are said at once") {
  CHECK(errors_of("A\t01\t\t\tmisprint\t\t\t\t\t").size() == 4);
}

TEST_CASE("errata: a row of another width is refused as in every table") {
  CHECK(errors_of("A\t01") ==
        Texts{"errata.tsv:2:1: 2 fields where the header has 10\n    A\t01\n    ^"});
}

}  // namespace
}  // namespace zonage::sources
