#include "grant/compute.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/refusal.h"

namespace zonage::grant {
namespace {

Result<Fraction> mean_of(const std::vector<Commune>& communes, Input value, Input weight,
                         const std::optional<unsigned>& decimals) {
  Fraction total;
  Fraction weights;
  for (const Commune& commune : communes) {
    total = (total + Fraction(commune[value]) * commune[weight]).reduced();
    weights = (weights + commune[weight]).reduced();
  }
  if (weights.is_zero()) {
    return refuse("la population totale est nulle : aucune moyenne n'est possible",
                  "the total population is 0: no mean is possible");
  }
  Fraction mean = (total / weights).reduced();
  if (decimals) mean = Fraction(mean.rounded(*decimals), Integer::power_of_ten(*decimals));
  if (mean.is_zero()) {
    return refuse("la moyenne de " + std::string(key_of(value)) +
                      " est nulle : aucun écart ne s'y mesure : vérifiez la colonne",
                  "the mean of " + std::string(key_of(value)) +
                      " is 0: no gap can be measured by it: check the column",
                  {communes.front().places[at(value)].file, 0, 0, {}});
  }
  return mean;
}

Fraction clipped(const Fraction& gap) { return gap.is_negative() ? Fraction() : gap; }

class Computation {
 public:
  Computation(const std::vector<Commune>& communes, const Profile& profile)
      : communes_(communes), profile_(profile) {}

  Result<Outcome> run(const Means& means) {
    out_.means = means;
    out_.shares.resize(communes_.size());
    for (std::size_t c = 0; c < communes_.size(); ++c) {
      if (auto error = gaps(communes_[c], out_.shares[c])) return std::move(*error);
    }
    for (const Criterion criterion : all_criteria) {
      if (auto error = share_out(criterion)) return std::move(*error);
    }
    add_up();
    give_whole_euros();
    return std::move(out_);
  }

 private:
  static Fraction& figure(Share& share, Figure figure) { return share.figures[at(figure)]; }

  std::optional<Error> gaps(const Commune& commune, Share& share) {
    const Fraction potential = commune[Input::financial_potential];
    const Fraction income = commune[Input::income];
    figure(share, Figure::e1_potential_gap) = (out_.means.potential / potential).reduced();
    figure(share, Figure::e1_income_gap) = (out_.means.income / income).reduced();
    figure(share, Figure::e2_potential_gap) =
        ((out_.means.potential - potential) / out_.means.potential).reduced();
    figure(share, Figure::e2_income_gap) =
        ((out_.means.income - income) / out_.means.income).reduced();

    const std::int64_t population = *commune[Input::dgf_population].at(0);
    const Stratum* stratum = profile_.stratum_of(population);
    if (stratum == nullptr || !stratum->mean) {
      const std::string whose = commune.code + " " + commune.name;
      const std::string inhabitants = std::to_string(population);
      return refuse(whose + " : l'effort fiscal moyen de la strate de " + inhabitants +
                        " habitants n'est pas connu : ajoutez la strate à un profil (--profile)",
                    whose + ": the mean effort fiscal of the stratum of " + inhabitants +
                        " inhabitants is not known: add the stratum to a profile (--profile)",
                    commune.places[at(Input::dgf_population)]);
    }
    share.stratum_mean = *stratum->mean;
    figure(share, Figure::e2_tax_gap) =
        ((Fraction(commune[Input::tax_effort]) - share.stratum_mean) / share.stratum_mean)
            .reduced();

    const Fraction threshold = Fraction(profile_.threshold) / 100;
    figure(share, Figure::social_share) =
        (Fraction(commune[Input::social_dwellings]) / commune[Input::taxed_dwellings]).reduced();
    figure(share, Figure::e2_social_gap) =
        ((share[Figure::social_share] - threshold) / threshold).reduced();

    for (const Criterion criterion : all_criteria) {
      const auto gap = gap_of(criterion);
      if (!gap) continue;
      Fraction corrected = share[*gap];
      if (const auto column = corrected_of(criterion)) {
        corrected = clipped(corrected);
        if (criterion == Criterion::e2_social)
          corrected = std::min(corrected, Fraction(profile_.cap));
        if (const Exception* exception = profile_.exception_of(commune.code, *column)) {
          corrected = exception->value;
          share.exceptions[at(criterion)] = exception;
        }
        figure(share, *column) = corrected;
      }
      figure(share, *index_of(criterion)) =
          (corrected * Fraction(commune[measure_of(criterion)])).reduced();
    }
    return std::nullopt;
  }

