// Which character set a file is in, from its first block: what its bytes prove, or for the two
// one-byte sets, what French text makes likely. Where the bytes speak for several sets or for none
// of ours, that is said instead, with what was seen; nothing is chosen then.
//
// A byte order mark decides. Else a NUL refuses, and valid UTF-8 is UTF-8. Where only a part is
// valid, the clear majority decides (charset_guess.cpp says which is clear): exports often hold
// rows that were pasted in another set. What is left is in a one-byte set, told by the few bytes
// in which the two differ; where none of these is telling it is windows-1252, which Excel writes.
//
// Thread safety: pure functions; nothing is allocated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "text/charset.h"

namespace zonage::text {

// Bytes that speak for something, and the first of them.
struct ByteEvidence {
  std::size_t count = 0;
  std::size_t offset = 0;  // in the block, from 0
  unsigned char byte = 0;
};

struct CharsetFound {
  Charset charset = Charset::utf8;
  bool bom = false;  // the block begins with the charset's byte order mark
  // Nothing but ASCII and no mark, so that UTF-8 and the one-byte sets are all the same so far. A
  // character that the block's end cuts is not looked at.
  bool ascii_only = false;
  // UTF-8: bytes that are none. One-byte sets: characters that can only be UTF-8.
  ByteEvidence stray{};
  // One-byte sets: bytes that tell this one from the other; none: windows-1252, being usual.
  ByteEvidence telling{};
};

struct CharsetRefusal {
  enum class Reason : std::uint8_t {
    utf32,      // begins with the byte order mark of UTF-32
    nul,        // `against`: NUL bytes
    mixed,      // `against`: bytes that are no UTF-8; `in_favour`: characters in UTF-8
    either,     // `against`: bytes that speak for ISO-8859-15; `in_favour`: for windows-1252
    other_set,  // `against`: bytes beside letters that are no letter of French text in the one-byte
                // sets, as in text of DOS or an old Macintosh; `in_favour`: bytes that may be one
  };
  Reason reason = Reason::nul;
  ByteEvidence against{};
  ByteEvidence in_favour{};
  std::optional<Charset> hint{};  // nul: looks like UTF-16 of this byte order, without its mark
};

using CharsetGuess = std::variant<CharsetFound, CharsetRefusal>;

// `whole`: the block is all there is; else a character may be cut at its end.
CharsetGuess guess_charset(std::string_view first_block, bool whole);

}  // namespace zonage::text
