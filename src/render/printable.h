// Text for a terminal: nothing in it can move the cursor or reorder what is shown, and columns align whatever the accents.
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zonage::render {

// The text with control characters, those that turn the direction of writing and invalid bytes shown
// as \xNN, cut after `most` code points.
std::string printable(std::string_view text, std::size_t most = 80);

// Appends `text` and spaces up to `width` columns of a terminal, at least one space behind.
void append_padded(std::string_view text, std::size_t width, std::string& out);

}  // namespace zonage::render
