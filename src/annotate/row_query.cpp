#include "annotate/row_query.h"

#include <algorithm>

#include "annotate/code_cell.h"
#include "base/ascii.h"
#include "base/codes.h"
#include "render/fields.h"
#include "text/fold.h"
#include "text/space.h"
#include "text/utf8.h"

namespace zonage::annotate {
namespace {

using resolve::Answer;
using resolve::Problem;
using text::trim_spaces;

constexpr std::size_t longest_quotation = 60;  // code points of a cell that a note repeats

// Bytes that are no text become U+FFFD.
void append_quotation(std::string_view cell, std::string& out) {
  std::size_t end = 0;
  for (std::size_t points = 0; end < cell.size() && points < longest_quotation; ++points) {
    text::append_utf8(text::next_code_point(cell, end), out);
  }
  if (end < cell.size()) out += "…";
}

bool is_text(std::string_view cell) {
  return text::first_invalid_utf8(cell) == cell.size() && cell.find('\0') == cell.npos;
}

}  // namespace

std::string& RowQuery::new_note() {
  if (!notes_.empty()) notes_ += '|';
  return notes_;
}

// What a cell says: not the spaces around it, nor a dash or the like that stands for nothing.
std::string_view RowQuery::said_in(std::string_view cell) {
  return is_nothing(cell) ? std::string_view() : trim_spaces(cell);
}

// Nothing where it is none, which is noted. Spreadsheets drop its leading zero.
std::string_view RowQuery::read_postal_code(std::string_view cell) {
  const std::string_view typed = said_in(cell);
  if (typed.empty()) return {};
  padded_ = typed.size() == 4 ? "0" : "";
  padded_ += typed;
  if (resolve::parse_postal_code(padded_)) return padded_;
  bare_code(without_postal_words(typed), padded_);
  if (padded_.size() == 4) padded_.insert(0, 1, '0');
  if (resolve::parse_postal_code(padded_)) return padded_;
  append_quotation(typed, new_note());
  notes_ += " n'est pas un code postal";
  return {};
}

// `59.0`, as spreadsheets write what they take for a number; else as it comes.
std::string_view RowQuery::read_department(std::string_view cell) {
  const std::string_view typed = said_in(cell);
  const std::string_view whole = without_decimals(typed);
  return parse_department_code(whole) ? whole : typed;
}

RowStatus RowQuery::ask(const RowCells& cells) {
  notes_.clear();
  unreadable_ = !is_text(cells.name) || !is_text(cells.department) || !is_text(cells.postal_code) ||
                !is_text(cells.insee_code);
  const std::string_view code = said_in(cells.insee_code);

  if (!code.empty()) {
    const bool plain = parse_insee_code(code).has_value();
    if (!plain) bare_code(code, bare_);
    if (plain || parse_insee_code(bare_)) {
      ask_by_code(plain ? code : bare_, cells);
      return row_status_of(answer_.status);
    }
    append_quotation(code, new_note());
    notes_ += " n'est pas un code INSEE";
  }
  if (is_nothing(cells.name)) {  // a postal code alone tells no commune
    if (code.empty()) return RowStatus::empty;
    answer_ = {};
    return RowStatus::unknown;
  }
  const std::string_view department = read_department(cells.department);
  const std::string_view postal_code = read_postal_code(cells.postal_code);
  resolver_.lookup({.text = cells.name,
                    .department = department,
                    .postal_code = postal_code,
                    .accept_suggestion = accept_suggestion_},
                   answer_);
  if (answer_.problem != Problem::none) {
    if (answer_.problem == Problem::empty && code.empty()) return RowStatus::empty;  // `(62)`
    if (answer_.problem == Problem::empty) return RowStatus::unknown;
    note_problem(cells.name);
    return RowStatus::unknown;
  }
  return row_status_of(answer_.status);
}

void RowQuery::answer_with(std::uint32_t body) {
  notes_.clear();
  unreadable_ = false;
  answer_.status = Status::found;
  answer_.bodies.assign(1, body);
  answer_.corrections.clear();
  answer_.suggestions.clear();
}

// A code that does not exist is not answered by the name: 99134 is Spain, and Valence another town.
void RowQuery::ask_by_code(std::string_view code, const RowCells& cells) {
  resolver_.lookup({.text = code, .is_code = true}, answer_);
  if (answer_.status != Status::found) {
    append_quotation(code, new_note());
    notes_ += " : code INSEE inconnu";
    return;
  }
  const std::uint32_t body = answer_.bodies.front();
  const auto contradicts = [&](std::string_view cell, std::string_view what) {
    append_quotation(trim_spaces(cell), new_note());
    notes_ += what;
    render::append_candidate(table(), body, notes_);
    notes_ += " : le code l'emporte";
  };
  if (!bears_name(body, code, cells.name)) contradicts(cells.name, " n'est pas un nom de ");
  // Asked again with the other cells: what they do not let pass, they contradict.
  const std::string_view department = read_department(cells.department);
  if (!department.empty()) {
    resolver_.lookup({.text = code, .department = department, .is_code = true}, check_);
    if (check_.status != Status::found) {
      contradicts(cells.department, " n'est pas le département de ");
    }
  }
  const std::string_view postal_code = read_postal_code(cells.postal_code);
  if (!postal_code.empty()) {
    resolver_.lookup({.text = code, .postal_code = postal_code, .is_code = true}, check_);
    if (check_.status != Status::found) {
      contradicts(cells.postal_code, " n'est pas un code postal de ");
    }
  }
}

// Whether the name is or was that of the body, of what it lies in or of what lies in it. Every name
// counts, not only the first tier's: the code has decided already.
bool RowQuery::bears_name(std::uint32_t body, std::string_view code, std::string_view name) {
  if (is_nothing(name)) return true;  // nothing is said that could contradict
  const std::string canonical = parse_insee_code(code).value_or("");
  const auto same_place = [&](std::uint32_t other) {
    const auto bodies = table().bodies();
    if (other == body || bodies[other].current == body || bodies[body].current == other) {
      return true;
    }
    const auto rows = table().find_code(canonical);
    return std::any_of(rows.begin(), rows.end(),
                       [&](const dataset::CodeRow& row) { return row.body == other; });
  };
  const auto is_name_of_it = [&](std::string_view text) {
    text::fold(text, key_);
    const dataset::KeyRow* row = table().find_key(key_);
    if (row == nullptr) return false;
    const auto postings = table().names_with(*row);
    return std::any_of(postings.begin(), postings.end(),
                       [&](std::uint32_t n) { return same_place(table().names()[n].body); });
  };
  if (is_name_of_it(name)) return true;
  const resolve::ParsedQuery parsed = resolve::parse_query(name);
  if (parsed.problem == Problem::none && is_name_of_it(parsed.name)) {
    const auto others = table().find_code(parsed.number);
    const bool other_code = !parsed.has_postal_words && !others.empty() &&
                            !same_place(others.front().body) && !is_postal_code(parsed.number);
    return !other_code && lies_where_said(canonical, parsed);
  }
  // Written in a way that only the resolver can read (`62400 BETHUNE CEDEX`, a code).
  // Who is meant by a code alone that the name does not go with is none of its bearers.
  resolver_.lookup({.text = name}, reading_);
  const bool contradicts_itself = std::any_of(
      reading_.corrections.begin(), reading_.corrections.end(),
      [](const auto& each) { return each.kind == resolve::CorrectionKind::number_off; });
  return !contradicts_itself &&
         std::any_of(reading_.bodies.begin(), reading_.bodies.end(), same_place);
}

// Whether the code's commune is where a name places it: `Saint-Denis (974)`, `97400 Saint-Denis`.
bool RowQuery::lies_where_said(std::string_view code, const resolve::ParsedQuery& parsed) {
  for (const std::string_view department : {parsed.in_front, parsed.department}) {
    if (department.empty()) continue;
    resolver_.lookup({.text = code, .department = department, .is_code = true}, reading_);
    // What is no département says nothing: `Marseille (6e)`.
    if (reading_.status != Status::found && reading_.problem == Problem::none) return false;
  }
  if (parsed.number.empty() || parsed.number == code) return true;
  if (!is_postal_code(parsed.number)) {
    // A firm's own: what it begins with is the département's.
    return zonage::in_department(zonage::department_of(parsed.number), code);
  }
  resolver_.lookup({.text = code, .postal_code = parsed.number, .is_code = true}, reading_);
  return reading_.status == Status::found;
}

bool RowQuery::is_postal_code(std::string_view number) const {
  const auto postal = resolve::parse_postal_code(number);
  return postal && !table().find_postal(*postal).empty();
}

bool RowQuery::is_nothing(std::string_view name) {
  const bool plain =
      std::any_of(name.begin(), name.end(), [](char c) { return is_digit(c) || is_letter(c); });
  if (plain) return false;
  text::fold(name, key_);
  return key_.empty() && is_text(name);
}

void RowQuery::note_problem(std::string_view name) {
  switch (answer_.problem) {
    case Problem::unknown_department:
      append_quotation(answer_.problem_detail, new_note());
      notes_ += " : département inconnu";
      break;
    case Problem::departments_differ:
      append_quotation(answer_.problem_detail, new_note());
      notes_ += " : deux départements";
      break;
    case Problem::too_long:
      append_quotation(trim_spaces(name), new_note());
      notes_ += " : trop long pour un nom";
      break;
    case Problem::nul:
    case Problem::invalid_utf8:
      append_quotation(trim_spaces(name), new_note());
      notes_ += " : octets illisibles";
      break;
    // coverage: unreachable: no problem, or that of a row that is `vide`
    case Problem::none:
    case Problem::empty:
      break;
  }
}

}  // namespace zonage::annotate
