#include "resolve/query.h"

#include <algorithm>
#include <array>

#include "base/codes.h"
#include "text/space.h"
#include "text/utf8.h"

namespace zonage::resolve {
namespace {

using text::space_at;
using text::trim_spaces;

std::size_t first_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (space_at(text, at) != 0) return at;
  }
  return std::string_view::npos;
}

std::size_t last_space(std::string_view text) {
  for (std::size_t at = text.size(); at-- > 0;) {
    if (space_at(text, at) != 0) return at;
  }
  return std::string_view::npos;
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Five characters that are a postal or an INSEE code.
bool is_number(std::string_view text) { return text.size() == 5 && parse_insee_code(text); }

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

// A département's code or a five-digit code standing in front of the name. Returns what is left.
std::string_view take_leading_code(std::string_view text, ParsedQuery& query) {
  const std::size_t end = first_space(text);
  if (end == std::string_view::npos) return text;
  std::string_view first = text.substr(0, end);
  const std::string_view rest = trim_spaces(text.substr(end));
  // The country's letter before a postal code: F-59000, F 59000.
  if (first == "F" || first == "f") {
    const std::size_t next = first_space(rest);
    if (next == std::string_view::npos || !is_number(rest.substr(0, next))) return text;
    query.number = rest.substr(0, next);
    return trim_spaces(rest.substr(next));
  }
  const bool country = first.size() == 7 && (first.starts_with("F-") || first.starts_with("f-"));
  if (country) first.remove_prefix(2);
  if (is_number(first)) {
    query.number = first;
  } else if (!country && first.size() >= 2 && parse_department_code(first)) {
    query.in_front = first;
  } else {
    return text;
  }
  return rest;
}

constexpr std::array<std::string_view, 3> boxes{"bp", "cs", "tsa"};

// `Lille BP 70234`: a post-office box, no postal code.
bool ends_with_box(std::string_view text) {
  const std::size_t space = last_space(text);
  if (space == std::string_view::npos) return false;
  return is_one_of_any_case(text.substr(space + space_at(text, space)), boxes);
}

std::string_view take_trailing_number(std::string_view text, ParsedQuery& query) {
  const std::size_t space = last_space(text);
  if (space == std::string_view::npos) return text;
  const std::string_view last = text.substr(space + space_at(text, space));
  const std::string_view before = trim_spaces(text.substr(0, space));
  if (!is_number(last) || ends_with_box(before)) return text;
  query.number = last;
  return before;
}

std::string_view first_word(std::string_view text) { return text.substr(0, first_space(text)); }

std::string_view behind_first_word(std::string_view text) {
  const std::size_t space = first_space(text);
  return space == std::string_view::npos ? std::string_view() : trim_spaces(text.substr(space));
}

constexpr std::array<std::string_view, 1> cedex{"cedex"};

// What people put between a box and the postal code.
bool is_dash(char c) { return c == '-' || c == '/' || c == '.' || c == ':'; }

// `CEDEX`, `CEDEX 9`.
bool is_cedex_alone(std::string_view text) {
  const std::string_view rest = behind_first_word(text);
  return is_one_of_any_case(first_word(text), cedex) && (rest.empty() || all_digits(rest));
}

// `BP 5 94130 Nogent`, `CEDEX 94130 Nogent`: what stands before the postal code is left out.
std::string_view take_leading_box(std::string_view text, ParsedQuery& query) {
  const bool is_box = is_one_of_any_case(first_word(text), boxes);
  if (!is_box && !is_one_of_any_case(first_word(text), cedex)) return text;
  std::string_view rest = text.substr(first_word(text).size());
  for (bool own = is_box;; own = false) {
    while (!rest.empty() && (space_at(rest, 0) != 0 || is_dash(rest.front()))) {
      rest.remove_prefix(std::max<std::size_t>(space_at(rest, 0), 1));
    }
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits == 0) return text;
    if (!own && digits == 5 && rest.size() > 5 && space_at(rest, 5) != 0) break;
    rest.remove_prefix(digits);
  }
  query.left_out = trim_spaces(text.substr(0, text.size() - rest.size()));
  query.in_postal_line = true;
  return rest;
}

// `Lille 59000 CEDEX`, `Lille BP 12 59000 CEDEX 2`: the number that CEDEX stands behind.
std::string_view take_trailing_cedex(std::string_view text, ParsedQuery& query) {
  std::string_view rest = text;
  std::size_t space = last_space(rest);
  if (space == std::string_view::npos) return text;
  std::string_view last = rest.substr(space + space_at(rest, space));
  if (last.size() <= 2 && all_digits(last)) {
    rest = trim_spaces(rest.substr(0, space));
    space = last_space(rest);
    if (space == std::string_view::npos) return text;
    last = rest.substr(space + space_at(rest, space));
  }
  if (!is_one_of_any_case(last, cedex)) return text;
  rest = trim_spaces(rest.substr(0, space));
  const std::string_view name = take_trailing_number(rest, query);
  if (query.number.empty()) return text;
  query.left_out = trim_spaces(text.substr(rest.size()));
  query.in_postal_line = true;
  return name;
}

