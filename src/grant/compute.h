// The grant: from the communes' inputs and the rules to every column of the published tables, with
// nothing rounded between the steps except the two means (where the rules say so).
//
// Envelope 1: mean / commune x QPV population, half by potentiel financier, half by revenu, never
// clipped. Envelope 2: six criteria, gaps clipped at zero; the gap of social housing also at the
// cap. Amounts are exact fractions that make the envelopes; whole euros are given by the largest
// remainder: every total rounded down, then one euro more to the largest remainders until the
// envelopes are spent. Equal remainders: the lower code INSEE first. `correction` is what that
// differs from the total rounded by itself: 0, 1 or -1.
//
// Refused, with the place: what would divide by zero, an unknown stratum, a criterion that nobody
// is eligible for although it shares money out. Thread safety: pure functions.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "grant/columns.h"
#include "grant/fraction.h"
#include "grant/profile.h"

namespace zonage::grant {

struct Commune {
  std::string code;
  std::string name;
  std::array<Decimal, input_count> inputs{};
  std::array<Place, input_count> places{};  // of what a user's file says
  Place code_place{};

  const Decimal& operator[](Input input) const { return inputs[at(input)]; }
};

// An input that can be counted with: not negative, whole where it counts, not 0 where it divides.
// The error, or nothing.
std::optional<Error> why_not(const Commune& commune, Input input);

struct Means {
  Fraction potential;  // euros an inhabitant, weighted by population DGF
  Fraction income;     // weighted by population INSEE
};
// Rounded as the rules say. Refused: no commune.
Result<Means> means_of(const std::vector<Commune>& communes, const Profile& profile);

struct Share {
  std::array<Fraction, figure_count> figures{};  // unrounded, but for `correction` and `grant`
  Fraction stratum_mean;                         // of the effort fiscal
  std::size_t remainder_rank = 0;                // 1: the largest remainder
  // The exception that set a corrected gap, or null; into the profile.
  std::array<const Exception*, criterion_count> exceptions{};

  const Fraction& operator[](Figure figure) const { return figures[at(figure)]; }
};

struct Outcome {
  Means means;
  std::vector<Share> shares;                    // as the communes
  std::array<Fraction, figure_count> totals{};  // where is_summed(), except below
  // The sum of `before_correction` as displayed, each rounded by itself; totals has the exact one.
  Integer rounded_total;
  std::size_t euros_by_remainder = 0;            // given beyond the totals rounded down
  std::array<Fraction, criterion_count> pots{};  // what each criterion shares out
};

// `kept`: the means to use instead of those of the communes. The profile must outlive the outcome.
Result<Outcome> compute(const std::vector<Commune>& communes, const Profile& profile,
                        const Means* kept = nullptr);

// Index of the commune with this code, or communes.size().
std::size_t find(const std::vector<Commune>& communes, std::string_view code);

}  // namespace zonage::grant
