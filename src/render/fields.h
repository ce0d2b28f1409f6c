// The one list of output columns: what `annotate` adds to a row and what csv and tsv show of a
// lookup. Cells are UTF-8, in French whatever the locale; several values in one cell are joined by
// `|`. Thread safety: pure functions over read-only tables.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dataset/table.h"
#include "lists/own_list.h"
#include "render/words.h"
#include "resolve/resolver.h"

namespace zonage::render {

enum class Column : std::uint8_t {
  status,
  insee_code,
  commune,
  department,
  abc_2003,
  apl_1978,
  pilot_town,
  qpv,
  candidates,
  correction,
  // Only when they are asked for.
  grant_contract,
  grant_qpv_population,
  grant_envelope_1,
  grant_envelope_2,
  grant_total,
};
inline constexpr std::array all_columns{
    Column::status,           Column::insee_code,
    Column::commune,          Column::department,
    Column::abc_2003,         Column::apl_1978,
    Column::pilot_town,       Column::qpv,
    Column::candidates,       Column::correction,
    Column::grant_contract,   Column::grant_qpv_population,
    Column::grant_envelope_1, Column::grant_envelope_2,
    Column::grant_total,
};
// Those that nobody has to ask for, in the order in which they are added.
inline constexpr std::array default_columns{
    Column::status,   Column::insee_code, Column::commune, Column::department, Column::abc_2003,
    Column::apl_1978, Column::pilot_town, Column::qpv,     Column::candidates, Column::correction};

std::string_view key_of(Column column);                    // `zonage_statut`, …
std::optional<Column> parse_column(std::string_view key);  // with or without `zonage_`

// The scheme whose zone the column holds; nothing for the others.
std::optional<Scheme> scheme_of(Column column);

// A column of the output: one of ours, or that of a list of the user's own, which must outlive it.
class OutColumn {
 public:
  OutColumn() = default;
  OutColumn(Column column) : column_(column) {}
  explicit OutColumn(const lists::OwnList& list) : list_(&list) {}

  std::string_view key() const { return list_ != nullptr ? list_->name() : key_of(column_); }
  bool is(Column column) const { return list_ == nullptr && column_ == column; }
  const lists::OwnList* list() const { return list_; }
  // Of ours only.
  Column column() const { return column_; }

  friend bool operator==(const OutColumn&, const OutColumn&) = default;

 private:
  Column column_ = Column::status;
  const lists::OwnList* list_ = nullptr;
};

// What one row tells: an answer, and for csv of an ambiguous lookup which of its candidates.
struct Row {
  const dataset::Table& table;
  const resolve::Answer& answer;
  std::uint32_t candidate = dataset::none;  // body; none: the answer as a whole
};

// Appends the cell's text, neither quoted nor escaped.
void append_cell(const Row& row, const OutColumn& column, std::string& out);

// `Béthune (62119)`; for a Belgian municipality the country stands for the code.
void append_candidate(const dataset::Table& table, std::uint32_t body, std::string& out);
void append_candidate(const dataset::Table& table, const resolve::Suggestion& suggestion,
                      std::string& out);

// The codes of a body's priority neighbourhoods, joined by `|`.
void append_qpv_codes(const dataset::Table& table, std::uint32_t body, std::string& out);

// A commune's code INSEE; empty for a Belgian municipality.
std::string_view insee_code_of(const dataset::BodyRow& body);
// Its département's code; empty for a Belgian municipality.
std::string_view department_code_of(const dataset::Table& table, const dataset::BodyRow& body);
// With its article where that belongs to it: `Pas-de-Calais`, `La Réunion`. For Belgium: the
// country.
std::string department_name_of(const dataset::Table& table, const dataset::BodyRow& body,
                               Language language = Language::french);
std::string department_name_of(const dataset::Table& table, std::uint32_t department,
                               Language language = Language::french);

// A correction in French, for cells and json: `Châlons-sur-Marne -> Châlons-en-Champagne (autre nom
// de la commune)`.
std::string describe(const resolve::Correction& correction);

}  // namespace zonage::render
