#include "compile/dataset/dsc_columns.h"

namespace zonage::compile {
namespace {

using grant::Criterion;
using grant::Figure;
using grant::Input;
using Kind = DscColumn::Kind;

DscColumn input(std::string_view heading, Input which) {
  return {heading, Kind::input, which, Figure{}};
}
DscColumn figure(std::string_view heading, Figure which, Kind kind = Kind::figure) {
  return {heading, kind, Input{}, which};
}
DscColumn other(std::string_view heading, Kind kind) { return {heading, kind, Input{}, Figure{}}; }

}  // namespace

const std::vector<DscTableColumns>& dsc_tables() {
  static const std::vector<DscTableColumns> tables{
      {"DSC DEFINITIVE 2023",
       std::nullopt,
       {figure("DSC avant correction des arrondis", Figure::before_correction),
        figure("Correction des arrondis", Figure::correction),
        figure("DSC DEFINITIVE 2023", Figure::grant)}},
      {"Répartition de la DSC 2023",
       std::nullopt,
       {figure("DOTATION ENVELOPPE 1", Figure::envelope_1),
        figure("DOTATION ENVELOPPE 2", Figure::envelope_2),
        figure("DOTATION TOTALE", Figure::before_correction)}},
      {"Répartition de l'enveloppe 1 entre les communes",
       std::nullopt,
       {figure("DOTATION POTENTIEL FINANCIER", Figure::e1_potential),
        figure("DOTATION REVENU", Figure::e1_income),
        figure("DOTATION ENVELOPPE 1", Figure::envelope_1)}},
      {"CRITERE 1 : POTENTIEL FINANCIER / HABITANT",
       Criterion::e1_potential,
       {input("POPULATION QPV", Input::qpv_population),
        input("POTENTIEL FINANCIER / HABITANT", Input::financial_potential),
        figure("ECART A LA MOYENNE EPF", Figure::e1_potential_gap),
        figure("ECART PONDERE PAR POPULATION IPF", Figure::e1_potential_index),
        figure("DOTATION POTENTIEL FINANCIER", Figure::e1_potential)}},
      {"CRITERE 2 : REVENU / HABITANT",
       Criterion::e1_income,
       {input("POPULATION QPV", Input::qpv_population), input("REVENU / HABITANT", Input::income),
        figure("ECART A LA MOYENNE ER", Figure::e1_income_gap),
        figure("ECART PONDERE PAR POPULATION IR", Figure::e1_income_index),
        figure("DOTATION REVENU / HABITANT", Figure::e1_income)}},
      {"Répartition de l'enveloppe 2 entre l'ensemble des communes",
       std::nullopt,
       {figure("CRITERE 1 DOTATION / POTENTIEL FINANCIER", Figure::e2_potential),
        figure("CRITERE 2 DOTATION / REVENU", Figure::e2_income),
        figure("CRITERE 3 DOTATION / EFFORT FISCAL", Figure::e2_tax),
        figure("CRITERE 4 DOTATION / VOIRIE", Figure::e2_roads),
        figure("CRITERE 5 DOTATION / LOGEMENTS SOCIAUX", Figure::e2_social),
        figure("CRITERE 6 DOTATION / BENEFICIAIRES APL", Figure::e2_aid),
        figure("DOTATION DSC TOTALE", Figure::envelope_2)}},
      {"CRITERE 1 : POTENTIEL FINANCIER / HABITANT",
       Criterion::e2_potential,
       {input("POPULATION DGF DE LA COMMUNE", Input::dgf_population),
        input("POTENTIEL FINANCIER PAR HABITANT", Input::financial_potential),
        other("POTENTIEL FINANCIER PAR HABITANT MOYEN CABBALR", Kind::mean_potential),
        figure("EPF", Figure::e2_potential_gap),
        figure("EPF corrigé", Figure::e2_potential_corrected),
        figure("IPFc", Figure::e2_potential_index),
        figure("DOTATION / POTENTIEL FINANCIER", Figure::e2_potential)}},
      {"CRITERE 2 : REVENU PAR HABITANT",
       Criterion::e2_income,
       {input("POPULATION INSEE DE LA COMMUNE", Input::insee_population),
        input("REVENU PAR HABITANT", Input::income),
        other("REVENU PAR HABITANT MOY AGGLO", Kind::mean_income),
        figure("ER", Figure::e2_income_gap), figure("ER corrigé", Figure::e2_income_corrected),
        figure("IRc", Figure::e2_income_index), figure("DOTATION / REVENU", Figure::e2_income)}},
      {"CRITERE 3 : EFFORT FISCAL",
       Criterion::e2_tax,
       {input("POPULATION DGF DE LA COMMUNE", Input::dgf_population),
        input("EFFORT FISCAL", Input::tax_effort),
        other("EFFORT FISCAL STRATE NATIONALE", Kind::stratum), figure("EEF", Figure::e2_tax_gap),
        figure("EEF corrigé", Figure::e2_tax_corrected), figure("IEFc", Figure::e2_tax_index),
        figure("DOTATION / EFFORT FISCAL", Figure::e2_tax)}},
      {"CRITERE 4 : VOIRIE",
       Criterion::e2_roads,
       {input("LVc", Input::roads), figure("DOTATION VOIRIE", Figure::e2_roads)}},
      {"CRITERE 5 : LOGEMENTS SOCIAUX (20% / 40%)",
       Criterion::e2_social,
       {input("POPULATION DGF DE LA COMMUNE", Input::dgf_population),
        input("NOMBRE LOGEMENTS SOCIAUX", Input::social_dwellings),
        input("NOMBRE LOGEMENTS TH", Input::taxed_dwellings), figure("LSc", Figure::social_share),
        figure("ELS", Figure::e2_social_gap), figure("ELS corrigé", Figure::e2_social_corrected),
        figure("ILS c", Figure::e2_social_index),
        figure("DOTATION LOGEMENTS SOCIAUX", Figure::e2_social),
        // as the corrections of its two pages call what is printed there
        figure("ELS sans signe", Figure::e2_social_gap, Kind::figure_without_sign),
        other("(tiret)", Kind::dash)}},
      {"CRITERE 6 : APL",
       Criterion::e2_aid,
       {input("Nombre de bénéficiaires APL", Input::aid_recipients),
        figure("DOTATION APL", Figure::e2_aid)}},
  };
  return tables;
}

}  // namespace zonage::compile
