// Priority neighbourhoods as json. Only *json*.cpp include this: it shows the JSON library.
// Thread safety: pure functions.
#pragma once

#include <cstdint>

#include "render/json_parts.h"
#include "resolve/qpv_query.h"

namespace zonage::render {

// A commune's `qpv`: null where nothing is known (outside Hauts-de-France), an empty array for none
// in the list of 2015.
Json qpvs_json(const dataset::Table& table, std::uint32_t body, bool explain);

// Everything the atlas says of a neighbourhood.
Json qpv_json(const dataset::Table& table, std::uint32_t qpv, bool explain);

}  // namespace zonage::render
