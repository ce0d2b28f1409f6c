// Text for a terminal: nothing in it can move the cursor or reorder what is shown, and columns
// align whatever the accents. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zonage::render {

// Whether a character of this kind does something to a terminal instead of being shown: controls,
// and what ends a line or turns the direction of writing.
bool steers(char32_t code_point);

// False when the UTF-8 holds no such character, for certain and quickly.
bool may_steer(std::string_view utf8);

// The text with such characters and invalid bytes shown as \xNN, cut after `most` code points.
std::string printable(std::string_view text, std::size_t most = 80);

// Appends `text` and spaces up to `width` columns of a terminal, at least one space behind.
void append_padded(std::string_view text, std::size_t width, std::string& out);

}  // namespace zonage::render
