#include "annotate/row_writer.h"

#include <algorithm>
#include <array>
#include <limits>

#include "csv/field.h"
#include "csv/writer.h"
#include "text/charset.h"

namespace zonage::annotate {
namespace {

// The next of our own cells, with the delimiter in front of it; `cells` moves past it.
std::string_view take_cell(std::string_view& cells, char delimiter) {
  bool quoted = false;
  std::size_t end = 1;
  while (end < cells.size() && (quoted || cells[end] != delimiter)) quoted ^= cells[end++] == '"';
  const std::string_view cell = cells.substr(0, end);
  cells.remove_prefix(end);
  return cell;
}

// A column that is read, so that its cell is what the user would have to correct.
bool is_read(std::size_t field, const ChosenColumns& chosen) {
  return field == chosen.insee_code || field == chosen.department || field == chosen.postal_code;
}

// The record with some of its fields replaced and the other cells behind it. Where nothing was
// found by a field of ours that is read, it stays.
void append_replaced(const csv::Record& record, const Plan& plan, std::string_view cells,
                     RowStatus status, Bytes& out) {
  std::array<std::string_view, most_columns> own{};
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    own.at(i) = take_cell(cells, plan.dialect.delimiter);
  }
  std::size_t copied = 0;  // of the record's bytes
  for (std::size_t field = 0; field < record.field_count(); ++field) {
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
      if (plan.places[i] != field) continue;
      if (status != RowStatus::found && is_read(field, plan.chosen)) continue;
      const std::size_t begin = record.field_begin(field);
      out.append(record.bytes.substr(copied, begin - copied));
      out.append(own.at(i).substr(1));
      copied = begin + record.field(field).size();
    }
  }
  out.append(record.bytes.substr(copied));
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    if (!plan.places[i]) out.append(own.at(i));
  }
}

}  // namespace

void append_header(const csv::Record& header, const Plan& plan, Bytes& out) {
  std::string cells;
  for (const render::OutColumn& column : plan.columns) {
    csv::append_cell(cells, column.key(), plan.dialect.delimiter);
  }
  if (plan.replaces) {
    append_replaced(header, plan, cells, RowStatus::found, out);
  } else {
    out.append(header.bytes);
    out.append(cells);
  }
  out.append(header.line_end);
}

RowWriter::RowWriter(const dataset::Table& table, const Plan& plan, std::size_t memory)
    : plan_(plan), query_(table, plan.accept_suggestion), shortcut_(table), memo_(memory) {
  write_cells(RowStatus::malformed);
  malformed_ = cells_;
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    if (plan_.columns[i].is(render::Column::status)) status_place_ = plan_.places[i];
  }
}

// A short row that was filled up by an earlier run says so itself: its cells may stand in the wrong
// columns, until somebody who put them right empties that cell.
bool RowWriter::is_whole(const csv::Record& record) const {
  if (record.field_count() != plan_.fields) return false;
  if (!status_place_) return true;
  std::string_view said = record.field(*status_place_);
  if (said.size() > 1 && said.front() == '"') said = said.substr(1, said.size() - 2);
  return said != key_of(RowStatus::malformed);
}

void RowWriter::expect(std::span<const csv::Record> records) {
  next_ = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    Expected& expected = expected_[i];
    expected.record = records[i];
    if (!is_whole(expected.record)) continue;
    expected.question = memo_.begin(asked(expected.record, expected.joined));
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (is_whole(expected_[i].record)) memo_.follow(expected_[i].question);
  }
  recall(records.size());
}

// What is remembered; other names are sent on the short way.
void RowWriter::recall(std::size_t count) {
  const ChosenColumns& chosen = plan_.chosen;
  const bool short_ways = !chosen.postal_code && !chosen.insee_code;
  bool any = false;
  written_ = memo_.written();
  for (std::size_t i = 0; i < count; ++i) {
    Expected& expected = expected_[i];
    expected.on_its_way = false;
    if (!is_whole(expected.record)) continue;
    expected.remembered = memo_.find(expected.question, expected.kept);
    if (expected.remembered || !short_ways) continue;
    expected.on_its_way = shortcut_.step_1(
        value_in(expected.record, chosen.name, name_scratch_, name_),
        value_in(expected.record, chosen.department, department_scratch_, department_),
        expected.way);
    any |= expected.on_its_way;
  }
  if (!any) return;
  const auto each = [&](auto step) {
    for (std::size_t i = 0; i < count; ++i) {
      if (expected_[i].on_its_way) (shortcut_.*step)(expected_[i].way);
    }
  };
  each(&resolve::Shortcut::step_2);
  each(&resolve::Shortcut::step_3);
  each(&resolve::Shortcut::step_4);
}

RowOutcome RowWriter::append_next(const csv::Record& record, Bytes& out) {
  const Expected& expected = expected_[next_++];
  if (record.bytes.empty()) {
    out.append(record.line_end);
    return {};
  }
  if (!is_whole(record)) {
    append_malformed(record, out);
    out.append(record.line_end);
    return {};
  }
  const Memo::Kept kept = answer(expected);
  if (plan_.replaces) {
    append_replaced(record, plan_, kept.cells, kept.outcome.status, out);
  } else {
    out.append(record.bytes);
    out.append(kept.cells);
  }
  out.append(record.line_end);
  return kept.outcome;
}

