#include "zonage/terms.h"

namespace zonage {
namespace {

constexpr std::array<std::string_view, 5> scheme_keys{"abc_2003", "apl_1978", "ville_pilote", "qpv",
                                                      "dsc_2023"};
constexpr std::array<std::string_view, 8> zone_keys{"", "A", "B", "C", "I", "II", "III", "mixte"};
constexpr std::array<std::string_view, 9> rule_keys{
    "",          "liste", "departement-entier",  "reste-du-departement",
    "cantons",   "iles",  "reste-du-territoire", "fusion",
    "hors-champ"};
constexpr std::array<std::string_view, 3> pilot_rule_keys{"canton", "ville-nommee", "province"};
constexpr std::array<std::string_view, 6> nature_keys{
    "commune",          "commune-associee", "commune-deleguee", "arrondissement-municipal",
    "ancienne-commune", "commune-belge"};
constexpr std::array<std::string_view, 3> status_keys{"trouve", "ambigu", "inconnu"};

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (upper(a[i]) != upper(b[i])) return false;
  }
  return true;
}

}  // namespace

std::string_view key_of(Scheme scheme) { return scheme_keys.at(static_cast<std::size_t>(scheme)); }
std::string_view key_of(Zone zone) { return zone_keys.at(static_cast<std::size_t>(zone)); }
std::string_view key_of(Rule rule) { return rule_keys.at(static_cast<std::size_t>(rule)); }
std::string_view key_of(PilotRule rule) {
  return pilot_rule_keys.at(static_cast<std::size_t>(rule));
}
std::string_view key_of(Nature nature) { return nature_keys.at(static_cast<std::size_t>(nature)); }
std::string_view key_of(Status status) { return status_keys.at(static_cast<std::size_t>(status)); }

std::optional<Scheme> parse_scheme(std::string_view key) {
  for (const Scheme scheme : all_schemes) {
    if (key_of(scheme) == key) return scheme;
  }
  return std::nullopt;
}

std::optional<Zone> parse_zone(Scheme scheme, std::string_view text) {
  Zone first = Zone::a;
  if (!has_zones(scheme)) return std::nullopt;
  if (scheme == Scheme::apl_1978) first = Zone::i;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto zone = static_cast<Zone>(static_cast<std::size_t>(first) + i);
    if (equal_ignoring_case(key_of(zone), text)) return zone;
  }
  return std::nullopt;
}

}  // namespace zonage
