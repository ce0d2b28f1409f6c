#include "render/printable.h"

#include <algorithm>

#include "text/utf8.h"
#include "text/width.h"

namespace zonage::render {

bool steers(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) || code_point == 0x61C ||
         code_point == 0x200E || code_point == 0x200F ||
         (code_point >= 0x2028 && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

bool may_steer(std::string_view utf8) {
  return std::any_of(utf8.begin(), utf8.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2;
  });
}

std::string printable(std::string_view text, std::size_t most) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  std::size_t shown = 0;
  for (std::size_t at = 0; at < text.size(); ++shown) {
    if (shown == most) return out + "…";
    const std::size_t begin = at;
    const char32_t code_point = text::next_code_point(text, at);
    const bool wrong = code_point == text::kReplacement && at - begin == 1;
    if (!steers(code_point) && !wrong) {
      out += text.substr(begin, at - begin);
      continue;
    }
    for (const char c : text.substr(begin, at - begin)) {
      const auto byte = static_cast<unsigned char>(c);
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    }
  }
  return out;
}

void append_padded(std::string_view text, std::size_t width, std::string& out) {
  out += text;
  const std::size_t taken = text::display_width(text);
  out.append(taken < width ? width - taken : 1, ' ');
}

}  // namespace zonage::render
