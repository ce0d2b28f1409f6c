#include "grant/columns.h"

namespace zonage::grant {
namespace {

struct InputRow {
  std::string_view key;
  unsigned decimals;
  bool counted;
  bool positive;
};
constexpr std::array<InputRow, input_count> inputs{{
    {"pop_qpv", 0, true, false},
    {"pop_dgf", 0, true, true},
    {"pop_insee", 0, true, true},
    {"potentiel_financier", 6, false, true},
    {"revenu", 6, false, true},
    {"effort_fiscal", 6, false, false},
    {"voirie", 0, false, false},
    {"logements_sociaux", 0, true, false},
    {"logements_th", 0, true, true},
    {"beneficiaires_apl", 0, true, false},
}};

enum class Kind : std::uint8_t { ratio, index, amount };

struct FigureRow {
  std::string_view key;
  unsigned decimals;
  Kind kind;
};
constexpr std::array<FigureRow, figure_count> figures{{
    {"e1_ecart_potentiel_financier", 6, Kind::ratio},
    {"e1_indice_potentiel_financier", 6, Kind::index},
    {"e1_potentiel_financier", 0, Kind::amount},
    {"e1_ecart_revenu", 6, Kind::ratio},
    {"e1_indice_revenu", 6, Kind::index},
    {"e1_revenu", 0, Kind::amount},
    {"enveloppe_1", 0, Kind::amount},
    {"e2_ecart_potentiel_financier", 6, Kind::ratio},
    {"e2_ecart_potentiel_financier_corrige", 2, Kind::ratio},
    {"e2_indice_potentiel_financier", 2, Kind::index},
    {"e2_potentiel_financier", 0, Kind::amount},
    {"e2_ecart_revenu", 2, Kind::ratio},
    {"e2_ecart_revenu_corrige", 2, Kind::ratio},
    {"e2_indice_revenu", 2, Kind::index},
    {"e2_revenu", 0, Kind::amount},
    {"e2_ecart_effort_fiscal", 2, Kind::ratio},
    {"e2_ecart_effort_fiscal_corrige", 2, Kind::ratio},
    {"e2_indice_effort_fiscal", 2, Kind::index},
    {"e2_effort_fiscal", 0, Kind::amount},
    {"e2_voirie", 0, Kind::amount},
    {"part_logements_sociaux", 2, Kind::ratio},
    {"e2_ecart_logements_sociaux", 2, Kind::ratio},
    {"e2_ecart_logements_sociaux_corrige", 2, Kind::ratio},
    {"e2_indice_logements_sociaux", 2, Kind::index},
    {"e2_logements_sociaux", 0, Kind::amount},
    {"e2_apl", 0, Kind::amount},
    {"enveloppe_2", 0, Kind::amount},
    {"dsc_avant_correction", 0, Kind::amount},
    {"correction", 0, Kind::amount},
    {"dsc", 0, Kind::amount},
}};

struct CriterionRow {
  Figure amount;
  std::optional<Figure> gap;
  std::optional<Figure> corrected;
  std::optional<Figure> index;
  Input measure;
};
constexpr std::array<CriterionRow, criterion_count> criteria{{
    {Figure::e1_potential, Figure::e1_potential_gap, std::nullopt, Figure::e1_potential_index,
     Input::qpv_population},
    {Figure::e1_income, Figure::e1_income_gap, std::nullopt, Figure::e1_income_index,
     Input::qpv_population},
    {Figure::e2_potential, Figure::e2_potential_gap, Figure::e2_potential_corrected,
     Figure::e2_potential_index, Input::dgf_population},
    {Figure::e2_income, Figure::e2_income_gap, Figure::e2_income_corrected, Figure::e2_income_index,
     Input::insee_population},
    {Figure::e2_tax, Figure::e2_tax_gap, Figure::e2_tax_corrected, Figure::e2_tax_index,
     Input::dgf_population},
    {Figure::e2_roads, std::nullopt, std::nullopt, std::nullopt, Input::roads},
    {Figure::e2_social, Figure::e2_social_gap, Figure::e2_social_corrected, Figure::e2_social_index,
     Input::dgf_population},
    {Figure::e2_aid, std::nullopt, std::nullopt, std::nullopt, Input::aid_recipients},
}};

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::array<Enum, N>& all, std::string_view key) {
  for (const Enum each : all) {
    if (key_of(each) == key) return each;
  }
  return std::nullopt;
}

}  // namespace

std::string_view key_of(Input input) { return inputs.at(at(input)).key; }
std::string_view key_of(Figure figure) { return figures.at(at(figure)).key; }
std::string_view key_of(Criterion criterion) { return key_of(amount_of(criterion)); }
std::optional<Input> parse_input(std::string_view key) { return parse(all_inputs, key); }
std::optional<Figure> parse_figure(std::string_view key) { return parse(all_figures, key); }
std::optional<Criterion> parse_criterion(std::string_view key) { return parse(all_criteria, key); }

unsigned decimals_of(Input input) { return inputs.at(at(input)).decimals; }
unsigned decimals_of(Figure figure) { return figures.at(at(figure)).decimals; }
bool is_counted(Input input) { return inputs.at(at(input)).counted; }
bool must_be_positive(Input input) { return inputs.at(at(input)).positive; }
bool is_summed(Input input) { return is_counted(input) || input == Input::roads; }
bool is_summed(Figure figure) { return figures.at(at(figure)).kind != Kind::ratio; }

Figure amount_of(Criterion criterion) { return criteria.at(at(criterion)).amount; }
std::optional<Figure> gap_of(Criterion criterion) { return criteria.at(at(criterion)).gap; }
std::optional<Figure> corrected_of(Criterion criterion) {
  return criteria.at(at(criterion)).corrected;
}
std::optional<Figure> index_of(Criterion criterion) { return criteria.at(at(criterion)).index; }
Input measure_of(Criterion criterion) { return criteria.at(at(criterion)).measure; }

}  // namespace zonage::grant
