#include "text/fold.h"

#include <cstddef>
#include <cstring>

#include "text/unicode_tables.inc"
#include "text/utf8.h"

namespace zonage::text {
namespace {

// Collects words in a buffer of its own, so that a key is appended to in one go rather than by the
// letter, and never grows beyond what it holds in the end.
class KeyWriter {
 public:
  explicit KeyWriter(std::string& key) : key_(key) { key_.clear(); }

  // At most kLongestPiece bytes of one word.
  void put(const char* piece, std::size_t size) {
    if (room() < static_cast<std::ptrdiff_t>(size)) flush();
    std::memcpy(end_, piece, size);
    end_ += size;
  }

  void put(char letter) {
    if (room() < 1) flush();
    *end_++ = letter;
  }

  // A letter that nobody knows any more. Several are as one: é in UTF-8 was two bytes.
  void put_unknown() {
    const char last = end_ != word_ ? end_[-1] : word_is_long_ ? key_.back() : ' ';
    if (last != unknown_letter) put(unknown_letter);
  }

  void end_word() {
    if (end_ == word_ && !word_is_long_) return;
    if (!word_is_long_ && end_ - word_ == 1 && *word_ == unknown_letter) {  // a question mark
      end_ = word_;
      return;
    }
    if (!word_is_long_) spell_out_saint();
    *end_++ = ' ';
    word_ = end_;
    word_is_long_ = false;
  }

  void finish() {
    end_word();
    key_.append(buffer_, end_);
    if (!key_.empty()) key_.pop_back();
  }

 private:
  static constexpr std::size_t kBuffer = 256;
  static constexpr std::size_t kLongestPiece = 64;
  static constexpr std::size_t kEndOfWord = 4;  // the "ain" of saint and the space
  static_assert(tables::kFoldLongest <= kLongestPiece);

  // What a word may still take; below zero when the end of a word took the reserve.
  std::ptrdiff_t room() const { return buffer_ + (kBuffer - kEndOfWord) - end_; }

  // Hands the finished words to the key, and the word that has begun if what follows makes it
  // longer than "stes"; else that one stays.
  void flush() {
    const auto begun = static_cast<std::size_t>(end_ - word_);
    const bool hand_over_all = word_is_long_ || begun > 3;
    key_.append(buffer_, hand_over_all ? end_ : word_);
    word_is_long_ = hand_over_all;
    if (!hand_over_all) std::memmove(buffer_, word_, begun);
    word_ = buffer_;
    end_ = hand_over_all ? buffer_ : buffer_ + begun;
  }

  void spell_out_saint() {
    const std::string_view word(word_, static_cast<std::size_t>(end_ - word_));
    if (word.size() < 2 || word.size() > 4 || word[0] != 's' || word[1] != 't') return;
    const std::string_view ending = word.substr(2);
    if (!ending.empty() && ending != "e" && ending != "s" && ending != "es") return;
    std::memmove(word_ + 5, word_ + 2, ending.size());
    std::memcpy(word_, "saint", 5);
    end_ += 3;
  }

