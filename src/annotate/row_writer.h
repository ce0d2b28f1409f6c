// One record -> the same bytes with cells behind them. What several threads do at once: one
// RowWriter for each, one Plan for all.
//
// A row with fewer fields than the header gets empty ones up to the header's number, so that
// `zonage_statut` stands under its header; one with more keeps them all, and the added cells stand
// further right. Either way the row's own bytes come first and unchanged. Where columns of ours are
// renewed, a malformed row keeps what it has of them: which of its fields they are cannot be told;
// and a row stays malformed whose `zonage_statut` says so.
//
// Thread safety: one RowWriter belongs to one thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "annotate/memo.h"
#include "annotate/plan.h"
#include "annotate/row_query.h"
#include "base/bytes.h"
#include "csv/batch.h"
#include "resolve/shortcut.h"

namespace zonage::annotate {

// The header with the added columns' names, and its line end.
void append_header(const csv::Record& header, const Plan& plan, Bytes& out);

class RowWriter {
 public:
  // Both must outlive it. `memory`: bytes that it may remember answers in.
  RowWriter(const dataset::Table& table, const Plan& plan, std::size_t memory);

  // Rows that are looked up together, so that they do not wait for memory one by one.
  static constexpr std::size_t group = 16;
  // Says which up to `group` rows come next, in order.
  void expect(std::span<const csv::Record> records);
  // Appends the next of them as it is to be written, its cells and its line end.
  RowOutcome append_next(const csv::Record& record, Bytes& out);

 private:
  struct Expected {
    csv::Record record;
    Memo::Question question;
    std::string joined;  // the question, where several cells are read
    bool remembered = false;
    Memo::Kept kept;  // then, unless the memo was written since
    // Where it is not, and the name may be one that needs no reading.
    bool on_its_way = false;
    resolve::Shortcut::Way way;
  };

  bool is_whole(const csv::Record& record) const;
  void recall(std::size_t count);
  Memo::Kept answer(const Expected& expected);
  std::string_view asked(const csv::Record& record, std::string& joined) const;
  std::string_view value_in(const csv::Record& record, std::optional<std::size_t> index,
                            std::string& scratch, std::string& decoded);
  RowOutcome work_out(const csv::Record& record);
  RowOutcome write_answer(RowStatus status);
  void write_cells(RowStatus status);
  void append_malformed(const csv::Record& record, Bytes& out) const;

  const Plan& plan_;
  RowQuery query_;
  resolve::Shortcut shortcut_;
  Memo memo_;
  std::array<Expected, group> expected_;
  std::size_t next_ = 0;
  std::uint64_t written_ = 0;  // of the memo, when the expected rows were looked for in it
  std::string cells_;          // with their delimiters, in the file's character set
  std::string cell_;
  std::string encoded_;
  std::string malformed_;                    // what a malformed row gets
  std::optional<std::size_t> status_place_;  // of `zonage_statut`, where it is renewed
  std::size_t substitutions_ = 0;
  // The values of a row's cells, where quotes had to be undone or characters decoded.
  std::string name_scratch_, department_scratch_, postal_scratch_, insee_scratch_;
  std::string name_, department_, postal_code_, insee_code_;
};

}  // namespace zonage::annotate
