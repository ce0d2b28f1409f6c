#include "render/grant_explained.h"

#include <optional>

#include "grant/published.h"
#include "render/grant_numbers.h"
#include "render/printable.h"

namespace zonage::render {
namespace {

using grant::Commune;
using grant::Criterion;
using grant::Figure;
using grant::Fraction;
using grant::Input;
using grant::Integer;
using grant::Share;

class Explanation {
 public:
  Explanation(const GrantView& view, std::size_t c, const grant::Outcome* plain, std::string& out)
      : view_(view),
        c_(c),
        commune_(view.communes[c]),
        share_(view.outcome.shares[c]),
        plain_(plain),
        out_(out) {}

  void write() {
    out_ += '\n';
    out_ += printable(view_.name(c_)) + " · " + commune_.code + " · " +
            euros(share_[Figure::grant], 0, view_.language) + "\n";
    for (std::size_t envelope = 0; envelope < grant::envelope_count; ++envelope) {
      write_envelope(envelope);
    }
    write_rounding();
    if (view_.is_changed) {
      line(2, (view_.reference.published
                   ? say("montant publié : ", "published amount: ")
                   : say("montant sans changement : ", "amount without the change: ")) +
                  euros(Fraction(view_.reference.amounts[c_]), 0, view_.language) +
                  say(" ; écart : ", "; difference: ") +
                  (view_.moved(c_).is_zero() ? say("aucun", "none")
                                             : difference(view_.moved(c_), view_.language)));
    }
    if (view_.reference.published) {
      const std::size_t row = *grant::published_commune(view_.table, commune_.code);
      line(2, "data/sources/dsc_cabbalr_2023.txt, " + say("ligne ", "line ") +
                  std::to_string(view_.table.grant_communes()[row].lines[0]));
    }
  }

 private:
  std::string say(std::string_view french, std::string_view english) const {
    return std::string(view_.language == Language::french ? french : english);
  }
  std::string colon() const { return say(" : ", ": "); }
  std::string then() const { return say(" ; ", "; "); }

  void line(std::size_t indent, const std::string& text) {
    out_.append(indent, ' ');
    out_ += text + "\n";
  }

  std::string number(const Fraction& value, unsigned decimals) const {
    return grouped(value, decimals, view_.language);
  }
  // A gap: with more decimals than the tables print, so that the line can be followed.
  std::string gap_number(Figure figure) const { return number(share_[figure], 6); }
  std::string number(Input input) const { return grouped(commune_[input], view_.language); }
  std::string amount(const Fraction& value, unsigned decimals = 0) const {
    return euros(value, decimals, view_.language);
  }
  // `922,43 €`
  std::string rate(const Fraction& value) const {
    const std::string text = grouped_short(value, 6, view_.language);
    return view_.language == Language::french ? text + " €" : "€" + text;
  }
  std::string percent(const Fraction& value, unsigned decimals = 2) const {
    return grouped_short(value * 100, decimals, view_.language) + " %";
  }

  void write_envelope(std::size_t envelope) {
    const Figure figure = envelope == 0 ? Figure::envelope_1 : Figure::envelope_2;
    line(2, say("enveloppe ", "envelope ") + std::to_string(envelope + 1) + ", " +
                amount(view_.profile.envelopes[envelope]) + say(" à répartir", " to share out") +
                colon() + amount(share_[figure]));
    if (envelope == 0 && commune_[Input::qpv_population].is_zero()) {
      return line(4,
                  say("va aux communes signataires d'un contrat de ville, par leurs habitants en "
                      "quartier prioritaire (QPV) ; le tableau ne lui en donne pas",
                      "goes to the communes that signed a contrat de ville, by their "
                      "inhabitants of priority neighbourhoods (QPV); the table gives it none"));
    }
    for (const Criterion criterion : grant::all_criteria) {
      if (grant::envelope_of(criterion) == envelope) write_criterion(criterion);
    }
  }

