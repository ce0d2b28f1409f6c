// Our own tables under data/: UTF-8, LF, fields separated by tabs, `#` comments before the header
// line, one row a line, no quoting (a field holds neither tab nor line end). The header must be
// exactly the columns that the reader expects, so that a moved column is an error, not a wrong
// zone. A Table borrows from its Document. Thread safety: read-only.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sources/document.h"

namespace zonage::sources {

struct TableRow {
  std::size_t line;  // of the document, from 1
  std::vector<std::string_view> fields;
};

// Every error of the table, not only the first: a build lists them all in one run.
struct Table {
  std::vector<TableRow> rows;
  std::vector<Error> errors;
};

Table read_table(const Document& document, std::initializer_list<std::string_view> columns);

}  // namespace zonage::sources
