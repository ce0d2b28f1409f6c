// White space around what was typed, pasted or exported: ASCII's, and what word processors and web
// pages put in its place (no-break, narrow, thin and zero-width spaces, a byte order mark).
// Texts are UTF-8; other bytes are no space. Thread safety: functions without state.
#pragma once

#include <cstddef>
#include <string_view>

namespace zonage::text {

// Bytes of the space that begins at `at`, 0 where there is none.
std::size_t space_at(std::string_view text, std::size_t at);

// Without the spaces at either end.
std::string_view trim_spaces(std::string_view text);

}  // namespace zonage::text
