// What may come next on a line of zonage, from the commands' own options and the built-in table.
// Thread safety: pure functions.
#pragma once

#include <span>
#include <string>

namespace zonage::cli {

// `line`: the number of the word that is being typed, then the words of the line, of which the
// first is zonage. Appends the candidates, one a line; none where files are meant or the line makes
// no sense.
void append_completion_words(std::span<const std::string> line, std::string& out);

}  // namespace zonage::cli
