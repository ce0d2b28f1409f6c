// A day of the gazetteer for keys and cells: `2016-01-01`; where it is known no better than a span,
// the span as ISO 8601 writes it, `2021-01-02/2022-01-01`; empty for no_date.
#pragma once

#include <string>

#include "base/date.h"

namespace zonage::render {

inline std::string date_or_span(Date earliest, Date latest) {
  if (latest == no_date || earliest == latest || earliest == no_date) return format_date(latest);
  return format_date(earliest) + "/" + format_date(latest);
}

}  // namespace zonage::render
