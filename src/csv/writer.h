// Cells of our own, put after a record's bytes (which are copied, never written anew).
// Thread safety: functions without state.
#pragma once

#include <string>
#include <string_view>

namespace zonage::csv {

// Appends one value as a field. It is quoted where it must be: when it holds the delimiter, a
// quote, CR or LF, or begins or ends with a space. A value that a spreadsheet could take for a
// formula (beginning with = + - @, wide forms too) or that begins with an ASCII control character
// (TAB and CR among them) gets a space in front, and so quotes; names, codes and zones never begin
// so.
void append_value(std::string& out, std::string_view value, char delimiter);

// The delimiter, then the value: one more cell at the end of a record.
void append_cell(std::string& out, std::string_view value, char delimiter);

}  // namespace zonage::csv
