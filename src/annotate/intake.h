// The bytes of a file in, whole records out, in pieces that one thread each can work on; and what
// is found out on the way: encoding, dialect, header, columns. Reads nothing itself.
//
//     read into intake.room(), then intake.commit(size), or intake.finish() at the end;
//     if the input pauses: intake.pause();
//     if (!intake.take(piece)) break;          // all is taken, or it has failed
//     annotate the piece, if it is not empty
//
// A file that cannot be annotated at all fails before anything is taken. Memory follows the batch
// size and the longest record, not the input. Thread safety: one thread at a time; a piece that was
// taken is no longer its affair, and plan() does not change once the first was taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "annotate/failure.h"
#include "annotate/plan.h"
#include "annotate/settings.h"
#include "csv/batch.h"
#include "csv/record_reader.h"
#include "text/utf16.h"

namespace zonage::annotate {

// What is collected before encoding and dialect are judged, unless the input pauses or ends; more,
// up to the second figure, while it holds nothing but ASCII, which leaves the encoding open.
inline constexpr std::size_t first_block_bytes = std::size_t{64} << 10;
inline constexpr std::size_t longest_first_block = std::size_t{1} << 20;

// Some records in a row. Of the first piece some are no rows: empty lines and a `sep=` line, then
// the header.
struct Piece {
  csv::Batch batch;
  std::size_t copied = 0;   // records in front that are copied as they are
  bool has_header = false;  // the next one is the header
};

class Intake {
 public:
  explicit Intake(const Settings& settings);

  // Space to read into; then tell how many bytes came.
  std::span<char> room();
  void commit(std::size_t size);
  // No more bytes will come.
  void finish();
  // The input pauses: what came is to be judged, if it holds a whole row and is clear.
  void pause();

  // Whether a piece is worth taking: as many bytes came as one should have.
  bool full() const;
  // Moves every record that is whole to `piece`, whose memory is used again: none while the file is
  // not judged yet, when its header did not come yet, or when the next record is not whole. False
  // when nothing is left, or from a failure on.
  bool take(Piece& piece);

  // Why it stopped early; nothing otherwise.
  const std::optional<Failure>& failure() const { return failure_; }
  // Once the header was taken, or the first row.
  const std::optional<Plan>& plan() const { return plan_; }
  // Once enough was seen to tell.
  bool judged() const { return reader_.has_value(); }
  // Once the last piece was taken.
  bool ended() const { return ended_; }
  text::Charset charset() const { return charset_; }
  const std::optional<csv::Dialect>& dialect() const { return dialect_; }
  // Of the input, so far.
  std::uint64_t bytes() const { return bytes_; }

 private:
  bool enough_to_judge() const;
  bool judge();
  bool judge_charset();
  bool judge_dialect(std::string_view block);
  void feed_more();
  void finish_reader();
  void drop_half_record(csv::Batch& batch);
  bool may_stand_before_header(const csv::Record& record) const;
  bool waits_for_header();
  bool look_for_header(Piece& piece);
  bool plan_for(const csv::Record& first);
  bool fail(Failure failure);

  const Settings settings_;
  std::uint64_t bytes_ = 0;

  // Before it is judged: the first block. UTF-16: what was read last, before it is decoded.
  std::string raw_;
  std::size_t raw_size_ = 0;
  std::size_t fed_ = 0;         // of it, to the reader
  std::size_t ascii_size_ = 0;  // of the first block, at least so many are ASCII
  bool finished_ = false;
  bool paused_ = false;

  text::Charset charset_ = text::Charset::utf8;
  bool charset_assumed_ = false;  // so far it holds nothing that could tell
  std::optional<csv::Dialect> dialect_;
  std::optional<text::Utf16Decoder> decoder_;
  std::string decoded_;
  std::optional<csv::RecordReader> reader_;
  csv::Batch batch_;  // being filled
  // So many bytes make a piece worth taking: more than a record that is not whole has already.
  std::size_t bytes_wanted_;
  std::optional<Plan> plan_;
  std::size_t before_header_ = 0;  // records of the batch that are known to stand there

  std::optional<Failure> failure_;
  bool ended_ = false;
};

}  // namespace zonage::annotate
