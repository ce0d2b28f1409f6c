// The compact table behind every answer: one block of bytes, built once (compile/dataset), read in
// place, never parsed. A header, a directory of sections, then the sections: arrays of the fixed
// rows below, and one block of UTF-8 text that the rows point into. All numbers little-endian,
// every section on an 8-byte boundary, no pointers: the block can be embedded, mapped or copied. A
// change to any row is a change of `format_number`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace zonage::dataset {

inline constexpr char magic[8] = {'Z', 'O', 'N', 'A', 'G', 'E', '\r', '\n'};
inline constexpr std::uint32_t format_number = 4;
inline constexpr std::uint32_t none = 0xFFFFFFFFU;

enum class Section : std::uint32_t {
  text,             // bytes
  key_slots,        // uint32: the keys by their hash, see slots.h
  keys,             // KeyRow, sorted by key bytes
  postings,         // uint32: indices into names, grouped by key, of keys that several names have
  loose_slots,      // as key_slots, for loose_keys
  loose_keys,       // LooseKeyRow, sorted by key bytes
  loose_postings,   // as postings, for loose_keys
  names,            // NameRow, grouped by body
  bodies,           // BodyRow, sorted by code, today's commune first
  details,          // DetailRow, one of each body
  codes,            // CodeRow, sorted by code
  components,       // uint32: bodies
  postal,           // PostalRow, sorted by postal code, then body
  departments,      // DepartmentRow, sorted by code
  department_keys,  // DepartmentKeyRow, sorted by key bytes
  classes,          // ClassRow
  errata,           // ErratumRow
  pilots,           // PilotClassRow
  documents,        // DocumentRow
  local_begins,   // uint32: where the keys of each département and length begin in local_keys, and
                  // the end; local_lengths of each département
  local_letters,  // uint32: of each of local_keys, see text/letter_profile.h
  local_keys,     // uint32: indices into keys that official names have, by département and length
  left_buckets,   // uint32: the left halves of the keys by their hash, see halves.h
  left_notes,     // uint32
  left_groups,    // uint32: where the keys of each begin in left_keys, and the end of all
  left_letters,   // uint32: of the right half of each of left_keys
  left_keys,      // uint32: indices into keys, grouped by left half
  right_buckets,  // uint32: likewise for the right halves
  right_notes,
  right_groups,
  right_letters,
  right_keys,
  grant_communes,   // GrantCommuneRow, sorted by code
  grant_figures,    // int64: grant_columns of each of grant_communes, then of the printed totals
  grant_texts,      // TextRef: the profiles of data/rules, as published and as written
  qpvs,             // QpvRow (qpv_rows.h), sorted by code
  qpv_lies_in,      // uint32: bodies, the communes of 2021 that each lies in
  qpv_territories,  // QpvTerritoryRow: EPCI, départements, region, France
  qpv_communes,     // QpvCommuneRow, sorted by body, then neighbourhood
  qpv_keys,         // QpvKeyRow, sorted by key bytes, then neighbourhood
  qpv_terms,        // QpvTermRow, in the order in which they are told
  qpv_errata,       // QpvErratumRow, those of one object together
  count_,
};
inline constexpr std::uint32_t section_count = static_cast<std::uint32_t>(Section::count_);

inline constexpr std::uint64_t checksum_from = 32;  // offset of Header::directory

struct TextRef {
  std::uint32_t offset;
  std::uint32_t size;
};

struct SectionEntry {
  std::uint64_t offset;  // from the start of the block
  std::uint64_t count;   // rows (bytes, for Section::text)
};

struct Header {
  char magic_bytes[8];
  std::uint32_t format;
  std::uint32_t sections;
  std::uint64_t size;      // of the whole block
  std::uint64_t checksum;  // FNV-1a 64 of everything behind this number
  SectionEntry directory[section_count];
};

// Lengths in code points that local_keys are grouped by; what is longer stands with the longest.
inline constexpr std::uint32_t local_lengths = 32;

// A name key (text/fold.h) and the names that have it.
struct KeyRow {
  TextRef key;
  std::uint32_t name;  // the name when it is one, else the first of their postings
  std::uint32_t name_count;
};

// A loosened name key (text/loose.h), likewise.
struct LooseKeyRow {
  TextRef key;
  std::uint32_t name;
  std::uint32_t name_count;
};

enum class NameKind : std::uint8_t {
  commune,    // borne as a commune
  part,       // borne as an associated or delegated commune or an arrondissement
  gone_part,  // borne as a part that has no status (any more)
  printed,    // as a list prints it and nobody else
  belgian,
};

inline constexpr std::uint8_t name_on_list_day = 1;  // official on the day of the lists
inline constexpr std::uint8_t used_by_a_list = 2;    // not, but a list calls the commune so

struct NameRow {
  TextRef name;  // with its article: `Le Havre`
  std::uint32_t body;
  std::uint32_t first;  // Date; 0: before 1943
  std::uint32_t end;    // Date, first day no longer; 0: still
  std::uint32_t
      department;  // index: where it lay under this name; none for Belgium and printed forms
  NameKind kind;
  std::uint8_t tncc;
  std::uint8_t on_list_day;  // name_on_list_day, used_by_a_list, or 0
  std::uint8_t unused;
};

