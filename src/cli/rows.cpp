#include "cli/rows.h"

#include "csv/writer.h"
#include "render/printable.h"

namespace zonage::cli {
void append_row(std::span<const std::string_view> cells, Format format, std::string& out) {
  const char delimiter = format == Format::tsv ? '\t' : ',';
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += delimiter;
    std::string cell(cells[i]);
    if (format == Format::tsv) {
      for (char& c : cell) c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    }
    // What is repeated of a query may be shown on a terminal.
    if (render::may_steer(cell)) cell = render::printable(cell, std::string::npos);
    if (format == Format::tsv) {
      if (csv::starts_dangerously(cell)) out += ' ';
      out += cell;
    } else {
      csv::append_value(out, cell, delimiter);
    }
  }
  out += '\n';
}

}  // namespace zonage::cli
