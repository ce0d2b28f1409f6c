// The tables under data/communes/: INSEE's code officiel géographique (COG) as
// zonage_make_gazetteer restated it. Strict readers: whatever does not fit is an error with its
// place, and all errors of a table are collected. What they return owns its text. Thread safety:
// plain values.
//
// states.tsv: one row per state of a commune since 1943, sorted by code, first day, nature.
//   A state ends when name, status, code or limits change; `successor` is what goes on. A state
//   that is no commune of its own lies in its `pole`. When a pole ends, its parts need not end with
//   it: go on with the pole's successor. A commune that ends by `dé-fusion` has no successor, for
//   it broke up: the states whose pole it was and that end on the same day go on as its successors,
//   and the one that bears its code is what remains of it (Béthune, without Verquigneul in 2008).
//   A day written `2019-01-02..2021-01-01` is known no better: not before the first, and at the
//   latest on the second of the two.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "sources/document.h"

namespace zonage::sources {

enum class Nature : std::uint8_t {
  commune,     // COM
  associated,  // COMA, commune associée
  delegated,   // COMD, commune déléguée
  part,        // COMP, merged without a status
  borough,     // ARM, arrondissement municipal
  overseas,    // COMER, of a collectivity overseas: in no département, in no list of ours
};

// `COM`, `COMA`, ... as the tables write it.
std::string_view nature_code(Nature nature);
std::optional<Nature> parse_nature(std::string_view code);
inline bool stands_alone(Nature nature) {
  return nature == Nature::commune || nature == Nature::overseas;
}

// The first day that the record gives to whatever began before it.
inline constexpr Date record_begins = 19430101;

inline constexpr std::uint32_t no_state = 0xFFFFFFFFU;

struct CommuneState {
  std::string id;  // `COM-01033@1943-01-01`; a `@2` follows where the source has two on one day
  Nature nature = Nature::commune;
  std::string code;               // code INSEE
  Date first = no_date;           // no_date: before 1943, where the record begins
  Date first_earliest = no_date;  // before `first` only where the day is not exactly known
  Date end = no_date;             // the first day on which it is no longer so; no_date: still so
  Date end_earliest = no_date;
  std::uint8_t tncc = 0;     // kind of article, 0..8
  std::string name;          // with its article: `Le Havre`
  std::string reason_begin;  // the source's words; after 2019 ours, in its vocabulary
  std::string reason_end;
  std::uint32_t predecessor = no_state;  // indices into the states
  std::uint32_t successor = no_state;
  std::uint32_t pole = no_state;  // where it lies; none for what stands alone
  std::size_t line = 0;

  bool valid_on(Date day) const { return first <= day && (end == no_date || day < end); }
};

struct CogStates {
  std::vector<CommuneState> states;
  std::vector<Error> errors;
};
CogStates read_states(const Document& document);

// today.tsv: what is in force in the latest version, sorted by code, nature.
struct CommuneToday {
  std::string code;
  Nature nature = Nature::commune;
  std::string name;
  std::uint32_t population = 0;
  bool has_population = false;
  std::vector<std::string> postal_codes;
  std::string department;  // of an associated commune not always the one in its code
  std::string region;
  std::string chief;  // the code of the commune it lies in; empty for what stands alone
  std::size_t line = 0;
};

struct CogToday {
  std::vector<CommuneToday> communes;
  std::vector<Error> errors;
};
CogToday read_today(const Document& document);

// former_codes.tsv: a code that a commune of today bore, or that of a commune that went into it.
struct FormerCode {
  std::string former;
  std::string code;
  std::size_t line = 0;
};

struct CogFormerCodes {
  std::vector<FormerCode> codes;
  std::vector<Error> errors;
};
CogFormerCodes read_former_codes(const Document& document);

// old_postal_codes.tsv: postal codes of communes that are gone, from the version of `year`.
struct OldPostalCodes {
  std::string code;
  std::vector<std::string> postal_codes;
  std::uint32_t year = 0;
  std::size_t line = 0;
};

struct CogOldPostalCodes {
  std::vector<OldPostalCodes> codes;
  std::vector<Error> errors;
};
CogOldPostalCodes read_old_postal_codes(const Document& document);

// departments.tsv: départements and overseas collectivities, today's and those that old codes need.
struct Department {
  std::string code;
  std::string name;  // without its article, which `tncc` tells: `Ain`, `Nord`; `La Réunion` has 0
  std::uint8_t tncc = 0;
  Date first = no_date;  // no_date: before 1943
  Date end = no_date;    // no_date: still so
  std::string region;    // empty for the former ones
  std::size_t line = 0;
};

struct CogDepartments {
  std::vector<Department> departments;
  std::vector<Error> errors;
};
CogDepartments read_departments(const Document& document);

}  // namespace zonage::sources
