#include "text/charset_guess.h"

#include <algorithm>
#include <cstring>

#include "text/utf8.h"

namespace zonage::text {
namespace {

using namespace std::string_view_literals;

// A majority is clear from here on. Text of one set holds next to nothing that reads as the other:
// UTF-8 is broken only where it was cut or pasted into, and in a one-byte set a capital letter with
// an accent before a sign is all that makes valid UTF-8. So any limit tells whole files apart; this
// one says how much may be pasted in. Where more than a fifth is in another set neither reading is
// worth much. That a single wrong byte needs four characters against it follows from it.
constexpr std::size_t clear_majority = 4;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_one_of(unsigned byte, std::string_view bytes) {
  return bytes.find(static_cast<char>(byte)) != std::string_view::npos;
}

void add(ByteEvidence& evidence, std::string_view block, std::size_t at) {
  if (evidence.count++ != 0) return;
  evidence.offset = at;
  evidence.byte = static_cast<unsigned char>(block[at]);
}

ByteEvidence together(const ByteEvidence& a, const ByteEvidence& b) {
  if (a.count == 0 || (b.count != 0 && b.offset < a.offset)) {
    return {a.count + b.count, b.offset, b.byte};
  }
  return {a.count + b.count, a.offset, a.byte};
}

std::optional<CharsetGuess> by_mark(std::string_view block) {
  // Before UTF-16, whose mark is how the first of these begins.
  if (block.starts_with("\xFF\xFE\0\0"sv) || block.starts_with("\0\0\xFE\xFF"sv))
    return CharsetRefusal{.reason = CharsetRefusal::Reason::utf32};
  if (block.starts_with("\xEF\xBB\xBF")) return CharsetFound{.charset = Charset::utf8, .bom = true};
  if (block.starts_with("\xFF\xFE")) return CharsetFound{.charset = Charset::utf16_le, .bom = true};
  if (block.starts_with("\xFE\xFF")) return CharsetFound{.charset = Charset::utf16_be, .bom = true};
  return std::nullopt;
}

// UTF-16 of a Western text is mostly ASCII, every other byte of it being zero.
std::optional<Charset> utf16_without_mark(std::string_view block) {
  std::size_t little = 0;
  std::size_t big = 0;
  const std::size_t units = block.size() / 2;
  for (std::size_t at = 0; at < 2 * units; at += 2) {
    const unsigned first = byte_at(block, at);
    const unsigned second = byte_at(block, at + 1);
    if (second == 0 && first != 0 && first < 0x80) ++little;
    if (first == 0 && second != 0 && second < 0x80) ++big;
  }
  const auto is_most = [units](std::size_t count) { return count > 0 && 4 * count >= 3 * units; };
  if (is_most(little)) return Charset::utf16_le;
  if (is_most(big)) return Charset::utf16_be;
  return std::nullopt;
}

std::optional<CharsetGuess> by_nul(std::string_view block) {
  ByteEvidence nuls;
  for (std::size_t at = block.find('\0'); at != std::string_view::npos;
       at = block.find('\0', at + 1))
    add(nuls, block, at);
  if (nuls.count == 0) return std::nullopt;
  return CharsetRefusal{
      .reason = CharsetRefusal::Reason::nul, .against = nuls, .hint = utf16_without_mark(block)};
}

// Whether these one to three bytes begin a UTF-8 character that they do not end: whether something
// can be put behind them that ends it.
bool begins_character(std::string_view bytes) {
  const unsigned lead = byte_at(bytes, 0);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (bytes.size() >= length) return false;
  for (const char last : {'\x80', '\xBF'}) {  // the least and the greatest that may follow
    char character[4];
    std::memcpy(character, bytes.data(), bytes.size());
    std::memset(character + bytes.size(), last, length - bytes.size());
    if (first_invalid_utf8({character, length}) == length) return true;
  }
  return false;
}

// The block without a UTF-8 character that its end cuts.
std::string_view without_cut_character(std::string_view block) {
  for (std::size_t size = 1; size <= std::min<std::size_t>(3, block.size()); ++size) {
    if (begins_character(block.substr(block.size() - size)))
      return block.substr(0, block.size() - size);
  }
  return block;
}

// Calls what belongs to each character beyond ASCII, in UTF-8, and to each byte that is none.
template <typename OnCharacter, typename OnStray>
void for_each_beyond_ascii(std::string_view block, OnCharacter on_character, OnStray on_stray) {
  std::size_t at = 0;
  while ((at = skip_ascii(block, at)) < block.size()) {
    const std::size_t start = at;
    next_multibyte(block, at);
    if (at - start == 1) {
      on_stray(start);
    } else {
      on_character(start);
    }
  }
}

// --- the one-byte sets -------------------------------------------------------------------------

// A byte without a neighbour has a NUL there, which is neither letter nor digit.
unsigned before(std::string_view block, std::size_t at) {
  return at == 0 ? 0 : byte_at(block, at - 1);
}
unsigned after(std::string_view block, std::size_t at) {
  return at + 1 == block.size() ? 0 : byte_at(block, at + 1);
}

bool is_digit(unsigned byte) { return byte >= '0' && byte <= '9'; }

// Š Ž š ž: not in French, but in names from elsewhere.
bool is_rare_letter(unsigned byte) { return is_one_of(byte, "\x8A\x8E\x9A\x9E"); }

// In windows-1252; ISO-8859-15 has the letters that it has elsewhere among BC, BD and BE.
bool is_letter(unsigned byte) {
  if (byte < 0x80) return (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
  if (byte >= 0xC0) return byte != 0xD7 && byte != 0xF7;  // × and ÷
  return is_one_of(byte, "\x8C\x9C\x9F") || is_rare_letter(byte);
}

// What the bytes of a text say, were it in one of the one-byte sets.
struct OneByteText {
  ByteEvidence for_iso;
  ByteEvidence for_windows;
  bool windows_only = false;  // among for_windows are bytes that ISO-8859-15 has no use for

  ByteEvidence plausible;
  ByteEvidence rare;
  ByteEvidence implausible;
};

// Letters next to `at`, on both sides; 2 stands for more.
std::size_t letters_around(std::string_view block, std::size_t at) {
  std::size_t letters = 0;
  for (std::size_t left = at; left > 0 && letters < 2 && is_letter(byte_at(block, left - 1));
       --left)
    ++letters;
  for (std::size_t right = at + 1;
       right < block.size() && letters < 2 && is_letter(byte_at(block, right)); ++right)
    ++letters;
  return letters;
}

// Œ œ Ÿ in ISO-8859-15, ¼ ½ ¾ in windows-1252. A single letter may be a unit: ½l.
void weigh_fraction(std::string_view block, std::size_t at, OneByteText& text) {
  const unsigned left = before(block, at);
  const unsigned right = after(block, at);
  if (is_digit(left) || is_digit(right)) {
    add(text.for_windows, block, at);
    return;
  }
  const std::size_t letters = letters_around(block, at);
  if (letters >= 2) add(text.for_iso, block, at);
  if (letters == 0 && left < 0x80 && right < 0x80) add(text.for_windows, block, at);
}

// Which of the two sets the byte speaks for. Of the eight in which both have a character, A6, A8
// and B8 (Š š ž or ¦ ¨ ¸) say nothing: a diaeresis typed beside its letter stands where š would.
void weigh_between_sets(std::string_view block, std::size_t at, OneByteText& text) {
  const bool is_between_letters = is_letter(before(block, at)) && is_letter(after(block, at));
  switch (const unsigned byte = byte_at(block, at)) {
    case 0xA4:  // € in ISO-8859-15; the ¤ of windows-1252 is nobody's
      if (!is_between_letters) add(text.for_iso, block, at);
      break;
    case 0xB4:  // ´ for an apostrophe in windows-1252, Ž in ISO-8859-15
      if (is_between_letters) add(text.for_windows, block, at);
      break;
    case 0xBC:
    case 0xBD:
    case 0xBE:
      weigh_fraction(block, at, text);
      break;
    default:
      if (byte >= 0xA0 || is_one_of(byte, "\x81\x8D\x8F\x90\x9D")) break;
      add(text.for_windows, block, at);
      text.windows_only = true;
  }
}

bool is_small_ascii_letter(unsigned byte) { return byte >= 'a' && byte <= 'z'; }

// Behind a small letter Œ is the î of code page 850, and Ï Õ Ø Ÿ are the œ ’ ÿ ü of the Macintosh;
// Ÿ stands before none either. Only capitals with which hardly a French word begins: others follow
// small letters in headers such as nomÉtablissement.
bool is_misplaced_capital(std::string_view block, std::size_t at) {
  const unsigned byte = byte_at(block, at);
  return (is_one_of(byte, "\x8C\x9F\xCF\xD5\xD8") && is_small_ascii_letter(before(block, at))) ||
         (byte == 0x9F && is_small_ascii_letter(after(block, at)));
}

// Whether the byte is where French text has it. Inside a word all but letters, apostrophes, hyphens
// and the like are implausible; the letters of code page 850 and of the Macintosh are mostly signs
// to the one-byte sets. At a word's edge signs are usual, so only those count that French never
// sets there: ‚ ƒ ‡ ˆ ‰ ˜ and no character at all. Bytes that stand elsewhere say nothing.
void weigh_plausibility(std::string_view block, std::size_t at, OneByteText& text) {
  const bool follows_letter = is_letter(before(block, at));
  const bool precedes_letter = is_letter(after(block, at));
  if (!follows_letter && !precedes_letter) return;
  const unsigned byte = byte_at(block, at);
  if (is_rare_letter(byte)) {
    add(text.rare, block, at);
  } else if (is_letter(byte)) {
    add(is_misplaced_capital(block, at) ? text.implausible : text.plausible, block, at);
  } else if (follows_letter && precedes_letter) {
    if (is_one_of(byte, "\x91\x92\xB4\x96\x97\xAD\xB7\xBC\xBD\xBE")) {
      add(text.plausible, block, at);
    } else if (!is_one_of(byte, "\xA0\xAB\xB0\xBB")) {  // no-break space « ° »
      add(text.implausible, block, at);
    }
  } else if (is_one_of(byte, "\x81\x82\x83\x87\x88\x89\x8D\x8F\x90\x98\x9D")) {
    add(text.implausible, block, at);
  }
}

CharsetGuess by_one_byte_text(const OneByteText& text, const ByteEvidence& utf8_characters) {
  // Now and then the rare letters are what they are; in number they are the è of code page 850 (8A)
  // and the é and û of the Macintosh (8E, 9E).
  const bool rare_is_wrong = text.rare.count > text.plausible.count;
  const ByteEvidence against =
      rare_is_wrong ? together(text.implausible, text.rare) : text.implausible;
  const ByteEvidence in_favour =
      rare_is_wrong ? text.plausible : together(text.plausible, text.rare);
  if (against.count > in_favour.count)
    return CharsetRefusal{
        .reason = CharsetRefusal::Reason::other_set, .against = against, .in_favour = in_favour};

  CharsetFound found{.stray = utf8_characters};
  if (text.for_iso.count == 0 ||
      (text.windows_only && text.for_windows.count > text.for_iso.count)) {
    found.charset = Charset::windows_1252;
    found.telling = text.for_windows;
    return found;
  }
  if (text.for_windows.count == 0) {
    found.charset = Charset::iso_8859_15;
    found.telling = text.for_iso;
    return found;
  }
  return CharsetRefusal{.reason = CharsetRefusal::Reason::either,
                        .against = text.for_iso,
                        .in_favour = text.for_windows};
}

}  // namespace

CharsetGuess guess_charset(std::string_view first_block, bool whole) {
  if (const auto guess = by_mark(first_block)) return *guess;
  if (const auto guess = by_nul(first_block)) return *guess;

  const std::string_view block = whole ? first_block : without_cut_character(first_block);
  ByteEvidence characters;
  ByteEvidence stray;
  for_each_beyond_ascii(
      block, [&](std::size_t at) { add(characters, block, at); },
      [&](std::size_t at) { add(stray, block, at); });
  if (characters.count >= clear_majority * stray.count) {
    return CharsetFound{.charset = Charset::utf8,
                        .ascii_only = characters.count == 0 && stray.count == 0,
                        .stray = stray};
  }
  if (stray.count < clear_majority * characters.count) {
    return CharsetRefusal{
        .reason = CharsetRefusal::Reason::mixed, .against = stray, .in_favour = characters};
  }

  OneByteText text;
  for_each_beyond_ascii(
      block, [](std::size_t) {},
      [&](std::size_t at) {
        // What stands behind the block's last byte may change what it says.
        if (!whole && at + 1 == first_block.size()) return;
        weigh_between_sets(first_block, at, text);
        weigh_plausibility(first_block, at, text);
      });
  return by_one_byte_text(text, characters);
}

}  // namespace zonage::text
