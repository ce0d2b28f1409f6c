#include "resolve/arrondissement.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace zonage::resolve {
namespace {

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

}  // namespace zonage::resolve
