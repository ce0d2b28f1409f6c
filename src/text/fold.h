// The name key: what two spellings of one name have in common. Compatibility forms are taken apart
// (NFKD), case is folded, marks and invisible characters are dropped, œ and æ are two letters;
// whatever is then no letter and no digit separates words, which one space joins; the whole words
// st, ste, sts and stes are saint, sainte, saints and saintes.
// "L'HAŸ-les-Roses" -> "l hay les roses", "St Denis" -> "saint denis".
//
// Pure functions over tables made from ICU at build time (unicode.h says which): any thread, any
// time.
#pragma once

#include <string>
#include <string_view>

namespace zonage::text {

// Writes the key of `utf8` into `key`, replacing what was there; `utf8` must not point into `key`.
// A byte that is not valid UTF-8 is a separator. Allocates nothing once key's capacity suffices.
// fold(fold(x)) == fold(x).
void fold(std::string_view utf8, std::string& key);

}  // namespace zonage::text
