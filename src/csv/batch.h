// A run of records with the bytes they stand in: what RecordReader fills, and what one thread can
// work on while the next batch is read.
//
// A Batch owns its bytes; the Records it gives are views of them, valid until it is cleared, filled
// on or gone. Memory grows to what the longest batch needed and is used again. Thread safety: plain
// data: one thread writes, or many read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace zonage::csv {

// A view of one record.
class Record {
 public:
  std::string_view bytes;       // all of the record but its line end
  std::string_view line_end;    // LF, CRLF, CR, or empty at the end of the input
  std::uint64_t number = 0;     // from 1, every record of the file counted
  std::uint64_t line = 0;       // the line it begins on, from 1
  bool unclosed_quote = false;  // the input ended inside quotes: no cell can be added
  bool odd_quotes = false;      // a quote that neither encloses a whole field nor is doubled

  std::size_t field_count() const { return fields_; }
  // Where the field begins in `bytes`.
  std::size_t field_begin(std::size_t index) const {
    return index == 0 ? 0 : ends_[index - 1] - first_ + std::size_t{1};
  }
  // The field as written, quotes included; value_of() (field.h) tells what it says.
  std::string_view field(std::size_t index) const {
    const std::size_t begin = field_begin(index);
    return {bytes.data() + begin, ends_[index] - first_ - begin};
  }

  // The same record with other bytes in its fields; `ends` is where each of them ends in `text`.
  Record rewritten(std::string_view text, std::span<const std::uint32_t> ends) const {
    Record record = *this;
    record.bytes = text;
    record.ends_ = ends.data();
    record.first_ = 0;
    record.fields_ = static_cast<std::uint32_t>(ends.size());
    return record;
  }

 private:
  friend class Batch;
  const std::uint32_t* ends_ = nullptr;  // where each field ends, from the batch's first byte
  std::uint32_t first_ = 0;              // where the record begins, likewise
  std::uint32_t fields_ = 0;
};

class Batch {
 public:
  std::size_t size() const { return row_count_; }
  bool empty() const { return row_count_ == 0; }

  Record operator[](std::size_t index) const {
    const Row& row = rows_[index];
    Record record;
    record.first_ = row.begin;
    record.ends_ = ends_.data() + row.first_end;
    record.fields_ =
        (index + 1 < row_count_ ? rows_[index + 1].first_end : end_count_) - row.first_end;
    const char* const first = bytes_.get() + row.begin;
    const std::size_t size = record.ends_[record.fields_ - 1] - row.begin;
    record.bytes = {first, size};
    record.line_end = {first + size, row.line_end_size};
    record.number = first_number_ + index;
    record.line = first_line_ + row.line;
    record.unclosed_quote = row.unclosed_quote;
    record.odd_quotes = row.odd_quotes;
    return record;
  }

  // Of the records, line ends included.
  std::size_t bytes() const {
    if (empty()) return 0;
    const Record last = (*this)[size() - 1];
    return static_cast<std::size_t>(last.line_end.data() - bytes_.get()) + last.line_end.size();
  }
  void clear() { row_count_ = end_count_ = 0; }
  // Without its last record; not for an empty one.
  void drop_last() { end_count_ = rows_[--row_count_].first_end; }
  // Bytes of memory that it holds.
  std::size_t memory() const {
    return capacity_ + ends_.capacity() * sizeof(ends_[0]) + rows_.capacity() * sizeof(Row);
  }

 private:
  friend class RecordReader;

  struct Row {
    std::uint32_t begin;
    std::uint32_t first_end;  // into ends_; the next row's is where its own end
    std::uint32_t line;       // from first_line_
    std::uint8_t line_end_size;
    bool unclosed_quote;
    bool odd_quotes;
  };
  struct Free {
    void operator()(char* bytes) const { std::free(bytes); }
  };

  std::unique_ptr<char, Free> bytes_;  // malloc's, which grows large blocks without copying them
  std::size_t capacity_ = 0;
  // Of both the size is the capacity.
  std::vector<Row> rows_;
  std::vector<std::uint32_t> ends_;
  std::uint32_t row_count_ = 0;
  std::uint32_t end_count_ = 0;  // of the rows
  std::uint64_t first_number_ = 1;
  std::uint64_t first_line_ = 1;
};

}  // namespace zonage::csv
