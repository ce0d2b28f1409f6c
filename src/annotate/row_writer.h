// One record -> the same bytes with cells behind them. What several threads would do at once: one
// RowWriter for each, one Plan for all.
//
// A row with fewer fields than the header gets empty ones up to the header's number, so that
// `zonage_statut` stands under its header; one with more keeps them all, and the added cells stand
// further right. Either way the row's own bytes come first and unchanged.
//
// Thread safety: one RowWriter belongs to one thread.
#pragma once

#include <string>
#include <string_view>

#include "annotate/plan.h"
#include "annotate/row_query.h"
#include "annotate/row_status.h"
#include "csv/record_reader.h"

namespace zonage::annotate {

// The header with the added columns' names, and its line end.
void append_header(const csv::Record& header, const Plan& plan, std::string& out);

class RowWriter {
 public:
  RowWriter(const dataset::Table& table, const Plan& plan)
      : plan_(plan), query_(table, plan.accept_suggestion) {}

  // Appends the row, its cells and its line end.
  RowStatus append(const csv::Record& record, std::string& out);

 private:
  void append_cells(std::string& out);
  void append_status_only(RowStatus status, std::string& out);

  const Plan& plan_;
  RowQuery query_;
  std::string cell_;
  // The values of a row's cells, where quotes had to be undone.
  std::string name_, department_, postal_code_, insee_code_;
};

}  // namespace zonage::annotate
