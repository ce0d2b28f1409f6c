// The loosened name key: what is left when people leave out or misplace what carries little. Made
// from a name key (fold.h), on both sides alike: a leading or trailing article is dropped (`Le
// Havre`, `Havre (Le)`), lès and lez are les, the abbreviations s/ (sur), s/s (sous), nd
// (Notre-Dame) and mt (Mont) are written out, and spaces do not count (`Villeneuve dAscq`). No
// official name since 1943 holds one of these abbreviations as a word. Thread safety: pure
// function.
#pragma once

#include <string>
#include <string_view>

namespace zonage::text {

// Writes the loosened form of `key` into `out`, replacing what was there. Empty when nothing but an
// article is left. `key` must be a name key and not point into `out`. `s_means` is what the single
// word `s` stands for: people write s/ for sous, too.
void loosen(std::string_view key, std::string& out, std::string_view s_means = "sur");

// Whether a word of a name key is one: `le`, `l`, `las`.
bool is_article(std::string_view word);

// Whether a name key of several words ends in an article.
bool ends_in_article(std::string_view key);

// The article at a name key's end put in front: `havre le` -> `le havre`. False where there is
// none.
bool article_to_front(std::string_view key, std::string& out);

}  // namespace zonage::text
