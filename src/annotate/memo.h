// What was answered to a row's cells, kept for the rows that have the same: names in a file repeat,
// and their cells need not be worked out again. A bounded memory: the oldest answers go first. Only
// what is asked for the second time is kept, so that names that occur once (misspelt ones, mostly)
// do not push out those that recur. Whether something is kept never changes an answer.
//
// Thread safety: one Memo belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "annotate/row_status.h"

namespace zonage::annotate {

// What became of a row, beside its cells.
struct RowOutcome {
  RowStatus status = RowStatus::malformed;
  bool repaired = false;           // found, by another reading than as typed
  bool unreadable = false;         // a cell that was read holds bytes that are no text
  std::uint8_t substitutions = 0;  // characters that the file's encoding lacks; 255 and more
};

class Memo {
 public:
  // `bytes` of memory for the answers, at most 128 MiB; finding them takes a fifth more.
  explicit Memo(std::size_t bytes);

  // A question whose answer is looked for. Both steps only fetch memory, so that many questions can
  // be under way at once: begin() all, then follow() all, then find() each.
  struct Question {
    std::string_view asked;
    std::uint64_t hash = 0;
  };
  Question begin(std::string_view asked) const;
  void follow(const Question& question) const;

  struct Kept {
    RowOutcome outcome;
    std::string_view cells;  // as long as written() stays the same
  };
  // False when the answer is not there.
  bool find(const Question& question, Kept& kept) const;
  // To be called when find() found nothing: keeps the answer if it was asked for before.
  void keep(const Question& question, const RowOutcome& outcome, std::string_view cells);

  // How often keep() has kept something.
  std::uint64_t written() const { return written_; }

  // Bytes that it holds.
  std::size_t memory() const;

 private:
  // In front of each answer in the ring; the question and the cells follow.
  struct Entry {
    std::uint16_t asked_size;
    std::uint16_t cells_size;
    RowOutcome outcome;
  };
  // Where an answer is: the unit of the ring, and in which round through the ring it was written.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place = nowhere;
  };
  static constexpr std::size_t unit = 8;  // bytes
  static constexpr unsigned place_bits = 24;
  static constexpr std::uint32_t place_mask = (1U << place_bits) - 1;
  static constexpr std::uint32_t nowhere = 0;  // round 0
  static constexpr std::size_t slots_in_set = 4;

  // Neither written over since nor nowhere.
  bool is_there(const Slot& slot) const {
    const std::uint32_t round = slot.place >> place_bits;
    return round == round_ ? (slot.place & place_mask) < next_
                           : round == before_ && (slot.place & place_mask) >= next_;
  }
  const Slot* set_of(std::uint64_t hash) const {
    return &slots_[(hash >> 32 & set_mask_) * slots_in_set];
  }
  std::uint32_t age_of(const Slot& slot) const;
  void next_round();

  std::size_t units_;  // of the ring
  std::unique_ptr<std::uint64_t[]> ring_;
  std::vector<Slot> slots_;
  std::uint64_t set_mask_;
  std::vector<std::uint16_t> asked_once_;  // a few bits of the hash of what was asked last here
  std::uint64_t written_ = 0;
  std::uint32_t next_ = 0;      // unit to be written
  std::uint32_t round_ = 1;     // 1 to 255, again and again
  std::uint32_t before_ = 255;  // the round before
};

}  // namespace zonage::annotate
