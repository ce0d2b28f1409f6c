// The keys of the table that are one or two edits (text/distance.h) from a name: all of them, found
// without looking at the others.
//
// Let an alignment of a key with the name cost two edits at most, and let the key be cut into the
// halves of dataset/halves.h. If no swap lies across the cut, then there is a cut of the name such
// that each edit lies on one side of both cuts, and one of these holds:
//   - the left halves are equal, or the right ones are;
//   - there is one edit on each side. Then the left halves are equal once at most one code point is
//     left out of each: one of the longer of the two, or, if both are of one length, one of each
//     (substituted: the same place; swapped: of `ab` and `ba` the a).
// If a swap lies across the cut, then one edit is left, on one side of it: on the other side the
// key's half is the name's, but for the code point at the cut, which is the name's from beyond it.
// The lengths tell which cuts of the name there can be. For each of them the name's halves are
// looked up in the hash index of the keys' halves; of the groups that are found, those are measured
// whose other half has such letters that it may be near to the name's.
//
// One département has so few keys that looking at the letters of all of them is faster than that.
//
// Thread safety: a NearKeys holds scratch memory: one per thread. The table may be shared.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dataset/table.h"
#include "text/distance.h"

namespace zonage::resolve {

struct NearKey {
  std::uint32_t key;  // index into the table's keys
  int distance;
};

class NearKeys {
 public:
  explicit NearKeys(const dataset::Table& table) : table_(table) {}

  static constexpr int most_edits = 2;

  // Replaces `out` by the keys that are at most `limit` edits (1 or 2) from the name, each once, in
  // no order.
  void find(std::string_view name, int limit, std::vector<NearKey>& out);

  // The same of the keys that official names in a département (an index) have.
  void find_in(std::uint32_t department, std::string_view name, int limit,
               std::vector<NearKey>& out);

  // The name that was asked for last, to measure others with.
  const text::OsaPattern& pattern() const { return pattern_; }

 private:
  // A half to look up, and what is on the other side of it in the name.
  struct Probe {
    std::uint64_t hash;
    std::uint32_t other_letters;
    int other_edits;  // that may be there
  };

  // Keys that have the half: the number of the half, then where they stand.
  struct Group {
    const Probe* probe;
    std::uint32_t first;
    std::uint32_t end;
  };

  void read(std::string_view name);
  void choose_cuts(int limit);
  void choose_cut(std::size_t at, unsigned use);
  void probe_cut(std::size_t at, int limit);
  void probe_one_edit_on_each_side(std::size_t at);
  // The hash of the name's code points from `first` to before `end`.
  std::uint64_t sequence(std::size_t first, std::size_t end) const;
  void look_up(std::span<const Probe> probes, const dataset::Halves& halves);
  // Lets those keys pass whose letters may be within some edits of the wanted ones.
  template <int edits>
  void sieve(std::uint32_t wanted, std::span<const std::uint32_t> letters,
             std::span<const std::uint32_t> keys);
  void sieve(int edits, std::uint32_t wanted, std::span<const std::uint32_t> letters,
             std::span<const std::uint32_t> keys);
  void pass(std::uint32_t key);
  void measure(int limit, std::vector<NearKey>& out);

  dataset::Table table_;
  text::OsaPattern pattern_;
  // Of the name: its code points; by length, the hashes and the letters of its beginnings; by
  // beginning, the letters of its ends; by place, what a cut there is used for.
  std::vector<char32_t> points_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> letters_before_;
  std::vector<std::uint32_t> letters_from_;
  std::vector<std::uint8_t> cuts_;
  std::vector<std::uint64_t> powers_;  // of dataset::sequence_base
  std::vector<Probe> left_probes_;
  std::vector<Probe> right_probes_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> passed_;  // keys to measure
  // The keys that passed last, to spare most of those that pass twice: the number of the search
  // above the key, by the key's low bits.
  std::array<std::uint64_t, 64> passed_last_{};
  std::uint32_t search_ = 0;
};

}  // namespace zonage::resolve
