// What a postal line says beside the name: `BP 12 - 59000 LILLE CEDEX 9`, `F-59000 Lille`,
// `Lille BP 12 59000 CEDEX`, `59 000 Lille`. No commune bears a name with a word of these
// (tests/dataset/names_loosened_test.cpp). Views into the text. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace zonage::resolve {

struct PostalLine {
  std::string_view name;          // what is left
  std::string number;             // five characters: a postal code, or a code INSEE
  std::string_view in_front;      // a département's code in front of the name
  bool begins_with_code = false;  // the number, or in_front, stands before the name
  bool has_postal_words = false;  // a box (BP, CS, TSA) or CEDEX: the number is a postal code
  bool zero_restored = false;     // `6000 Nice` was read as 06000

  bool is_bare() const { return name.empty() && (has_postal_words || !number.empty()); }
};

// Takes off what stands behind the name, and adds it to `line`; what is left becomes its name. A
// line has one number: what says another one stays in the name.
void take_behind(std::string_view text, PostalLine& line);

// Likewise what stands in front.
void take_in_front(std::string_view text, PostalLine& line);

// Both.
PostalLine read_postal_line(std::string_view text);

}  // namespace zonage::resolve
