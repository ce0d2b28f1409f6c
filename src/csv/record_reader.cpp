#include "csv/record_reader.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <string>

namespace zonage::csv {
namespace {

Limits usable(Limits limits) {
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() - 2;
  return {std::min(limits.record_bytes, most), std::clamp<std::size_t>(limits.fields, 1, most)};
}

}  // namespace

RecordReader::RecordReader(const Dialect& dialect, Limits limits)
    : delimiter_(dialect.delimiter),
      limits_(usable(limits)),
      bom_expected_(dialect.bom),
      ends_(std::min<std::size_t>(limits_.fields, 64)) {}

std::span<char> RecordReader::room(std::size_t size) {
  begin_ += yielded_;
  yielded_ = 0;
  const std::size_t pending = end_ - begin_;
  if (pending == 0 || capacity_ - end_ < size) {
    if (pending + size > capacity_) {
      const std::size_t capacity = std::max(capacity_ * 2, pending + size);
      auto larger = std::make_unique_for_overwrite<char[]>(capacity);
      if (pending != 0) std::memcpy(larger.get(), buffer_.get() + begin_, pending);
      buffer_ = std::move(larger);
      capacity_ = capacity;
    } else if (pending != 0) {
      std::memmove(buffer_.get(), buffer_.get() + begin_, pending);
    }
    // Some of these may pass below 0 and wrap; they come back when an offset is added to them.
    mask_begin_ -= begin_;
    marked_end_ -= begin_;
    field_begin_ -= begin_;
    quote_ -= begin_;
    begin_ = 0;
    end_ = pending;
  }
  return {buffer_.get() + end_, capacity_ - end_};
}

void RecordReader::commit(std::size_t size) { end_ += size; }

void RecordReader::feed(std::string_view bytes) {
  if (bytes.empty()) return;
  std::memcpy(room(bytes.size()).data(), bytes.data(), bytes.size());
  commit(bytes.size());
}

// False while it cannot be told yet.
bool RecordReader::skip_bom() {
  if (end_ < utf8_bom.size() && !finished_) return false;
  bom_expected_ = false;
  if (std::string_view(buffer_.get(), end_).starts_with(utf8_bom)) {
    begin_ = field_begin_ = marked_end_ = utf8_bom.size();
  }
  return true;
}

// Looks for structure in the next bytes; false when there are none.
bool RecordReader::mark_window() {
  const std::size_t size = std::min(end_ - marked_end_, window_masks * mask_bytes);
  if (size == 0) return false;
  mark_structure(buffer_.get() + marked_end_, size, delimiter_, masks_);
  mask_index_ = 0;
  mask_count_ = (size + mask_bytes - 1) / mask_bytes;
  mask_begin_ = marked_end_;
  mask_ = masks_[0];
  marked_end_ += size;
  return true;
}

Step RecordReader::next() {
  if (failure_ != Failure::none) return Step::failed;
  if (bom_expected_ && !skip_bom()) return Step::starved;
  begin_ += yielded_;
  yielded_ = 0;

  const char* const bytes = buffer_.get();
  const char delimiter = delimiter_;
  const std::size_t begin = begin_;
  std::uint32_t* ends = ends_.data();
  std::size_t room_for_ends = ends_.size();
  // Kept in locals, so that storing an offset does not make the compiler load them again.
  std::uint64_t mask = mask_;
  std::size_t mask_begin = mask_begin_;
  std::size_t field_begin = field_begin_;
  std::size_t field_count = field_count_;
  State state = state_;

  const auto save = [&] {
    mask_ = mask;
    mask_begin_ = mask_begin;
    field_begin_ = field_begin;
    field_count_ = field_count;
    state_ = state;
  };

  while (true) {
    for (; mask != 0; mask &= mask - 1) {
      const std::size_t at = mask_begin + static_cast<std::size_t>(std::countr_zero(mask));
      const char c = bytes[at];
      if (state != State::plain) {
        if (state == State::quoted) {
          if (c == '"') {
            state = State::quote_seen;
            quote_ = at;
          } else if (c == '\r' || (c == '\n' && bytes[at - 1] != '\r')) {
            ++inner_line_ends_;
          }
          continue;
        }
        if (c == '"' && at == quote_ + 1) {
          state = State::quoted;
          continue;
        }
        if (at != quote_ + 1) odd_quotes_ = true;  // text behind the closing quote
        state = State::plain;
      }
      if (c == delimiter) {
        if (field_count + 1 >= room_for_ends) {  // one place is for the record's last field
          if (field_count + 1 >= limits_.fields) {
            return fail(at - begin > limits_.record_bytes ? Failure::record_too_long
                                                          : Failure::too_many_fields);
          }
          ends_.resize(std::min(ends_.size() * 2, limits_.fields));
          ends = ends_.data();
          room_for_ends = ends_.size();
        }
        ends[field_count++] = static_cast<std::uint32_t>(at - begin);
        field_begin = at + 1;
      } else if (c == '"') {
        if (at == field_begin) {
          state = State::quoted;
        } else {
          odd_quotes_ = true;
        }
      } else if (c == '\n') {
        const std::size_t line_end_size = at > begin && bytes[at - 1] == '\r' ? 2 : 1;
        mask &= mask - 1;
        save();
        return yield_record(at + 1 - line_end_size - begin, line_end_size);
      } else {
        if (at + 1 == end_ && !finished_) {  // an LF may follow
          save();
          return starve_or_end();
        }
        if (at + 1 < end_ && bytes[at + 1] == '\n') continue;
        mask &= mask - 1;
        save();
        return yield_record(at - begin, 1);
      }
    }
    if (++mask_index_ < mask_count_) {
      mask = masks_[mask_index_];
      mask_begin += mask_bytes;
    } else {
      save();
      if (!mark_window()) return starve_or_end();
      mask = mask_;
      mask_begin = mask_begin_;
    }
  }
}

Step RecordReader::starve_or_end() {
  const std::size_t pending = end_ - begin_;
  if (!finished_) {
    // One byte more than the limit may still be the CR of a line end.
    return pending > limits_.record_bytes + 1 ? fail(Failure::record_too_long) : Step::starved;
  }
  return pending == 0 ? Step::end : yield_record(pending, 0);
}

Step RecordReader::yield_record(std::size_t size, std::size_t line_end_size) {
  if (size > limits_.record_bytes) return fail(Failure::record_too_long);
  ends_[field_count_++] = static_cast<std::uint32_t>(size);
  const char* const first = buffer_.get() + begin_;
  record_.bytes = {first, size};
  record_.line_end = {first + size, line_end_size};
  record_.number = ++records_;
  record_.line = line_;
  record_.unclosed_quote = state_ == State::quoted;
  record_.odd_quotes = odd_quotes_ || (state_ == State::quote_seen && quote_ + 1 != begin_ + size);
  record_.ends_ = {ends_.data(), field_count_};

  line_ += inner_line_ends_ + 1;
  inner_line_ends_ = 0;
  yielded_ = size + line_end_size;
  field_begin_ = begin_ + yielded_;
  field_count_ = 0;
  odd_quotes_ = false;
  state_ = State::plain;
  return Step::record;
}

Step RecordReader::fail(Failure failure) {
  failure_ = failure;
  return Step::failed;
}

Error RecordReader::error() const {
  const std::string what = "record " + std::to_string(record_number());
  Error error;
  error.message = failure_ == Failure::too_many_fields
                      ? what + " has more than " + std::to_string(limits_.fields) + " fields"
                      : what + " is longer than " + std::to_string(limits_.record_bytes) + " bytes";
  error.place.line = static_cast<std::uint32_t>(line_);
  return error;
}

}  // namespace zonage::csv
