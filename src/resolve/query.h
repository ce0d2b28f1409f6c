// What a person typed, taken apart: `Saint-Denis (93)`, `Saint-Denis, 93`, `93 Saint-Denis`, a
// postal line (resolve/postal_line.h) or an address that ends in one, an INSEE code. Only the shape
// is judged here; whether there is such a commune or département is the resolver's affair. Views
// into the query. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zonage::resolve {

// Longer than any name with its département by far; what is longer is no query.
inline constexpr std::size_t longest_query = 1000;

enum class Problem : std::uint8_t {
  none,
  empty,  // nothing but separators
  nul,    // holds a NUL byte
  invalid_utf8,
  too_long,  // more than longest_query bytes
  unknown_department,
  departments_differ,  // two départements are given, not the same
};

struct ParsedQuery {
  Problem problem = Problem::none;
  std::string_view whole;       // the name with its département; empty when the query is a code
  std::string_view name;        // what is left of it without codes and département
  std::string_view in_front;    // a département's code in front of the name
  std::string_view lead;        // what stands before a postal line: `1 rue X, 59000 Lille`
  std::string_view department;  // set apart: its code or name as typed, or something else
  std::string number;           // five characters beside the name: a postal or an INSEE code
  std::optional<std::string> code;  // canonical code INSEE, when the query is one
  bool in_france = false;           // so it says: no municipality of Belgium
  bool has_postal_words = false;    // BP, CEDEX and the like, left out: a number is a postal code
  bool zero_restored = false;       // `1004` was read as 01004, or `6000 Nice` as 06000
};

ParsedQuery parse_query(std::string_view text);

// Five digits; nothing otherwise.
std::optional<std::uint32_t> parse_postal_code(std::string_view text);

}  // namespace zonage::resolve
