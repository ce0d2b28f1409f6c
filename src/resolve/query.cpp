#include "resolve/query.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/codes.h"
#include "resolve/postal_line.h"
#include "text/space.h"
#include "text/utf8.h"

namespace zonage::resolve {
namespace {

using text::trim_spaces;

// Whether the text is one of the words, which are in lower case; only ASCII letters differ in case.
template <std::size_t N>
bool is_one_of_any_case(std::string_view text, const std::array<std::string_view, N>& words) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [&](char a, char b) { return lower(a) == b; });
  });
}

// `Havre (Le)`, `Havre, Le`: no département, but the article behind its name.
bool is_article(std::string_view text) {
  constexpr std::array<std::string_view, 8> articles{"le", "la",  "les", "l'",
                                                     "l’", "aux", "las", "los"};
  return is_one_of_any_case(text, articles);
}

bool is_country(std::string_view text) {
  constexpr std::array<std::string_view, 1> country{"france"};
  return is_one_of_any_case(text, country);
}

// What is set apart at the end, in parentheses or behind the last comma.
struct Aside {
  std::string_view before;
  std::string_view text;
  bool behind_comma;
};

std::optional<Aside> last_aside(std::string_view text) {
  if (text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos) return std::nullopt;
    return Aside{trim_spaces(text.substr(0, open)),
                 trim_spaces(text.substr(open + 1, text.size() - open - 2)), false};
  }
  const std::size_t comma = text.rfind(',');
  if (comma == std::string_view::npos) return std::nullopt;
  return Aside{trim_spaces(text.substr(0, comma)), trim_spaces(text.substr(comma + 1)), true};
}

// Of an address what counts is the postal line behind its last comma.
void take_address(ParsedQuery& query, PostalLine& line) {
  const std::size_t comma = line.name.rfind(',');
  if (comma == line.name.npos || !line.number.empty()) return;
  const std::string_view behind = trim_spaces(line.name.substr(comma + 1));
  const PostalLine postal = read_postal_line(behind);
  if (postal.number.empty() || !postal.begins_with_code) return;
  query.lead = trim_spaces(line.name.substr(0, comma));
  line.name = behind;
}

// Takes the asides off, the last one first: postal words, a code, one département, the country.
// What is left becomes the name of `line`.
void take_asides(std::string_view text, ParsedQuery& query, PostalLine& line) {
  const auto takes = [&line](PostalLine& other) {
    if (!other.is_bare() || (!line.number.empty() && !other.number.empty())) return false;
    if (!other.number.empty()) line.number = std::move(other.number);
    line.has_postal_words = line.has_postal_words || other.has_postal_words;
    return true;
  };
  const char* end_of_whole = nullptr;
  for (;;) {
    take_behind(text, line);
    const std::string_view named = line.name;
    const auto aside = last_aside(named);
    if (!aside || is_article(aside->text)) break;
    PostalLine apart = read_postal_line(aside->text);
    if (aside->text.empty() || is_country(aside->text) || takes(apart)) {
      text = aside->before;
      continue;
    }
    if (apart.is_bare()) break;                               // which of two codes is meant?
    if (aside->behind_comma && !apart.number.empty()) break;  // an address, most likely
    PostalLine before = read_postal_line(aside->before);
    if (takes(before)) {
      text = aside->text;  // `59000, Lille`
      continue;
    }
    if (!query.department.empty()) break;
    query.department = aside->text;
    end_of_whole = named.data() + named.size();
    text = aside->before;
  }
  take_address(query, line);
  take_in_front(line.name, line);
  if (line.is_bare() && !text.empty()) {
    // Nothing else is there: `BP 59000`, `CEDEX`.
    line = {};
    line.name = text;
  }
  query.whole = line.name;
  if (end_of_whole != nullptr) {
    query.whole = {line.name.data(), static_cast<std::size_t>(end_of_whole - line.name.data())};
  }
}

}  // namespace

std::optional<std::uint32_t> parse_postal_code(std::string_view text) {
  if (text.size() != 5 || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
  std::uint32_t code = 0;
  for (const char c : text) code = code * 10 + static_cast<std::uint32_t>(c - '0');
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
  text = trim_spaces(text);
  if (auto code = parse_insee_code(text)) {
    query.zero_restored = text.size() == 4;
    query.code = std::move(code);
    return query;
  }
  PostalLine line;
  take_asides(text, query, line);
  query.name = line.name;
  query.in_front = line.in_front;
  if (query.department.empty()) query.department = line.in_front;
  query.number = std::move(line.number);
  query.has_postal_words = line.has_postal_words;
  query.zero_restored = line.zero_restored;
  return query;
}

}  // namespace zonage::resolve