  std::string title_of(Criterion criterion) const {
    switch (criterion) {
      case Criterion::e1_potential:
      case Criterion::e2_potential:
        return "potentiel financier";
      case Criterion::e1_income:
      case Criterion::e2_income:
        return say("revenu", "income");
      case Criterion::e2_tax:
        return "effort fiscal";
      case Criterion::e2_roads:
        return say("voirie", "roads");
      case Criterion::e2_social:
        return say("logements sociaux", "social housing");
      case Criterion::e2_aid:
        return say("bénéficiaires des APL", "recipients of the APL");
    }
    return {};
  }

  void write_criterion(Criterion criterion) {
    const Fraction& pot = view_.outcome.pots[grant::at(criterion)];
    const Fraction& own = share_[amount_of(criterion)];
    line(4, title_of(criterion) + ", " +
                percent(Fraction(view_.profile.weights[grant::at(criterion)]) / 100, 6) +
                say(" de l'enveloppe, ", " of the envelope, ") + amount(pot) + colon() +
                amount(own));
    write_gap(criterion);
    write_part(criterion, pot, own);
  }

  std::string people() const { return say(" habitants", " inhabitants"); }

  void write_gap(Criterion criterion) {
    switch (criterion) {
      case Criterion::e1_potential:
        return write_ratio(view_.outcome.means.potential, Input::financial_potential,
                           Figure::e1_potential_gap);
      case Criterion::e1_income:
        return write_ratio(view_.outcome.means.income, Input::income, Figure::e1_income_gap);
      case Criterion::e2_potential:
        line(6, per_inhabitant(Input::financial_potential, view_.outcome.means.potential) +
                    gap(Figure::e2_potential_gap));
        break;
      case Criterion::e2_income:
        line(6, per_inhabitant(Input::income, view_.outcome.means.income) +
                    gap(Figure::e2_income_gap));
        break;
      case Criterion::e2_tax:
        line(6, number(Input::tax_effort) +
                    say(" pour une moyenne nationale de la strate de ",
                        " for a national mean of the stratum of ") +
                    number(share_.stratum_mean, decimals_of(Input::tax_effort)) + then() +
                    gap(Figure::e2_tax_gap));
        break;
      case Criterion::e2_social:
        line(6, number(Input::social_dwellings) +
                    say(" logements sociaux sur ", " social dwellings of ") +
                    number(Input::taxed_dwellings) + colon() +
                    percent(share_[Figure::social_share]) +
                    say(" pour un seuil de ", " for a threshold of ") +
                    percent(Fraction(view_.profile.threshold) / 100, 6) + then() +
                    gap(Figure::e2_social_gap));
        break;
      case Criterion::e2_roads:
      case Criterion::e2_aid:
        return;
    }
    write_correction(criterion);
  }

  void write_ratio(const Fraction& mean, Input input, Figure figure) {
    line(6, say("moyenne de ", "mean of ") + rate(mean) + say(" divisée par ", " divided by ") +
                rate(commune_[input]) + " = " + gap_number(figure));
  }

  std::string per_inhabitant(Input input, const Fraction& mean) const {
    return rate(commune_[input]) +
           say(" par habitant pour une moyenne de ", " per inhabitant for a mean of ") +
           rate(mean) + then();
  }

  std::string gap(Figure figure) const { return say("écart ", "gap ") + gap_number(figure); }

  void write_correction(Criterion criterion) {
    const Fraction& gap = share_[*gap_of(criterion)];
    const Fraction& corrected = share_[*corrected_of(criterion)];
    if (const grant::Exception* exception = share_.exceptions[grant::at(criterion)]) {
      line(6,
           say("EXCEPTION du profil : écart corrigé ", "EXCEPTION of the profile: corrected gap ") +
               number(corrected, 2) + say(" au lieu de ", " instead of ") +
               number(plain_->shares[c_][*corrected_of(criterion)], 2));
      line(6, say(exception->reason_fr, exception->reason_en));
      const Share& plain = plain_->shares[c_];
      line(6, say("la règle aurait donné ", "the rule would have given ") +
                  amount(plain[amount_of(criterion)]) + say(" ici et ", " here and ") +
                  amount(plain[Figure::grant]) +
                  say(" en tout, au lieu de ", " in all, instead of ") +
                  amount(share_[Figure::grant]));
      return;
    }
    if (gap.is_negative()) {
      line(6, say("négatif, ramené à 0 : pas de part", "negative, set to 0: no part"));
    } else if (corrected < gap) {
      line(6, say("plafonné à ", "capped at ") + grouped(view_.profile.cap, view_.language));
    }
  }

