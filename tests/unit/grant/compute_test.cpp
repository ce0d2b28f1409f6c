#include "grant/compute.h"

#include <cmath>
#include <random>

#include "unit/grant/examples.h"

namespace zonage::test {
namespace {

using grant::Commune;
using grant::Criterion;
using grant::Figure;
using grant::Fraction;
using grant::Input;
using grant::Integer;
using grant::Outcome;
using grant::Profile;
using grant::Share;

std::string why_not(std::vector<Commune> communes, const Profile& profile = as_published()) {
  const Result<Outcome> outcome = grant::compute(communes, profile);
  return outcome ? "" : describe(outcome.error());
}

std::int64_t rounded(const Outcome& outcome, std::size_t c, Figure figure) {
  return outcome.shares[c][figure].rounded(decimals_of(figure)).to_int64();
}

Decimal random_decimal(std::mt19937_64& random, std::int64_t from, std::int64_t to,
                       std::uint8_t decimals) {
  const auto span = static_cast<std::uint64_t>(to - from + 1);
  return {from + static_cast<std::int64_t>(random() % span), decimals};
}

std::vector<Commune> random_communes(std::mt19937_64& random) {
  std::vector<Commune> communes;
  for (std::size_t count = random() % 12 + 1; communes.size() < count;) {
    Commune each;
    each.code = std::to_string(62001 + communes.size());
    const bool poor = communes.empty() || random() % 2 == 0;
    each.inputs = {random_decimal(random, poor ? 1 : 0, poor ? 5000 : 0, 0),
                   random_decimal(random, 40, 14'000, 0),
                   random_decimal(random, 40, 14'000, 0),
                   random_decimal(random, 500'000'000, 2'000'000'000, 6),
                   random_decimal(random, 8'000'000'000, 24'000'000'000, 6),
                   random_decimal(random, 700'000, 2'100'000, 6),
                   random_decimal(random, 1, 100'000, 0),
                   random_decimal(random, 0, 2000, 0),
                   random_decimal(random, 1, 5000, 0),
                   random_decimal(random, 1, 9000, 0)};
    communes.push_back(each);
  }
  return communes;
}

// Rules under which any communes can be computed: what nobody may be eligible for weighs nothing.
Profile lenient(std::mt19937_64& random) {
  Profile profile = as_published();
  for (Decimal& weight : profile.weights) weight = {};
  const std::int64_t first = static_cast<std::int64_t>(random() % 101);
  profile.weights[grant::at(Criterion::e1_potential)] = {first, 0};
  profile.weights[grant::at(Criterion::e1_income)] = {100 - first, 0};
  const std::int64_t roads = static_cast<std::int64_t>(random() % 101);
  profile.weights[grant::at(Criterion::e2_roads)] = {roads, 0};
  profile.weights[grant::at(Criterion::e2_aid)] = {100 - roads, 0};
  profile.envelopes = {random_decimal(random, 1, 3'000'000, 0),
                       random_decimal(random, 1, 3'000'000, 0)};
  return profile;
}

// Never by an exact fraction: the same rules once more, in floating point.
std::vector<long double> naive(const std::vector<Commune>& communes, const Profile& profile,
                               long double potential_mean, long double income_mean) {
  const auto value = [](const Decimal& number) {
    return static_cast<long double>(number.units) / std::pow(10.0L, number.decimals);
  };
  const auto gap = [](long double of) { return of < 0 ? 0.0L : of; };
  std::vector<long double> totals(communes.size());
  for (std::size_t criterion = 0; criterion < grant::criterion_count; ++criterion) {
    std::vector<long double> parts;
    long double all = 0;
    for (const Commune& c : communes) {
      const long double dgf = value(c[Input::dgf_population]);
      const long double potential = value(c[Input::financial_potential]);
      const long double income = value(c[Input::income]);
      const long double stratum = value(*profile.stratum_of(c[Input::dgf_population].units)->mean);
      const long double social =
          value(c[Input::social_dwellings]) / value(c[Input::taxed_dwellings]);
      const long double threshold = value(profile.threshold) / 100;
      const long double part[] = {
          potential_mean / potential * value(c[Input::qpv_population]),
          income_mean / income * value(c[Input::qpv_population]),
          gap((potential_mean - potential) / potential_mean) * dgf,
          gap((income_mean - income) / income_mean) * value(c[Input::insee_population]),
          gap((value(c[Input::tax_effort]) - stratum) / stratum) * dgf,
          value(c[Input::roads]),
          std::min(gap((social - threshold) / threshold), value(profile.cap)) * dgf,
          value(c[Input::aid_recipients])};
      parts.push_back(part[criterion]);
      all += part[criterion];
    }
    const long double pot =
        value(profile.envelopes[criterion < 2 ? 0 : 1]) * value(profile.weights[criterion]) / 100;
    for (std::size_t c = 0; c < parts.size(); ++c) {
      if (pot > 0) totals[c] += pot * parts[c] / all;
    }
  }
  return totals;
}

}  // namespace

TEST_CASE("three communes by hand") {
  const auto communes = three_communes();
  Profile profile = as_published();
  profile.envelopes = {Decimal{1900, 0}, Decimal{900, 0}};
  const Outcome outcome = computed(communes, profile);
  // (800.5 x 1200 + 700.25 x 600 + 950 x 2500) / 4300 = 873.4244; means are rounded to the cent.
  CHECK(outcome.means.potential == Fraction(Decimal{87342, 2}) + Fraction(Decimal{1, 2}));
  CHECK(rounded(outcome, 0, Figure::e1_potential_gap) == 1'091'106);
  CHECK(rounded(outcome, 0, Figure::e1_potential_index) == 109'110'556);
  CHECK(rounded(outcome, 0, Figure::e1_potential) == 668);
  CHECK(rounded(outcome, 0, Figure::envelope_1) == 1320);
  CHECK(outcome.shares[1][Figure::envelope_1].is_zero());
  CHECK(rounded(outcome, 0, Figure::e2_social_gap) == 150);
  CHECK(rounded(outcome, 0, Figure::e2_social_corrected) == 100);
  CHECK(rounded(outcome, 1, Figure::e2_social_gap) == -83);
  CHECK(outcome.shares[1][Figure::e2_social_corrected].is_zero());
  CHECK(rounded(outcome, 2, Figure::e2_social_corrected) == 25);
  CHECK(amounts(outcome) == std::vector<std::int64_t>{1810, 267, 723});
}

TEST_CASE("the amounts always make the envelopes, to the euro and before rounding") {
  std::mt19937_64 random(4);
  for (int round = 0; round < 4000; ++round) {
    const auto communes = random_communes(random);
    const Profile profile = lenient(random);
    const Outcome outcome = computed(communes, profile);
    std::vector<Fraction> exact;
    Integer euros;
    Integer alone;
    std::int64_t corrections = 0;
    for (const Share& share : outcome.shares) {
      exact.push_back(share[Figure::before_correction]);
      euros += share[Figure::grant].floor();
      alone += share[Figure::before_correction].rounded(0);
      const std::int64_t correction = share[Figure::correction].floor().to_int64();
      REQUIRE(correction >= -1);
      REQUIRE(correction <= 1);
      corrections += correction;
      const Fraction off = share[Figure::grant] - share[Figure::before_correction];
      REQUIRE(off < Fraction(1));
      REQUIRE(off > Fraction(-1));
      REQUIRE(share[Figure::envelope_1] + share[Figure::envelope_2] ==
              share[Figure::before_correction]);
    }
    const Fraction all = Fraction(profile.envelopes[0]) + profile.envelopes[1];
    REQUIRE(sum(exact) == all);
    REQUIRE(Fraction(euros, 1) == all);
    REQUIRE(outcome.rounded_total == alone);
    REQUIRE(alone + Integer(corrections) == euros);
  }
}

TEST_CASE("another way of computing, in floating point, agrees") {
  std::mt19937_64 random(5);
  for (int round = 0; round < 500; ++round) {
    const auto communes = random_communes(random);
    Profile profile = lenient(random);
    const Result<Outcome> full = grant::compute(communes, as_published());
    if (full) profile = as_published();  // all criteria, where somebody is eligible for each
    const Outcome outcome = computed(communes, profile);
    const auto real = [](const Fraction& number) {
      return static_cast<long double>(number.rounded(6).to_int64()) / 1e6L;
    };
    const auto expected =
        naive(communes, profile, real(outcome.means.potential), real(outcome.means.income));
    for (std::size_t c = 0; c < communes.size(); ++c) {
      REQUIRE(std::abs(real(outcome.shares[c][Figure::before_correction]) - expected[c]) < 1e-4L);
    }
  }
}

TEST_CASE("envelopes n times as large give n times as much") {
  const auto communes = three_communes();
  const Outcome once = computed(communes, as_published());
  Profile profile = as_published();
  profile.envelopes = {Decimal{1900000 * 7, 0}, Decimal{900000 * 7, 0}};
  const Outcome seven = computed(communes, profile);
  for (std::size_t c = 0; c < communes.size(); ++c) {
    CHECK(seven.shares[c][Figure::before_correction] ==
          once.shares[c][Figure::before_correction] * 7);
    CHECK(seven.shares[c][Figure::e2_tax_index] == once.shares[c][Figure::e2_tax_index]);
  }
}

TEST_CASE("who was not changed moves only by what the others took") {
  std::mt19937_64 random(6);
  for (int round = 0; round < 300; ++round) {
    auto communes = random_communes(random);
    if (communes.size() < 3) continue;
    const Profile profile = lenient(random);
    const Outcome before = computed(communes, profile);
    communes[0].inputs[grant::at(Input::qpv_population)].units += 100;
    communes[0].inputs[grant::at(Input::roads)].units += 1000;
    const Outcome after = computed(communes, profile, &before.means);
    for (const Criterion criterion : grant::all_criteria) {
      const Figure amount = amount_of(criterion);
      std::vector<Fraction> moves;
      for (std::size_t c = 0; c < communes.size(); ++c) {
        moves.push_back(after.shares[c][amount] - before.shares[c][amount]);
        // Among those that were not changed, the proportions stay.
        if (c < 2) continue;
        REQUIRE(after.shares[c][amount] * before.shares[1][amount] ==
                before.shares[c][amount] * after.shares[1][amount]);
        if (c != 0) REQUIRE_FALSE(moves.back() > Fraction());
      }
      REQUIRE(sum(moves).is_zero());
    }
  }
}

TEST_CASE("equal remainders: the lower code gets the euro") {
  auto communes = three_communes();
  communes = {communes[0], communes[0]};
  communes[0].code = "62009";
  communes[1].code = "62008";
  Profile profile = as_published();
  // Twice the same commune: no gap to the mean, so only what needs none is shared out.
  for (const Criterion each : {Criterion::e2_potential, Criterion::e2_income}) {
    profile.weights[grant::at(each)] = {};
  }
  profile.weights[grant::at(Criterion::e2_roads)] = {80, 0};
  profile.envelopes = {Decimal{2, 0}, Decimal{1, 0}};
  profile.mean_decimals = {};
  const Outcome outcome = computed(communes, profile);
  CHECK(amounts(outcome) == std::vector<std::int64_t>{1, 2});
  CHECK(outcome.shares[0].remainder_rank == 2);
  CHECK(outcome.shares[1].remainder_rank == 1);
  // Each 1.50 rounds to 2 by itself, which is one too many: a negative correction.
  CHECK(outcome.rounded_total == Integer(4));
  CHECK(outcome.shares[0][Figure::correction] == Fraction(-1));
  CHECK(outcome.shares[1][Figure::correction].is_zero());
  CHECK(outcome.totals[grant::at(Figure::correction)] == Fraction(-1));
}

TEST_CASE("a table of communes without inhabitants has no means") {
  auto empty = three_communes();
  for (Commune& each : empty) each.inputs[grant::at(Input::dgf_population)] = {};
  const auto means = grant::means_of(empty, as_published());
  REQUIRE_FALSE(means);
  CHECK(means.error().message == "the total population is 0: no mean is possible");
  CHECK(means.error().french == "la population totale est nulle : aucune moyenne n'est possible");
}

TEST_CASE("what cannot be computed is refused") {
  const auto with = [](Input input, std::string_view value) {
    auto communes = three_communes();
    communes[1].inputs[grant::at(input)] = number(value);
    return communes;
  };
  CHECK(why_not({}) == "no commune: give at least one");
  CHECK(why_not(with(Input::roads, "-1")) ==
        "62002.voirie: a negative value: give a number not below 0");
  CHECK(why_not(with(Input::aid_recipients, "1,5")) ==
        "62002.beneficiaires_apl: a whole number is expected");
  for (const Input input : {Input::dgf_population, Input::insee_population,
                            Input::financial_potential, Input::income, Input::taxed_dwellings}) {
    CHECK(why_not(with(input, "0")) ==
          "62002." + std::string(key_of(input)) +
              ": 0, by which nothing can be divided: give a number above 0");
  }
  CHECK(
      why_not(with(Input::dgf_population, "15000")) ==
      "62002 C62002: the mean effort fiscal of the stratum of 15000 inhabitants is not known: add "
      "the stratum to a profile (--profile)");
  auto nobody = three_communes();
  for (Commune& each : nobody) each.inputs[grant::at(Input::qpv_population)] = {};
  CHECK(why_not(nobody).find(
            "no commune is eligible for the criterion e1_potentiel_financier: what "
            "it shares out would be lost: set its weight to 0") != std::string::npos);
  Profile tiny = as_published();
  auto rich = three_communes();
  for (Commune& each : rich) each.inputs[grant::at(Input::financial_potential)] = number("0,001");
  CHECK(why_not(rich, tiny) ==
        "the mean of potentiel_financier is 0: no gap can be measured by it: check the column");
  for (Commune& each : rich) each.inputs[grant::at(Input::financial_potential)] = number("1");
  for (Commune& each : rich) each.inputs[grant::at(Input::income)] = number("0,001");
  CHECK(why_not(rich, tiny) ==
        "the mean of revenu is 0: no gap can be measured by it: check the column");
  Profile unknown = as_published();
  unknown.strata = {{1000, number("1")}};
  CHECK(why_not(three_communes(), unknown) ==
        "62002 C62002: the mean effort fiscal of the stratum of 600 inhabitants is not known: add "
        "the stratum to a profile (--profile)");
  // With means that were kept there is nobody to share out to, either.
  const grant::Means kept = computed(three_communes(), as_published()).means;
  CHECK(grant::compute({}, as_published(), &kept).error().message ==
        "no commune: give at least one");
  Profile half = as_published();
  half.weights[0] = {};
  CHECK(why_not(three_communes(), half).find("the weights of envelope 1 do not make 100 %") !=
        std::string::npos);
}

}  // namespace zonage::test
