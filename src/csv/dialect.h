// How one file writes its table: what stands between fields and between records, and how that is
// found out from the file's first bytes. Encodings are not known here: detection looks at ASCII
// bytes only, so it works alike on UTF-8 and on the one-byte character sets; UTF-16 has to be
// decoded first.
// Thread safety: plain values and functions without state.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace zonage::csv {

inline constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";

enum class LineEnd { lf, crlf, cr };

// "\n", "\r\n" or "\r".
std::string_view bytes_of(LineEnd line_end);

// What may be asked to stand between fields: a tab or an ASCII sign; no quote, and no letter, digit
// or apostrophe, of which names and codes are made (and an apostrophe keeps cells from being
// formulas).
bool can_delimit(char c);

struct Dialect {
  // Never a quote, CR or LF. In a file of one column: what to put between it and added columns, the
  // first of ; tab , | that does not occur in the block.
  char delimiter = ';';
  bool one_column = false;
  bool bom = false;                // the file begins with utf8_bom, which belongs to no record
  bool sep_line = false;           // the first record is Excel's `sep=;`: neither header nor data
  LineEnd line_end = LineEnd::lf;  // the most frequent one; the first of them seen when equal
  bool mixed_line_ends = false;    // others occur too; records keep their own
  // The most frequent number of fields, where the delimiter was found out; else 0.
  std::size_t fields = 0;
  bool first_stands_alone = false;  // no other record has as many fields as the first
};

// Whether the block is all there is, or its last record may go on beyond it.
enum class Extent { whole, partial };

// What speaks for one reading of the block.
struct Candidate {
  char delimiter = 0;        // 0: one column
  std::size_t fields = 0;    // the most frequent number of fields
  std::size_t agreeing = 0;  // records that have it
  std::size_t records = 0;   // non-empty records
  std::size_t points = 0;    // 2 for an agreeing record, 1 when it has quotes in odd places
  bool first_record_agrees = false;
  bool first_stands_alone = false;  // no other record has as many fields as the first
};

// Why no dialect was chosen, for callers that word it themselves.
struct Refusal {
  enum class Reason {
    equal_delimiters,   // `rivals` (two or more) fit equally well
    no_free_delimiter,  // one column, but each of the four delimiters occurs in it
    not_text,           // NUL bytes
  };
  Reason reason = Reason::not_text;
  std::vector<Candidate> rivals;
};

// One English line.
std::string describe(const Refusal& refusal);

// Chooses between ; , tab | and one column. Every reading of the whole block is split into records,
// quotes respected; a reading wins when markedly more of its records (a quarter of all) agree on a
// number of fields, then when its first record, usually the header, agrees too, then when it has
// both more agreement and more fields (against one column this last does not count). One that does
// not win against every other is not guessed. A first line `sep=;` decides alone. The block should
// be the first 64 KiB or more, or all there is.
std::variant<Dialect, Refusal> examine(std::string_view first_block, Extent extent);

// The dialect of a block whose delimiter is known, whatever stands in it: the mark in front, a line
// `sep=` and the line ends.
Dialect dialect_with(char delimiter, std::string_view first_block, Extent extent);

// examine(), with a refusal in words.
Result<Dialect> detect(std::string_view first_block, Extent extent = Extent::whole);

}  // namespace zonage::csv