  std::string measured(Criterion criterion) const {
    switch (measure_of(criterion)) {
      case Input::qpv_population:
        return people() + say(" en QPV", " in QPV");
      case Input::dgf_population:
        return people() + " (population DGF)";
      case Input::insee_population:
        return people() + " (population INSEE)";
      case Input::roads:
        return say(" m de voirie", " m of roads");
      default:
        return say(" bénéficiaires", " recipients");
    }
  }

  void write_part(Criterion criterion, const Fraction& pot, const Fraction& own) {
    if (own.is_zero()) return;
    std::string text;
    Fraction total;
    if (const auto index = index_of(criterion)) {
      const auto corrected = corrected_of(criterion);
      text = gap_number(corrected ? *corrected : *gap_of(criterion)) + " × " +
             number(measure_of(criterion)) + measured(criterion) + " = " +
             number(share_[*index], decimals_of(*index));
      total = view_.outcome.totals[grant::at(*index)];
      line(6, text);
      text = say("sur ", "of ") + number(total, decimals_of(*index)) +
             say(" pour toutes les communes : ", " for all communes: ");
    } else {
      const Input input = measure_of(criterion);
      for (const Commune& each : view_.communes) total = (total + each[input]).reduced();
      text = number(input) + measured(criterion) + say(" sur ", " of ") +
             grouped_short(total, 6, view_.language) + colon();
    }
    line(6,
         text + percent(own / pot, 4) + say(" de ", " of ") + amount(pot) + " = " + amount(own, 2));
  }

  void write_rounding() {
    line(
        2,
        say("les chiffres montrés sont arrondis ; le calcul, moyennes à part, ne l'est qu'à la fin",
            "the figures shown are rounded; the computation, means apart, only at its end"));
    const Fraction& total = share_[Figure::before_correction];
    const Fraction rest = total - Fraction(total.floor(), 1);
    line(2, say("total avant arrondi : ", "total before rounding: ") + amount(total, 6));
    const std::size_t given = view_.outcome.euros_by_remainder;
    const std::string rank = std::to_string(share_.remainder_rank);
    line(4, say("arrondi vers le bas, reste ", "rounded down, remainder ") + number(rest, 6) +
                say(" : rang ", ": rank ") + rank + say(" sur ", " of ") +
                std::to_string(view_.communes.size()) +
                (given == 1
                     ? say(" ; le plus fort reste reçoit 1 €", "; the largest remainder gets €1")
                     : say(" ; les ", "; the ") + std::to_string(given) +
                           say(" plus forts restes reçoivent 1 €", " largest remainders get €1")) +
                say(", pour que la somme soit celle des enveloppes",
                    ", so that the sum is that of the envelopes"));
    const Integer correction = share_[Figure::correction].floor();
    line(4, say("arrondi seul ", "rounded by itself ") + amount(total) +
                say(", correction ", ", correction ") +
                (correction.is_zero() ? say("aucune", "none")
                                      : difference(correction, view_.language)) +
                colon() + amount(share_[Figure::grant]));
  }

  const GrantView& view_;
  std::size_t c_;
  const Commune& commune_;
  const Share& share_;
  const grant::Outcome* plain_;  // without exceptions; null where none applies
  std::string& out_;
};

}  // namespace

std::optional<Error> append_grant_explained(const GrantView& view, std::size_t c,
                                            std::string& out) {
  bool excepted = false;
  for (const grant::Exception* exception : view.outcome.shares[c].exceptions) {
    excepted = excepted || exception != nullptr;
  }
  if (!excepted) {
    Explanation(view, c, nullptr, out).write();
    return std::nullopt;
  }
  grant::Profile rules = view.profile;
  rules.exceptions.clear();
  const Result<grant::Outcome> plain = grant::compute(view.communes, rules, &view.outcome.means);
  if (!plain) return plain.error();
  Explanation(view, c, &*plain, out).write();
  return std::nullopt;
}

}  // namespace zonage::render
