// Where the bytes stand that can end a field or a record: the one loop over every byte of an input,
// in a version for each kind of vector register and one in plain C++, of which the processor's best
// is chosen when the program runs. All give the same masks.
// Thread safety: functions without state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace zonage::csv {

inline constexpr std::size_t mask_bytes = 64;  // bytes that one Marks stands for

// Bit i speaks of byte i.
struct Marks {
  std::uint64_t ends = 0;      // the delimiter or LF: ends a field wherever no quote encloses it
  std::uint64_t specials = 0;  // a quote, or a CR that no LF follows within these bytes
};

// Fills ceil(size / 64) marks; bits beyond `size` are 0. Reads no byte beyond `size`.
void mark_structure(const char* bytes, std::size_t size, char delimiter, Marks* marks);

struct Scan {
  std::string_view name;
  void (*mark)(const char* bytes, std::size_t size, char delimiter, Marks* marks);
};
// Those that this processor can run, the fastest first, the plain one last.
std::span<const Scan> scans();

}  // namespace zonage::csv
