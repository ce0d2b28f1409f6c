#include "base/date.h"

namespace zonage {
namespace {

bool read_number(std::string_view text, std::uint32_t& out) {
  out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    out = out * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return !text.empty();
}

std::uint32_t days_in_month(std::uint32_t year, std::uint32_t month) {
  constexpr std::uint32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::uint32_t year = 0;
  std::uint32_t month = 0;
  std::uint32_t day = 0;
  if (!read_number(text.substr(0, 4), year) || !read_number(text.substr(5, 2), month) ||
      !read_number(text.substr(8, 2), day)) {
    return std::nullopt;
  }
  if (year == 0 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
    return std::nullopt;
  }
  return year * 10000 + month * 100 + day;
}

std::string format_date(Date date) {
  if (date == no_date) return {};
  std::string out = "0000-00-00";
  const std::uint32_t parts[] = {date / 10000, date / 100 % 100, date % 100};
  const std::size_t ends[] = {3, 6, 9};
  for (std::size_t i = 0; i < 3; ++i) {
    std::uint32_t rest = parts[i];
    for (std::size_t at = ends[i]; rest != 0; --at, rest /= 10) {
      out[at] = static_cast<char>('0' + rest % 10);
    }
  }
  return out;
}

}  // namespace zonage