// Takes the first word off a name key that is not empty.
std::string_view take_word(std::string_view& key) {
  const std::size_t end = std::min(key.find(' '), key.size());
  const std::string_view word = key.substr(0, end);
  key.remove_prefix(std::min(end + 1, key.size()));
  return word;
}

// `15`, `08`, `15e`, `15eme`, `1er`, `xv`; 0 when it is no ordinal.
unsigned ordinal_of(std::string_view word) {
  constexpr std::array<std::string_view, 20> roman{
      "i",  "ii",  "iii",  "iv",  "v",  "vi",  "vii",  "viii",  "ix",  "x",
      "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"};
  // All begin so; most words do not.
  if (word.find_first_of("0123456789ivx") != 0) return 0;
  for (const std::string_view suffix : {"ieme", "eme", "ere", "er", "e"}) {
    if (word.size() > suffix.size() && word.ends_with(suffix)) {
      word.remove_suffix(suffix.size());
      break;
    }
  }
  if (word.size() <= 2 && all_digits(word)) {
    unsigned number = 0;
    for (const char c : word) number = number * 10 + static_cast<unsigned>(c - '0');
    return number;
  }
  const auto found = std::find(roman.begin(), roman.end(), word);
  return found == roman.end() ? 0 : static_cast<unsigned>(found - roman.begin()) + 1;
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
  // An address: what counts is the postal line behind its last comma.
  if (const std::size_t comma = text.rfind(','); comma != std::string_view::npos) {
    const std::string_view behind = trim_spaces(text.substr(comma + 1));
    if (behind.size() > 6 && is_number(behind.substr(0, 5)) && space_at(behind, 5) != 0 &&
        !is_cedex_alone(behind_first_word(behind))) {
      query.left_out = trim_spaces(text.substr(0, comma));
      text = behind;
    }
  }
  text = take_leading_box(text, query);
  text = take_leading_code(text, query);
  query.whole = text;
  std::string_view name = text;
  std::string_view aside;
  if (text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    if (open != std::string_view::npos) {
      aside = trim_spaces(text.substr(open + 1, text.size() - open - 2));
      name = trim_spaces(text.substr(0, open));
    }
  } else if (const std::size_t comma = text.rfind(','); comma != std::string_view::npos) {
    aside = trim_spaces(text.substr(comma + 1));
    name = trim_spaces(text.substr(0, comma));
  }
  if (is_article(aside)) {
    name = text;
  } else if (is_number(aside) && query.number.empty()) {
    query.number = aside;
  } else if (query.number.empty() && is_number(first_word(aside)) &&
             is_cedex_alone(behind_first_word(aside))) {
    query.number = first_word(aside);
    query.left_out = behind_first_word(aside);
    query.in_postal_line = true;
  } else {
    query.department = aside;
  }
  if (query.department.empty()) query.department = query.in_front;
  if (query.number.empty()) name = take_trailing_number(name, query);
  if (query.number.empty()) name = take_trailing_cedex(name, query);
  query.name = name;
  return query;
}

bool read_arrondissement(std::string_view key, std::string& out) {
  constexpr std::array<std::string_view, 3> cities{"paris", "lyon", "marseille"};
  constexpr std::array<std::string_view, 4> nouns{"arrondissement", "arr", "ardt", "arrdt"};
  constexpr std::array<std::string_view, 7> fillers{"e", "er", "ere", "eme", "ieme", "de", "du"};
  const auto is_one_of = [](std::string_view word, const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  std::string_view city;
  unsigned number = 0;
  bool noun = false;
  for (std::string_view rest = key; !rest.empty();) {
    const std::string_view word = take_word(rest);
    if (city.empty() && is_one_of(word, cities)) {
      city = word;
    } else if (is_one_of(word, nouns)) {
      noun = true;
    } else if (number == 0 && ordinal_of(word) != 0) {
      // `15e arrondissement de Paris` says so; a number alone in front is a département's code.
      number = ordinal_of(word);
    } else if (!is_one_of(word, fillers)) {
      return false;
    }
  }
  if (city.empty() || number == 0 || (!noun && !key.starts_with(city))) return false;
  out = std::string(city) + " " + std::to_string(number) + (number == 1 ? "er" : "e") +
        " arrondissement";
  return true;
}

bool drop_postal_words(std::string_view key, std::string& out) {
  const auto is_cedex = [](std::string_view word) { return word == "cedex"; };
  const auto is_box = [](std::string_view word) {
    return std::find(boxes.begin(), boxes.end(), word) != boxes.end();
  };
  bool holds_any = false;
  for (std::string_view rest = key; !rest.empty() && !holds_any;) {
    const std::string_view word = take_word(rest);
    holds_any = is_cedex(word) || is_box(word);
  }
  if (!holds_any) return false;
  out.clear();
  bool dropped = false;
  for (std::string_view rest = key; !rest.empty();) {
    const std::string_view word = take_word(rest);
    std::string_view behind_numbers = rest;
    for (std::string_view next = rest; !next.empty() && all_digits(take_word(next));) {
      behind_numbers = next;
    }
    if (is_cedex(word) || (is_box(word) && behind_numbers.size() < rest.size())) {
      dropped = true;
      rest = behind_numbers;
      continue;
    }
    if (!out.empty()) out += ' ';
    out += word;
  }
  return dropped && !out.empty();
}

}  // namespace zonage::resolve
