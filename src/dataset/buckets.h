// The hash index over rows of the table of which many share a hash, and one may have several:
// buckets, a power of two of them, and in each the notes (hash.h) of the rows whose hashes fall
// into it. Thread safety: pure functions and views.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dataset/hash.h"

namespace zonage::dataset {

class Buckets {
 public:
  // `begins` says where the notes of each bucket begin, and where the last ones end.
  Buckets(std::span<const std::uint32_t> begins, std::span<const std::uint32_t> notes)
      : begins_(begins.data()), notes_(notes), shift_(shift(begins.size() - 1)) {}

  // Where the two words stand that tell notes() where to look.
  const std::uint32_t* begin_of(std::uint64_t hash) const { return begins_ + (hash >> shift_); }
  // Of the rows that have this hash, and of some others.
  std::span<const std::uint32_t> notes(std::uint64_t hash) const {
    const std::uint32_t* begin = begin_of(hash);
    return notes_.subspan(begin[0], begin[1] - begin[0]);
  }

  // For a power of two of buckets, two at least.
  static unsigned shift(std::size_t bucket_count) {
    return static_cast<unsigned>(65 - std::bit_width(bucket_count));
  }

 private:
  const std::uint32_t* begins_;
  std::span<const std::uint32_t> notes_;
  unsigned shift_;
};

// Sorts the rows into buckets.
inline void make_buckets(std::vector<HashedRow> rows, std::size_t row_count,
                         std::vector<std::uint32_t>& begins, std::vector<std::uint32_t>& notes) {
  const std::size_t bucket_count = std::bit_floor(std::max<std::size_t>(rows.size(), 2));
  const unsigned shift = Buckets::shift(bucket_count);
  const HashNote note(row_count);
  std::stable_sort(rows.begin(), rows.end(), [&](const HashedRow& a, const HashedRow& b) {
    return a.hash >> shift < b.hash >> shift;
  });
  begins.clear();
  notes.clear();
  for (const HashedRow& row : rows) {
    while (begins.size() <= row.hash >> shift) {
      begins.push_back(static_cast<std::uint32_t>(notes.size()));
    }
    notes.push_back(note.made(row.hash, row.row));
  }
  begins.resize(bucket_count + 1, static_cast<std::uint32_t>(notes.size()));
}

}  // namespace zonage::dataset
