#include "csv/record_reader.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <string>
#include <utility>

#include "base/refusal.h"

namespace zonage::csv {
namespace {

Limits usable(Limits limits) {
  constexpr std::size_t most = std::size_t{1} << 31;  // a batch counts its bytes in 32 bits
  return {std::min(limits.record_bytes, most), std::clamp<std::size_t>(limits.fields, 1, most)};
}

}  // namespace

RecordReader::RecordReader(const Dialect& dialect, Limits limits)
    : delimiter_(dialect.delimiter), limits_(usable(limits)), bom_expected_(dialect.bom) {}

std::span<char> RecordReader::room(Batch& batch, std::size_t size) {
  if (batch.capacity_ - end_ < size) {
    const std::size_t capacity = std::max(batch.capacity_ * 2, end_ + size);
    char* const larger = static_cast<char*>(std::realloc(batch.bytes_.get(), capacity));
    if (larger == nullptr) throw std::bad_alloc();
    static_cast<void>(batch.bytes_.release());
    batch.bytes_.reset(larger);
    batch.capacity_ = capacity;
  }
  return {batch.bytes_.get() + end_, batch.capacity_ - end_};
}

void RecordReader::feed(Batch& batch, std::string_view bytes) {
  if (bytes.empty()) return;
  std::memcpy(room(batch, bytes.size()).data(), bytes.data(), bytes.size());
  commit(bytes.size());
}

void RecordReader::pass_on(const Batch& from, Batch& to) {
  const std::size_t rest = end_ - begin_;
  const std::size_t rest_ends = end_count_ - first_end_;
  to.row_count_ = 0;
  to.end_count_ = 0;
  to.first_number_ = records_ + 1;
  to.first_line_ = line_;
  if (to.ends_.size() < rest_ends) to.ends_.resize(rest_ends);
  for (std::size_t i = 0; i < rest_ends; ++i) {
    to.ends_[i] = from.ends_[first_end_ + i] - static_cast<std::uint32_t>(begin_);
  }
  // Some of these may pass below 0 and wrap; they come back when an offset is added to them.
  mark_begin_ -= begin_;
  marked_end_ -= begin_;
  quote_ -= begin_;
  end_ = 0;
  if (rest != 0) std::memcpy(room(to, rest).data(), from.bytes_.get() + begin_, rest);
  begin_ = 0;
  end_ = rest;
  first_end_ = 0;
  end_count_ = rest_ends;
}

// False while it cannot be told yet.
bool RecordReader::skip_bom(const Batch& batch) {
  if (end_ < utf8_bom.size() && !finished_) return false;
  bom_expected_ = false;
  if (std::string_view(batch.bytes_.get(), end_).starts_with(utf8_bom)) {
    begin_ = marked_end_ = utf8_bom.size();
  }
  return true;
}

// Looks for structure in the next bytes; false when there are none.
bool RecordReader::mark_window(const Batch& batch) {
  const std::size_t size = std::min(end_ - marked_end_, window_marks * mask_bytes);
  if (size == 0) return false;
  mark_structure(batch.bytes_.get() + marked_end_, size, delimiter_, window_);
  mark_index_ = 0;
  mark_count_ = (size + mask_bytes - 1) / mask_bytes;
  mark_begin_ = marked_end_;
  marks_ = window_[0];
  marked_end_ += size;
  return true;
}

// One split(): the reader's state in locals, so that storing an offset does not make the compiler
// load it again, and given back at the end.
class RecordReader::Splitting {
 public:
  Splitting(RecordReader& reader, Batch& batch)
      : reader_(reader),
        batch_(batch),
        bytes_(batch.bytes_.get()),
        begin_(reader.begin_),
        first_end_(reader.first_end_),
        end_count_(reader.end_count_),
        line_(reader.line_),
        state_(reader.state_) {}
  Splitting(const Splitting&) = delete;
  Splitting& operator=(const Splitting&) = delete;
  ~Splitting() {
    reader_.begin_ = begin_;
    reader_.first_end_ = first_end_;
    reader_.end_count_ = end_count_;
    reader_.line_ = line_;
    reader_.state_ = state_;
  }

