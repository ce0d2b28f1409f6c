#include "text/charset.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <span>
#include <utility>

#include "text/unicode_tables.inc"
#include "text/utf16.h"
#include "text/utf8.h"

namespace zonage::text {
namespace {

constexpr unsigned kFirstHigh = 0x80;

// In lower case, without hyphens, underscores and spaces; each charset's key among them.
constexpr std::pair<std::string_view, Charset> names[] = {
    {"utf8", Charset::utf8},
    {"cp65001", Charset::utf8},
    {"windows1252", Charset::windows_1252},
    {"win1252", Charset::windows_1252},
    {"cp1252", Charset::windows_1252},
    {"xcp1252", Charset::windows_1252},
    {"1252", Charset::windows_1252},
    {"ansi", Charset::windows_1252},
    {"latin1", Charset::windows_1252},
    {"isolatin1", Charset::windows_1252},
    {"l1", Charset::windows_1252},
    {"iso88591", Charset::windows_1252},
    {"88591", Charset::windows_1252},
    {"iso885915", Charset::iso_8859_15},
    {"885915", Charset::iso_8859_15},
    {"latin9", Charset::iso_8859_15},
    {"isolatin9", Charset::iso_8859_15},
    {"l9", Charset::iso_8859_15},
    {"utf16le", Charset::utf16_le},
    {"ucs2le", Charset::utf16_le},
    {"utf16be", Charset::utf16_be},
    {"ucs2be", Charset::utf16_be},
};

// Whether `spelled` is `name` but for case and what stands between.
bool spells(std::string_view spelled, std::string_view name) {
  for (char c : spelled) {
    if (c == '-' || c == '_' || c == ' ') continue;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (name.empty() || name.front() != c) return false;
    name.remove_prefix(1);
  }
  return name.empty();
}

// The tables that compile/unicode/code_pages.h describes.
struct CodePage {
  std::span<const std::uint16_t> point;
  std::span<const std::uint16_t> moved;
  std::span<const std::uint8_t> moved_byte;
};

constexpr CodePage windows_1252{tables::kWindows1252Point, tables::kWindows1252Moved,
                                tables::kWindows1252MovedByte};
constexpr CodePage iso_8859_15{tables::kIso885915Point, tables::kIso885915Moved,
                               tables::kIso885915MovedByte};

const CodePage& page_of(Charset charset) {
  assert(is_single_byte(charset));
  return charset == Charset::iso_8859_15 ? iso_8859_15 : windows_1252;
}

// The byte of a character that is not ASCII; 0 when the set lacks it.
unsigned byte_of(const CodePage& page, char32_t code_point) {
  const char32_t own_number = code_point - kFirstHigh;
  if (own_number < page.point.size() && page.point[own_number] == code_point) return code_point;
  const auto place = std::ranges::lower_bound(page.moved, code_point);
  if (place == page.moved.end() || *place != code_point) return 0;
  return page.moved_byte[static_cast<std::size_t>(place - page.moved.begin())];
}

std::size_t append_single_byte(const CodePage& page, std::string_view utf8, std::string& out) {
  std::size_t substituted = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = skip_ascii(utf8, at);
    out.append(utf8, at, end - at);
    at = end;
    if (at == utf8.size()) break;
    const unsigned byte = byte_of(page, next_multibyte(utf8, at));
    out.push_back(byte == 0 ? '?' : static_cast<char>(byte));
    if (byte == 0) ++substituted;
  }
  return substituted;
}

}  // namespace

std::string_view key_of(Charset charset) {
  switch (charset) {
    case Charset::utf8:
      return "utf-8";
    case Charset::windows_1252:
      return "windows-1252";
    case Charset::iso_8859_15:
      return "iso-8859-15";
    case Charset::utf16_le:
      return "utf-16le";
    case Charset::utf16_be:
      return "utf-16be";
  }
  return {};
}

std::optional<Charset> parse_charset(std::string_view name) {
  for (const auto& [known, charset] : names)
    if (spells(name, known)) return charset;
  return std::nullopt;
}

bool is_single_byte(Charset charset) {
  return charset == Charset::windows_1252 || charset == Charset::iso_8859_15;
}

void append_decoded(Charset single_byte, std::string_view bytes, std::string& utf8) {
  const CodePage& page = page_of(single_byte);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = skip_ascii(bytes, at);
    utf8.append(bytes, at, end - at);
    at = end;
    if (at == bytes.size()) break;
    append_utf8(page.point[static_cast<unsigned char>(bytes[at]) - kFirstHigh], utf8);
    ++at;
  }
}

std::size_t append_encoded(Charset charset, std::string_view utf8, std::string& out) {
  switch (charset) {
    case Charset::utf8:
      out.append(utf8);
      return 0;
    case Charset::windows_1252:
    case Charset::iso_8859_15:
      return append_single_byte(page_of(charset), utf8, out);
    case Charset::utf16_le:
      return append_utf16(std::endian::little, utf8, out);
    case Charset::utf16_be:
      return append_utf16(std::endian::big, utf8, out);
  }
  return 0;
}

}  // namespace zonage::text
