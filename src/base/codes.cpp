#include "base/codes.h"

#include "base/ascii.h"

namespace zonage {
namespace {

bool is_corsican_letter(char c) { return c == 'A' || c == 'B' || c == 'a' || c == 'b'; }

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::optional<std::string> parse_insee_code(std::string_view text) {
  if (all_digits(text) && (text.size() == 4 || text.size() == 5)) {
    return text.size() == 4 ? "0" + std::string(text) : std::string(text);
  }
  if (text.size() == 5 && text[0] == '2' && is_corsican_letter(text[1]) &&
      all_digits(text.substr(2))) {
    std::string code(text);
    code[1] = upper(code[1]);
    return code;
  }
  return std::nullopt;
}

std::optional<std::string> parse_department_code(std::string_view text) {
  if (text.size() == 3 && text[0] == '0') text.remove_prefix(1);
  if (text.size() == 1 && is_digit(text[0]) && text[0] != '0') return "0" + std::string(text);
  if (text.size() == 2 && text[0] == '2' && is_corsican_letter(text[1])) {
    return std::string{'2', upper(text[1])};
  }
  const bool overseas = text.size() == 3 && (text.starts_with("97") || text.starts_with("98"));
  if (all_digits(text) && (text.size() == 2 || overseas)) return std::string(text);
  return std::nullopt;
}

std::string_view department_of(std::string_view code) {
  if (code.size() < 2) return code;
  const bool overseas = code.starts_with("97") || code.starts_with("98");
  return code.substr(0, overseas ? 3 : 2);
}

bool in_department(std::string_view printed, std::string_view code) {
  if (printed == "20") return code.starts_with("2A") || code.starts_with("2B");
  return department_of(code) == printed;
}

}  // namespace zonage
