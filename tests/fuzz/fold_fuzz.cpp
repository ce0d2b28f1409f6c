// text::fold() and text::loosen() on any bytes. A key is valid UTF-8: words of letters and digits
// with one space between them, no capital among ASCII letters, and its own key. What of the bytes
// is no UTF-8 is as a question mark, a letter that is not known; white space around it, the case of
// ASCII letters and what the memory held before change nothing; a key is folded from its words one
// by one. A loosened key has no space, is the same with and without an article in front, and with
// the article put there from the end.
#include <algorithm>
#include <string>

#include "fuzz/fuzz.h"
#include "text/fold.h"
#include "text/loose.h"
#include "text/utf8.h"

using namespace zonage;
using namespace zonage::test;

namespace {

std::string folded(std::string_view text) {
  std::string key = "what was there before";
  text::fold(text, key);
  return key;
}

std::string loosened(std::string_view key, std::string_view s_means = "sur") {
  std::string out = "what was there before";
  text::loosen(key, out, s_means);
  return out;
}

void check_key(const std::string& key) {
  require(text::first_invalid_utf8(key) == key.size(), "a key is valid UTF-8");
  require(!key.starts_with(' ') && !key.ends_with(' '), "no space stands around a key");
  require(key.find("  ") == key.npos, "one space stands between words");
  for (const char c : key) {
    const bool letter_or_digit = c < 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    require(letter_or_digit || c == ' ' || c == text::unknown_letter,
            "of ASCII a key has small letters, digits, spaces and question marks");
  }
  require(key.find("??") == key.npos && (" " + key + " ").find(" ? ") == key.npos,
          "an unknown letter stands once, and in a word");
  require(folded(key) == key, "a key is its own key");
}

// The same with all that is no UTF-8 as question marks.
std::string without_wrong_bytes(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t from = at;
    const bool wrong = text::next_code_point(bytes, at) == text::kReplacement && at == from + 1;
    wrong ? text += '?' : text += bytes.substr(from, at - from);
  }
  return text;
}

std::string other_case(std::string text) {
  for (char& c : text) {
    const bool small = c >= 'a' && c <= 'z';
    if (small || (c >= 'A' && c <= 'Z')) c = static_cast<char>(c ^ 0x20);
  }
  return text;
}

// The keys of a key's words, with one space between them.
std::string word_by_word(std::string_view key) {
  std::string all;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    if (!all.empty()) all += ' ';
    all += folded(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return all;
}

void check_loosened(const std::string& key) {
  for (const std::string_view s_means : {"sur", "sous"}) {
    const std::string loose = loosened(key, s_means);
    require(loose.find(' ') == loose.npos, "a loosened key has no space");
    require(text::first_invalid_utf8(loose) == loose.size(), "a loosened key is valid UTF-8");
    std::string in_front;
    if (text::article_to_front(key, in_front)) {
      check_key(in_front);
      require(in_front.size() == key.size(), "an article put in front changes no length");
    }
  }
  // Of one article in front and none behind, nothing is left.
  const bool begins = loosened("la " + key) != loosened("le " + key);
  require(!begins, "one article in front is as good as another");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string key = folded(bytes);
  check_key(key);
  require(folded(without_wrong_bytes(bytes)) == key, "what is no UTF-8 is not known");
  require(folded(" " + bytes) == key, "white space in front changes nothing");
  require(folded(bytes + "\t") == key, "white space behind changes nothing");
  require(folded(other_case(bytes)) == key, "the case of ASCII letters changes nothing");
  require(word_by_word(key) == key, "a key is that of its words");
  check_loosened(key);
  return 0;
}
