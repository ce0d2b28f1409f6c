// How many columns of a terminal a text takes, so that columns of names can be aligned.
#pragma once

#include <cstddef>
#include <string_view>

namespace zonage::text {

// 2 for East Asian wide and fullwidth characters, 0 for what does not advance (non-spacing marks,
// invisible and control characters), 1 for the rest and for each byte that is not valid UTF-8.
std::size_t display_width(std::string_view utf8);

}  // namespace zonage::text
