// Calendar days of the gazetteer and of the orders, as numbers that sort: 20031219 is 19 December
// 2003; 0 means "not known", which for a commune's first day means "before 1943", where the
// official history begins. Thread safety: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zonage {

using Date = std::uint32_t;

inline constexpr Date no_date = 0;

// Reads `YYYY-MM-DD`; nothing when it is not a day of the Gregorian calendar.
std::optional<Date> parse_date(std::string_view text);

// `YYYY-MM-DD`, or the empty string for no_date.
std::string format_date(Date date);

}  // namespace zonage
