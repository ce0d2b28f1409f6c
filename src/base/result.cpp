#include "base/result.h"

namespace zonage {

std::string describe(const Error& error) {
  std::string out;
  if (!error.place.file.empty()) {
    out += error.place.file;
    if (error.place.line != 0) {
      out += ':' + std::to_string(error.place.line);
      if (error.place.column != 0) out += ':' + std::to_string(error.place.column);
    }
    out += ": ";
  }
  out += error.message;
  if (error.place.line != 0 && error.place.column != 0) {
    out += "\n    ";
    out += error.place.line_text;
    out += "\n    ";
    // The caret stands under the byte's character: continuation bytes take no column, tabs stay.
    const std::string& text = error.place.line_text;
    for (std::size_t i = 0; i + 1 < error.place.column && i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte == '\t') {
        out += '\t';
      } else if ((byte & 0xC0U) != 0x80U) {
        out += ' ';
      }
    }
    out += '^';
  }
  return out;
}

}  // namespace zonage
