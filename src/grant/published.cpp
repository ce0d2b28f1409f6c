#include "grant/published.h"

#include <algorithm>
#include <string>

namespace zonage::grant {
namespace {

constexpr std::size_t columns = dataset::grant_columns;
static_assert(columns == input_count + figure_count);

constexpr std::int64_t power_of_ten(unsigned exponent) {
  return exponent == 0 ? 1 : 10 * power_of_ten(exponent - 1);
}

// What the table holds in millionths, in units of the column's last decimal.
std::int64_t in_column(std::int64_t stored, unsigned decimals) {
  return stored / power_of_ten(dataset::grant_decimals - decimals);
}

std::int64_t stored(const dataset::Table& table, std::size_t row, std::size_t column) {
  return table.grant_figures()[row * columns + column];
}

}  // namespace

Result<Profile> builtin_profile(const dataset::Table& table, BuiltinProfile which) {
  const bool written = which == BuiltinProfile::as_written;
  const auto texts = table.grant_texts();
  if (texts.size() < 2) {
    return Error{ErrorKind::damaged,
                 "this table carries no grant: give another one",
                 {},
                 "cette table ne porte pas la dotation : donnez-en une autre"};
  }
  return profile_from_text(written ? "as-written" : "as-published",
                           std::string(table.text(texts[written ? 1 : 0])));
}

std::vector<Commune> published_communes(const dataset::Table& table) {
  std::vector<Commune> communes;
  for (std::size_t c = 0; c < table.grant_communes().size(); ++c) {
    const dataset::GrantCommuneRow& row = table.grant_communes()[c];
    Commune commune;
    commune.code = dataset::code_of(row.code);
    commune.name = table.text(row.name);
    for (const Input input : all_inputs) {
      const unsigned decimals = decimals_of(input);
      commune.inputs[at(input)] = {published(table, c, input), static_cast<std::uint8_t>(decimals)};
    }
    communes.push_back(std::move(commune));
  }
  return communes;
}

std::int64_t published(const dataset::Table& table, std::size_t c, Figure figure) {
  return in_column(stored(table, c, input_count + at(figure)), decimals_of(figure));
}

std::int64_t published(const dataset::Table& table, std::size_t c, Input input) {
  return in_column(stored(table, c, at(input)), decimals_of(input));
}

std::optional<std::int64_t> published_total(const dataset::Table& table, Figure figure) {
  const std::int64_t total = stored(table, table.grant_communes().size(), input_count + at(figure));
  if (total == dataset::grant_not_printed) return std::nullopt;
  return in_column(total, decimals_of(figure));
}

std::optional<std::size_t> published_commune(const dataset::Table& table, std::string_view code) {
  const auto all = table.grant_communes();
  const auto found =
      std::lower_bound(all.begin(), all.end(), code,
                       [](const dataset::GrantCommuneRow& row, std::string_view wanted) {
                         return dataset::code_of(row.code) < wanted;
                       });
  if (found == all.end() || dataset::code_of(found->code) != code) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

std::optional<std::size_t> published_commune(const dataset::Table& table, std::uint32_t body) {
  const dataset::DetailRow& row = table.details()[body];
  const bool was_commune =
      row.first <= deliberation_day && (row.end == 0 || row.end > deliberation_day);
  if (!was_commune) return std::nullopt;
  return published_commune(table, dataset::code_of(table.bodies()[body].code));
}

bool has_contract(const dataset::Table& table, std::size_t c) {
  return published(table, c, Figure::envelope_1) != 0;
}

}  // namespace zonage::grant
