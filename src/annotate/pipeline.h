// A table from a Source to a Sink, on one thread or several, the rows in their order. Each thread
// takes the next piece of the input (one at a time), annotates it while the others take theirs, and
// writes it when all before it are written. The threads and the sizes of what is read
// change nothing in what is written; nor do pauses, but that an input that pauses within its first
// block is judged (encoding, delimiter) by what came, if that is clear.
//
// What stays: every byte of the input, in order, with its line end (LF, CRLF, CR, also mixed) and
// its byte order mark; but for an apostrophe in front of formulas, on request (formulas.h), in the
// rows that were not resolved, too. What is added: cells at the end of the header and of every row
// (row_writer.h says what a malformed row gets). An empty line and Excel's `sep=;` line stay as
// they are. A file that cannot be annotated at all is refused before anything is written.
//
// Memory follows the longest record and the number of threads, not the input.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

#include "annotate/account.h"
#include "annotate/failure.h"
#include "annotate/settings.h"
#include "annotate/streams.h"
#include "dataset/table.h"

namespace zonage::annotate {

struct Streams {
  Source& input;
  Sink& output;
  Sink* unresolved = nullptr;  // gets the header and the rows that were not resolved, as they came
};

struct Reached {
  std::uint64_t bytes = 0;  // read
  std::uint64_t rows = 0;   // written
};

struct Report {
  enum class End : std::uint8_t {
    done,
    failed,       // `failure` says why
    read_failed,  // the Source knows more
    interrupted,
    write_failed,       // the Sink knows more
    unresolved_failed,  // likewise
    no_memory,
  };
  End end = End::done;
  std::optional<Failure> failure;
  Summary summary;                 // all but its seconds
  std::uint64_t line_reached = 0;  // the last line of the input that was written out; 0: none
};

// Everything else is in Settings. `watch` is called, by one thread at a time, after each piece was
// written. The table's bytes must outlive the call.
Report annotate_stream(const dataset::Table& table, const Settings& settings, Streams streams,
                       const std::function<void(const Reached&)>& watch = {});

}  // namespace zonage::annotate
