// UTF-16 as bytes, to UTF-8 and back without loss. What UTF-8 cannot say, a surrogate without its
// other half, is written as the three bytes that it would have there (WTF-8), so that any even
// number of bytes comes back bit for bit; to all else in text/ these are three wrong bytes. A byte
// order mark is a character like others: U+FEFF.
#pragma once

#include <bit>
#include <cstddef>
#include <string>
#include <string_view>

namespace zonage::text {

// Reads one stream, in pieces of any size. Thread safety: one decoder belongs to one thread.
class Utf16Decoder {
 public:
  explicit Utf16Decoder(std::endian order) : low_(order == std::endian::big ? 1 : 0) {}

  // Appends the characters of `bytes`. Half a character at the end waits for the next piece, so
  // what is appended is whole characters always.
  void decode(std::string_view bytes, std::string& utf8);

  // The stream ends: appends a surrogate that waits for its other half. False when an odd byte is
  // left, which is no character and is dropped. Then a new stream may begin.
  bool finish(std::string& utf8);

 private:
  void take_unit(unsigned first, unsigned second, std::string& utf8);

  std::size_t low_;  // where in the two bytes of a unit the low one stands
  bool has_odd_byte_ = false;
  unsigned char odd_byte_ = 0;
  char32_t high_surrogate_ = 0;  // waits for the low one; 0: none
};

// Appends UTF-8 as UTF-16, lone surrogates as Utf16Decoder writes them included. Each byte that
// belongs to neither becomes U+FFFD; returns how many did. Thread safety: pure function.
std::size_t append_utf16(std::endian order, std::string_view utf8, std::string& out);

}  // namespace zonage::text
