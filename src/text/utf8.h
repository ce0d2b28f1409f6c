// UTF-8 as bytes: where it is wrong, how many code points it has. The strict UTF-8 of RFC 3629:
// no overlong forms, no surrogates, nothing above U+10FFFF. Only code_points() and append_utf8()
// allocate. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zonage::text {

inline constexpr char32_t kReplacement = 0xFFFD;

// The offset of the first byte that does not belong to valid UTF-8, or bytes.size().
std::size_t first_invalid_utf8(std::string_view bytes);

// The offset of the first byte at or after `at` that is not ASCII, or bytes.size().
std::size_t skip_ascii(std::string_view bytes, std::size_t at);

// As next_code_point, for a byte that is no ASCII.
char32_t next_multibyte(std::string_view bytes, std::size_t& at);

// Reads the code point at `at` (which must be below bytes.size()) and moves past it. A wrong byte
// yields kReplacement and moves by one; a written U+FFFD moves by three.
inline char32_t next_code_point(std::string_view bytes, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(bytes[at]);
  if (byte >= 0x80) return next_multibyte(bytes, at);
  ++at;
  return byte;
}

// Code points, a wrong byte counting as one.
std::size_t count_code_points(std::string_view bytes);
std::u32string code_points(std::string_view bytes);

// Appends one code point, at most U+10FFFF. A surrogate, which no UTF-8 may hold, is given the
// three bytes that it would have (WTF-8, see utf16.h).
void append_utf8(char32_t code_point, std::string& out);

}  // namespace zonage::text
