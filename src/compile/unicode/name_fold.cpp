#include "compile/unicode/name_fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <vector>

#include "compile/unicode/stages.h"

namespace zonage::compile {
namespace {

constexpr std::uint32_t kSeparator = 0;
constexpr std::uint32_t kDropped = 1;
constexpr std::uint32_t kSelf = 2;
constexpr std::uint32_t kHangul = 3;
constexpr std::uint32_t kText = 4;

constexpr UChar32 kFirstHangul = 0xAC00;
constexpr UChar32 kLastHangul = 0xD7A3;

// Letters to Unicode, but typed or printed as apostrophes, primes and accents standing alone: in a
// name they separate like the ' ´ ` ^ ¨ that they look like.
constexpr UChar32 kPunctuationAmongLetters[] = {
    0x02B9,  // MODIFIER LETTER PRIME, also what U+0374 GREEK NUMERAL SIGN decomposes to
    0x02BA,  // MODIFIER LETTER DOUBLE PRIME
    0x02BB,  // MODIFIER LETTER TURNED COMMA, looks like U+2018
    0x02BC,  // MODIFIER LETTER APOSTROPHE, looks like U+2019; part of U+0149
    0x02BD,  // MODIFIER LETTER REVERSED COMMA, looks like U+201B
    0x02BE,  // MODIFIER LETTER RIGHT HALF RING, transliterates as an apostrophe
    0x02BF,  // MODIFIER LETTER LEFT HALF RING, transliterates as an apostrophe
    0x02C6,  // MODIFIER LETTER CIRCUMFLEX ACCENT, byte 88 of windows-1252
    0x02C8,  // MODIFIER LETTER VERTICAL LINE, looks like U+0027
    0x02CA,  // MODIFIER LETTER ACUTE ACCENT, looks like U+00B4
    0x02CB,  // MODIFIER LETTER GRAVE ACCENT, looks like U+0060
    0x02EE,  // MODIFIER LETTER DOUBLE APOSTROPHE, looks like U+201D
    0x07F4,  // NKO HIGH TONE APOSTROPHE
    0x07F5,  // NKO LOW TONE APOSTROPHE
    0xA78B,  // LATIN CAPITAL LETTER SALTILLO, looks like U+0027
    0xA78C,  // LATIN SMALL LETTER SALTILLO, looks like U+0027
};

const icu::Normalizer2& nfkd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status))
    throw std::runtime_error(std::string("ICU has no NFKD: ") + u_errorName(status));
  return *normalizer;
}

bool is_dropped(UChar32 code_point) {
  return (U_GET_GC_MASK(code_point) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0 ||
         u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_letter_or_digit(UChar32 code_point) {
  return u_isalnum(code_point) && !std::ranges::count(kPunctuationAmongLetters, code_point);
}

icu::UnicodeString fold_once(icu::UnicodeString text, const icu::Normalizer2& normalizer) {
  text.findAndReplace(u"œ", u"oe").findAndReplace(u"Œ", u"OE");
  text.findAndReplace(u"æ", u"ae").findAndReplace(u"Æ", u"AE");
  UErrorCode status = U_ZERO_ERROR;
  text = normalizer.normalize(text, status);
  if (U_FAILURE(status))
    throw std::runtime_error(std::string("ICU cannot normalize: ") + u_errorName(status));
  text.foldCase(U_FOLD_CASE_DEFAULT);
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
    if (!is_dropped(text.char32At(at))) kept.append(text.char32At(at));
  return kept;
}

// The fold of one code point: letters, digits and a space for each run of separators. As it is per
// code point it is the fold of a text, too: case folding knows no context, and what normalization
// moves past a neighbour is a mark.
icu::UnicodeString fold(UChar32 code_point, const icu::Normalizer2& normalizer) {
  icu::UnicodeString text(code_point);
  for (icu::UnicodeString before; before != text;) {
    before = text;
    text = fold_once(before, normalizer);
  }
  icu::UnicodeString key;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 part = text.char32At(at);
    if (is_letter_or_digit(part)) {
      key.append(part);
    } else if (!key.endsWith(u' ')) {
      key.append(u' ');
    }
  }
  return key;
}

// What text/fold.cpp computes for a Hangul syllable instead of looking it up: the arithmetic of
// the Unicode standard, section 3.12.
icu::UnicodeString hangul_parts(UChar32 syllable) {
  const UChar32 index = syllable - kFirstHangul;
  icu::UnicodeString parts;
  parts.append(0x1100 + index / 588).append(0x1161 + index % 588 / 28);
  if (index % 28 != 0) parts.append(0x11A7 + index % 28);
  return parts;
}

void append_constant(std::string& out, std::string_view name, std::size_t value) {
  out += "inline constexpr unsigned ";
  out += name;
  out += " = " + std::to_string(value) + ";\n";
}

}  // namespace

void append_name_fold(std::string& out) {
  const icu::Normalizer2& normalizer = nfkd();
  std::vector<std::uint32_t> values(kCodePoints);
  std::vector<std::uint32_t> texts;
  std::vector<std::uint32_t> ascii;
  std::map<std::string, std::uint32_t> offsets;
  std::size_t longest = 0;

  for (UChar32 code_point = 0; code_point < static_cast<UChar32>(kCodePoints); ++code_point) {
    std::uint32_t& value = values[static_cast<std::size_t>(code_point)];
    if (U_IS_SURROGATE(code_point)) {
      value = kSeparator;
      continue;
    }
    const icu::UnicodeString key = fold(code_point, normalizer);
    std::string utf8;
    key.toUTF8String(utf8);
    if (code_point < 0x80) {
      if (utf8.size() != 1) throw std::runtime_error("an ASCII character folds to several bytes");
      ascii.push_back(utf8 == " " ? 0 : static_cast<unsigned char>(utf8[0]));
    }
    if (utf8 == " ") {
      value = kSeparator;
    } else if (key.isEmpty()) {
      value = kDropped;
    } else if (key == icu::UnicodeString(code_point)) {
      value = kSelf;
    } else if (code_point >= kFirstHangul && code_point <= kLastHangul) {
      if (key != hangul_parts(code_point))
        throw std::runtime_error("a Hangul syllable is irregular");
      value = kHangul;
    } else {
      const auto [place, is_new] = offsets.try_emplace(utf8, texts.size());
      if (is_new) {
        longest = std::max(longest, utf8.size());
        texts.push_back(static_cast<std::uint32_t>(utf8.size()));
        for (const char byte : utf8) texts.push_back(static_cast<unsigned char>(byte));
      }
      value = kText + place->second;
    }
  }
  if (longest > 0xFF || kText + texts.size() > 0xFFFF)
    throw std::runtime_error("the folds of Unicode no longer fit their table");

  append_constant(out, "kFoldSeparator", kSeparator);
  append_constant(out, "kFoldDropped", kDropped);
  append_constant(out, "kFoldSelf", kSelf);
  append_constant(out, "kFoldHangul", kHangul);
  append_constant(out, "kFoldText", kText);
  append_constant(out, "kFoldLongest", longest);
  append_array(out, "kFoldAscii", ascii);
  append_stages(out, "kFold", values);
  append_array(out, "kFoldTexts", texts);
}

}  // namespace zonage::compile
