// What `zonage qpv --where` may ask of a neighbourhood. Thread safety: pure functions, but that
// parse_qpv_conditions tells on stderr what it refuses.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/qpv_rows.h"
#include "render/words.h"

namespace zonage::cli {

struct QpvCondition {
  std::string_view key;
  bool (*holds)(const dataset::QpvRow&);
};

// All keys.
std::string known_qpv_conditions(std::string_view between);

// `zfu,qrr`: all of them must hold. Tells an unknown one on stderr and returns nothing.
std::optional<std::vector<const QpvCondition*>> parse_qpv_conditions(std::string_view text,
                                                                     render::Language language);

}  // namespace zonage::cli
