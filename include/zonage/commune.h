// What is known of a commune, as values: who it is and was, and what each list says of it, as
// `zonage --format json --explain` says it; of neighbourhoods only which they are.
//
// Encodings: texts are UTF-8. Days are ISO 8601: `2016-01-01`, a span `2021-01-02/2022-01-01` where
// the day is known no better, empty where there is none (or none since 1943, when the record
// begins). Ownership and thread safety: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zonage/terms.h"

namespace zonage {

struct CommuneName {
  std::string insee_code;  // empty for a Belgian municipality
  std::string name;        // with its article: `Le Havre`
};

struct Department {
  std::string code;  // `62`, `2A`, `974`
  std::string name;
};

// A correction of what a list prints, with its reason and the evidence that the build checked
// (data/errata/ of the source tree).
struct ListCorrection {
  // `misprint`, `transcription`, `variant`, `split`, `glued`, `renamed`, `merged` or
  // `wrong-section`.
  std::string kind;
  std::string printed;
  std::string meant;
  std::string reason_fr;
  std::string reason_en;
  std::string evidence;
};

// A commune of the list that an answer rests on, by the code that it had then, and where the list
// says so: as in Zoning.
struct Component : CommuneName {
  Zone zone = Zone::none;
  Rule rule = Rule::out_of_scope;
  std::string section;
  std::string printed;
  std::uint32_t line = 0;
  std::optional<ListCorrection> correction;
};

// The zone of a commune under one list, and the proof of it.
struct Zoning {
  Zone zone = Zone::none;          // none: outside the list's territory; mixed: `components` differ
  Rule rule = Rule::out_of_scope;  // by what the zone is known
  std::string order;               // `arrêté du 19 décembre 2003`
  std::string legal_reference;     // with its NOR
  std::string section;             // headings as printed; empty where several lines count
  std::string printed;             // the name, or the rule's sentence, as printed
  std::uint32_t line = 0;          // of data/sources/<scheme>.txt; 0: several, or none
  std::string since;               // where an amending order is known: its day,
  Zone before = Zone::none;        // the zone before it,
  std::string amending_order;      // its title,
  std::string amending_order_nor;  // and its NOR
  std::vector<Component> components;         // communes of the list's day, where they are others
  std::optional<ListCorrection> correction;  // of the printed line
};

// The pilot towns of the Nord whose territory a commune lies in.
struct PilotTowns {
  std::vector<std::string> towns;    // its own first
  std::vector<std::string> cantons;  // of before March 2015
  std::string named;  // as printed: the commune where the document names it on its own, whatever
                      // its canton, or a part of it (Lomme in Lille)
  PilotRule rule = PilotRule::canton;
  bool to_confirm = false;  // it lies in two territories
  std::string section;
  std::vector<std::uint32_t> lines;  // of data/sources/nord_pilot_towns.txt
};

// A priority neighbourhood (QPV) that a commune has, by the atlas of January 2022. A commune is no
// address: the official map says what lies in the neighbourhood.
struct Neighbourhood {
  std::string code;                   // `QP059074`
  std::string name;                   // INSEE's
  std::vector<CommuneName> communes;  // that it lies in, of 2021
  bool to_confirm = false;            // these are not certain
};

// What the Béthune-Bruay grant of 2023 gave a commune, in euros.
struct GrantPart {
  bool contract = false;  // it shares in the envelope of those that signed a contrat de ville
  std::int64_t qpv_population = 0;
  std::int64_t envelope_1 = 0;
  std::int64_t envelope_2 = 0;
  std::int64_t total = 0;
};

// One member for each scheme.
struct Zones {
  Zoning abc_2003;
  Zoning apl_1978;
  std::optional<PilotTowns> ville_pilote;
  std::optional<std::vector<Neighbourhood>> qpv;  // nothing where none is known: elsewhere
  std::optional<GrantPart> dsc_2023;              // nothing outside the agglomeration
};

struct Commune : CommuneName {
  std::string nis_code;                  // of a Belgian municipality, else empty
  std::optional<Department> department;  // nothing for a Belgian municipality
  Nature nature = Nature::commune;
  std::string exists_since;            // in its present make-up of communes of 2003
  std::string exists_until;            // the first day on which it was no longer a commune
  std::optional<CommuneName> current;  // today's commune that it is or lies in
  std::vector<std::string> postal_codes;
  Zones zones;
};

}  // namespace zonage
