// The arrondissements of Paris, Lyon and Marseille as people write them. Keys as in text/fold.h.
// Thread safety: a pure function.
#pragma once

#include <string>
#include <string_view>

namespace zonage::resolve {

// `paris 15e`, `paris xv`, `lyon 3`, `marseille 08` -> `marseille 8e arrondissement`: a reading of
// a name key, for when nobody bears it as it stands. False where it does not apply.
bool read_arrondissement(std::string_view key, std::string& out);

}  // namespace zonage::resolve
