#include "cli/rows.h"

#include "csv/writer.h"

namespace zonage::cli {

void append_row(std::span<const std::string_view> cells, Format format, std::string& out) {
  const char delimiter = format == Format::tsv ? '\t' : ',';
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += delimiter;
    if (format == Format::tsv) {
      for (const char c : cells[i]) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    } else {
      csv::append_value(out, cells[i], delimiter);
    }
  }
  out += '\n';
}

}  // namespace zonage::cli