  bool run() {
    do {
      for (; reader_.mark_index_ < reader_.mark_count_; next_marks()) {
        const bool simple = state_ == State::plain && reader_.marks_.specials == 0 &&
                            end_count_ - first_end_ + mask_bytes < reader_.limits_.fields;
        reserve(mask_bytes + 1);
        const Outcome outcome = simple ? take_simple() : take_any();
        if (outcome == Outcome::starved) return starved();
        if (outcome == Outcome::failed) return false;
      }
    } while (reader_.mark_window(batch_));
    return starved();
  }

 private:
  enum class Outcome : std::uint8_t { taken, starved, failed };

  void next_marks() {
    ++reader_.mark_index_;
    reader_.mark_begin_ += mask_bytes;
    if (reader_.mark_index_ < reader_.mark_count_) {
      reader_.marks_ = reader_.window_[reader_.mark_index_];
    }
  }

  // Room for this many more ends and records.
  void reserve(std::size_t count) {
    if (batch_.ends_.size() - end_count_ < count) {
      batch_.ends_.resize(std::max(batch_.ends_.size() * 2, end_count_ + count));
    }
    if (batch_.rows_.size() - batch_.row_count_ < count) {
      batch_.rows_.resize(std::max(batch_.rows_.size() * 2, batch_.row_count_ + count));
    }
  }

  // 64 bytes that hold no quote and no lone CR, behind no open quote.
  Outcome take_simple() {
    std::uint32_t* const ends = batch_.ends_.data();
    std::size_t end_count = end_count_;
    for (std::uint64_t mask = reader_.marks_.ends; mask != 0; mask &= mask - 1) {
      const std::size_t at = reader_.mark_begin_ + static_cast<std::size_t>(std::countr_zero(mask));
      ends[end_count++] = static_cast<std::uint32_t>(at);
      if (bytes_[at] != '\n' || reader_.delimiter_ == '\n') continue;
      const std::size_t line_end_size = at > begin_ && bytes_[at - 1] == '\r' ? 2 : 1;
      end_count_ = end_count - 1;
      if (!add_record(at + 1 - line_end_size, line_end_size)) return Outcome::failed;
      end_count = end_count_;
    }
    end_count_ = end_count;
    return Outcome::taken;
  }

  Outcome take_any() {
    Marks& marks = reader_.marks_;
    for (std::uint64_t mask = marks.ends | marks.specials; mask != 0; mask &= mask - 1) {
      const std::size_t at = reader_.mark_begin_ + static_cast<std::size_t>(std::countr_zero(mask));
      const char c = bytes_[at];
      const bool crlf = c == '\n' && at > begin_ && bytes_[at - 1] == '\r';
      if (state_ != State::plain) {
        if (state_ == State::quoted) {
          if (c == '"') {
            state_ = State::quote_seen;
            reader_.quote_ = at;
          } else if (c == '\r' || (c == '\n' && !(crlf && at == reader_.mark_begin_))) {
            // The CR of a CRLF is marked, and so was counted, only before the 64 bytes' first.
            ++reader_.inner_line_ends_;
          }
          continue;
        }
        if (c == '"' && at == reader_.quote_ + 1) {
          state_ = State::quoted;
          continue;
        }
        // Text behind the closing quote.
        if (at - (crlf ? 1 : 0) != reader_.quote_ + 1) reader_.odd_quotes_ = true;
        state_ = State::plain;
      }
      if (c == reader_.delimiter_) {
        if (end_count_ - first_end_ + 1 >= reader_.limits_.fields) {  // one is for the last field
          return fail(at - begin_ > reader_.limits_.record_bytes ? Failure::record_too_long
                                                                 : Failure::too_many_fields);
        }
        batch_.ends_[end_count_++] = static_cast<std::uint32_t>(at);
      } else if (c == '"') {
        if (at == field_begin()) {
          state_ = State::quoted;
        } else {
          reader_.odd_quotes_ = true;
        }
      } else if (c == '\n') {
        const std::size_t line_end_size = crlf ? 2 : 1;
        if (!add_record(at + 1 - line_end_size, line_end_size)) return Outcome::failed;
      } else {
        if (at + 1 == reader_.end_ && !reader_.finished_) {  // an LF may follow
          marks = {mask & marks.ends, mask & marks.specials};
          return Outcome::starved;
        }
        if (at + 1 < reader_.end_ && bytes_[at + 1] == '\n') continue;
        if (!add_record(at, 1)) return Outcome::failed;
      }
    }
    return Outcome::taken;
  }

