// What the name key (text/fold.h) makes of each code point, by ICU.
#pragma once

#include <string>

namespace zonage::compile {

// Appends the tables of text/fold.cpp:
//   kFoldShift, kFoldBlock, kFoldValue   kFoldSeparator, kFoldDropped, kFoldSelf, kFoldHangul, or
//                                        kFoldText + the offset of the fold in kFoldTexts
//   kFoldTexts      each a length byte and its UTF-8, in which a space stands for a separator
//   kFoldLongest    the longest of them in bytes
//   kFoldAscii      the fold of each ASCII character, 0 for a separator
// Throws std::runtime_error when ICU says something that these tables cannot hold.
void append_name_fold(std::string& out);

}  // namespace zonage::compile
