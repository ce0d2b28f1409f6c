// The character sets that a spreadsheet's CSV comes in: their names, and the way from each to UTF-8
// and back. Tables made from ICU at build time. Reading UTF-16 needs a state and is in utf16.h.
// Thread safety: pure functions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zonage::text {

enum class Charset : std::uint8_t { utf8, windows_1252, iso_8859_15, utf16_le, utf16_be };

inline constexpr std::array<Charset, 5> all_charsets{Charset::utf8, Charset::windows_1252,
                                                     Charset::iso_8859_15, Charset::utf16_le,
                                                     Charset::utf16_be};

// `utf-8`, `windows-1252`, `iso-8859-15`, `utf-16le`, `utf-16be`.
std::string_view key_of(Charset charset);

// A key, or another usual name (`cp1252`, `ansi`, `Latin-9`), in any case, with or without hyphens,
// underscores and spaces. `latin1` and `iso-8859-1` mean windows-1252, as browsers have it: where
// the two differ, ISO-8859-1 has control characters that no text holds. `utf-16` alone is no name:
// it does not say which byte comes first.
std::optional<Charset> parse_charset(std::string_view name);

// windows-1252 and ISO-8859-15: a byte is a character, below 80 the ASCII one.
bool is_single_byte(Charset charset);
constexpr bool is_utf16(Charset charset) {
  return charset == Charset::utf16_le || charset == Charset::utf16_be;
}

// Appends as UTF-8 what the bytes say in a one-byte set. The bytes to which windows-1252 gives no
// character (81, 8D, 8F, 90 and 9D) become U+FFFD. Any cut of the bytes is as good as any other.
void append_decoded(Charset single_byte, std::string_view bytes, std::string& utf8);

// Appends `utf8` in another character set, and returns how many characters had to be substituted.
//   UTF-8: a copy, whatever it holds.
//   One-byte sets: `?` for each character that the set lacks, and for each byte that is no UTF-8.
//   UTF-16: U+FFFD for each byte that is neither UTF-8 nor part of a lone surrogate as
//   Utf16Decoder writes it; no byte order mark is added.
// Allocates nothing but what `out` needs to grow.
std::size_t append_encoded(Charset charset, std::string_view utf8, std::string& out);

}  // namespace zonage::text
