// Cells of the user's that a spreadsheet would take for formulas, made plain text on request. A
// spreadsheet that opens a CSV file computes a cell that begins with = + - @, and some do after a
// tab, a line end or a full-width sign; such a formula can send the other cells away. An apostrophe
// in front, which OWASP advises, makes it text; a space in front, which some imports take off, may
// not.
//
// No formula, and left as it is: a sign alone, and a plain number: a sign, digits, perhaps in
// groups with single spaces between them, perhaps a decimal point or comma and digits (-5, -1
// 234,5, +33123456789). Thread safety: one Formulas belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "csv/batch.h"

namespace zonage::annotate {

// `value`: without its quotes, as UTF-8 or in a single-byte character set.
bool starts_formula(std::string_view value, bool utf8);

class Formulas {
 public:
  explicit Formulas(bool utf8) : utf8_(utf8) {}

  // The record with an apostrophe in front of each such cell, within its quotes where it has some;
  // itself when there is none. Valid until the next call, and as long as `record`.
  csv::Record escaped(const csv::Record& record);

  // Cells so far.
  std::uint64_t count() const { return count_; }

 private:
  const bool utf8_;
  std::uint64_t count_ = 0;
  std::vector<std::size_t> found_;  // the fields
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
  std::string scratch_;
};

}  // namespace zonage::annotate
