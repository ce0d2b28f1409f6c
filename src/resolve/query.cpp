#include "resolve/query.h"

#include <algorithm>

#include "base/codes.h"
#include "text/utf8.h"

namespace zonage::resolve {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// A département's code or a postal code standing in front of the name. Returns what is left.
std::string_view take_leading_code(std::string_view text, ParsedQuery& query) {
  const std::size_t end = text.find_first_of(" \t");
  if (end == std::string_view::npos) return text;
  const std::string_view first = text.substr(0, end);
  if (const auto postal = parse_postal_code(first)) {
    query.postal_code = postal;
  } else if (first.size() >= 2 && parse_department_code(first)) {
    query.department = first;
  } else {
    return text;
  }
  return trim(text.substr(end));
}

}  // namespace

std::optional<std::uint32_t> parse_postal_code(std::string_view text) {
  if (text.size() != 5) return std::nullopt;
  std::uint32_t code = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    code = code * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return code;
}

ParsedQuery parse_query(std::string_view text) {
  ParsedQuery query;
  if (text.size() > longest_query) {
    query.problem = Problem::too_long;
    return query;
  }
  if (text.find('\0') != std::string_view::npos) {
    query.problem = Problem::nul;
    return query;
  }
  if (text::first_invalid_utf8(text) != text.size()) {
    query.problem = Problem::invalid_utf8;
    return query;
  }
  text = trim(text);
  if (auto code = parse_insee_code(text)) {
    query.zero_restored = text.size() == 4;
    query.code = std::move(code);
    return query;
  }
  std::string_view name = text;
  if (text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    if (open != std::string_view::npos) {
      query.department = trim(text.substr(open + 1, text.size() - open - 2));
      name = trim(text.substr(0, open));
    }
  } else if (const std::size_t comma = text.rfind(','); comma != std::string_view::npos) {
    query.department = trim(text.substr(comma + 1));
    name = trim(text.substr(0, comma));
  }
  if (query.department.empty()) name = take_leading_code(name, query);
  query.name = name;
  return query;
}

}  // namespace zonage::resolve
