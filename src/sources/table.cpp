#include "sources/table.h"

#include <string>

namespace zonage::sources {

Table read_table(const Document& document, std::initializer_list<std::string_view> columns) {
  Table table;
  std::string header;
  for (const std::string_view column : columns) {
    if (!header.empty()) header += '\t';
    header += column;
  }
  bool header_seen = false;
  for (std::size_t number = 1; number <= document.line_count(); ++number) {
    const std::string_view line = document.line(number);
    if (!header_seen) {
      if (line.starts_with('#')) continue;
      header_seen = true;
      if (line == header) continue;
      table.errors.push_back(document.error_at(
          number, line, "the header must be the columns " + header + ", separated by tabs"));
      return table;
    }
    TableRow row{number, split(line, '\t')};
    if (row.fields.size() != columns.size()) {
      table.errors.push_back(document.error_at(number, line,
                                               std::to_string(row.fields.size()) +
                                                   " fields where the header has " +
                                                   std::to_string(columns.size())));
      continue;
    }
    table.rows.push_back(std::move(row));
  }
  if (!header_seen) {
    table.errors.push_back(
        Error{ErrorKind::syntax, "empty: a header line is expected", {document.name(), 0, 0, {}}});
  }
  return table;
}

}  // namespace zonage::sources
