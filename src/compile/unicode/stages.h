// One value for every code point, stored small: code points are cut into blocks, equal blocks are
// stored once, and a first stage says which block is whose. Also how such arrays are written as
// C++.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zonage::compile {

inline constexpr std::uint32_t kCodePoints = 0x110000;

// Appends `inline constexpr TYPE NAME[] = {...};` with TYPE the smallest unsigned type that holds
// every value.
void append_array(std::string& out, std::string_view name,
                  const std::vector<std::uint32_t>& values);

// Appends NAMEShift, NAMEBlock[] and NAMEValue[] for `values`, one per code point c:
// values[c] == NAMEValue[NAMEBlock[c >> NAMEShift] << NAMEShift | (c & ((1 << NAMEShift) - 1))].
// The block size is the one that takes the fewest bytes.
void append_stages(std::string& out, std::string_view name,
                   const std::vector<std::uint32_t>& values);

}  // namespace zonage::compile
