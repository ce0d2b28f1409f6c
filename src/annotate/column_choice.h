// Which columns of a file hold the names and what narrows them, from its header and what was asked.
// Thread safety: functions without state.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "annotate/failure.h"
#include "annotate/settings.h"
#include "csv/batch.h"
#include "text/charset.h"

namespace zonage::annotate {

// A column of ours that the file has already.
struct OwnColumn {
  render::OutColumn column;
  std::size_t index;
};

// Indices from 0. There is a name column, or an INSEE column that decides alone.
struct ChosenColumns {
  std::optional<std::size_t> name;
  std::optional<std::size_t> department;
  std::optional<std::size_t> postal_code;
  std::optional<std::size_t> insee_code;
  std::vector<OwnColumn> own;          // to be renewed; only with Settings::replace
  std::string name_header;             // over the names, UTF-8; empty where there is none
  std::vector<FurtherColumn> further;  // that nobody asked for (further_columns.h)
};

// Whether one of them is the column.
bool is_chosen(std::size_t column, const ChosenColumns& chosen);

// Headers that stand over commune names, as name keys (text/fold.h): `nom_commune`, `Nom commune`
// and `NOM-COMMUNE` are one.
std::span<const std::string_view> usual_name_headers();

// `first` is the header, or without one the first row: a header is told by its exact text, else by
// its name key, else by its number. `charset` is that of the record's bytes: UTF-8 or a one-byte
// set.
std::variant<ChosenColumns, Failure> choose_columns(const csv::Record& first,
                                                    const Settings& settings,
                                                    text::Charset charset = text::Charset::utf8);

}  // namespace zonage::annotate
