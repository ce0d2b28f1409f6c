// One row's cells -> one answer. The resolver answers; this decides which cell is asked: a code
// INSEE wins over the name (a name that it contradicts is told), département and postal code narrow
// the name, an accepted suggestion becomes the answer. What is done to get there is told in notes.
//
// Thread safety: a RowQuery holds scratch memory: one per thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "annotate/row_status.h"
#include "dataset/table.h"
#include "resolve/resolver.h"

namespace zonage::annotate {

// What the cells say, quotes undone; a column that was not chosen is empty.
struct RowCells {
  std::string_view name{};
  std::string_view department{};
  std::string_view postal_code{};
  std::string_view insee_code{};
};

class RowQuery {
 public:
  RowQuery(const dataset::Table& table, bool accept_suggestion)
      : resolver_(table), accept_suggestion_(accept_suggestion) {}

  // Found, ambiguous, unknown or empty.
  RowStatus ask(const RowCells& cells);
  // As if a name that needs no repair had been asked, of this commune.
  void answer_with(std::uint32_t body);

  // Until the next ask(). Not to be shown for an empty row.
  const resolve::Answer& answer() const { return answer_; }
  // For `zonage_correction`, before what the answer itself tells; several are joined by `|`.
  std::string_view notes() const { return notes_; }
  // Whether one of the cells holds bytes that are no text.
  bool unreadable() const { return unreadable_; }
  const dataset::Table& table() const { return resolver_.table(); }

 private:
  void ask_by_code(std::string_view code, const RowCells& cells);
  bool bears_name(std::uint32_t body, std::string_view code, std::string_view name);
  bool is_postal_code(std::string_view number) const;
  bool lies_where_said(std::string_view code, const resolve::ParsedQuery& parsed);
  std::string_view said_in(std::string_view cell);
  std::string_view read_postal_code(std::string_view cell);
  std::string_view read_department(std::string_view cell);
  // Neither a letter nor a digit in it.
  bool is_nothing(std::string_view name);
  void note_problem(std::string_view name);
  std::string& new_note();

  resolve::Resolver resolver_;
  const bool accept_suggestion_;
  resolve::Answer answer_;
  resolve::Answer check_;
  resolve::Answer reading_;  // of a name that stands beside a code
  std::string notes_;
  bool unreadable_ = false;
  std::string key_;
  std::string padded_;
  std::string bare_;  // an INSEE code that a spreadsheet took for a number
};

}  // namespace zonage::annotate
