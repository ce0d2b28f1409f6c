// The rules of the grant as data: envelopes, weights, threshold and cap of social housing, national
// strata of the effort fiscal, rounding of the means, exceptions of single communes.
//
// One parser reads the two profiles of data/rules/ and a user's own file. The format is the
// project's tables' (sources/table.h), columns regle, cle, valeur, raison, reason:
//   titre      fr | en                       what the profile is called
//   enveloppe  1 | 2                         whole euros
//   poids      a criterion (columns.h)       per cent of its envelope; each envelope's make 100
//   arrondi    moyenne_potentiel_financier | moyenne_revenu     decimals of the mean, or `exact`
//   seuil      logements_sociaux             per cent of the dwellings
//   plafond    logements_sociaux             of the corrected gap
//   strate     first population DGF          its mean effort fiscal; `-` where it is not known
//   exception  CODE.COLUMN                   the value that a corrected gap has instead; with the
//                                            reason in French and English
// Sources: the deliberation of 26 September 2023 (annex), data/README.md. Thread safety: plain
// values.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "grant/columns.h"
#include "sources/document.h"

namespace zonage::grant {

struct Stratum {
  std::int64_t from = 0;        // population DGF
  std::optional<Decimal> mean;  // of the effort fiscal; nothing: not known
};

struct Exception {
  std::string code;
  Figure figure = Figure::e2_social_corrected;
  Decimal value;
  std::string reason_fr;
  std::string reason_en;
};

inline constexpr std::size_t mean_count = 2;  // potentiel financier, revenu
inline constexpr std::array<std::string_view, mean_count> mean_keys{"moyenne_potentiel_financier",
                                                                    "moyenne_revenu"};

struct Profile {
  std::string title_fr;
  std::string title_en;
  std::array<Decimal, envelope_count> envelopes{};
  std::array<Decimal, criterion_count> weights{};
  std::array<std::optional<unsigned>, mean_count> mean_decimals{};  // nothing: not rounded
  Decimal threshold;
  Decimal cap;
  std::vector<Stratum> strata;  // by `from`
  std::vector<Exception> exceptions;
  // Where the profile says so, for what goes wrong later.
  std::array<Place, criterion_count> weight_places{};

  // The stratum of a population, or null where none is that small.
  const Stratum* stratum_of(std::int64_t dgf_population) const;
  const Exception* exception_of(std::string_view code, Figure figure) const;
  // An envelope whose weights do not make 100 %, told at the last of them.
  std::optional<Error> why_not_whole() const;
};

// Every error of the file, not only the first.
struct ReadProfile {
  Profile profile;
  std::vector<Error> errors;
};
ReadProfile read_profile(const sources::Document& document);
// The first error, if any.
Result<Profile> open_profile(const std::string& path);
Result<Profile> profile_from_text(std::string name, std::string text);

}  // namespace zonage::grant
