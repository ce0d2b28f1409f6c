// Every correction beside the atlas is needed: without it the atlas does not fit together, or shows
// what it must not show.
#include "compile/dataset/qpv_evidence.h"
#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::compile {
namespace {

const std::string data = ZONAGE_SOURCE_DIR "/data";

struct Read {
  Inputs inputs = read_inputs(data);
  QpvInputs in = read_qpv_inputs(data, inputs);
};

std::vector<Error> errors_of(const QpvInputs& in, const QpvAtlas& atlas) {
  std::vector<Error> errors = atlas.errors;
  for (const auto& more : {check_sums(in, atlas), check_qpv_evidence(in, atlas)}) {
    errors.insert(errors.end(), more.begin(), more.end());
  }
  return errors;
}

// Of all figures.
std::size_t count_doubtful(const QpvAtlas& atlas) {
  std::size_t count = 0;
  for (const Neighbourhood& n : atlas.neighbourhoods) {
    for (const dataset::FigureCell& cell : n.figures) count += cell.doubtful;
  }
  for (const AtlasTerritoryFigures& t : atlas.territories) {
    for (const auto* cells : {&t.whole, &t.in_qpvs}) {
      for (const dataset::FigureCell& cell : *cells) count += cell.doubtful;
    }
  }
  return count;
}

std::size_t count_withheld(const QpvAtlas& atlas) {
  std::size_t count = 0;
  for (const AtlasTerritoryFigures& t : atlas.territories) {
    for (const dataset::FigureCell& cell : t.in_qpvs) {
      if (static_cast<FigureState>(cell.state) == FigureState::withheld) ++count;
    }
  }
  return count;
}

TEST_CASE("qpv: the corrected atlas fits together, and without any one correction it does not") {
  Read read;
  const QpvAtlas whole = read_atlas(read.in, read.inputs);
  REQUIRE(test::described(errors_of(read.in, whole)) == test::Texts{});
  // 40 EPCI, 4 départements, the region.
  CHECK(count_withheld(whole) == 45);
  const std::vector<sources::QpvErratum> all = read.in.errata.rows;
  REQUIRE(all.size() == 75);
  for (std::size_t left_out = 0; left_out < all.size(); ++left_out) {
    const sources::QpvErratum& erratum = all[left_out];
    INFO(erratum.object << " " << erratum.column << " " << erratum.printed);
    read.in.errata.rows = all;
    read.in.errata.rows.erase(read.in.errata.rows.begin() + static_cast<std::ptrdiff_t>(left_out));
    const QpvAtlas without = read_atlas(read.in, read.inputs);
    const bool fits = errors_of(read.in, without).empty();
    if (erratum.kind == "doubtful" && erratum.column != "zfu") {
      CHECK(fits);
      CHECK(count_doubtful(without) == count_doubtful(whole) - 1);
    } else if (erratum.kind == "wrong-section" && erratum.column == "part_logements_sociaux" &&
               fits) {
      CHECK(count_withheld(without) < count_withheld(whole));
    } else {
      CHECK(!fits);
    }
  }
}

TEST_CASE("qpv: evidence that does not hold is told") {
  Read read;
  for (sources::QpvErratum& erratum : read.in.errata.rows) {
    for (sources::Evidence& item : erratum.evidence) {
      if (item.kind == "carte" && erratum.printed == "148 384") erratum.meant = "149 900";
      if (item.kind == "habitants") item.detail = "5.2";
      if (item.kind == "moyenne") item.detail = "12.3";
      if (item.kind == "ecart") item.detail = "21";
      if (item.kind == "egal") item.detail = "taux_pauvrete";
    }
  }
  const QpvAtlas atlas = read_atlas(read.in, read.inputs);
  std::string told;
  for (const Error& error : check_qpv_evidence(read.in, atlas)) told += error.message + "\n";
  CHECK(told ==
        "evidence: its map prints `149 827`\n"
        "evidence: the neighbourhoods have 20 more\n"
        "evidence: the neighbourhoods' share is 79.9-80.0\n"
        "evidence: the neighbourhoods' share is 60.9-61.2\n"
        "evidence: the neighbourhoods' share is 83.9-84.8\n"
        "evidence: the neighbourhoods' share is 80.1-80.5\n"
        "evidence: the neighbourhoods' share is 88.1-89.8\n"
        "evidence: the neighbourhoods' share is 70.5-70.9\n"
        "evidence: there are 5.1 to a dwelling\n"
        "evidence: they are not the same\n");
}

}  // namespace
}  // namespace zonage::compile
