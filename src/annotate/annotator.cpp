#include "annotate/annotator.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "text/utf8.h"

namespace zonage::annotate {
namespace {

using Kind = Failure::Kind;

// Where a byte stands: lines end with LF, CRLF or CR.
struct Position {
  std::uint64_t line;
  std::uint64_t byte;  // in the line, from 1
};

Position position_of(std::string_view bytes, std::size_t at, std::uint64_t first_line) {
  Position position{first_line, 1};
  for (std::size_t i = 0; i < at; ++i) {
    const bool ends = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    position.line += ends ? 1 : 0;
    position.byte = ends ? 1 : position.byte + 1;
  }
  return position;
}

// The first byte that is a NUL or no UTF-8.
std::optional<Failure> wrong_byte(std::string_view bytes, std::uint64_t first_line) {
  const std::size_t nul = bytes.find('\0');
  const std::size_t invalid = text::first_invalid_utf8(bytes);
  const std::size_t at = std::min(nul, invalid);
  if (at >= bytes.size()) return std::nullopt;
  const Position position = position_of(bytes, at, first_line);
  Failure failure{at == nul ? Kind::nul : Kind::not_utf8};
  failure.line = position.line;
  failure.byte = position.byte;
  failure.value = static_cast<unsigned char>(bytes[at]);
  return failure;
}

// Without a character that the block's end cuts, which is no fault yet.
std::string_view whole_characters(std::string_view block) {
  const std::size_t invalid = text::first_invalid_utf8(block);
  const bool near_end = block.size() - invalid < 4;
  const bool may_go_on =
      invalid < block.size() && near_end && static_cast<unsigned char>(block[invalid]) >= 0xC2;
  return may_go_on ? block.substr(0, invalid) : block;
}

bool holds_whole_line(std::string_view block) {
  const std::size_t end = block.find_first_of("\r\n");
  return end != block.npos && (block[end] == '\n' || end + 1 < block.size());
}

}  // namespace

std::span<char> Annotator::room() {
  if (reader_) return reader_->room();
  if (first_block_.size() < first_size_ + first_block_bytes) {
    first_block_.resize(first_size_ + first_block_bytes);
  }
  return std::span(first_block_).subspan(first_size_);
}

void Annotator::commit(std::size_t size) {
  if (reader_) {
    reader_->commit(size);
  } else {
    first_size_ += size;
  }
  if (size != 0) paused_ = false;
}

void Annotator::finish() {
  finished_ = true;
  if (reader_) reader_->finish();
}

void Annotator::pause() { paused_ = true; }

std::size_t Annotator::memory() const {
  return first_block_.capacity() + (reader_ ? reader_->memory() : 0);
}

bool Annotator::fail(Failure failure) {
  failure_ = std::move(failure);
  return false;
}

bool Annotator::advance(std::string& out, std::string* unresolved) {
  if (failure_) return false;
  const std::size_t out_before = out.size();
  const std::size_t unresolved_before = unresolved != nullptr ? unresolved->size() : 0;
  if (step(out, unresolved)) return true;
  if (failure_ && !plan_) {  // a table that cannot be annotated at all: nothing of it is given out
    out.resize(out_before);
    if (unresolved != nullptr) unresolved->resize(unresolved_before);
  }
  return false;
}

bool Annotator::step(std::string& out, std::string* unresolved) {
  if (!reader_) {
    const std::string_view block(first_block_.data(), first_size_);
    const bool enough =
        finished_ || first_size_ >= first_block_bytes || (paused_ && holds_whole_line(block));
    if (!enough) return true;
    if (!start(out, unresolved)) return false;
  }
  while (true) {
    switch (reader_->next()) {
      case csv::Step::record:
        if (!take(reader_->record(), out, unresolved)) return false;
        break;
      case csv::Step::starved:
        return true;
      case csv::Step::end:
        return false;
      case csv::Step::failed: {
        const bool too_long = reader_->failure() == csv::RecordReader::Failure::record_too_long;
        Failure failure{too_long ? Kind::record_too_long : Kind::too_many_fields};
        failure.count = too_long ? settings_.limits.record_bytes : settings_.limits.fields;
        failure.line = reader_->error().place.line;
        return fail(std::move(failure));
      }
    }
  }
}

bool Annotator::start(std::string& out, std::string* unresolved) {
  if (!find_dialect()) return false;
  reader_.emplace(*dialect_, settings_.limits);
  reader_->feed({first_block_.data(), first_size_});
  if (finished_) reader_->finish();
  first_block_ = {};
  if (dialect_->bom) {
    out += csv::utf8_bom;
    if (unresolved != nullptr) *unresolved += csv::utf8_bom;
  }
  return true;
}

bool Annotator::find_dialect() {
  const std::string_view block(first_block_.data(), first_size_);
  if (auto failure = wrong_byte(finished_ ? block : whole_characters(block), 1)) {
    return fail(std::move(*failure));
  }
  auto examined = csv::examine(block, finished_ ? csv::Extent::whole : csv::Extent::partial);
  auto* const found = std::get_if<csv::Dialect>(&examined);
  if (settings_.delimiter) {
    dialect_.emplace();
    dialect_->bom = block.starts_with(csv::utf8_bom);
    if (found != nullptr) *dialect_ = *found;  // line ends, and a first line `sep=;`
    dialect_->delimiter = *settings_.delimiter;
    dialect_->one_column = false;
    return true;
  }
  if (found == nullptr) {
    Failure failure{Kind::delimiter_refused};
    failure.refusal = std::get<csv::Refusal>(std::move(examined));
    return fail(std::move(failure));
  }
  dialect_ = *found;
  return true;
}

bool Annotator::check_text(const csv::Record& record) {
  if (auto failure = wrong_byte(record.bytes, record.line)) return fail(std::move(*failure));
  return true;
}

bool Annotator::take(const csv::Record& record, std::string& out, std::string* unresolved) {
  if (!check_text(record)) return false;
  if (record.unclosed_quote) {
    Failure failure{Kind::unclosed_quote};
    failure.line = record.line;
    return fail(std::move(failure));
  }
  line_reached_ = record.line;
  if (record.bytes.empty()) {
    out += record.line_end;
    return true;
  }
  if (!plan_) return take_first(record, out, unresolved);
  const RowStatus status = writer_->append(record, out);
  account_.count(status);
  if (unresolved != nullptr && status != RowStatus::found) {
    *unresolved += record.bytes;
    *unresolved += record.line_end;
  }
  return true;
}

// A `sep=` line, then the header (or the first row, which tells the number of fields).
bool Annotator::take_first(const csv::Record& record, std::string& out, std::string* unresolved) {
  const bool is_sep_line = dialect_->sep_line && record.number == 1;
  if (!is_sep_line) {
    auto chosen = choose_columns(record, settings_);
    if (auto* failure = std::get_if<Failure>(&chosen)) return fail(std::move(*failure));
    plan_.emplace(Plan{dialect_->delimiter, record.field_count(), std::get<ChosenColumns>(chosen),
                       settings_.columns, settings_.accept_suggestion});
    writer_.emplace(table_, *plan_);
    if (!settings_.has_header) return take(record, out, unresolved);
    append_header(record, *plan_, out);
  } else {
    out += record.bytes;
    out += record.line_end;
  }
  if (unresolved != nullptr) {
    *unresolved += record.bytes;
    *unresolved += record.line_end;
  }
  return true;
}

}  // namespace zonage::annotate
