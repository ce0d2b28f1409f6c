// The grant computed from the table's inputs against every figure that the deliberation prints.
#include "dataset/real_data.h"
#include "grant/published.h"
#include "grant/scenario.h"
#include "sources/dsc_cabbalr_2023.h"

namespace zonage::test {
namespace {

using grant::Figure;
using grant::Fraction;
using grant::Input;
using grant::Integer;

grant::Profile rules(grant::BuiltinProfile which = grant::BuiltinProfile::as_published) {
  Result<grant::Profile> profile = grant::builtin_profile(table(), which);
  REQUIRE(profile);
  return std::move(*profile);
}

grant::Outcome computed(const grant::Profile& profile) {
  Result<grant::Outcome> outcome = grant::compute(grant::published_communes(table()), profile);
  REQUIRE(outcome);
  return std::move(*outcome);
}

// `62276 e2_ecart_logements_sociaux_corrige` where computed is not published.
std::vector<std::string> differing(const grant::Outcome& outcome, std::size_t& compared) {
  std::vector<std::string> cells;
  const auto communes = grant::published_communes(table());
  for (std::size_t c = 0; c < communes.size(); ++c) {
    for (const Figure figure : grant::all_figures) {
      ++compared;
      if (outcome.shares[c][figure].rounded(decimals_of(figure)) !=
          Integer(grant::published(table(), c, figure))) {
        cells.push_back(communes[c].code + " " + std::string(key_of(figure)));
      }
    }
  }
  return cells;
}

std::size_t commune(std::string_view code) {
  const auto found = grant::published_commune(table(), code);
  REQUIRE(found);
  return *found;
}

std::optional<std::size_t> by_body(std::string_view code, Nature nature) {
  for (const dataset::CodeRow& row : table().find_code(code)) {
    if (static_cast<Nature>(table().bodies()[row.body].nature) == nature) {
      return grant::published_commune(table(), row.body);
    }
  }
  FAIL("no such body");
  return std::nullopt;
}

}  // namespace

TEST_CASE("all 3,000 published figures are computed, and the totals") {
  const grant::Profile profile = rules();
  const grant::Outcome outcome = computed(profile);
  std::size_t compared = 0;
  CHECK(differing(outcome, compared) == std::vector<std::string>{});
  CHECK(compared == 3000);
  CHECK(outcome.rounded_total == Integer(2'799'997));
  CHECK(outcome.totals[grant::at(Figure::correction)] == Fraction(3));
  CHECK(outcome.totals[grant::at(Figure::grant)] == Fraction(2'800'000));
  CHECK(outcome.means.potential == Fraction(Decimal{92243, 2}));
  CHECK(outcome.means.income == Fraction(Decimal{1'207'602, 2}));
  std::size_t totals = 0;
  for (const Figure figure : grant::all_figures) {
    const auto printed = grant::published_total(table(), figure);
    if (!printed) continue;
    ++totals;
    const Fraction total = figure == Figure::before_correction ? Fraction(outcome.rounded_total, 1)
                                                               : outcome.totals[grant::at(figure)];
    CAPTURE(key_of(figure));
    CHECK(total.rounded(decimals_of(figure)) == Integer(*printed));
  }
  CHECK(totals == 19);
}

TEST_CASE("the corrections of the rounding are the published ones") {
  std::vector<std::string> corrected;
  for (const grant::Commune& each : grant::published_communes(table())) {
    if (grant::published(table(), commune(each.code), Figure::correction) != 0) {
      corrected.push_back(each.name);
    }
  }
  CHECK(corrected == std::vector<std::string>{"Camblain-Châtelain", "Ourton", "Ruitz"});
}

TEST_CASE("the one exception: without it the published figures are not found") {
  grant::Profile profile = rules();
  REQUIRE(profile.exceptions.size() == 1);
  CHECK(profile.exceptions.front().code == "62276");
  CHECK(key_of(profile.exceptions.front().figure) == "e2_ecart_logements_sociaux_corrige");
  profile.exceptions.clear();
  const grant::Outcome outcome = computed(profile);
  std::size_t compared = 0;
  const auto cells = differing(outcome, compared);
  CHECK(std::find(cells.begin(), cells.end(), "62276 e2_ecart_logements_sociaux_corrige") !=
        cells.end());
  // The rule would have given Douvrin 6,299 euros; 8,212 were published.
  const std::size_t douvrin = commune("62276");
  CHECK(outcome.shares[douvrin][Figure::grant] == Fraction(6299));
  CHECK(grant::published(table(), douvrin, Figure::grant) == 8212);
}

TEST_CASE("as written: who moves and by how much") {
  const grant::Profile profile = rules(grant::BuiltinProfile::as_written);
  const grant::Outcome outcome = computed(profile);
  const auto moved = [&](std::string_view code) {
    const std::size_t c = commune(code);
    return (outcome.shares[c][Figure::grant] -
            Fraction(grant::published(table(), c, Figure::grant)))
        .floor()
        .to_int64();
  };
  CHECK(moved("62178") == 3571);
  CHECK(moved("62276") == -1975);
  std::int64_t all = 0;
  std::size_t movers = 0;
  for (const grant::Commune& each : grant::published_communes(table())) {
    all += moved(each.code);
    if (moved(each.code) != 0) ++movers;
  }
  CHECK(all == 0);
  CHECK(movers == 23);
}

TEST_CASE("who shares in the first envelope has inhabitants of priority neighbourhoods") {
  std::size_t contracts = 0;
  for (std::size_t c = 0; c < table().grant_communes().size(); ++c) {
    const bool inhabitants = grant::published(table(), c, Input::qpv_population) != 0;
    CHECK(grant::has_contract(table(), c) == inhabitants);
    if (inhabitants) ++contracts;
  }
  CHECK(contracts == 15);
}

TEST_CASE("every row is a commune of the deliberation's day, and the line says so") {
  const sources::Document& document = data_document("sources/dsc_cabbalr_2023.txt");
  for (std::size_t c = 0; c < table().grant_communes().size(); ++c) {
    const dataset::GrantCommuneRow& row = table().grant_communes()[c];
    std::size_t bodies = 0;
    for (const dataset::CodeRow& code : table().find_code(dataset::code_of(row.code))) {
      if (grant::published_commune(table(), code.body) == c) ++bodies;
    }
    CAPTURE(table().text(row.name));
    CHECK(bodies == 1);
    std::string printed = std::to_string(grant::published(table(), c, Figure::grant));
    for (std::size_t at = printed.size(); at > 3; at -= 3) printed.insert(at - 3, " ");
    CHECK(document.line(row.lines[0]).ends_with("\t" + printed));
  }
}

TEST_CASE("the amount is that of the commune of 2023, not of what lies in it") {
  CHECK(by_body("62178", Nature::commune));
  CHECK_FALSE(by_body("62482", Nature::delegated_commune));   // Labuissière
  CHECK_FALSE(by_body("62110", Nature::associated_commune));  // Berguette
  CHECK_FALSE(by_body("59350", Nature::commune));
  // Lambres bears another name since; it is the same commune.
  CHECK(table().text(table().grant_communes()[commune("62486")].name) == "Lambres");
  CHECK(by_body("62486", Nature::commune));
}

TEST_CASE("the reference is what is published, or what others' own inputs give") {
  const grant::Profile profile = rules();
  auto communes = grant::published_communes(table());
  Result<grant::Reference> reference = grant::reference_of(table(), communes, profile);
  REQUIRE(reference);
  CHECK(reference->published);
  CHECK(reference->amounts[commune("62276")] == 8212);
  communes.erase(communes.begin());
  reference = grant::reference_of(table(), communes, profile);
  REQUIRE(reference);
  CHECK_FALSE(reference->published);
  std::int64_t all = 0;
  for (const std::int64_t amount : reference->amounts) all += amount;
  CHECK(all == 2'800'000);
}

}  // namespace zonage::test
