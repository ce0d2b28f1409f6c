#include "cli/rows.h"

#include "csv/writer.h"

namespace zonage::cli {
namespace {

// `-0.13` is a number: what keeps a spreadsheet from taking a cell for a formula would make it a
// text.
bool is_negative_number(std::string_view cell) {
  return cell.size() > 1 && cell.front() == '-' &&
         cell.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

}  // namespace

void append_row(std::span<const std::string_view> cells, Format format, std::string& out) {
  const char delimiter = format == Format::tsv ? '\t' : ',';
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += delimiter;
    if (format == Format::tsv) {
      for (const char c : cells[i]) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    } else if (is_negative_number(cells[i])) {
      out += cells[i];
    } else {
      csv::append_value(out, cells[i], delimiter);
    }
  }
  out += '\n';
}

}  // namespace zonage::cli
