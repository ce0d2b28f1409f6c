#include "annotate/intake.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <utility>
#include <variant>

#include "text/charset_guess.h"
#include "text/utf8.h"

namespace zonage::annotate {
namespace {

using Kind = Failure::Kind;
using text::Charset;

// Where a byte stands: lines end with LF, CRLF or CR; both count from 1.
struct Position {
  std::uint64_t line;
  std::uint64_t byte;  // in the line
};

Position position_of(std::string_view bytes, std::size_t at) {
  Position position{1, 1};
  for (std::size_t i = 0; i < at; ++i) {
    const bool ends = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    position.line += ends ? 1 : 0;
    position.byte = ends ? 1 : position.byte + 1;
  }
  return position;
}

// Whether so many lines are whole that say something: neither empty ones (of UTF-16, a NUL between
// CR and LF) nor a first line `sep=;`.
bool holds_whole_lines(std::string_view block, int wanted) {
  if (block.starts_with(csv::utf8_bom)) block.remove_prefix(csv::utf8_bom.size());
  if (block.starts_with("sep=")) ++wanted;
  while (wanted > 0) {
    const std::size_t end = block.find_first_of("\r\n");
    if (end == block.npos || (block[end] == '\r' && end + 1 == block.size())) return false;
    if (block.find_first_not_of('\0') < end) --wanted;
    block.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace

Intake::Intake(const Settings& settings)
    : settings_(settings), bytes_wanted_(settings.batch_bytes) {}

std::span<char> Intake::room() {
  if (reader_ && !decoder_) {
    const std::size_t wanted = bytes_wanted_ - std::min(reader_->pending(), bytes_wanted_ - 1);
    const auto room = reader_->room(batch_, wanted);
    return room.first(std::min(room.size(), wanted));
  }
  const std::size_t wanted = reader_ ? settings_.batch_bytes : first_block_bytes;
  if (raw_.size() < raw_size_ + wanted) raw_.resize(raw_size_ + wanted);
  return std::span(raw_).subspan(raw_size_, wanted);
}

void Intake::commit(std::size_t size) {
  bytes_ += size;
  if (size != 0) paused_ = false;
  if (reader_ && !decoder_) {
    reader_->commit(size);
    return;
  }
  raw_size_ += size;
  if (reader_) {
    feed_more();
  } else {
    ascii_size_ = text::skip_ascii(std::string_view(raw_).substr(0, raw_size_), ascii_size_);
  }
}

// Hands the reader a batch of what was collected. Of the first block there may be more: no piece is
// larger than the others for it.
void Intake::feed_more() {
  const std::string_view bytes =
      std::string_view(raw_).substr(fed_, std::min(settings_.batch_bytes, raw_size_ - fed_));
  fed_ += bytes.size();
  if (decoder_) {
    decoded_.clear();
    decoder_->decode(bytes, decoded_);
    reader_->feed(batch_, decoded_);
  } else {
    reader_->feed(batch_, bytes);
  }
  if (fed_ < raw_size_) return;
  fed_ = raw_size_ = 0;
  if (!decoder_) raw_ = {};  // from now on the reader's own memory is read into
}

void Intake::finish() { finished_ = true; }

void Intake::pause() { paused_ = true; }

bool Intake::full() const {
  if (!reader_) return enough_to_judge();
  return fed_ < raw_size_ || reader_->pending() >= bytes_wanted_;
}

bool Intake::fail(Failure failure) {
  failure_ = std::move(failure);
  return false;
}

bool Intake::enough_to_judge() const {
  if (finished_ || raw_size_ >= longest_first_block) return true;
  if (raw_size_ >= first_block_bytes && (settings_.charset || ascii_size_ < raw_size_)) return true;
  // A header alone tells little: there is a row to be given out, too.
  return paused_ && holds_whole_lines(std::string_view(raw_).substr(0, raw_size_),
                                      settings_.has_header ? 2 : 1);
}

bool Intake::take(Piece& piece) {
  piece.copied = 0;
  piece.has_header = false;
  if (failure_ || ended_) return false;
  if (!reader_) {
    if (!enough_to_judge()) {
      piece.batch.clear();
      return true;
    }
    if (!judge()) {
      // What a pause leaves undecided, what is still to come may decide.
      if (!paused_ || finished_ || raw_size_ >= longest_first_block) return false;
      failure_.reset();
      decoder_.reset();
      paused_ = false;
      piece.batch.clear();
      return true;
    }
  }
  if (fed_ < raw_size_) feed_more();
  ended_ = finished_ && raw_size_ == 0;
  if (ended_) finish_reader();
  if (!reader_->split(batch_)) {
    const bool too_long = reader_->failure() == csv::RecordReader::Failure::record_too_long;
    Failure failure{too_long ? Kind::record_too_long : Kind::too_many_fields};
    failure.count = too_long ? settings_.limits.record_bytes : settings_.limits.fields;
    failure.line = reader_->error().place.line;
    failure_ = std::move(failure);
  }
  if (waits_for_header() || batch_.empty()) {  // what came goes on growing where it is
    piece.batch.clear();
  } else {
    std::swap(piece.batch, batch_);
    reader_->pass_on(piece.batch, batch_);
  }
  const std::size_t rest = reader_->pending();
  bytes_wanted_ = settings_.batch_bytes + (rest < settings_.batch_bytes ? 0 : rest);
  if (!piece.batch.empty()) drop_half_record(piece.batch);
  if (!plan_ && !look_for_header(piece)) return false;
  // What was whole before a failure is given out, of a file that can be annotated at all.
  return !failure_ || plan_.has_value();
}

// A last record that the input's end cut is not given out: a name of it may be half of one.
void Intake::drop_half_record(csv::Batch& batch) {
  const csv::Record last = batch[batch.size() - 1];
  const bool is_cut = failure_ && failure_->kind == Kind::cut_character && last.line_end.empty();
  if (!is_cut && !last.unclosed_quote) return;
  if (!is_cut) failure_ = Failure{Kind::unclosed_quote};
  failure_->line = last.line;
  batch.drop_last();
}

void Intake::finish_reader() {
  if (decoder_) {
    decoded_.clear();
    const bool whole = decoder_->finish(decoded_);
    reader_->feed(batch_, decoded_);
    if (!whole) failure_ = Failure{Kind::cut_character};
  }
  reader_->finish();
}

bool Intake::judge() {
  if (!judge_charset()) return false;
  std::string_view block = std::string_view(raw_).substr(0, raw_size_);
  std::string decoded;
  if (text::is_utf16(charset_)) {
    const auto order = charset_ == Charset::utf16_le ? std::endian::little : std::endian::big;
    text::Utf16Decoder(order).decode(block, decoded);
    block = decoded;
    decoder_.emplace(order);
  }
  if (!judge_dialect(block)) return false;
  reader_.emplace(*dialect_, settings_.limits);
  return true;
}

bool Intake::judge_charset() {
  if (settings_.charset) {
    charset_ = *settings_.charset;
    return true;
  }
  const std::string_view block = std::string_view(raw_).substr(0, raw_size_);
  const text::CharsetGuess guess = text::guess_charset(block, finished_);
  if (const auto* found = std::get_if<text::CharsetFound>(&guess)) {
    charset_ = found->charset;
    charset_assumed_ = found->ascii_only;
    return true;
  }
  Failure failure{Kind::charset_refused};
  failure.charset_refusal = std::get<text::CharsetRefusal>(guess);
  if (failure.charset_refusal.against.count != 0) {
    const Position position = position_of(block, failure.charset_refusal.against.offset);
    failure.line = position.line;
    failure.byte = position.byte;
  }
  return fail(std::move(failure));
}

bool Intake::judge_dialect(std::string_view block) {
  const csv::Extent extent = finished_ ? csv::Extent::whole : csv::Extent::partial;
  if (settings_.delimiter) {
    dialect_ = csv::dialect_with(*settings_.delimiter, block, extent);
    return true;
  }
  auto examined = csv::examine(block, extent);
  auto* const found = std::get_if<csv::Dialect>(&examined);
  if (found == nullptr) {
    Failure failure{Kind::delimiter_refused};
    failure.refusal = std::get<csv::Refusal>(std::move(examined));
    return fail(std::move(failure));
  }
  dialect_ = *found;
  return true;
}

// Empty lines and a `sep=` line.
bool Intake::may_stand_before_header(const csv::Record& record) const {
  return record.bytes.empty() || (dialect_->sep_line && record.number == 1);
}

// What stands before the header is not given out without it, as the file may yet be refused; but
// not without bound.
bool Intake::waits_for_header() {
  if (plan_ || ended_ || failure_) return false;
  while (before_header_ < batch_.size() && may_stand_before_header(batch_[before_header_])) {
    ++before_header_;
  }
  const bool waits = before_header_ == batch_.size() && batch_.bytes() < longest_first_block;
  if (!waits) before_header_ = 0;
  return waits;
}

// Passes what stands before the header.
bool Intake::look_for_header(Piece& piece) {
  for (std::size_t i = 0; i < piece.batch.size(); ++i) {
    const csv::Record record = piece.batch[i];
    if (may_stand_before_header(record)) {
      ++piece.copied;
      continue;
    }
    if (!plan_for(record)) return false;
    piece.has_header = settings_.has_header;
    return true;
  }
  return true;
}

bool Intake::plan_for(const csv::Record& first) {
  // A title, or one column whose cells hold what looks like a delimiter.
  if (settings_.has_header && !settings_.delimiter && first.field_count() == 1 &&
      dialect_->first_stands_alone && dialect_->fields > 1) {
    Failure failure{Kind::header_alone};
    failure.line = first.line;
    failure.count = dialect_->fields;
    return fail(std::move(failure));
  }
  Plan plan;
  plan.charset = charset_;
  plan.charset_assumed = charset_assumed_;
  plan.dialect = *dialect_;
  plan.fields = first.field_count();
  plan.columns = settings_.columns;
  plan.accept_suggestion = settings_.accept_suggestion;
  plan.escape_formulas = settings_.escape_formulas;
  auto chosen = choose_columns(first, settings_, plan.row_charset());
  if (auto* failure = std::get_if<Failure>(&chosen)) return fail(std::move(*failure));
  plan.chosen = std::get<ChosenColumns>(std::move(chosen));
  plan.places.resize(plan.columns.size());
  for (const OwnColumn& own : plan.chosen.own) {
    if (own.index == plan.chosen.name) {
      Failure failure{Kind::own_column_read};
      failure.asked = own.column.key();
      return fail(std::move(failure));
    }
    const auto at = std::find(plan.columns.begin(), plan.columns.end(), own.column);
    if (at == plan.columns.end()) {  // not asked for, but it would be out of date
      plan.columns.push_back(own.column);
      plan.places.emplace_back(own.index);
    } else {
      plan.places[static_cast<std::size_t>(at - plan.columns.begin())] = own.index;
    }
    plan.replaces = true;
  }
  plan_ = std::move(plan);
  return true;
}

}  // namespace zonage::annotate
