// What the columns of the grant's twelve printed tables hold, by their headings (case, accents and
// punctuation do not count). Thread safety: pure functions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "grant/columns.h"

namespace zonage::compile {

struct DscColumn {
  enum class Kind {
    input,
    figure,
    figure_without_sign,
    mean_potential,
    mean_income,
    stratum,  // the mean effort fiscal of the commune's stratum
    dash,     // nothing but dashes
  };
  std::string_view heading;
  Kind kind = Kind::dash;
  grant::Input input{};
  grant::Figure figure{};
};

struct DscTableColumns {
  std::string_view title;
  std::optional<grant::Criterion> criterion;  // a table with a box
  std::vector<DscColumn> columns;
};

// In the order of the document.
const std::vector<DscTableColumns>& dsc_tables();

}  // namespace zonage::compile
