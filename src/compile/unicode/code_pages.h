// What the one-byte character sets make of each byte, by ICU's converters.
#pragma once

#include <string>

namespace zonage::compile {

// Appends the tables of text/charset.cpp, for each SET of Windows1252 and Iso885915; below 0x80
// both are ASCII:
//   kSETPoint[byte - 0x80]   the code point of a byte, U+FFFD for one that has no character
//   kSETMoved                the code points, in order, whose byte is not their own number
//   kSETMovedByte            the byte of each of them
// Throws std::runtime_error when ICU says something that these tables cannot hold.
void append_code_pages(std::string& out);

}  // namespace zonage::compile
