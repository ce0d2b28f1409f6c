#include "render/grant_rows.h"

#include "grant/published.h"
#include "render/grant_numbers.h"

namespace zonage::render {
namespace {

using grant::Criterion;
using grant::Figure;
using grant::Fraction;
using grant::Input;
using grant::Share;

constexpr unsigned exact_decimals = 6;

std::string rounded(const Fraction& number, unsigned decimals) {
  return plain_number(number.rounded(decimals), decimals);
}

}  // namespace

std::vector<GrantCell> grant_row(const GrantView& view, std::size_t c) {
  const grant::Commune& commune = view.communes[c];
  std::vector<GrantCell> cells{{"code_insee", commune.code, false}, {"nom", commune.name, false}};
  for (const Input input : grant::all_inputs) {
    cells.push_back({std::string(key_of(input)), plain_number(commune[input])});
  }
  for (const Figure figure : grant::all_figures) {
    cells.push_back({std::string(key_of(figure)),
                     rounded(view.outcome.shares[c][figure], decimals_of(figure))});
  }
  if (view.is_changed) {
    cells.push_back({"reference", std::to_string(view.reference.amounts[c])});
    cells.push_back({"ecart", view.moved(c).to_string()});
  }
  return cells;
}

std::vector<GrantCell> grant_details(const GrantView& view, std::size_t c) {
  const Share& share = view.outcome.shares[c];
  std::vector<GrantCell> cells = grant_row(view, c);
  const auto add = [&](std::string key, const Fraction& number) {
    cells.push_back({std::move(key), rounded(number, exact_decimals)});
  };
  add("moyenne_potentiel_financier", view.outcome.means.potential);
  add("moyenne_revenu", view.outcome.means.income);
  add("strate_effort_fiscal", share.stratum_mean);
  for (const Criterion criterion : grant::all_criteria) {
    const std::string key(key_of(criterion));
    add(key + "_a_repartir", view.outcome.pots[grant::at(criterion)]);
    add(key + "_exact", share[amount_of(criterion)]);
  }
  for (const Figure figure : {Figure::envelope_1, Figure::envelope_2, Figure::before_correction}) {
    add(std::string(key_of(figure)) + "_exact", share[figure]);
  }
  cells.push_back({"rang_du_reste", std::to_string(share.remainder_rank)});
  cells.push_back({"euros_aux_plus_forts_restes", std::to_string(view.outcome.euros_by_remainder)});
  for (const grant::Exception* exception : share.exceptions) {
    if (exception == nullptr) continue;
    cells.push_back({"exception", std::string(key_of(exception->figure)), false});
    cells.push_back({"exception_raison", exception->reason_fr, false});
  }
  return cells;
}

std::vector<GrantCheck> check_published(const GrantView& view) {
  std::vector<GrantCheck> checks;
  for (const Figure figure : grant::all_figures) {
    GrantCheck check{figure};
    for (std::size_t c = 0; c < view.communes.size(); ++c) {
      ++check.compared;
      const grant::Integer computed = view.outcome.shares[c][figure].rounded(decimals_of(figure));
      if (computed == grant::Integer(grant::published(view.table, c, figure))) ++check.equal;
    }
    checks.push_back(check);
  }
  return checks;
}

Fraction printed_total(const GrantView& view, Figure figure) {
  return figure == Figure::before_correction ? Fraction(view.outcome.rounded_total, 1)
                                             : view.outcome.totals[grant::at(figure)];
}

std::vector<GrantCell> check_row(const GrantView& view, const GrantCheck& check) {
  const unsigned decimals = decimals_of(check.figure);
  std::vector<GrantCell> cells{{"colonne", std::string(key_of(check.figure)), false},
                               {"comparees", std::to_string(check.compared)},
                               {"egales", std::to_string(check.equal)},
                               {"total_publie", ""},
                               {"total_calcule", ""}};
  if (const auto total = grant::published_total(view.table, check.figure)) {
    cells[3].value = plain_number(*total, decimals);
  }
  if (is_summed(check.figure)) {
    cells[4].value = rounded(printed_total(view, check.figure), decimals);
  }
  return cells;
}

}  // namespace zonage::render
