#include "cli/rows.h"

#include "csv/writer.h"
#include "render/printable.h"

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
    std::string cell(cells[i]);
    if (format == Format::tsv) {
      for (char& c : cell) c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    }
    // What is repeated of a query may be shown on a terminal.
    if (render::may_steer(cell)) cell = render::printable(cell, std::string::npos);
    if (format == Format::tsv || is_negative_number(cell)) {
      out += cell;
    } else {
      csv::append_value(out, cell, delimiter);
    }
  }
  out += '\n';
}

}  // namespace zonage::cli
