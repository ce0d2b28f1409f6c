// What the user of `annotate` asks for. Thread safety: plain values.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "csv/record_reader.h"
#include "render/fields.h"
#include "text/charset.h"

namespace zonage::annotate {

struct Settings {
  // A header's name, or a column's number from 1. Without `name_column` the one header that is
  // among usual_name_headers() is taken. The other columns are never looked for unasked: one that
  // narrows the answers without having been asked for would be a surprise.
  std::optional<std::string> name_column;
  std::optional<std::string> department_column;
  std::optional<std::string> postal_column;
  std::optional<std::string> insee_column;

  bool has_header = true;
  std::optional<char> delimiter;         // overrules detection
  std::optional<text::Charset> charset;  // overrules detection
  // Lists of the user's own that columns name must outlive it.
  std::vector<render::OutColumn> columns{render::default_columns.begin(),
                                         render::default_columns.end()};
  // Columns of ours that the file has already are renewed where they stand; else it is refused.
  bool replace = false;
  // Takes the nearest suggestion for a name that is unknown, when there is one nearest.
  bool accept_suggestion = false;
  // Cells of the user's that a spreadsheet would take for formulas get an apostrophe (formulas.h).
  bool escape_formulas = false;

  csv::Limits limits;
  unsigned threads = 1;
  std::size_t batch_bytes = std::size_t{128} << 10;  // read at once; longer records take more
};

}  // namespace zonage::annotate
