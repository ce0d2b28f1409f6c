// The field's words: zonings (schemes), zones, rules, natures and statuses, and how they are
// written in keys, columns and cells (French, lower case, never dependent on the locale: the
// command line's contract). Thread safety: plain values and pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "zonage/export.h"

namespace zonage {

enum class Scheme : std::uint8_t {
  abc_2003,      // A, B, C: arrêté du 19 décembre 2003 (Robien, Besson, Lienemann)
  apl_1978,      // I, II, III: arrêté du 17 mars 1978 (APL), as consolidated to 28 November 2005
  ville_pilote,  // pilot towns of the Nord, by the cantons of before March 2015
  qpv,           // priority neighbourhoods 2015-2023, Hauts-de-France (zonage/qpv.h)
  dsc_2023,      // the Béthune-Bruay grant: amounts, no zones
};
inline constexpr std::array all_schemes{Scheme::abc_2003, Scheme::apl_1978, Scheme::ville_pilote,
                                        Scheme::qpv, Scheme::dsc_2023};

// Whether the scheme puts a commune into one zone of its own (Zone); the others say other things.
constexpr bool has_zones(Scheme scheme) {
  return scheme == Scheme::abc_2003 || scheme == Scheme::apl_1978;
}

enum class Zone : std::uint8_t { none, a, b, c, i, ii, iii, mixed };

// By what a zone is known.
enum class Rule : std::uint8_t {
  none,
  list,  // printed by name
  whole_department,
  rest_of_department,  // `hors communes en zone A`, `ne figurant pas en zone I`
  cantons,
  islands,
  rest_of_territory,
  merger,        // a commune made since of several communes of the list's day
  out_of_scope,  // outside the territory that the order speaks of
};

enum class PilotRule : std::uint8_t { canton, named_town, province };

enum class Nature : std::uint8_t {
  commune,
  associated_commune,
  delegated_commune,
  municipal_arrondissement,
  former_commune,
  belgian_municipality,
};

enum class Status : std::uint8_t { found, ambiguous, unknown };

ZONAGE_API std::string_view key_of(Scheme scheme);  // `abc_2003`
ZONAGE_API std::optional<Scheme> parse_scheme(std::string_view key);

ZONAGE_API std::string_view key_of(Zone zone);  // `A`, `II`, `mixte`; empty for Zone::none
// The zone `text` names in `scheme` (`b`, `II`); nothing when that scheme has no such zone.
ZONAGE_API std::optional<Zone> parse_zone(Scheme scheme, std::string_view text);

ZONAGE_API std::string_view key_of(Rule rule);  // `liste`, `reste-du-departement`, …
ZONAGE_API std::string_view key_of(PilotRule rule);
ZONAGE_API std::string_view key_of(Nature nature);  // `commune-deleguee`, …
ZONAGE_API std::string_view key_of(Status status);  // `trouve`, `ambigu`, `inconnu`

}  // namespace zonage
