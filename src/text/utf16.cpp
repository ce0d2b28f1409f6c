#include "text/utf16.h"

#include <cstdint>
#include <cstring>

#include "text/utf8.h"

namespace zonage::text {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// How many bytes at the beginning are whole units below 0x80, four at a time, as most text is
// ASCII.
std::size_t ascii_units(std::string_view bytes, std::size_t low) {
  constexpr unsigned char kBeyondAscii[2][8] = {
      {0x80, 0xFF, 0x80, 0xFF, 0x80, 0xFF, 0x80, 0xFF},
      {0xFF, 0x80, 0xFF, 0x80, 0xFF, 0x80, 0xFF, 0x80},
  };
  std::uint64_t beyond_ascii = 0;
  std::memcpy(&beyond_ascii, kBeyondAscii[low], sizeof beyond_ascii);
  std::size_t at = 0;
  for (; bytes.size() - at >= sizeof beyond_ascii; at += sizeof beyond_ascii) {
    std::uint64_t units = 0;
    std::memcpy(&units, bytes.data() + at, sizeof units);
    if ((units & beyond_ascii) != 0) break;
  }
  while (bytes.size() - at >= 2 && byte_at(bytes, at + low) < 0x80 &&
         byte_at(bytes, at + 1 - low) == 0)
    at += 2;
  return at;
}

void append_low_bytes(std::string_view units, std::size_t low, std::string& utf8) {
  const std::size_t start = utf8.size();
  const std::size_t count = units.size() / 2;
  utf8.resize(start + count);
  char* to = utf8.data() + start;
  const char* from = units.data() + low;
  for (std::size_t i = 0; i < count; ++i) to[i] = from[2 * i];
}

void append_ascii_as_units(std::string_view ascii, std::size_t low, std::string& out) {
  const std::size_t start = out.size();
  out.resize(start + 2 * ascii.size());
  char* to = out.data() + start + low;
  for (std::size_t i = 0; i < ascii.size(); ++i) to[2 * i] = ascii[i];
}

void append_unit(char32_t unit, std::size_t low, std::string& out) {
  char bytes[2];
  bytes[low] = static_cast<char>(unit & 0xFFU);
  bytes[1 - low] = static_cast<char>(unit >> 8);
  out.append(bytes, sizeof bytes);
}

// The surrogate that stands at `at` as three bytes, or 0.
char32_t surrogate_at(std::string_view bytes, std::size_t at) {
  if (bytes.size() - at < 3 || byte_at(bytes, at) != 0xED) return 0;
  const unsigned second = byte_at(bytes, at + 1);
  const unsigned third = byte_at(bytes, at + 2);
  if (second < 0xA0 || second > 0xBF || third < 0x80 || third > 0xBF) return 0;
  return 0xD000U | (second & 0x3FU) << 6 | (third & 0x3FU);
}

}  // namespace

void Utf16Decoder::take_unit(unsigned first, unsigned second, std::string& utf8) {
  const char32_t unit = low_ == 0 ? second << 8 | first : first << 8 | second;
  if (high_surrogate_ != 0) {
    const char32_t high = high_surrogate_;
    high_surrogate_ = 0;
    if (is_low_surrogate(unit)) {
      append_utf8(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), utf8);
      return;
    }
    append_utf8(high, utf8);
  }
  if (is_high_surrogate(unit)) {
    high_surrogate_ = unit;
  } else {
    append_utf8(unit, utf8);
  }
}

void Utf16Decoder::decode(std::string_view bytes, std::string& utf8) {
  if (bytes.empty()) return;
  if (has_odd_byte_) {
    has_odd_byte_ = false;
    take_unit(odd_byte_, byte_at(bytes, 0), utf8);
    bytes.remove_prefix(1);
  }
  while (bytes.size() >= 2) {
    take_unit(byte_at(bytes, 0), byte_at(bytes, 1), utf8);
    bytes.remove_prefix(2);
    if (high_surrogate_ != 0) continue;
    const std::size_t ascii = ascii_units(bytes, low_);
    append_low_bytes(bytes.substr(0, ascii), low_, utf8);
    bytes.remove_prefix(ascii);
  }
  if (!bytes.empty()) {
    has_odd_byte_ = true;
    odd_byte_ = static_cast<unsigned char>(bytes[0]);
  }
}

bool Utf16Decoder::finish(std::string& utf8) {
  if (high_surrogate_ != 0) append_utf8(high_surrogate_, utf8);
  high_surrogate_ = 0;
  const bool is_whole = !has_odd_byte_;
  has_odd_byte_ = false;
  return is_whole;
}

std::size_t append_utf16(std::endian order, std::string_view utf8, std::string& out) {
  const std::size_t low = order == std::endian::big ? 1 : 0;
  std::size_t substituted = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = skip_ascii(utf8, at);
    append_ascii_as_units(utf8.substr(at, end - at), low, out);
    at = end;
    if (at == utf8.size()) break;
    if (const char32_t surrogate = surrogate_at(utf8, at); surrogate != 0) {
      append_unit(surrogate, low, out);
      at += 3;
      continue;
    }
    const std::size_t start = at;
    const char32_t code_point = next_multibyte(utf8, at);
    if (at - start == 1) ++substituted;
    if (code_point < 0x10000) {
      append_unit(code_point, low, out);
    } else {
      append_unit(0xD800 + ((code_point - 0x10000) >> 10), low, out);
      append_unit(0xDC00 + ((code_point - 0x10000) & 0x3FFU), low, out);
    }
  }
  return substituted;
}

}  // namespace zonage::text
