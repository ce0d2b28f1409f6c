// A list of one's own as the user names it: `NAME=FILE[:code=COLUMN][:value=COLUMN][:date=DAY]`.
// NAME is the column's: ASCII letters, digits, `_` and `-`, a letter first, and none of zonage's
// own columns and schemes. COLUMN is a header or a number from 1; DAY, `YYYY-MM-DD`, is the day
// whose communes the list speaks of. FILE may hold colons: the settings are taken from the end.
// Errors are told in both languages. Thread safety: pure function.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace zonage::lists {

inline constexpr std::size_t most_lists = 16;  // in one command

struct Spec {
  std::string name{};
  std::string path{};
  std::optional<std::string> code_column{};
  std::optional<std::string> value_column{};
  Date day = no_date;
};

Result<Spec> parse_spec(std::string_view text);

}  // namespace zonage::lists
