#include "resolve/postal_line.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "base/codes.h"
#include "text/space.h"

namespace zonage::resolve {
namespace {

using text::space_at;
using text::trim_spaces;

constexpr std::size_t code_size = 5;
constexpr std::size_t most_cedex_digits = 2;
constexpr std::size_t longest_gap = 3;  // bytes of one

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                  text.begin());
}

// `B.P.`: how many of the first characters are letters of ASCII or dots.
std::size_t count_letters(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
  };
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_letter) -
                                  text.begin());
}

bool all_digits(std::string_view text) {
  return !text.empty() && count_digits(text) == text.size();
}

bool is_code(std::string_view text) { return text.size() == code_size && parse_insee_code(text); }

// Bytes of what stands between the parts of a postal line: a space, a dash, a sign; 0 for others.
std::size_t gap_at(std::string_view text, std::size_t at) {
  constexpr std::string_view signs = "-/.:,";
  if (const std::size_t space = space_at(text, at)) return space;
  if (signs.find(text[at]) != signs.npos) return 1;
  for (const std::string_view dash : {"–", "—"}) {
    if (text.substr(at).starts_with(dash)) return dash.size();
  }
  return 0;
}

std::string_view without_gap_in_front(std::string_view text) {
  while (!text.empty()) {
    const std::size_t gap = gap_at(text, 0);
    if (gap == 0) break;
    text.remove_prefix(gap);
  }
  return text;
}

std::string_view without_gap_behind(std::string_view text) {
  std::size_t end = text.size();
  for (std::size_t at = text.size(); at-- > 0 && at + longest_gap >= end;) {
    const std::size_t gap = gap_at(text, at);
    if (gap != 0 && at + gap == end) end = at;
  }
  return text.substr(0, end);
}

bool ends_word(std::string_view text, std::size_t at) {
  return at == text.size() || gap_at(text, at) != 0;
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && space_at(text, end) == 0) ++end;
  return text.substr(0, end);
}

std::string_view last_word(std::string_view text) {
  for (std::size_t at = text.size(); at-- > 0;) {
    if (const std::size_t space = space_at(text, at)) return text.substr(at + space);
  }
  return text;
}

std::string_view before_last_word(std::string_view text) {
  return trim_spaces(text.substr(0, text.size() - last_word(text).size()));
}

