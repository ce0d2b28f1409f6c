// Which commune of a grant is meant: by its code, by its name in any spelling.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dataset/table.h"
#include "grant/compute.h"
#include "render/words.h"

namespace zonage::cli {

// The place among `communes`. When it is none of them, or may be several, that is told on stderr,
// with the commune that its territory is in or those that are called much the same.
std::optional<std::size_t> commune_of(const std::vector<grant::Commune>& communes,
                                      const dataset::Table& table, const std::string& text,
                                      render::Language language);

}  // namespace zonage::cli
