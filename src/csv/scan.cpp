#include "csv/scan.h"

#include <bit>
#include <cstring>

namespace zonage::csv {
namespace {

constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7F;

constexpr std::uint64_t repeat(char byte) {
  return 0x0101010101010101 * static_cast<std::uint64_t>(static_cast<unsigned char>(byte));
}

// The top bit of every byte of `word` that is not 0; exact, unlike the shorter classic.
constexpr std::uint64_t nonzero(std::uint64_t word) {
  return ((word & low_bits) + low_bits) | word;
}

// Eight bytes, compared at once in an ordinary register.
std::uint64_t mark_eight(const char* bytes, std::uint64_t delimiters) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t others = nonzero(word ^ delimiters) & nonzero(word ^ repeat('"')) &
                               nonzero(word ^ repeat('\n')) & nonzero(word ^ repeat('\r'));
  const std::uint64_t hits = (~others & ~low_bits) >> 7;
  // Gathers the lowest bit of each byte into one byte, in the order of the bytes in memory.
  if constexpr (std::endian::native == std::endian::little) {
    return (hits * 0x0102040810204080) >> 56;
  } else {
    return (hits * 0x8040201008040201) >> 56;
  }
}

std::uint64_t mark_block(const char* bytes, std::uint64_t delimiters) {
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < mask_bytes; i += 8) {
    mask |= mark_eight(bytes + i, delimiters) << i;
  }
  return mask;
}

}  // namespace

void mark_structure(const char* bytes, std::size_t size, char delimiter, std::uint64_t* masks) {
  const std::uint64_t delimiters = repeat(delimiter);
  for (; size >= mask_bytes; size -= mask_bytes, bytes += mask_bytes) {
    *masks++ = mark_block(bytes, delimiters);
  }
  if (size != 0) {
    char rest[mask_bytes] = {};
    std::memcpy(rest, bytes, size);
    *masks = mark_block(rest, delimiters) & ((std::uint64_t{1} << size) - 1);
  }
}

}  // namespace zonage::csv
