// Lines that are longer than a terminal, continued below where their text begins. Widths are
// columns of a terminal; SGR sequences (colour, bold) take none. Nothing is cut: a word that fits
// nowhere stands alone in its line. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zonage::render {

// Whether the space at `at` holds its neighbours together, as French has it around « » and before
// : ; ? !, so that no line ends there unless nothing else fits.
bool holds(std::string_view line, std::size_t at);

// Appends one line, and a line end. It is broken at spaces behind column `hang`, and continued
// there.
void append_wrapped(std::string_view line, std::size_t hang, std::size_t width, std::string& out);

// Every line of an answer. Continued is below the last column of it that begins in the left half of
// the terminal; what is indented beyond that half comes nearer.
std::string wrapped_lines(std::string_view text, std::size_t width);

}  // namespace zonage::render