  std::size_t field_begin() const {
    return end_count_ == first_end_ ? begin_ : batch_.ends_[end_count_ - 1] + std::size_t{1};
  }

  Outcome fail(Failure failure) {
    reader_.fail(failure);
    return Outcome::failed;
  }

  bool starved() {
    const std::size_t rest = reader_.end_ - begin_;
    if (!reader_.finished_) {
      // One byte more than the limit may still be the CR of a line end.
      return rest <= reader_.limits_.record_bytes + 1 || reader_.fail(Failure::record_too_long);
    }
    reserve(1);
    return rest == 0 || add_record(begin_ + rest, 0);
  }

  bool add_record(std::size_t end, std::size_t line_end_size) {
    if (end - begin_ > reader_.limits_.record_bytes) {
      return reader_.fail(Failure::record_too_long);
    }
    batch_.ends_[end_count_++] = static_cast<std::uint32_t>(end);
    const bool odd =
        reader_.odd_quotes_ || (state_ == State::quote_seen && reader_.quote_ + 1 != end);
    batch_.rows_[batch_.row_count_++] = {static_cast<std::uint32_t>(begin_),
                                         static_cast<std::uint32_t>(first_end_),
                                         static_cast<std::uint32_t>(line_ - batch_.first_line_),
                                         static_cast<std::uint8_t>(line_end_size),
                                         state_ == State::quoted,
                                         odd};
    batch_.end_count_ = static_cast<std::uint32_t>(end_count_);
    ++reader_.records_;
    line_ += reader_.inner_line_ends_ + 1;
    reader_.inner_line_ends_ = 0;
    reader_.odd_quotes_ = false;
    state_ = State::plain;
    begin_ = end + line_end_size;
    first_end_ = end_count_;
    return true;
  }

  RecordReader& reader_;
  Batch& batch_;
  const char* const bytes_;
  std::size_t begin_;
  std::size_t first_end_;
  std::size_t end_count_;
  std::uint64_t line_;
  State state_;
};

bool RecordReader::split(Batch& batch) {
  if (failure_ != Failure::none) return false;
  if (bom_expected_ && !skip_bom(batch)) return true;
  return Splitting(*this, batch).run();
}

bool RecordReader::fail(Failure failure) {
  failure_ = failure;
  return false;
}

Error RecordReader::error() const {
  Place place;
  place.line = static_cast<std::uint32_t>(line_);
  if (failure_ == Failure::too_many_fields) {
    const std::string most = std::to_string(limits_.fields);
    return refuse(
        "la ligne de tableau qui commence ici dépasse " + most + " champs : vérifiez le séparateur",
        "the row that begins here has more than " + most + " fields: check the delimiter",
        std::move(place));
  }
  const std::string most = std::to_string(limits_.record_bytes);
  return refuse("la ligne de tableau qui commence ici dépasse " + most +
                    " octets : un guillemet y est peut-être resté ouvert",
                "the row that begins here is longer than " + most +
                    " bytes: perhaps a quote was left open in it",
                std::move(place));
}

}  // namespace zonage::csv
