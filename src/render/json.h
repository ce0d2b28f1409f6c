// One answer as a JSON object (the contract's fields, French whatever the locale). Only *json*
// files know the JSON library. Thread safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dataset/table.h"
#include "lists/own_list.h"
#include "resolve/resolver.h"
#include "zonage/terms.h"

namespace zonage::render {

enum class JsonLayout { indented, one_line };

struct JsonOptions {
  std::span<const Scheme> schemes = all_schemes;  // the others are left out of `zones`
  std::span<const lists::OwnList> lists{};        // of the user's own, by name behind the schemes
  bool explain = false;
  JsonLayout layout = JsonLayout::one_line;
};

// Appends the object and a line end. Bytes of the query or of a list that are not UTF-8 become
// U+FFFD.
void append_json(const dataset::Table& table, std::string_view query, const resolve::Answer& answer,
                 const JsonOptions& options, std::string& out);

// A text as a JSON string, in its quotes. Bytes that are not UTF-8 become U+FFFD.
std::string json_text(std::string_view text);

// One row of `list` as an object: keys and values in order, then a line end.
struct NamedCell {
  std::string_view key;
  std::string_view value;  // empty: null
  bool is_number = false;  // as json writes it: `12`, `-0.5`
};
void append_json_row(std::span<const NamedCell> cells, JsonLayout layout, std::string& out);

}  // namespace zonage::render
