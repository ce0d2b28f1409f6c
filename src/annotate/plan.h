// What is settled once a file's first lines are known, for all its rows. Read-only from then on:
// threads may share it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "annotate/column_choice.h"
#include "csv/dialect.h"
#include "render/fields.h"
#include "text/charset.h"

namespace zonage::annotate {

// Of ours and of lists, in one file.
inline constexpr std::size_t most_columns = render::all_columns.size() + lists::most_lists;

struct Plan {
  // Nothing but ASCII was there when the encoding was judged, and none was given.
  bool charset_assumed = false;
  text::Charset charset = text::Charset::utf8;
  csv::Dialect dialect;
  std::size_t fields = 0;  // of the header; a row of more or fewer is malformed
  ChosenColumns chosen;
  // Ours, in the order in which they are added, and where each stands in the file already.
  std::vector<render::OutColumn> columns;
  std::vector<std::optional<std::size_t>> places;
  bool replaces = false;  // one of them does
  bool accept_suggestion = false;
  bool escape_formulas = false;

  // The character set of a row's bytes as they are split: UTF-16 has become UTF-8 by then.
  text::Charset row_charset() const {
    return text::is_single_byte(charset) ? charset : text::Charset::utf8;
  }
};

}  // namespace zonage::annotate