  std::string& key_;
  char buffer_[kBuffer];
  char* word_ = buffer_;  // where the word begins that is being written
  char* end_ = buffer_;
  bool word_is_long_ = false;  // its beginning is in key_ already
};

unsigned fold_value(char32_t code_point) {
  using namespace tables;
  constexpr char32_t kInBlock = (1U << kFoldShift) - 1;
  const std::size_t block = kFoldBlock[code_point >> kFoldShift];
  return kFoldValue[block << kFoldShift | (code_point & kInBlock)];
}

// One Hangul syllable as its two or three letters: the arithmetic of the Unicode standard, section
// 3.12, which saves a table as large as all the others.
void put_hangul(char32_t syllable, KeyWriter& writer) {
  const auto put_letter = [&writer](char32_t letter) {
    const char utf8[] = {static_cast<char>(0xE0U | letter >> 12),
                         static_cast<char>(0x80U | (letter >> 6 & 0x3FU)),
                         static_cast<char>(0x80U | (letter & 0x3FU))};
    writer.put(utf8, sizeof utf8);
  };
  const char32_t index = syllable - 0xAC00;
  put_letter(0x1100 + index / 588);
  put_letter(0x1161 + index % 588 / 28);
  if (index % 28 != 0) put_letter(0x11A7 + index % 28);
}

void put_text(unsigned offset, KeyWriter& writer) {
  const std::uint8_t* text = tables::kFoldTexts + offset;
  const std::string_view pieces(reinterpret_cast<const char*>(text + 1), *text);
  for (const char byte : pieces) {
    if (byte == ' ') {
      writer.end_word();
    } else {
      writer.put(byte);
    }
  }
}

// UTF-8 that was read as Windows-1252 (`MÃ¨ze`): a letter no less lost than one that became a
// question mark, as many such pairs fold to another letter than the one that was meant. No French
// name has a Ã, or a Â or Å before a sign.
bool is_misread(char32_t first, std::string_view behind) {
  if (first != 0xC2 && first != 0xC3 && first != 0xE3 && first != 0xC5) return false;
  std::size_t at = 0;
  const char32_t second = behind.empty() ? 0 : next_code_point(behind, at);
  if (first == 0xC3) return second >= 0x80 || second == unknown_letter;  // lost in its turn
  if (first == 0xC5) return second == 0x2019 || second == 0x201C;
  return second >= 0x80 && second <= 0xBF;
}

bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// DOS and Macintosh letters that were read in another set became signs (`╔vry` was Évry, and Vry is
// another commune): those that no text has right beside a letter, or not on that side of one.
// Quotes, dashes, bullets and the lines of tables are none, nor what Windows-1252 has for them
// (U+0092).
bool is_sign_for_letter(char32_t sign, std::string_view before, std::string_view behind) {
  if (sign >= 0xC0 && sign < 0x2000) return false;
  const auto is_one_of = [sign](std::u32string_view signs) {
    return signs.find(sign) != signs.npos;
  };
  const bool follows = !before.empty() && is_ascii_letter(before.back());
  const bool precedes = !behind.empty() && is_ascii_letter(behind.front());
  const bool control = sign <= 0x9F && sign != 0x85 && (sign < 0x91 || sign > 0x97);
  const bool box = sign >= 0x2500 && sign <= 0x259F && !is_one_of(U"│┃║");
  if (control || box || is_one_of(U"□√¡¢£¤¥¦¶†‡‰")) return follows || precedes;
  if (is_one_of(U"‚„")) return follows;
  if (is_one_of(U"¿§©®°±€")) return precedes && !follows;
  return is_one_of(U"…") && follows && precedes;
}

}  // namespace

void fold(std::string_view utf8, std::string& key) {
  KeyWriter writer(key);
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < 0x80) {
      const std::uint8_t letter = tables::kFoldAscii[byte];
      if (byte == unknown_letter) {
        writer.put_unknown();
      } else if (letter == 0) {
        writer.end_word();
      } else {
        writer.put(static_cast<char>(letter));
      }
      ++at;
      continue;
    }
    const std::size_t start = at;
    const char32_t code_point = next_code_point(utf8, at);
    if (code_point == 0xFFFD) {  // every wrong byte, too
      writer.put_unknown();
      continue;
    }
    if (is_sign_for_letter(code_point, utf8.substr(0, start), utf8.substr(at))) {
      writer.put_unknown();
      continue;
    }
    if (is_misread(code_point, utf8.substr(at))) {
      next_code_point(utf8, at);
      writer.put_unknown();
      continue;
    }
    const unsigned value = fold_value(code_point);
    switch (value) {
      case tables::kFoldSeparator:
        writer.end_word();
        break;
      case tables::kFoldDropped:
        break;
      case tables::kFoldSelf:
        writer.put(utf8.data() + start, at - start);
        break;
      case tables::kFoldHangul:
        put_hangul(code_point, writer);
        break;
      default:
        put_text(value - tables::kFoldText, writer);
    }
  }
  writer.finish();
}

}  // namespace zonage::text