  // What decides the commune's part: the index, or the input itself.
  Fraction part_of(std::size_t c, Criterion criterion) const {
    const auto index = index_of(criterion);
    return index ? out_.shares[c][*index] : Fraction(communes_[c][measure_of(criterion)]);
  }

  std::optional<Error> share_out(Criterion criterion) {
    const Fraction pot = (Fraction(profile_.envelopes[envelope_of(criterion)]) *
                          profile_.weights[at(criterion)] / 100)
                             .reduced();
    out_.pots[at(criterion)] = pot;
    std::vector<Fraction> parts;
    for (std::size_t c = 0; c < communes_.size(); ++c) parts.push_back(part_of(c, criterion));
    const CommonFractions common = over_one_denominator(parts);
    Integer total;
    for (const Integer& part : common.numerators) total += part;
    if (const auto index = index_of(criterion)) {
      out_.totals[at(*index)] = Fraction(total, common.denominator);
    }
    if (pot.is_zero()) return std::nullopt;  // nothing to share out, whoever is eligible
    if (total.is_zero()) {
      const std::string key(key_of(criterion));
      return refuse("aucune commune n'a droit au critère " + key +
                        " : son enveloppe resterait sans emploi : mettez son poids à 0",
                    "no commune is eligible for the criterion " + key +
                        ": what it shares out would be lost: set its weight to 0",
                    profile_.weight_places[at(criterion)]);
    }
    // Pot x part / total, all with one denominator.
    const Integer denominator = pot.denominator() * total;
    const Integer divisor = greatest_common_divisor(pot.numerator(), denominator);
    const Integer factor = Integer::divide(pot.numerator(), divisor).quotient;
    const Integer below = Integer::divide(denominator, divisor).quotient;
    for (std::size_t c = 0; c < communes_.size(); ++c) {
      figure(out_.shares[c], amount_of(criterion)) = Fraction(common.numerators[c] * factor, below);
    }
    for_one_part_[at(criterion)] = Fraction(common.denominator * factor, below);
    out_.totals[at(amount_of(criterion))] = pot;
    return std::nullopt;
  }

  void add_up() {
    // One denominator for all amounts of all communes: adding and comparing is then cheap. It is
    // that of what each criterion gives for a part of 1, which has as many digits as all communes
    // together; a commune's own part has few, and its denominator divides what is given for 1.
    const CommonFractions common =
        over_one_denominator({for_one_part_.begin(), for_one_part_.end()});
    for (std::size_t c = 0; c < communes_.size(); ++c) {
      std::array<Integer, envelope_count> sums;
      for (const Criterion criterion : all_criteria) {
        const Fraction part = part_of(c, criterion);
        const Integer& for_one = common.numerators[at(criterion)];
        sums[envelope_of(criterion)] +=
            Integer::divide(for_one, part.denominator()).quotient * part.numerator();
      }
      Share& share = out_.shares[c];
      figure(share, Figure::envelope_1) = {sums[0], common.denominator};
      figure(share, Figure::envelope_2) = {sums[1], common.denominator};
      figure(share, Figure::before_correction) = {sums[0] + sums[1], common.denominator};
    }
    out_.totals[at(Figure::envelope_1)] = profile_.envelopes[0];
    out_.totals[at(Figure::envelope_2)] = profile_.envelopes[1];
    out_.totals[at(Figure::before_correction)] =
        Fraction(profile_.envelopes[0]) + profile_.envelopes[1];
  }

