// The words of the priority neighbourhoods (quartiers prioritaires de la politique de la ville,
// QPV, generation 2015-2023) of the ANCT's atlas of Hauts-de-France, January 2022: its figures,
// what may stand in a figure's place, and how sure it is which communes a neighbourhood lies in.
// Keys are French, lower case, without accents, and never depend on the locale. Thread safety:
// plain values and pure functions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace zonage {

enum class QpvFigure : std::uint8_t {
  population,         // inhabitants, 2018
  young,              // % of 0 to 14 years
  brevet,             // % who passed, public collèges within 300 m
  poverty,            // % below 60 % of the median standard of living
  employed_women,     // % of those of 15 to 64 years
  employed_men,       // likewise
  vacancy,            // % of dwellings
  social_dwellings,   // dwellings, 2020
  social_share,       // % of main residences
  colleges,           // public collèges within 300 m
  colleges_rep,       // of them in the priority network REP
  colleges_rep_plus,  // in REP+
  cites_educatives,   // how many
  emplois_francs,     // applications accepted from 2018 to 2020
  cites_emploi,       // 1 where it is one's target
  count_,
};
inline constexpr std::size_t qpv_figure_count = static_cast<std::size_t>(QpvFigure::count_);
// Of these an EPCI, a département, the region and France have figures, too; all but the number of
// social dwellings, which the atlas gives for neighbourhoods only.
inline constexpr std::size_t territory_figure_count = 9;

// The column's key: `taux_pauvrete`.
constexpr std::string_view key_of(QpvFigure figure) {
  constexpr std::array<std::string_view, qpv_figure_count> keys{"population",
                                                                "jeunes_0_14",
                                                                "reussite_brevet",
                                                                "taux_pauvrete",
                                                                "emploi_femmes",
                                                                "emploi_hommes",
                                                                "taux_vacance",
                                                                "nombre_logements_sociaux",
                                                                "part_logements_sociaux",
                                                                "colleges",
                                                                "colleges_rep",
                                                                "colleges_rep_plus",
                                                                "cites_educatives",
                                                                "emplois_francs",
                                                                "cites_emploi"};
  return keys.at(static_cast<std::size_t>(figure));
}

constexpr std::optional<QpvFigure> parse_qpv_figure(std::string_view key) {
  for (std::size_t i = 0; i < qpv_figure_count; ++i) {
    if (key_of(static_cast<QpvFigure>(i)) == key) return static_cast<QpvFigure>(i);
  }
  return std::nullopt;
}

// Whether the figure is a share in %, of people, pupils or dwellings.
constexpr bool is_share(QpvFigure figure) {
  return (figure >= QpvFigure::young && figure <= QpvFigure::vacancy) ||
         figure == QpvFigure::social_share;
}
// Where 5 and 95 stand for "5 or less" and "95 or more".
constexpr bool is_capped(QpvFigure figure) {
  return figure == QpvFigure::poverty || figure == QpvFigure::social_share;
}

enum class FigureState : std::uint8_t {
  given,
  floor,          // 5: 5 or less
  ceiling,        // 95: 95 or more
  not_published,  // an empty cell
  not_available,  // NA
  lost,           // the print lost it
  withheld,       // printed, but not this territory's value: not shown
};
constexpr std::string_view key_of(FigureState state) {
  constexpr std::array<std::string_view, 7> keys{"donne", "plancher", "plafond", "non-publie",
                                                 "na",    "perdu",    "ecarte"};
  return keys.at(static_cast<std::size_t>(state));
}

enum class QpvTypology : std::uint8_t { setting, cohesion, employment };
constexpr std::string_view key_of(QpvTypology typology) {
  constexpr std::array<std::string_view, 3> keys{"cadre_de_vie", "cohesion_sociale", "emploi"};
  return keys.at(static_cast<std::size_t>(typology));
}
inline constexpr std::size_t qpv_typology_count = 3;

// The zone franche urbaine that a neighbourhood overlaps; its perimeter is another.
enum class Zfu : std::uint8_t { none, overlaps, overlaps_starred };
// Quartier d'intérêt national or régional of the nouveau programme national de renouvellement
// urbain.
enum class Npnru : std::uint8_t { none, national, regional };

// How sure the communes of a neighbourhood are.
enum class QpvConfidence : std::uint8_t { official, two_sources, one_confirmed, rebuilt };
constexpr std::string_view key_of(QpvConfidence confidence) {
  constexpr std::array<std::string_view, 4> keys{"A", "B", "B-", "C"};
  return keys.at(static_cast<std::size_t>(confidence));
}
constexpr bool to_confirm(QpvConfidence confidence) {
  return confidence >= QpvConfidence::one_confirmed;
}

// The official map, where an address is looked up.
inline constexpr std::string_view official_qpv_map = "sig.ville.gouv.fr";

}  // namespace zonage
