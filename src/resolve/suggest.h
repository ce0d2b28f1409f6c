// What might have been meant by a name that nobody bears: official names within a few edits, never
// an answer by themselves. Thread safety: pure function over a read-only table.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "dataset/table.h"

namespace zonage::resolve {

struct Suggestion {
  std::uint32_t body;
  std::uint32_t name;  // index into the table's names: the spelling that is near
  int distance;        // optimal string alignment, on name keys
};

inline constexpr std::size_t most_suggestions = 3;

// Replaces `out` by at most most_suggestions names that `wanted` lets pass, nearest first, then by
// likeness (Jaro-Winkler), by how current the name is, by name and code. A short name may be one
// edit away, a longer one two. As long as there are different names, none is given twice.
void suggest(const dataset::Table& table, std::string_view key,
             const std::function<bool(const dataset::NameRow&)>& wanted,
             std::vector<Suggestion>& out);

}  // namespace zonage::resolve