// Whether the text is one of the words in lower case, dots aside: `B.P.`.
bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  std::array<char, 8> plain{};
  std::size_t size = 0;
  for (const char c : text) {
    if (c == '.') continue;
    if (size == plain.size()) return false;
    plain[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return std::find(words.begin(), words.end(), std::string_view(plain.data(), size)) != words.end();
}

bool is_box(std::string_view word) { return is_one_of(word, {"bp", "cs", "tsa"}); }
bool is_cedex(std::string_view word) { return is_one_of(word, {"cedex"}); }
bool is_country(std::string_view word) { return is_one_of(word, {"f", "fr"}); }

// `BP12`.
bool is_box_with_number(std::string_view word) {
  const std::size_t letters = count_letters(word);
  return is_box(word.substr(0, letters)) && all_digits(word.substr(letters));
}

// `BP 12`, `CS 10 001 -`: the five digits behind its own number are the postal code's.
bool take_box_in_front(std::string_view& text) {
  const std::size_t letters = count_letters(text);
  if (!is_box(text.substr(0, letters))) return false;
  std::string_view rest = without_gap_in_front(text.substr(letters));
  std::size_t digits = count_digits(rest);
  if (digits == 0 || !ends_word(rest, digits)) return false;
  do {
    rest = without_gap_in_front(rest.substr(digits));
    digits = count_digits(rest);
  } while (digits != 0 && digits != code_size && ends_word(rest, digits));
  text = rest;
  return true;
}

bool take_cedex_in_front(std::string_view& text) {
  const std::string_view word = first_word(text);
  if (!is_cedex(word)) return false;
  std::string_view rest = without_gap_in_front(text.substr(word.size()));
  const std::size_t digits = count_digits(rest);
  if (digits != 0 && digits <= most_cedex_digits && ends_word(rest, digits)) {
    rest = without_gap_in_front(rest.substr(digits));
  }
  text = rest;
  return true;
}

// `59000`, `2A004`, `59 000`, `6000`, with the country's letters before it or without.
bool take_number_in_front(std::string_view& text, PostalLine& line) {
  std::string_view rest = text;
  const std::size_t letters = count_letters(rest);
  const bool country = is_country(rest.substr(0, letters));
  if (country) {
    rest = rest.substr(letters);
    if (rest.starts_with('-')) rest.remove_prefix(1);
    rest = trim_spaces(rest);
  }
  std::string number;
  const std::size_t digits = count_digits(rest);
  const bool more = digits < rest.size() && space_at(rest, digits) != 0;
  if (ends_word(rest, std::min(code_size, rest.size())) && is_code(rest.substr(0, code_size))) {
    number = rest.substr(0, code_size);
    rest = rest.substr(code_size);
  } else if (digits == 2 && more) {
    const std::string_view thousands = rest.substr(0, digits);
    rest = trim_spaces(rest.substr(digits));
    if (count_digits(rest) != 3 || !ends_word(rest, 3)) return false;
    number = thousands;
    number += rest.substr(0, 3);
    rest = rest.substr(3);
  } else if (digits == code_size - 1 && more && !country) {
    number = "0";
    number += rest.substr(0, digits);
    rest = rest.substr(digits);
    line.zero_restored = line.number.empty();
  }
  if (number.empty() || (!line.number.empty() && line.number != number)) return false;
  line.number = std::move(number);
  line.begins_with_code = true;
  text = without_gap_in_front(rest);
  return true;
}

bool take_department_in_front(std::string_view& text, PostalLine& line) {
  const std::string_view word = first_word(text);
  if (word.size() < 2 || word.size() == text.size() || !parse_department_code(word)) return false;
  line.in_front = word;
  line.begins_with_code = true;
  text = trim_spaces(text.substr(word.size()));
  return true;
}

// Codes begin so, BP, CEDEX, CS, TSA and the country; most names do not.
bool may_begin_part(std::string_view text) {
  constexpr std::string_view first = "0123456789BbCcTtFf";
  return !text.empty() && first.find(text.front()) != first.npos;
}

// One of the parts that stand behind a name. `text` is left without it.
bool take_last_part(std::string_view& text, PostalLine& line) {
  // Codes and numbers end so, and CEDEX; most names do not.
  if (text.empty() || (!is_digit(text.back()) && text.back() != 'X' && text.back() != 'x')) {
    return false;
  }
  std::string_view rest = text;
  std::string_view number = last_word(rest);  // the last of the numbers at the end
  std::size_t numbers = 0;
  while (all_digits(last_word(rest))) {
    rest = before_last_word(rest);
    ++numbers;
  }
  const std::string_view word = last_word(rest);
  const bool is_postal_code = numbers != 0 && number.size() == code_size && line.number.empty();
  const bool has_own_number = is_box_with_number(word);
  if (is_cedex(word) || has_own_number || (is_box(word) && numbers != 0)) {
    // The first number behind BP is the box's.
    if (is_postal_code && (is_cedex(word) || has_own_number || numbers > 1)) line.number = number;
    line.has_postal_words = true;
    text = without_gap_behind(before_last_word(rest));
    return true;
  }
  if (!line.number.empty()) return false;
  if (is_postal_code || (numbers == 0 && is_code(word))) {
    line.number = numbers != 0 ? number : word;
    text = without_gap_behind(before_last_word(text));
    return true;
  }
  // `LILLE-59000`, `Lille F-59000`
  const std::size_t dash = word.rfind('-');
  if (numbers != 0 || dash == word.npos || dash == 0 || !is_code(word.substr(dash + 1)) ||
      !all_digits(word.substr(dash + 1))) {
    return false;
  }
  line.number = word.substr(dash + 1);
  const std::size_t kept = is_country(word.substr(0, dash)) ? 0 : dash;
  text = without_gap_behind(text.substr(0, text.size() - word.size() + kept));
  return true;
}

}  // namespace

void take_behind(std::string_view text, PostalLine& line) {
  line.name = trim_spaces(text);
  for (std::string_view rest = without_gap_behind(text); take_last_part(rest, line);) {
    line.name = rest;
  }
}

void take_in_front(std::string_view text, PostalLine& line) {
  line.name = trim_spaces(text);
  for (std::string_view rest = without_gap_in_front(text); may_begin_part(rest);) {
    if (take_box_in_front(rest) || take_cedex_in_front(rest)) {
      line.has_postal_words = true;
    } else if (line.begins_with_code ||
               (!take_number_in_front(rest, line) && !take_department_in_front(rest, line))) {
      return;
    }
    line.name = rest;
  }
}

PostalLine read_postal_line(std::string_view text) {
  PostalLine line;
  take_behind(text, line);
  take_in_front(line.name, line);
  return line;
}

}  // namespace zonage::resolve
