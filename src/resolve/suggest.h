// What might have been meant by a name that nobody bears: official names within a few edits, or
// longer ones that begin so (`Vitry` for Vitry-sur-Seine, `SAINT-REMY-DE-PROV`), never an answer by
// themselves. Thread safety: a Suggester holds scratch memory: one per thread. The table may be
// shared.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/table.h"
#include "resolve/near_keys.h"

namespace zonage::resolve {

struct Suggestion {
  std::uint32_t body;
  std::uint32_t name;  // index into the table's names: the spelling that is near
  int distance;        // optimal string alignment, on name keys
};

inline constexpr std::size_t most_suggestions = 3;

class Suggester {
 public:
  explicit Suggester(const dataset::Table& table) : table_(table), near_(table) {}

  // Replaces `out` by at most most_suggestions names that `wanted` lets pass, nearest first, then
  // by likeness (Jaro-Winkler), by how current the name is, by name and code. A short name may be
  // one edit away, a longer one two. As long as there are different names, none is given twice.
  // Longer names fill what is left, those of the most populous communes; one has its place always
  // where it goes on with another word, or nothing near begins so. `department`: an index, of a
  // département that all wanted names lie in, or dataset::none.
  void suggest(std::string_view key, std::uint32_t department,
               const std::function<bool(const dataset::NameRow&)>& wanted,
               std::vector<Suggestion>& out);

 private:
  using Wanted = std::function<bool(const dataset::NameRow&)>;

  struct Likely {
    int distance;
    double likeness;
    std::uint32_t key;
  };
  struct Near {
    int distance;
    int tier;
    std::uint32_t key;
    std::uint32_t name;
  };

  void order_keys(std::string_view key, std::uint32_t department);
  void add_names(std::size_t first, std::size_t end, const Wanted& wanted);
  void take(const Near& near, bool repeat, std::vector<Suggestion>& out);
  void add_longer(std::string_view key, const Wanted& wanted, std::vector<Suggestion>& out);

  dataset::Table table_;
  NearKeys near_;
  std::vector<NearKey> near_keys_;
  std::vector<Likely> likely_;  // best first
  std::vector<Near> names_;     // best first
  std::vector<Near> longer_;    // likewise
  std::vector<std::uint32_t> keys_taken_;
};

}  // namespace zonage::resolve
