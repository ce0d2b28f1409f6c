// Cells of our own, put after a record's bytes (which are copied, never written anew).
// Thread safety: functions without state.
#pragma once

#include <string>
#include <string_view>

namespace zonage::csv {

// Whether a spreadsheet could take a value for a formula (it begins with = + - @, wide forms too,
// and is no negative number), or it begins with an ASCII control character (TAB and CR among them).
bool starts_dangerously(std::string_view value);

// Appends one value as a field. It is quoted where it must be: when it holds the delimiter, a
// quote, CR or LF, or begins or ends with a space. One that starts dangerously gets a space in
// front, and so quotes; names, codes and zones never begin so.
void append_value(std::string& out, std::string_view value, char delimiter);

// The delimiter, then the value: one more cell at the end of a record.
void append_cell(std::string& out, std::string_view value, char delimiter);

}  // namespace zonage::csv
