// The official codes. A commune's code INSEE has five characters, digits but for Corsica's second
// (2A004, 2B033); a département's is its first two, or three where they are 97 or 98. Belgian
// municipalities bear five-digit NIS codes, which would be taken for INSEE codes: the tables keep
// them as `B` + five digits (B34022), six characters that no INSEE code can be.
// Thread safety: plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zonage {

// The commune's code in canonical form: letters in upper case, the leading zero that spreadsheets
// drop put back (`1004` -> `01004`). Nothing when it cannot be a code.
std::optional<std::string> parse_insee_code(std::string_view text);

// `01`, `2A`, `974`; case and a dropped leading zero as above, or one too many (`059`), as codes of
// three characters are written. Only the form is judged.
std::optional<std::string> parse_department_code(std::string_view text);

// The département code that a commune's code begins with. `code` must be canonical.
std::string_view department_of(std::string_view code);

// Whether a commune's code lies in a département as old lists number it: `20` is both of Corsica's.
bool in_department(std::string_view printed, std::string_view code);

}  // namespace zonage