void RowWriter::append_malformed(const csv::Record& record, Bytes& out) const {
  const char delimiter = plan_.dialect.delimiter;
  out.append(record.bytes);
  if (!plan_.replaces) {
    const std::size_t had = record.field_count();
    if (had < plan_.fields) out.append(plan_.fields - had, delimiter);
    out.append(malformed_);
    return;
  }
  // What it has stays: which of its fields are ours cannot be told.
  std::array<std::string_view, most_columns> own{};
  std::string_view cells = malformed_;
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) own.at(i) = take_cell(cells, delimiter);
  for (std::size_t field = record.field_count(); field < plan_.fields; ++field) {
    const auto place = std::find(plan_.places.begin(), plan_.places.end(), field);
    if (place == plan_.places.end()) {
      out.append(1, delimiter);
    } else {
      out.append(own.at(static_cast<std::size_t>(place - plan_.places.begin())));
    }
  }
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    if (!plan_.places[i]) out.append(own.at(i));
  }
}

Memo::Kept RowWriter::answer(const Expected& expected) {
  Memo::Kept kept = expected.kept;
  const bool remembered =
      written_ == memo_.written() ? expected.remembered : memo_.find(expected.question, kept);
  if (remembered) return kept;
  const std::uint32_t commune =
      expected.on_its_way ? shortcut_.arrive(expected.way) : dataset::none;
  if (commune != dataset::none) {
    query_.answer_with(commune);
    kept.outcome = write_answer(RowStatus::found);
  } else {
    kept.outcome = work_out(expected.record);
  }
  kept.cells = cells_;
  memo_.keep(expected.question, kept.outcome, kept.cells);
  return kept;
}

// The cells that are read, as they are written; a delimiter between two cannot stand in either.
std::string_view RowWriter::asked(const csv::Record& record, std::string& joined) const {
  const ChosenColumns& chosen = plan_.chosen;
  if (!chosen.department && !chosen.postal_code && !chosen.insee_code) {
    return record.field(*chosen.name);
  }
  if (chosen.name && chosen.department == *chosen.name + 1 && !chosen.postal_code &&
      !chosen.insee_code) {  // as they stand, side by side
    const char* const begin = record.field(*chosen.name).data();
    const std::string_view last = record.field(*chosen.department);
    return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
  }
  joined.clear();
  for (const auto& index :
       {chosen.name, chosen.department, chosen.postal_code, chosen.insee_code}) {
    if (!index) continue;
    joined += record.field(*index);
    joined += plan_.dialect.delimiter;
  }
  return joined;
}

std::string_view RowWriter::value_in(const csv::Record& record, std::optional<std::size_t> index,
                                     std::string& scratch, std::string& decoded) {
  if (!index) return {};
  const std::string_view value = csv::value_of(record.field(*index), scratch);
  if (!text::is_single_byte(plan_.charset)) return value;
  decoded.clear();
  text::append_decoded(plan_.charset, value, decoded);
  return decoded;
}

// Leaves the cells in cells_.
RowOutcome RowWriter::work_out(const csv::Record& record) {
  const ChosenColumns& chosen = plan_.chosen;
  return write_answer(
      query_.ask({value_in(record, chosen.name, name_scratch_, name_),
                  value_in(record, chosen.department, department_scratch_, department_),
                  value_in(record, chosen.postal_code, postal_scratch_, postal_code_),
                  value_in(record, chosen.insee_code, insee_scratch_, insee_code_)}));
}

RowOutcome RowWriter::write_answer(RowStatus status) {
  RowOutcome outcome;
  outcome.status = status;
  substitutions_ = 0;
  write_cells(outcome.status);
  const resolve::Answer& answer = query_.answer();
  outcome.repaired = outcome.status == RowStatus::found &&
                     (!answer.corrections.empty() || !query_.notes().empty());
  outcome.unreadable = query_.unreadable();
  outcome.substitutions = static_cast<std::uint8_t>(
      std::min<std::size_t>(substitutions_, std::numeric_limits<std::uint8_t>::max()));
  return outcome;
}

void RowWriter::write_cells(RowStatus status) {
  const bool has_answer = status != RowStatus::malformed && status != RowStatus::empty;
  const render::Row row{query_.table(), query_.answer()};
  cells_.clear();
  for (const render::OutColumn& column : plan_.columns) {
    cell_.clear();
    if (column.is(render::Column::status)) {
      cell_ = key_of(status);
    } else if (has_answer) {
      if (column.is(render::Column::correction) && !query_.notes().empty()) {
        cell_ = query_.notes();
        cell_ += '|';
        render::append_cell(row, column, cell_);
        if (cell_.ends_with('|')) cell_.pop_back();
      } else {
        render::append_cell(row, column, cell_);
      }
    }
    if (text::is_single_byte(plan_.charset)) {
      encoded_.clear();
      substitutions_ += text::append_encoded(plan_.charset, cell_, encoded_);
      csv::append_cell(cells_, encoded_, plan_.dialect.delimiter);
    } else {
      csv::append_cell(cells_, cell_, plan_.dialect.delimiter);
    }
  }
}

}  // namespace zonage::annotate
