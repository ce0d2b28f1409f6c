#include "resolve/query.h"

#include <utility>

#include "base/ascii.h"
#include "base/codes.h"
#include "resolve/postal_line.h"
#include "text/fold.h"
#include "text/loose.h"
#include "text/space.h"
#include "text/utf8.h"

namespace zonage::resolve {
namespace {

using text::trim_spaces;

// `Havre (Le)`, `Havre, Le`: no département, but the article behind its name.
bool is_article(std::string_view text) {
  std::string key;
  text::fold(text, key);
  return text::is_article(key);
}

bool is_france(std::string_view text) {
  std::string key;
  text::fold(text, key);
  return key == "france";
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

// Of an address what counts is the postal line behind one of its commas, mostly the last.
void take_address(ParsedQuery& query, PostalLine& line) {
  const std::string_view all = line.name;
  if (!line.number.empty()) return;
  for (std::size_t comma = all.rfind(','); comma != all.npos && comma != 0;
       comma = all.rfind(',', comma - 1)) {
    const std::string_view behind = trim_spaces(all.substr(comma + 1));
    const PostalLine postal = read_postal_line(behind);
    if (postal.number.empty() || !postal.begins_with_code) continue;
    query.lead = trim_spaces(all.substr(0, comma));
    line.name = behind;
    return;
  }
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
    const bool france = is_france(aside->text);
    if (aside->text.empty() || france || takes(apart)) {
      query.in_france = query.in_france || france;
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
  // What begins with a street has a house number in front.
  const bool is_street = !query.department.empty() && line.name.find(',') != line.name.npos;
  if (!is_street) take_in_front(line.name, line);
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
  if (text.size() != 5 || !all_digits(text)) return std::nullopt;
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
  query.number = std::move(line.number);
  query.has_postal_words = line.has_postal_words;
  query.zero_restored = line.zero_restored;
  return query;
}

}  // namespace zonage::resolve
