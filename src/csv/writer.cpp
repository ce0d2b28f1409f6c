#include "csv/writer.h"

#include <algorithm>

namespace zonage::csv {
namespace {

bool starts_dangerously(std::string_view value) {
  const char first = value.front();
  const auto code = static_cast<unsigned char>(first);
  if (code == 0xEF) {  // the wide forms of the same signs
    return value.starts_with("＝") || value.starts_with("＋") || value.starts_with("－") ||
           value.starts_with("＠");
  }
  return first == '=' || first == '+' || first == '-' || first == '@' || code < 0x20 ||
         code == 0x7F;
}

bool needs_quotes(std::string_view value, char delimiter) {
  return value.front() == ' ' || value.back() == ' ' ||
         std::any_of(value.begin(), value.end(), [delimiter](char c) {
           return c == delimiter || c == '"' || c == '\n' || c == '\r';
         });
}

}  // namespace

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
