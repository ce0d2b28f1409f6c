// What the json of several answers is made of. Only *json*.cpp include this: it shows the JSON
// library. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "dataset/table.h"
#include "render/fields.h"
#include "render/json.h"

namespace zonage::render {

using Json = nlohmann::ordered_json;

inline Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

// {"code_insee", "nom"}
inline Json named_json(const dataset::Table& table, std::uint32_t b) {
  const dataset::BodyRow& body = table.bodies()[b];
  return {{"code_insee", text_or_null(insee_code_of(body))}, {"nom", table.text(body.name)}};
}

// Bytes that are not UTF-8 become U+FFFD; what steers a terminal is escaped, all of it.
void append(const Json& json, JsonLayout layout, std::string& out);

}  // namespace zonage::render
