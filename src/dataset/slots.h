// The hash index over rows of the table that each have a hash of their own: an array of slots, a
// power of two of them and never all taken. A row's slot is the first free one from where its hash
// points, and a slot holds the row's number in its low bits and as many bits of its hash as fit
// above. A search reads one line of memory, and what is not there is known without a look at the
// rows. Thread safety: pure functions and views.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "dataset/format.h"
#include "dataset/hash.h"

namespace zonage::dataset {

inline constexpr std::uint32_t free_slot = none;

// Where a search for a hash begins.
class SlotLayout {
 public:
  SlotLayout(std::size_t slot_count, std::size_t row_count)
      : shift_(static_cast<unsigned>(65 - std::bit_width(slot_count))),
        last_(static_cast<std::uint32_t>(slot_count - 1)),
        note_(row_count) {}

  std::uint32_t first(std::uint64_t hash) const {
    return static_cast<std::uint32_t>(hash >> shift_);
  }
  std::uint32_t next(std::uint32_t slot) const { return (slot + 1) & last_; }
  const HashNote& note() const { return note_; }

 private:
  unsigned shift_;
  std::uint32_t last_;
  HashNote note_;
};

class Slots {
 public:
  // `slots` is not empty.
  Slots(std::span<const std::uint32_t> slots, std::size_t row_count)
      : slots_(slots.data()), layout_(slots.size(), row_count) {}

  // What find() reads first.
  const std::uint32_t* begin_of(std::uint64_t hash) const { return slots_ + layout_.first(hash); }

  // Calls take(row) for every row that stands under this hash, and for few others, until it returns
  // true.
  template <class Take>
  void find(std::uint64_t hash, Take take) const {
    const HashNote& note = layout_.note();
    for (std::uint32_t at = layout_.first(hash); slots_[at] != free_slot; at = layout_.next(at)) {
      if (note.agrees(slots_[at], hash) && take(note.row(slots_[at]))) return;
    }
  }

 private:
  const std::uint32_t* slots_;
  SlotLayout layout_;
};

// The slots that hold these rows.
inline std::vector<std::uint32_t> make_slots(std::span<const HashedRow> rows,
                                             std::size_t row_count) {
  const std::size_t slot_count = std::bit_ceil(rows.size() + rows.size() / 3 + 2);
  const SlotLayout layout(slot_count, row_count);
  std::vector<std::uint32_t> slots(slot_count, free_slot);
  for (const HashedRow& row : rows) {
    std::uint32_t at = layout.first(row.hash);
    while (slots[at] != free_slot) at = layout.next(at);
    slots[at] = layout.note().made(row.hash, row.row);
  }
  return slots;
}

}  // namespace zonage::dataset
