#include "resolve/postal_line.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ascii.h"
#include "base/codes.h"
#include "text/fold.h"
#include "text/space.h"

namespace zonage::resolve {
namespace {

using text::space_at;
using text::trim_spaces;

constexpr std::size_t code_size = 5;
constexpr std::size_t department_digits = 2;  // of a code that is written `59 000`
constexpr std::size_t group_digits = 3;
constexpr std::size_t most_cedex_digits = 2;

bool is_code(std::string_view text) { return text.size() == code_size && parse_insee_code(text); }

constexpr std::size_t longest_gap = 3;  // bytes of one

// Bytes of what stands between the parts of a postal line: a space, a dash, a sign; 0 for others.
std::size_t gap_at(std::string_view text, std::size_t at) {
  constexpr std::string_view signs = "-/.:,;|\"*_";
  constexpr std::array<std::string_view, 11> others{"‐", "‑", "‒", "–", "—", "−",
                                                    "•", "«", "»", "“", "”"};
  if (is_digit(text[at]) || is_letter(text[at])) return 0;  // most are
  if (const std::size_t space = space_at(text, at)) return space;
  if (signs.find(text[at]) != signs.npos) return 1;
  if (is_ascii(text[at])) return 0;
  for (const std::string_view other : others) {
    if (text.substr(at).starts_with(other)) return other.size();
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

// Whether a gap joins what stands on its sides: `12/34`. A comma never does.
bool joins(std::string_view gap) {
  if (gap.find(',') != gap.npos) return false;
  for (std::size_t at = 0; at < gap.size(); ++at) {
    if (space_at(gap, at) != 0) return false;
  }
  return !gap.empty();
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (!ends_word(text, end)) ++end;
  return text.substr(0, end);
}

// A dot ends no word: `B.P.`, `10.001`.
std::string_view last_word(std::string_view text) {
  for (std::size_t at = text.size(); at-- > 0;) {
    const std::size_t gap = text[at] == '.' ? 0 : gap_at(text, at);
    if (gap != 0) return text.substr(at + gap);
  }
  return text;
}

// What stands before one of the text's words, and the gap between them.
std::string_view before(std::string_view text, std::string_view word) {
  return text.substr(0, static_cast<std::size_t>(word.data() - text.data()));
}

// Letters of ASCII and dots that the text begins with: `B.P.`.
std::string_view letters_in_front(std::string_view text) {
  const auto end =
      std::find_if_not(text.begin(), text.end(), [](char c) { return is_letter(c) || c == '.'; });
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// Whether the word has one of the keys (text/fold.h).
bool has_key(std::string_view word, std::initializer_list<std::string_view> keys) {
  constexpr std::size_t longest = 15;  // bytes: CEDEX in full-width letters
  if (word.empty() || word.size() > longest) return false;
  std::string key;
  text::fold(word, key);
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_box(std::string_view word) {
  return has_key(word, {"bp", "b p", "cs", "c s", "tsa", "t s a"});
}
bool is_cedex(std::string_view word) { return has_key(word, {"cedex"}); }
bool is_country(std::string_view word) { return has_key(word, {"f", "fr"}); }

// `BP12`.
bool is_box_with_number(std::string_view word) {
  const std::string_view letters = letters_in_front(word);
  return all_digits(word.substr(letters.size())) && is_box(letters);
}

// `12`, `10.001`.
bool is_number(std::string_view word) {
  return !word.empty() && is_digit(word.front()) && is_digit(word.back()) &&
         word.find_first_not_of("0123456789.") == word.npos;
}

// Whether a box's number goes on with these: `10 001`, `12/34`. Five digits are a postal code, 974
// is rather a département.
bool goes_on(std::string_view number, bool joined) {
  if (joined) return number.size() != code_size;
  return number.size() == group_digits && !number.starts_with("97");
}

// Codes begin so, BP, CEDEX, CS, TSA and the country; most names do not.
bool may_begin_part(std::string_view text) {
  constexpr std::string_view first = "0123456789BbCcTtFf";
  return !text.empty() && (!is_ascii(text.front()) || first.find(text.front()) != first.npos);
}

// `BP 12`, `CS 10 001 -`.
bool take_box_in_front(std::string_view& text) {
  const std::string_view letters = letters_in_front(text);
  if (!is_box(letters)) return false;
  std::string_view rest = without_gap_in_front(text.substr(letters.size()));
  std::size_t digits = count_digits(rest);
  if (digits == 0 || !ends_word(rest, digits)) return false;
  std::string_view gap;
  do {
    const std::string_view behind = rest.substr(digits);
    rest = without_gap_in_front(behind);
    gap = before(behind, rest);
    digits = count_digits(rest);
  } while (digits != 0 && ends_word(rest, digits) && goes_on(rest.substr(0, digits), joins(gap)));
  text = rest;
  return true;
}

bool take_cedex_in_front(std::string_view& text) {
  const std::string_view word = first_word(text);
  if (!is_cedex(word)) return false;
  text = without_gap_in_front(text.substr(word.size()));
  // Two digits are rather a département's.
  if (count_digits(text) == 1 && ends_word(text, 1)) text = without_gap_in_front(text.substr(1));
  return true;
}

// `59000`, `2A004`, `59 000`, `6000`, with the country's letters before it or without.
bool take_number_in_front(std::string_view& text, PostalLine& line) {
  std::string_view rest = text;
  const std::string_view letters = letters_in_front(rest);
  const bool country = is_country(letters);
  if (country) rest = without_gap_in_front(rest.substr(letters.size()));
  std::string number;
  const std::size_t digits = count_digits(rest);
  const bool more = digits < rest.size() && space_at(rest, digits) != 0;
  if (is_code(rest.substr(0, code_size)) && ends_word(rest, code_size)) {
    number = rest.substr(0, code_size);
    rest = rest.substr(code_size);
  } else if (digits == department_digits && more) {
    number = rest.substr(0, digits);
    rest = trim_spaces(rest.substr(digits));
    if (count_digits(rest) != group_digits || !ends_word(rest, group_digits)) return false;
    number += rest.substr(0, group_digits);
    rest = rest.substr(group_digits);
  } else if (digits == code_size - 1 && more && !country) {
    number = "0";
    number += rest.substr(0, digits);
    rest = rest.substr(digits);
  }
  if (number.empty() || (!line.number.empty() && line.number != number)) return false;
  line.zero_restored = line.number.empty() && digits == code_size - 1;
  line.number = std::move(number);
  line.begins_with_code = true;
  text = without_gap_in_front(rest);
  return true;
}

bool take_department_in_front(std::string_view& text, PostalLine& line) {
  const std::string_view word = first_word(text);
  const std::string_view rest = text.substr(word.size());
  if (word.size() < 2 || rest.empty() || space_at(rest, 0) == 0 || !parse_department_code(word)) {
    return false;
  }
  line.in_front = word;
  line.begins_with_code = true;
  text = without_gap_in_front(rest);
  return true;
}

// The numbers that a text ends with, the last one first.
struct NumbersBehind {
  static constexpr std::size_t most = 4;
  std::array<std::string_view, most> all;
  std::size_t count = 0;
  std::string_view rest;  // what stands before them
  bool too_many = false;

  explicit NumbersBehind(std::string_view text) : rest(text) {
    for (std::string_view word = last_word(rest); is_number(word); word = last_word(rest)) {
      too_many = count == most;
      if (too_many) return;
      all[count++] = word;
      rest = without_gap_behind(before(rest, word));
    }
  }
  std::string_view first(std::size_t left) const { return all[left - 1]; }

  // The code that the last `left` of them are: one of five digits, or `59 000`. Nothing for others.
  std::string code(std::size_t left) const {
    if (left == 1 && all[0].size() == code_size && all_digits(all[0])) return std::string(all[0]);
    if (left != 2 || all[0].size() != group_digits || all[1].size() != department_digits ||
        !all_digits(all[0]) || joined(1)) {
      return {};
    }
    return std::string(all[1]) + std::string(all[0]);
  }
  // Whether a sign joins the last `left` of them to what stands before.
  bool joined(std::size_t left) const { return joins(gap_before(left)); }
  // Whether a comma stands before all of them: the word before it has none of them.
  bool apart() const { return count != 0 && gap_before(count).find(',') != std::string_view::npos; }

 private:
  std::string_view gap_before(std::size_t left) const {
    const std::string_view number = first(left);
    const std::string_view other = left == count ? rest : first(left + 1);
    const char* const end = other.data() + other.size();
    return {end, static_cast<std::size_t>(number.data() - end)};
  }
};

// CEDEX or a box, with the postal code behind it or without.
bool take_words_behind(const NumbersBehind& numbers, std::string_view word, std::string_view& text,
                       PostalLine& line) {
  std::size_t left = numbers.count;
  if (is_cedex(word)) {
    if (left != 0 && numbers.first(left).size() <= most_cedex_digits) --left;
  } else {
    if (!is_box_with_number(word)) --left;
    while (left != 0 && goes_on(numbers.first(left), numbers.joined(left))) --left;
  }
  if (left != 0) {
    std::string code = numbers.code(left);
    if (code.empty() || (!line.number.empty() && line.number != code)) return false;
    line.number = std::move(code);
  }
  line.has_postal_words = true;
  text = without_gap_behind(before(text, word));
  return true;
}

// One of the parts that stand behind a name. `text` is left without it.
bool take_last_part(std::string_view& text, PostalLine& line) {
  // Codes and numbers end so, and CEDEX; most names do not.
  if (text.empty()) return false;
  const char last = text.back();
  if (is_ascii(last) && !is_digit(last) && last != 'X' && last != 'x') return false;
  const NumbersBehind numbers(text);
  if (numbers.too_many) return false;
  const std::string_view word = last_word(numbers.rest);
  if (!numbers.apart() &&
      (is_cedex(word) || is_box_with_number(word) || (numbers.count != 0 && is_box(word)))) {
    return take_words_behind(numbers, word, text, line);
  }
  std::string code;
  std::string_view first = word;
  if (numbers.count == 0) {
    if (is_code(word)) code = word;  // `2A004`
  } else if (code = numbers.code(1); !code.empty()) {
    first = numbers.first(1);
  } else if (numbers.count == 2) {
    code = numbers.code(2);
    first = numbers.first(2);
  }
  if (code.empty() || (!line.number.empty() && line.number != code)) return false;
  line.number = std::move(code);
  text = without_gap_behind(before(text, first));
  if (const std::string_view country = last_word(text); is_country(country)) {
    text = without_gap_behind(before(text, country));
  }
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