inline constexpr std::uint8_t body_is_today = 1;    // a commune of today
inline constexpr std::uint8_t body_is_listed = 2;   // a commune of the lists' day
inline constexpr std::uint8_t body_is_printed = 4;  // no commune of that day, yet printed by name
inline constexpr std::uint8_t body_outside = 8;     // outside the territory of the lists
inline constexpr std::uint8_t body_is_overseas =
    16;  // today in a collectivity overseas (975, 977 …)
inline constexpr std::uint8_t body_has_parts = 32;  // has parts of its own that a list prints

// What most answers need of a body.
struct BodyRow {
  char code[8];         // code INSEE, NUL-padded; a Belgian municipality's NIS code behind a `B`
  char list_code[8];    // the code on the lists' day; empty for what was no commune then
  std::uint8_t nature;  // zonage::Nature
  std::uint8_t flags;
  std::uint16_t unused;
  std::uint32_t department;  // index; none for Belgium
  TextRef name;
  std::uint32_t current;     // body of today's commune that it is or lies in; none
  std::uint32_t classes[2];  // abc_2003, apl_1978: index into classes, or none
  std::uint32_t pilot;       // index into pilots, or none
};

// What few answers need of it.
struct DetailRow {
  std::uint32_t first;           // as a commune; 0: before 1943
  std::uint32_t first_earliest;  // differs from `first` where the day is known no better
  std::uint32_t end;             // 0: still a commune
  std::uint32_t end_earliest;
  std::uint32_t first_name;
  std::uint32_t name_count;
  std::uint32_t first_component;
  std::uint32_t component_count;
  std::uint32_t first_part;  // into components: bodies of its own parts that a list prints
  std::uint32_t part_count;
  std::uint32_t population;  // of today; none where not known
  TextRef postal_codes;      // `59000;59160`
};

struct CodeRow {
  char code[8];
  std::uint32_t body;
};

struct PostalRow {
  std::uint32_t postal_code;
  std::uint32_t body;
};

struct DepartmentRow {
  char code[4];
  std::uint8_t tncc;
  std::uint8_t unused[3];
  TextRef name;  // without its article
  std::uint32_t first;
  std::uint32_t end;
};

struct DepartmentKeyRow {
  TextRef key;
  std::uint32_t department;
};

// What one list says of a commune.
struct ClassRow {
  std::uint8_t zone;    // zonage::Zone
  std::uint8_t rule;    // zonage::Rule
  std::uint8_t before;  // zonage::Zone before the amending order, or none
  std::uint8_t unused;
  std::uint32_t line;     // of data/sources/<document>.txt
  TextRef section;        // headings as printed
  TextRef printed;        // the name, or the rule's sentence, as printed
  std::uint32_t erratum;  // index, or none
  std::uint32_t since;    // Date, or 0 where no amending order is known
  TextRef amending_order;
};

struct ErratumRow {
  TextRef kind;
  TextRef printed;
  TextRef meant;
  TextRef reason_fr;
  TextRef reason_en;
  TextRef evidence;
};

struct PilotClassRow {
  TextRef towns;      // joined by `|`, the commune's own first
  TextRef cantons;    // joined by `|`
  TextRef named;      // as printed: the commune, or a part of it, that a row names on its own
  TextRef section;    // arrondissement(s)
  TextRef lines;      // of data/sources/nord_pilot_towns.txt, joined by `|`
  std::uint8_t rule;  // zonage::PilotRule
  std::uint8_t to_confirm;
  std::uint16_t unused;
};

struct DocumentRow {
  TextRef id;
  TextRef title;
  TextRef legal_reference;
  TextRef in_force;
  TextRef licence;
  TextRef sha256;
  TextRef facts;        // sha256 of sources::facts_of; empty for what is no list
  std::uint32_t names;  // printed names, or rows
  std::uint32_t rules;
  std::uint32_t errata;
  std::uint32_t unresolved;
};

// The Béthune-Bruay grant (DSC 2023): a commune of the deliberation's tables. Its figures stand in
// grant_figures, in millionths, first the inputs, then the results, as grant/columns.h orders them.
inline constexpr std::size_t grant_tables = 12;
inline constexpr std::size_t grant_columns = 40;
inline constexpr unsigned grant_decimals = 6;
inline constexpr std::int64_t grant_not_printed = INT64_MIN;  // among the totals

struct GrantCommuneRow {
  char code[8];                       // code INSEE
  TextRef name;                       // of the deliberation's day
  TextRef printed;                    // the misprinted forms of its name, joined by `|`
  std::uint32_t lines[grant_tables];  // of data/sources/dsc_cabbalr_2023.txt, table by table
};

static_assert(offsetof(Header, directory) == checksum_from);

template <class Row>
inline constexpr bool plain_row = std::is_trivially_copyable_v<Row> && alignof(Row) <= 8;
static_assert(plain_row<Header> && plain_row<BodyRow> && plain_row<ClassRow>);

std::uint64_t checksum(const unsigned char* bytes, std::uint64_t size);

}  // namespace zonage::dataset
