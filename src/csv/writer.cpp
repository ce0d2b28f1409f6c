#include "csv/writer.h"

#include <algorithm>

namespace zonage::csv {
namespace {

// `-0.13`: what keeps a spreadsheet from taking a cell for a formula would make it a text.
bool is_negative_number(std::string_view value) {
  if (value.front() != '-' || value.size() == 1) return false;
  const std::size_t sign = value.find_first_not_of("0123456789", 1);
  return sign == std::string_view::npos ||
         ((value[sign] == '.' || value[sign] == ',') && sign + 1 != value.size() &&
          value.find_first_not_of("0123456789", sign + 1) == std::string_view::npos);
}

bool needs_quotes(std::string_view value, char delimiter) {
  return value.front() == ' ' || value.back() == ' ' ||
         std::any_of(value.begin(), value.end(), [delimiter](char c) {
           return c == delimiter || c == '"' || c == '\n' || c == '\r';
         });
}

}  // namespace

bool starts_dangerously(std::string_view value) {
  if (value.empty()) return false;
  const char first = value.front();
  const auto code = static_cast<unsigned char>(first);
  if (code == 0xEF) {  // the wide forms of the same signs
    return value.starts_with("＝") || value.starts_with("＋") || value.starts_with("－") ||
           value.starts_with("＠");
  }
  if (first == '-') return !is_negative_number(value);
  return first == '=' || first == '+' || first == '@' || code < 0x20 || code == 0x7F;
}

void append_value(std::string& out, std::string_view value, char delimiter) {
  if (value.empty()) return;
  const bool dangerous = starts_dangerously(value);
  if (!dangerous && !needs_quotes(value, delimiter)) {
    out.append(value);
    return;
  }
  out += '"';
  if (dangerous) out += ' ';
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_cell(std::string& out, std::string_view value, char delimiter) {
  out += delimiter;
  append_value(out, value, delimiter);
}

}  // namespace zonage::csv
