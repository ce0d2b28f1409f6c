// How many columns of a terminal each code point takes, by ICU.
#pragma once

#include <string>

namespace zonage::compile {

// Appends the tables of text/width.cpp: kWidthShift, kWidthBlock, kWidthValue (0, 1 or 2).
void append_column_width(std::string& out);

}  // namespace zonage::compile
