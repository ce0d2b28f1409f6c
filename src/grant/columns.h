// The columns of the grant: what goes into the computation and what comes out of it, in the order
// of the deliberation's tables, with their keys and the decimals that the tables print.
//
// Keys are French (the command line's contract); `e1_` and `e2_` are the two envelopes. A gap
// (écart) tells how far a commune is from a mean; an index (indice) is the gap times inhabitants;
// an amount is the commune's part of what the criterion shares out. Thread safety: pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace zonage::grant {

enum class Input : std::uint8_t {
  qpv_population,       // inhabitants of priority neighbourhoods (QPV)
  dgf_population,       // population DGF
  insee_population,     // population INSEE
  financial_potential,  // potentiel financier, euros an inhabitant (DGF)
  income,               // revenu, euros an inhabitant (INSEE)
  tax_effort,           // effort fiscal, a ratio
  roads,                // longueur de voirie, metres
  social_dwellings,     // logements sociaux
  taxed_dwellings,      // logements imposables à la taxe d'habitation
  aid_recipients,       // bénéficiaires des APL
};
inline constexpr std::size_t input_count = 10;

enum class Figure : std::uint8_t {
  e1_potential_gap,
  e1_potential_index,
  e1_potential,
  e1_income_gap,
  e1_income_index,
  e1_income,
  envelope_1,
  e2_potential_gap,
  e2_potential_corrected,
  e2_potential_index,
  e2_potential,
  e2_income_gap,
  e2_income_corrected,
  e2_income_index,
  e2_income,
  e2_tax_gap,
  e2_tax_corrected,
  e2_tax_index,
  e2_tax,
  e2_roads,
  social_share,  // of the dwellings
  e2_social_gap,
  e2_social_corrected,
  e2_social_index,
  e2_social,
  e2_aid,
  envelope_2,
  before_correction,  // the total, rounded by itself
  correction,         // euros, so that the amounts add up
  grant,
};
inline constexpr std::size_t figure_count = 30;

enum class Criterion : std::uint8_t {
  e1_potential,
  e1_income,
  e2_potential,
  e2_income,
  e2_tax,
  e2_roads,
  e2_social,
  e2_aid,
};
inline constexpr std::size_t criterion_count = 8;
inline constexpr std::size_t envelope_count = 2;

template <class Enum>
constexpr std::size_t at(Enum value) {
  return static_cast<std::size_t>(value);
}
template <class Enum, std::size_t N>
consteval std::array<Enum, N> all_of() {
  std::array<Enum, N> all{};
  for (std::size_t i = 0; i < N; ++i) all[i] = static_cast<Enum>(i);
  return all;
}
inline constexpr auto all_inputs = all_of<Input, input_count>();
inline constexpr auto all_figures = all_of<Figure, figure_count>();
inline constexpr auto all_criteria = all_of<Criterion, criterion_count>();

std::string_view key_of(Input input);          // `pop_qpv`, …
std::string_view key_of(Figure figure);        // `e1_ecart_potentiel_financier`, …
std::string_view key_of(Criterion criterion);  // that of its amount
std::optional<Input> parse_input(std::string_view key);
std::optional<Figure> parse_figure(std::string_view key);
std::optional<Criterion> parse_criterion(std::string_view key);

// The decimals that the published tables print.
unsigned decimals_of(Input input);
unsigned decimals_of(Figure figure);

// Inhabitants, dwellings and recipients are counted: whole numbers.
bool is_counted(Input input);
// Without it nothing can be divided: populations DGF and INSEE, means, dwellings.
bool must_be_positive(Input input);
// Whether the tables add the column up: what is counted or measured, indices and amounts.
bool is_summed(Input input);
bool is_summed(Figure figure);

// The envelope, 0 or 1, that the criterion shares out, and its amount's column.
constexpr std::size_t envelope_of(Criterion criterion) {
  return criterion <= Criterion::e1_income ? 0 : 1;
}
Figure amount_of(Criterion criterion);
// The columns that lead to the amount; nothing where it goes by the input itself.
std::optional<Figure> gap_of(Criterion criterion);
std::optional<Figure> corrected_of(Criterion criterion);
std::optional<Figure> index_of(Criterion criterion);
// What the index multiplies the gap by, or what alone decides.
Input measure_of(Criterion criterion);

}  // namespace zonage::grant
