#include "text/utf8.h"

#include <cstdint>
#include <cstring>

namespace zonage::text {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_continuation(std::string_view bytes, std::size_t at) {
  return at < bytes.size() && (byte_at(bytes, at) & 0xC0U) == 0x80U;
}

// The length of the sequence beyond ASCII that starts at `at`, with its code point; 0 when it is
// not valid.
std::size_t decode(std::string_view bytes, std::size_t at, char32_t& code_point) {
  const unsigned lead = byte_at(bytes, at);
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (!is_continuation(bytes, at + 1)) return 0;
  const unsigned second = byte_at(bytes, at + 1);
  if (lead < 0xE0) {
    code_point = (lead & 0x1FU) << 6 | (second & 0x3FU);
    return 2;
  }
  if (!is_continuation(bytes, at + 2)) return 0;
  const unsigned third = byte_at(bytes, at + 2);
  if (lead < 0xF0) {
    code_point = (lead & 0x0FU) << 12 | (second & 0x3FU) << 6 | (third & 0x3FU);
    const bool is_overlong = code_point < 0x800;
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    return is_overlong || is_surrogate ? 0 : 3;
  }
  if (!is_continuation(bytes, at + 3)) return 0;
  const unsigned fourth = byte_at(bytes, at + 3);
  code_point =
      (lead & 0x07U) << 18 | (second & 0x3FU) << 12 | (third & 0x3FU) << 6 | (fourth & 0x3FU);
  return code_point < 0x10000 || code_point > 0x10FFFF ? 0 : 4;
}

}  // namespace

std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  // Eight at a time, as most text is ASCII.
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t eight = 0;
  for (; bytes.size() - at >= sizeof eight; at += sizeof eight) {
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  // The rest at once, with some of what was seen before it.
  if (bytes.size() >= sizeof eight && bytes.size() - at < sizeof eight) {
    std::memcpy(&eight, bytes.data() + bytes.size() - sizeof eight, sizeof eight);
    if ((eight & kHighBits) == 0) return bytes.size();
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at;
}

std::size_t first_invalid_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while ((at = skip_ascii(bytes, at)) < bytes.size()) {
    char32_t ignored = 0;
    const std::size_t length = decode(bytes, at, ignored);
    if (length == 0) return at;
    at += length;
  }
  return at;
}

char32_t next_multibyte(std::string_view bytes, std::size_t& at) {
  char32_t code_point = 0;
  const std::size_t length = decode(bytes, at, code_point);
  if (length == 0) {
    ++at;
    return kReplacement;
  }
  at += length;
  return code_point;
}

std::size_t count_code_points(std::string_view bytes) {
  std::size_t count = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end_of_ascii = skip_ascii(bytes, at);
    count += end_of_ascii - at;
    at = end_of_ascii;
    if (at == bytes.size()) break;
    next_multibyte(bytes, at);
    ++count;
  }
  return count;
}

std::u32string code_points(std::string_view bytes) {
  std::u32string points;
  points.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) points.push_back(next_code_point(bytes, at));
  return points;
}

void append_utf8(char32_t code_point, std::string& out) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | code_point >> 6);
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    put(0xE0U | code_point >> 12);
    put(0x80U | (code_point >> 6 & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | code_point >> 18);
    put(0x80U | (code_point >> 12 & 0x3FU));
    put(0x80U | (code_point >> 6 & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
}

}  // namespace zonage::text
