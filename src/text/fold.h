// The name key: what two spellings of one name have in common. Compatibility forms are taken apart
// (NFKD), case is folded, marks and invisible characters are dropped, œ and æ are two letters;
// whatever is then no letter and no digit separates words, which one space joins; the whole words
// st, ste, sts and stes are saint, sainte, saints and saintes.
// "L'HAŸ-les-Roses" -> "l hay les roses", "St Denis" -> "saint denis".
//
// What stands for a letter that an earlier conversion lost (a question mark or U+FFFD within a
// word, a byte that is not valid UTF-8, UTF-8 read as Windows-1252, a box or another odd sign right
// beside an unaccented letter) is `?` in the key, which no name has: `?pernay` was Épernay, and
// Pernay is another commune.
//
// Pure functions over tables made from ICU at build time (unicode.h says which): any thread, any
// time.
#pragma once

#include <string>
#include <string_view>

namespace zonage::text {

// In keys: one letter or several in a row that are not known.
inline constexpr char unknown_letter = '?';

// Writes the key of `utf8` into `key`, replacing what was there; `utf8` must not point into `key`.
// Allocates nothing once key's capacity suffices.
// fold(fold(x)) == fold(x).
void fold(std::string_view utf8, std::string& key);

}  // namespace zonage::text
