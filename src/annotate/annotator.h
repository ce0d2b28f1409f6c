// A CSV table in, the same table with zonage's columns out: bytes as they come, bytes appended to
// the caller's buffers, an account at the end. Reads and writes no file itself.
//
// What stays: every byte of the input, in order, with its line end (LF, CRLF, CR, also mixed) and
// its byte order mark. What is added: cells at the end of the header and of every row
// (row_writer.h says what a malformed row gets). An empty line and Excel's `sep=;` line stay as
// they are. Input that is no UTF-8, or holds a NUL, is refused: where the first block shows it,
// before anything is given out.
//
//     while (true) {
//       const auto room = annotator.room();
//       read into it, then annotator.commit(size), or annotator.finish() at the end;
//       if (!annotator.advance(out, &unresolved)) break;      // done, or failed
//       write `out` and `unresolved` away and clear them;
//       if the input pauses: annotator.pause(), advance and write again;
//     }
//
// Memory follows the longest record, not the input. Thread safety: one annotator belongs to one
// thread; the table may be shared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "annotate/account.h"
#include "annotate/failure.h"
#include "annotate/plan.h"
#include "annotate/row_writer.h"
#include "annotate/settings.h"
#include "csv/dialect.h"
#include "csv/record_reader.h"
#include "dataset/table.h"

namespace zonage::annotate {

// What is collected before the dialect is judged, unless the input pauses or ends.
inline constexpr std::size_t first_block_bytes = std::size_t{64} << 10;

class Annotator {
 public:
  // The table's bytes must outlive the annotator.
  Annotator(const dataset::Table& table, Settings settings)
      : table_(table), settings_(std::move(settings)) {}
  Annotator(const Annotator&) = delete;
  Annotator& operator=(const Annotator&) = delete;

  // Space to read into; then tell how many bytes came.
  std::span<char> room();
  void commit(std::size_t size);
  // No more bytes will come.
  void finish();
  // The input pauses: what came is to be judged, if it holds one whole line.
  void pause();

  // Appends all that can be told now: annotated records to `out`; to `unresolved`, if given, the
  // header and the rows that were not resolved, as they came. False when all is done or has failed.
  bool advance(std::string& out, std::string* unresolved = nullptr);

  // Why it stopped early; nothing otherwise.
  const std::optional<Failure>& failure() const { return failure_; }
  const Account& account() const { return account_; }
  // The last line of the input that was given out (0: none); where an error of reading or writing
  // interrupted it.
  std::uint64_t line_reached() const { return line_reached_; }
  // Once enough was seen to tell.
  const std::optional<csv::Dialect>& dialect() const { return dialect_; }
  // Bytes held by the reader; what is appended is the caller's.
  std::size_t memory() const;

 private:
  bool step(std::string& out, std::string* unresolved);
  bool fail(Failure failure);
  bool start(std::string& out, std::string* unresolved);
  bool find_dialect();
  bool take(const csv::Record& record, std::string& out, std::string* unresolved);
  bool take_first(const csv::Record& record, std::string& out, std::string* unresolved);
  bool check_text(const csv::Record& record);

  const dataset::Table table_;
  const Settings settings_;

  std::string first_block_;
  std::size_t first_size_ = 0;  // bytes of it that came
  bool finished_ = false;
  bool paused_ = false;

  std::optional<csv::Dialect> dialect_;
  std::optional<csv::RecordReader> reader_;
  std::optional<Plan> plan_;
  std::optional<RowWriter> writer_;  // refers to plan_

  std::optional<Failure> failure_;
  Account account_;
  std::uint64_t line_reached_ = 0;
};

}  // namespace zonage::annotate
