// Character sets on any bytes. UTF-16 of an even size comes back bit for bit, however it is cut;
// the one-byte sets do but for the bytes to which they give no character, which are counted; UTF-8
// comes back from UTF-16 where it is UTF-8. A guess is proved by the block: a set that is chosen
// can say it, wrong bytes that are told are there, and a refusal shows what it saw.
#include <algorithm>
#include <bit>
#include <string>
#include <variant>

#include "fuzz/fuzz.h"
#include "text/charset.h"
#include "text/charset_guess.h"
#include "text/utf16.h"
#include "text/utf8.h"

using namespace zonage;
using namespace zonage::test;
using text::Charset;

namespace {

std::string decode_in_pieces(std::string_view bytes, std::endian order, Sequence& random,
                             bool& whole) {
  std::string utf8;
  text::Utf16Decoder decoder(order);
  while (!bytes.empty()) {
    const std::size_t size = std::min(bytes.size(), random.below(7));
    decoder.decode(bytes.substr(0, size), utf8);
    bytes.remove_prefix(size);
  }
  whole = decoder.finish(utf8);
  return utf8;
}

void check_utf16(Charset charset, std::string_view bytes, Sequence& random) {
  const auto order = charset == Charset::utf16_le ? std::endian::little : std::endian::big;
  std::string utf8;
  text::Utf16Decoder decoder(order);
  decoder.decode(bytes, utf8);
  const bool whole = decoder.finish(utf8);
  require(whole == (bytes.size() % 2 == 0), "an odd byte is told");
  bool pieces_whole = false;
  require(decode_in_pieces(bytes, order, random, pieces_whole) == utf8 && pieces_whole == whole,
          "pieces of UTF-16 say what the whole does");
  std::string back;
  require(text::append_encoded(charset, utf8, back) == 0, "UTF-16 lacks no character");
  require(back == bytes.substr(0, bytes.size() / 2 * 2), "UTF-16 comes back bit for bit");
}

bool has_character(Charset charset, char byte) {
  return charset != Charset::windows_1252 ||
         std::string_view("\x81\x8D\x8F\x90\x9D").find(byte) == std::string_view::npos;
}

void check_single_byte(Charset charset, std::string_view bytes, std::size_t cut) {
  std::string utf8;
  text::append_decoded(charset, bytes, utf8);
  require(text::first_invalid_utf8(utf8) == utf8.size(), "what is decoded is UTF-8");
  require(text::count_code_points(utf8) == bytes.size(), "a byte is a character");
  std::string in_pieces;
  text::append_decoded(charset, bytes.substr(0, cut), in_pieces);
  text::append_decoded(charset, bytes.substr(cut), in_pieces);
  require(in_pieces == utf8, "any cut of the bytes is as good as any other");

  std::string back;
  const std::size_t substituted = text::append_encoded(charset, utf8, back);
  require(back.size() == bytes.size(), "a character is a byte");
  std::size_t lacking = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool has = has_character(charset, bytes[i]);
    lacking += has ? 0 : 1;
    require(back[i] == (has ? bytes[i] : '?'), "a byte that is a character comes back");
  }
  require(substituted == lacking, "every substitution is counted");
}

// Wrong bytes become U+FFFD, and are as many as are counted.
std::size_t wrong_bytes(std::string_view bytes, std::string& repaired) {
  std::size_t wrong = 0;
  while (!bytes.empty()) {
    const std::size_t valid = text::first_invalid_utf8(bytes);
    repaired += bytes.substr(0, valid);
    bytes.remove_prefix(valid);
    if (bytes.empty()) break;
    repaired += "\xEF\xBF\xBD";
    bytes.remove_prefix(1);
    ++wrong;
  }
  return wrong;
}

void check_utf8(std::string_view bytes) {
  std::string copy;
  require(text::append_encoded(Charset::utf8, bytes, copy) == 0 && copy == bytes,
          "UTF-8 is copied, whatever it holds");
  std::string repaired;
  const std::size_t wrong = wrong_bytes(bytes, repaired);
  for (const Charset charset : {Charset::utf16_le, Charset::utf16_be}) {
    std::string units;
    const std::size_t substituted = text::append_encoded(charset, bytes, units);
    require(units.size() % 2 == 0, "UTF-16 is whole units");
    // A lone surrogate, three wrong bytes, is let through.
    require(substituted <= wrong && (wrong - substituted) % 3 == 0, "substitutions are counted");
    if (substituted != wrong) continue;
    std::string back;
    text::Utf16Decoder decoder(charset == Charset::utf16_le ? std::endian::little
                                                            : std::endian::big);
    decoder.decode(units, back);
    require(decoder.finish(back) && back == repaired, "UTF-8 comes back from UTF-16");
  }
}

void check_evidence(const text::ByteEvidence& evidence, std::string_view block) {
  if (evidence.count == 0) return;
  require(evidence.offset < block.size() && evidence.count <= block.size() &&
              static_cast<unsigned char>(block[evidence.offset]) == evidence.byte,
          "evidence stands where it is told to");
}

void check_found(const text::CharsetFound& found, std::string_view block, bool whole) {
  check_evidence(found.stray, block);
  check_evidence(found.telling, block);
  const bool ascii = text::skip_ascii(block, 0) == block.size();
  if (whole) require(found.ascii_only == (ascii && !found.bom), "ASCII is told");
  if (found.bom) {
    std::string mark;
    text::append_encoded(found.charset, "\xEF\xBB\xBF", mark);
    require(block.starts_with(mark), "a mark that is told is there");
    return;  // the mark decides, whatever follows
  }
  require(block.find('\0') == block.npos, "no set is chosen for NUL bytes");
  require(!text::is_single_byte(found.charset) || !ascii, "ASCII is UTF-8");
  require(found.charset == Charset::utf8 || text::is_single_byte(found.charset),
          "UTF-16 is chosen by its mark only");
  std::string repaired;
  const std::size_t wrong = wrong_bytes(block, repaired);
  if (found.charset == Charset::utf8 && whole) {
    require(found.stray.count == wrong, "every byte that is no UTF-8 is told");
  }
  require(!text::is_single_byte(found.charset) || wrong > 0, "what is UTF-8 is no other set");
}

void check_refused(const text::CharsetRefusal& refusal, std::string_view block) {
  using Reason = text::CharsetRefusal::Reason;
  check_evidence(refusal.against, block);
  check_evidence(refusal.in_favour, block);
  require((refusal.reason == Reason::utf32) == (refusal.against.count == 0),
          "a refusal shows what speaks against");
  require(refusal.reason != Reason::nul || refusal.against.byte == 0, "a NUL is one");
  require(!refusal.hint || refusal.reason == Reason::nul, "only NUL bytes hint at UTF-16");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Draw draw(data, size);
  const bool whole = !draw.coin();
  const std::size_t seed = draw.byte();
  Sequence random(seed);
  const std::string_view block = draw.rest();

  for (const Charset charset : text::all_charsets) {
    if (charset == Charset::utf8) {
      check_utf8(block);
    } else if (text::is_single_byte(charset)) {
      check_single_byte(charset, block, random.below(block.size() + 1));
    } else {
      check_utf16(charset, block, random);
    }
  }
  const text::CharsetGuess guess = text::guess_charset(block, whole);
  if (const auto* found = std::get_if<text::CharsetFound>(&guess)) {
    check_found(*found, block, whole);
  } else {
    check_refused(std::get<text::CharsetRefusal>(guess), block);
  }
  return 0;
}
