// The published grant in the data table: who has a part, the printed figures, the two profiles.
// Reads the table in place. Thread safety: read-only.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "dataset/table.h"
#include "grant/compute.h"

namespace zonage::grant {

// The deliberation's day: the communes are those of then.
inline constexpr Date deliberation_day = 20230926;

enum class BuiltinProfile : std::uint8_t {
  as_published,  // as the tables apply the rules
  as_written,    // as the text words them
};
Result<Profile> builtin_profile(const dataset::Table& table, BuiltinProfile which);

// The communes with the printed inputs, by code.
std::vector<Commune> published_communes(const dataset::Table& table);

// Printed figures, in units of the column's last decimal. `c` as in published_communes().
std::int64_t published(const dataset::Table& table, std::size_t c, Figure figure);
std::int64_t published(const dataset::Table& table, std::size_t c, Input input);
// The printed total of a column, where there is one.
std::optional<std::int64_t> published_total(const dataset::Table& table, Figure figure);

// The place of a commune in grant_communes(), or nothing.
std::optional<std::size_t> published_commune(const dataset::Table& table, std::string_view code);
// The same for a body of the table that was a commune on the deliberation's day; not for what has
// or had the code before or since.
std::optional<std::size_t> published_commune(const dataset::Table& table, std::uint32_t body);

// Whether the commune shares in the first envelope, which goes to those that signed a contrat de
// ville: the tables give no other list of them.
bool has_contract(const dataset::Table& table, std::size_t c);

}  // namespace zonage::grant