  void give_whole_euros() {
    const Integer all = out_.totals[at(Figure::before_correction)].floor();
    Integer given;
    std::vector<Fraction> remainders;
    for (Share& share : out_.shares) {
      const Integer down = share[Figure::before_correction].floor();
      figure(share, Figure::grant) = {down, 1};
      given += down;
      remainders.push_back(share[Figure::before_correction] - Fraction(down, 1));
    }
    std::vector<std::size_t> order(communes_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto compared = remainders[a] <=> remainders[b];
      return compared != 0 ? compared > 0 : communes_[a].code < communes_[b].code;
    });
    // Fewer than there are communes: every remainder is below one euro.
    out_.euros_by_remainder = static_cast<std::size_t>((all - given).to_int64());
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      Share& share = out_.shares[order[rank]];
      share.remainder_rank = rank + 1;
      Fraction& grant = figure(share, Figure::grant);
      if (rank < out_.euros_by_remainder) grant = grant + 1;
      const Integer alone = share[Figure::before_correction].rounded(0);
      out_.rounded_total += alone;
      figure(share, Figure::correction) = {grant.floor() - alone, 1};
    }
    out_.totals[at(Figure::grant)] = {all, 1};
    out_.totals[at(Figure::correction)] = {all - out_.rounded_total, 1};
  }

  const std::vector<Commune>& communes_;
  const Profile& profile_;
  Outcome out_;
  std::array<Fraction, criterion_count> for_one_part_{};  // not reduced: see add_up()
};

}  // namespace

std::optional<Error> why_not(const Commune& commune, Input input) {
  const Decimal& value = commune[input];
  const std::string what = commune.code + "." + std::string(key_of(input));
  const auto fail = [&](std::string_view french, std::string_view english) {
    return refuse(what + " : " + std::string(french), what + ": " + std::string(english),
                  commune.places[at(input)]);
  };
  if (value.is_negative()) {
    return fail("valeur négative : donnez un nombre positif ou nul",
                "a negative value: give a number not below 0");
  }
  if (is_counted(input) && !value.is_whole()) {
    return fail("un nombre entier est attendu", "a whole number is expected");
  }
  if (must_be_positive(input) && value.is_zero()) {
    return fail("valeur nulle, par laquelle rien ne se divise : donnez un nombre supérieur à 0",
                "0, by which nothing can be divided: give a number above 0");
  }
  return std::nullopt;
}

Result<Means> means_of(const std::vector<Commune>& communes, const Profile& profile) {
  if (communes.empty()) {
    return refuse("aucune commune : donnez-en au moins une", "no commune: give at least one");
  }
  Result<Fraction> potential = mean_of(communes, Input::financial_potential, Input::dgf_population,
                                       profile.mean_decimals[0]);
  if (!potential) return potential.error();
  Result<Fraction> income =
      mean_of(communes, Input::income, Input::insee_population, profile.mean_decimals[1]);
  if (!income) return income.error();
  return Means{std::move(*potential), std::move(*income)};
}

Result<Outcome> compute(const std::vector<Commune>& communes, const Profile& profile,
                        const Means* kept) {
  if (auto error = profile.why_not_whole()) return std::move(*error);
  for (const Commune& commune : communes) {
    for (const Input input : all_inputs) {
      if (auto error = why_not(commune, input)) return std::move(*error);
    }
  }
  if (kept != nullptr && !communes.empty()) return Computation(communes, profile).run(*kept);
  const Result<Means> means = means_of(communes, profile);
  if (!means) return means.error();
  return Computation(communes, profile).run(*means);
}

std::size_t find(const std::vector<Commune>& communes, std::string_view code) {
  const auto found = std::find_if(communes.begin(), communes.end(),
                                  [&](const Commune& each) { return each.code == code; });
  return static_cast<std::size_t>(found - communes.begin());
}

}  // namespace zonage::grant
