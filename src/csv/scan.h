// Where the bytes stand that can end a field or a record: the one loop over every byte of an input,
// apart from the rest so that a vector-width version can take its place.
// Thread safety: a function without state.
#pragma once

#include <cstddef>
#include <cstdint>

namespace zonage::csv {

inline constexpr std::size_t mask_bytes = 64;  // bytes that one mask stands for

// Bit i of masks[k] is set when bytes[64 k + i] is the delimiter, a quote, CR or LF. Fills
// ceil(size / 64) masks; bits beyond `size` are 0. Reads no byte beyond `size`.
void mark_structure(const char* bytes, std::size_t size, char delimiter, std::uint64_t* masks);

}  // namespace zonage::csv
