// Records out of bytes that arrive in pieces of any size, every byte kept.
//
// What is a record: fields are separated by the delimiter, records by LF, CRLF or a lone CR, also
// mixed. A quote that is the first byte of a field opens a quoted part, in which delimiters and
// line ends are text, up to a quote that is not doubled; from there to the end of the field every
// byte, quotes included, is plain text. A quote anywhere else in a field is plain text. An empty
// line is a record of one empty field. Nothing of this depends on how the input is cut into pieces.
//
// The reader owns its buffer: let the input be read straight into room(), or copy it with feed().
//
//     while (true) {
//       switch (reader.next()) {
//         case Step::record: use(reader.record()); break;
//         case Step::starved: read into reader.room(); commit() what came, or finish(); break;
//         case Step::end: return;
//         case Step::failed: report(reader.error()); return;
//       }
//     }
//
// The buffer and the list of fields grow to what the longest record needs and stay; reading one
// more record then allocates nothing. Thread safety: one reader belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "csv/dialect.h"
#include "csv/scan.h"

namespace zonage::csv {

// Views into the reader's buffer, valid until its next(), room() or feed().
class Record {
 public:
  std::string_view bytes;       // all of the record but its line end
  std::string_view line_end;    // LF, CRLF, CR, or empty at the end of the input
  std::uint64_t number = 0;     // from 1, every record of the file counted
  std::uint64_t line = 0;       // the line it begins on, from 1
  bool unclosed_quote = false;  // the input ended inside quotes: no cell can be added
  bool odd_quotes = false;      // a quote that neither encloses a whole field nor is doubled

  std::size_t field_count() const { return ends_.size(); }
  // The field as written, quotes included; value_of() (field.h) tells what it says.
  std::string_view field(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1] + std::size_t{1};
    return bytes.substr(begin, ends_[index] - begin);
  }

 private:
  friend class RecordReader;
  std::span<const std::uint32_t> ends_;  // where each field ends, from the record's first byte
};

struct Limits {
  std::size_t record_bytes = std::size_t{64} << 20;  // without the line end; at most 4 GiB - 3
  std::size_t fields = std::size_t{1} << 20;
};

enum class Step { record, starved, end, failed };

class RecordReader {
 public:
  // Of the dialect only `delimiter` and `bom` matter: a BOM is then skipped, not part of a record.
  explicit RecordReader(const Dialect& dialect, Limits limits = {});

  // Free space of at least `size` bytes behind what is there, to read into; then tell how many
  // came.
  std::span<char> room(std::size_t size = std::size_t{64} << 10);
  void commit(std::size_t size);
  void feed(std::string_view bytes);
  // No more bytes will come.
  void finish() { finished_ = true; }

  // `starved` until more bytes come or finish() is called; `end` and `failed` stay.
  Step next();

  // After Step::record.
  const Record& record() const { return record_; }

  // After Step::failed: which limit was passed, and a line of English whose place has the line.
  enum class Failure { none, record_too_long, too_many_fields };
  Failure failure() const { return failure_; }
  // The record that is being read: after Step::failed, the one that passed a limit.
  std::uint64_t record_number() const { return records_ + 1; }
  Error error() const;

  // Bytes that buffer and list of fields hold.
  std::size_t memory() const { return capacity_ + ends_.capacity() * sizeof(ends_[0]); }

 private:
  enum class State : std::uint8_t { plain, quoted, quote_seen };

  static constexpr std::size_t window_masks = 64;

  bool skip_bom();
  bool mark_window();
  Step starve_or_end();
  Step yield_record(std::size_t size, std::size_t line_end_size);
  Step fail(Failure failure);

  const char delimiter_;
  const Limits limits_;

  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;  // the current record's first byte
  std::size_t end_ = 0;    // behind the last byte that came
  bool finished_ = false;
  bool bom_expected_;

  // The window: masks of the bytes before marked_end_ that are still to be looked at.
  std::uint64_t masks_[window_masks] = {};
  std::size_t mask_index_ = 0;
  std::size_t mask_count_ = 0;
  std::uint64_t mask_ = 0;      // what is left of the current mask
  std::size_t mask_begin_ = 0;  // the byte its lowest bit stands for
  std::size_t marked_end_ = 0;

  // The record so far; offsets count from its first byte.
  State state_ = State::plain;
  bool odd_quotes_ = false;
  std::size_t field_begin_ = 0;
  std::size_t quote_ = 0;  // in State::quote_seen: the quote that closes, unless another follows
  std::size_t field_count_ = 0;
  std::vector<std::uint32_t> ends_;  // its size is its capacity; field_count_ are in use

  std::uint64_t records_ = 0;  // yielded
  std::uint64_t line_ = 1;     // of the current record's first byte
  std::uint64_t inner_line_ends_ = 0;
  Failure failure_ = Failure::none;
  Record record_;
  std::size_t yielded_ = 0;  // bytes of the last record with its line end, to be left behind
};

}  // namespace zonage::csv
