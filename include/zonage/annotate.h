// A CSV table in, the same bytes out with zonage's columns added, as `zonage annotate` does it:
// every byte of the input comes back, in order, in its own encoding; memory does not grow with the
// input.
//
// Ownership: the caller's functions move the bytes; nothing is opened or closed. They are called by
// one thread at a time, not always the same; what they throw ends the run as a failure of theirs.
// Errors: an input that cannot be read as a table is refused before anything is written; later
// trouble (an unclosed quote, a function that failed) ends the run after the rows before it, and
// Error::place.line says up to which line of the input they were written. Messages are the
// command's, in the language chosen: `--column` is the member `column`. Thread safety: any number
// of calls at once over one Data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zonage/data.h"
#include "zonage/export.h"
#include "zonage/language.h"
#include "zonage/result.h"

namespace zonage {

enum class Encoding : std::uint8_t { utf8, windows_1252, iso_8859_15, utf16_le, utf16_be };

struct AnnotateOptions {
  // A header, or a column's number from 1. Without `column` the one that has a usual header
  // (`commune`, `ville`, …) is taken; the others are never looked for unasked.
  std::optional<std::string> column;
  std::optional<std::string> department_column;
  std::optional<std::string> postal_column;
  std::optional<std::string> insee_column;  // wins over the name

  bool has_header = true;
  // Overrules detection: a tab or an ASCII sign, neither quote nor apostrophe, letter nor digit.
  std::optional<char> delimiter;
  std::optional<Encoding> encoding;  // likewise
  std::vector<std::string> columns;  // keys of field_keys(); empty: those that the command adds
  bool replace = false;  // columns of zonage that are there already are renewed; needs a header
  bool accept_suggestion = false;
  bool escape_formulas = false;  // an apostrophe before cells that a spreadsheet would compute
  unsigned threads = 1;          // 0: as many as the machine has; never more than 64
  Language language = Language::english;
};

struct AnnotateStreams {
  // Puts at most `size` bytes (not 0) into `into` and returns how many; waits for at least one. 0:
  // the end. Negative: it failed. It is called until a block is full: where the input pauses, the
  // rows before the pause wait.
  std::function<std::ptrdiff_t(char* into, std::size_t size)> read;
  // Takes all of the bytes. False: it failed.
  std::function<bool(std::string_view bytes)> write;
  // Where it is set, gets the header and the rows that were not found, as they came.
  std::function<bool(std::string_view bytes)> write_unresolved;
};

// How many rows came to what.
struct Account {
  std::uint64_t rows = 0;  // without header and empty lines
  std::uint64_t found = 0;
  std::uint64_t ambiguous = 0;
  std::uint64_t unknown = 0;
  std::uint64_t empty = 0;          // no name
  std::uint64_t malformed = 0;      // more or fewer fields than the header
  std::uint64_t repaired = 0;       // of those found: not as typed
  std::uint64_t unreadable = 0;     // bytes that are no text
  std::uint64_t substitutions = 0;  // characters of added cells that the encoding lacks
  std::uint64_t escaped = 0;        // cells that `escape_formulas` has put an apostrophe before
};

ZONAGE_API Result<Account> annotate_table(const Data& data, const AnnotateOptions& options,
                                          const AnnotateStreams& streams);

}  // namespace zonage
