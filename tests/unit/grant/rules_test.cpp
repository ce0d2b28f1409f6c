// Each rule of the profile changed by itself: what it moves, and that it moves nothing else.
#include <functional>
#include <set>

#include "grant/differences.h"
#include "unit/grant/examples.h"

namespace zonage::test {
namespace {

using grant::Criterion;
using grant::Figure;
using grant::Fraction;
using grant::Outcome;
using grant::Profile;

// The columns in which the two outcomes differ, `correction` and `dsc` left out.
std::set<std::string> moved(const Outcome& before, const Outcome& after) {
  std::set<std::string> keys;
  for (const Figure figure : grant::all_figures) {
    if (figure == Figure::correction || figure == Figure::grant) continue;
    for (std::size_t c = 0; c < before.shares.size(); ++c) {
      if (before.shares[c][figure] != after.shares[c][figure]) keys.emplace(key_of(figure));
    }
  }
  return keys;
}

std::set<std::string> moved_by(const std::function<void(Profile&)>& change) {
  static const Outcome before = computed(three_communes(), as_published());
  static std::vector<Profile> kept;  // exceptions are viewed by the outcome
  kept.push_back(as_published());
  change(kept.back());
  return moved(before, computed(three_communes(), kept.back()));
}

const std::set<std::string> social{"e2_ecart_logements_sociaux_corrige",
                                   "e2_indice_logements_sociaux", "e2_logements_sociaux",
                                   "enveloppe_2", "dsc_avant_correction"};

}  // namespace

TEST_CASE("an envelope moves its own amounts") {
  CHECK(moved_by([](Profile& p) {
          p.envelopes[0] = {1, 0};
        }) == std::set<std::string>{"e1_potentiel_financier", "e1_revenu", "enveloppe_1",
                                    "dsc_avant_correction"});
  CHECK(moved_by([](Profile& p) {
          p.envelopes[1] = {1000, 0};
        }) == std::set<std::string>{"e2_potentiel_financier", "e2_revenu", "e2_effort_fiscal",
                                    "e2_voirie", "e2_logements_sociaux", "e2_apl", "enveloppe_2",
                                    "dsc_avant_correction"});
}

TEST_CASE("weights move the amounts of their criteria") {
  CHECK(moved_by([](Profile& p) {
          p.weights[grant::at(Criterion::e1_potential)] = {60, 0};
          p.weights[grant::at(Criterion::e1_income)] = {40, 0};
        }) == std::set<std::string>{"e1_potentiel_financier", "e1_revenu", "enveloppe_1",
                                    "dsc_avant_correction"});
  CHECK(moved_by([](Profile& p) {
          p.weights[grant::at(Criterion::e2_roads)] = {125, 1};
          p.weights[grant::at(Criterion::e2_aid)] = {25, 1};
        }) == std::set<std::string>{"e2_voirie", "e2_apl", "enveloppe_2", "dsc_avant_correction"});
}

TEST_CASE("a criterion of no weight shares nothing out") {
  Profile profile = as_published();
  profile.weights[grant::at(Criterion::e2_aid)] = {};
  profile.weights[grant::at(Criterion::e2_roads)] = {15, 0};
  const Outcome outcome = computed(three_communes(), profile);
  for (const grant::Share& share : outcome.shares) CHECK(share[Figure::e2_aid].is_zero());
  CHECK(outcome.totals[grant::at(Figure::e2_roads)] == Fraction(135'000));
}

TEST_CASE("cap and threshold move the social housing") {
  CHECK(moved_by([](Profile& p) { p.cap = {2, 0}; }) == social);
  CHECK(moved_by([](Profile& p) { p.cap = {15, 1}; }) == social);
  std::set<std::string> with_gap = social;
  with_gap.insert("e2_ecart_logements_sociaux");
  CHECK(moved_by([](Profile& p) { p.threshold = {15, 0}; }) == with_gap);
}

TEST_CASE("a stratum moves the effort fiscal of its communes") {
  CHECK(moved_by([](Profile& p) {
          p.strata[1].mean = Decimal{1046, 3};
        }) == std::set<std::string>{"e2_ecart_effort_fiscal", "e2_ecart_effort_fiscal_corrige",
                                    "e2_indice_effort_fiscal", "e2_effort_fiscal", "enveloppe_2",
                                    "dsc_avant_correction"});
  CHECK(moved_by([](Profile& p) { p.strata.back().mean = Decimal{2, 0}; }).empty());
}

TEST_CASE("the rounding of a mean moves what is measured by it") {
  // In envelope 1 the mean is in every index alike, so no amount depends on it.
  CHECK(moved_by([](Profile& p) { p.mean_decimals[0] = std::nullopt; }) ==
        std::set<std::string>{"e1_ecart_potentiel_financier", "e1_indice_potentiel_financier",
                              "e2_ecart_potentiel_financier",
                              "e2_ecart_potentiel_financier_corrige",
                              "e2_indice_potentiel_financier", "e2_potentiel_financier",
                              "enveloppe_2", "dsc_avant_correction"});
}

TEST_CASE("an exception moves the corrected gap and what follows") {
  CHECK(moved_by([](Profile& p) {
          p.exceptions.push_back({"62003", Figure::e2_social_corrected, {1, 0}, "X", "X"});
        }) == social);
  // Of another agglomeration: nobody's.
  CHECK(moved_by([](Profile& p) { p.exceptions.clear(); }).empty());
}

TEST_CASE("what differs between rules is listed") {
  CHECK(grant::differences(as_published(), as_published()).empty());
  CHECK(
      grant::differences(as_published(), read_rules("as_written")) ==
      std::vector<std::string>{"plafond logements_sociaux : 1 -> 2",
                               "exception 62276.e2_ecart_logements_sociaux_corrige : 1 -> absent"});
  Profile other = as_published();
  other.envelopes[1] = {1, 0};
  other.weights[0] = {605, 1};
  other.mean_decimals[0] = std::nullopt;
  other.threshold = {25, 0};
  other.strata.erase(other.strata.begin());
  other.strata.back().mean = Decimal{11, 1};
  other.exceptions.push_back({"62001", Figure::e2_tax_corrected, {5, 1}, "X", "X"});
  CHECK(grant::differences(as_published(), other) ==
        std::vector<std::string>{"enveloppe 2 : 900000 -> 1",
                                 "poids e1_potentiel_financier : 50 -> 60.5",
                                 "arrondi moyenne_potentiel_financier : 2 -> exact",
                                 "seuil logements_sociaux : 20 -> 25",
                                 "strate 0 : 1.007438 -> absent", "strate 35000 : - -> 1.1",
                                 "exception 62001.e2_ecart_effort_fiscal_corrige : absent -> "
                                 "0.5"});
}

}  // namespace zonage::test
