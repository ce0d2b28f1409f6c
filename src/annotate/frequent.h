// The most frequent of many names, in bounded memory: exact as long as there are not too many
// different ones; from then on the counts are what each name has at least, and what it may have
// more is told. (The summary of Misra and Gries, in the form that halves itself when it is full.)
// The same names in the same order give the same counts, however they were read. Allocates nothing
// once it was full.
// Thread safety: one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/row_status.h"

namespace zonage::annotate {

class Frequent {
 public:
  // At least 2 names; more than a few thousand bytes of one are not told from another's.
  explicit Frequent(std::size_t most_names = 4096);

  void add(std::string_view name, RowStatus status);

  struct Counted {
    std::string name;  // as written in the file, quotes included
    RowStatus status;
    std::uint64_t rows;  // at least
  };
  // The first `most`, the most frequent first, then by name.
  std::vector<Counted> first(std::size_t most) const;
  // How many rows more each of them may have; 0: the counts are exact.
  std::uint64_t uncertainty() const { return uncertainty_; }

 private:
  static constexpr std::size_t longest_name = 4096;

  struct Entry {
    std::size_t hash;
    std::uint64_t rows;
    std::size_t offset;  // into names_
    std::size_t size;
    RowStatus status;
  };

  std::string_view name_of(const Entry& entry) const {
    return std::string_view(names_).substr(entry.offset, entry.size);
  }
  // Where the name's number stands in index_, or where it would.
  std::uint32_t& place_of(std::size_t hash, std::string_view name);
  void halve();

  std::size_t most_names_;
  std::vector<Entry> entries_;
  std::string names_, spare_names_;
  std::vector<std::uint64_t> spare_rows_;
  std::vector<std::uint32_t> index_;  // hash table with open addressing: 1 + number, 0: free
  std::uint64_t uncertainty_ = 0;
};

}  // namespace zonage::annotate
