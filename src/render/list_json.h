// What a list of the user's own says of a commune, as json: `valeur`, `regle` (by which way it is
// known), `fichier`, `ligne`, `code_insee` (under which it stands there), `a_confirmer` (the list
// may be of a day on which the code meant another commune), and where communes were joined since,
// `composantes` with the value of each. Shows the JSON library: for *json*.cpp only.
// Thread safety: pure functions.
#pragma once

#include "lists/own_list.h"
#include "render/json_parts.h"

namespace zonage::render {

// `code`, `autre-code`, `commune`, `fusion`, `indecis`, `absente`.
std::string_view key_of(lists::OwnList::Way way);

Json list_json(const dataset::Table& table, std::uint32_t body, const lists::OwnList& list,
               bool explain);

}  // namespace zonage::render
