// Which columns of a file hold the names and what narrows them, from its header and what was asked.
// Thread safety: functions without state.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "annotate/failure.h"
#include "annotate/settings.h"
#include "csv/record_reader.h"

namespace zonage::annotate {

// Indices from 0. There is a name column, or an INSEE column that decides alone.
struct ChosenColumns {
  std::optional<std::size_t> name;
  std::optional<std::size_t> department;
  std::optional<std::size_t> postal_code;
  std::optional<std::size_t> insee_code;
};

// Headers that stand over commune names, as name keys (text/fold.h): `nom_commune`, `Nom commune`
// and `NOM-COMMUNE` are one.
std::span<const std::string_view> usual_name_headers();

// `first` is the header, or without one the first row: a header is told by its exact text, else by
// its name key, else by its number.
std::variant<ChosenColumns, Failure> choose_columns(const csv::Record& first,
                                                    const Settings& settings);

}  // namespace zonage::annotate
