// Records out of bytes that arrive in pieces of any size, every byte kept.
//
// What is a record: fields are separated by the delimiter, records by LF, CRLF or a lone CR, also
// mixed. A quote that is the first byte of a field opens a quoted part, in which delimiters and
// line ends are text, up to a quote that is not doubled; from there to the end of the field every
// byte, quotes included, is plain text. A quote anywhere else in a field is plain text. An empty
// line is a record of one empty field. Nothing of this depends on how the input is cut into pieces
// or in batches.
//
// The records are collected in the caller's batches, into which the input can be read directly:
//
//     read into reader.room(batch), then reader.commit(size), or reader.finish() at the end;
//     if (!reader.split(batch)) report(reader.error());
//     use the records of `batch`, or go on filling it;
//     reader.pass_on(batch, next);      // the record that is not whole yet moves on
//
// Memory is the batches'; reading more records of the same kind allocates nothing. Thread safety:
// one reader belongs to one thread at a time; a batch that was passed on is no longer its affair.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "csv/batch.h"
#include "csv/dialect.h"
#include "csv/scan.h"

namespace zonage::csv {

struct Limits {
  std::size_t record_bytes = std::size_t{16} << 20;  // without the line end; at most 2 GiB
  std::size_t fields = std::size_t{1} << 20;
};

class RecordReader {
 public:
  // Of the dialect only `delimiter` and `bom` matter: a BOM is then skipped, not part of a record.
  explicit RecordReader(const Dialect& dialect, Limits limits = {});

  // Free space of at least `size` bytes behind what is there, to read into; then tell how many
  // came.
  std::span<char> room(Batch& batch, std::size_t size = std::size_t{64} << 10);
  void commit(std::size_t size) { end_ += size; }
  void feed(Batch& batch, std::string_view bytes);
  // No more bytes will come.
  void finish() { finished_ = true; }

  // Adds to the batch every record that is whole by now; after finish() the last one, too. False
  // when a limit was passed, and from then on; the records before it have been added.
  bool split(Batch& batch);

  // Empties `to` and moves there what `from` holds of the record that is not whole yet; `from`
  // keeps its records.
  void pass_on(const Batch& from, Batch& to);

  // Bytes that came and belong to no record yet.
  std::size_t pending() const { return end_ - begin_; }

  // After split() was false: which limit was passed, and the same in both languages with the line
  // where the record begins.
  enum class Failure { none, record_too_long, too_many_fields };
  Failure failure() const { return failure_; }
  Error error() const;

 private:
  enum class State : std::uint8_t { plain, quoted, quote_seen };

  static constexpr std::size_t window_marks = 64;

  class Splitting;

  bool skip_bom(const Batch& batch);
  bool mark_window(const Batch& batch);
  bool fail(Failure failure);

  const char delimiter_;
  const Limits limits_;

  // Offsets into the current batch's bytes.
  std::size_t begin_ = 0;  // the current record's first byte
  std::size_t end_ = 0;    // behind the last byte that came
  bool finished_ = false;
  bool bom_expected_;

  // The window: marks of the bytes before marked_end_ that are still to be looked at.
  Marks window_[window_marks] = {};
  std::size_t mark_index_ = 0;
  std::size_t mark_count_ = 0;
  Marks marks_;                 // what is left of the current one
  std::size_t mark_begin_ = 0;  // the byte its lowest bits stand for
  std::size_t marked_end_ = 0;

  // The record so far.
  State state_ = State::plain;
  bool odd_quotes_ = false;
  std::size_t quote_ = 0;  // in State::quote_seen: the quote that closes, unless another follows
  std::size_t first_end_ = 0;  // into the batch's ends: the record's first
  std::size_t end_count_ = 0;  // ends in use, this record's included

  std::uint64_t records_ = 0;  // added, in all batches
  std::uint64_t line_ = 1;     // of the current record's first byte
  std::uint64_t inner_line_ends_ = 0;
  Failure failure_ = Failure::none;
};

}  // namespace zonage::csv
