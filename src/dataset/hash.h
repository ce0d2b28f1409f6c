// The hashes that the table's indices are made with; they are part of its format. Thread safety:
// pure functions.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace zonage::dataset {

// Spreads what differs anywhere over all bits.
constexpr std::uint64_t mixed(std::uint64_t hash) {
  hash ^= hash >> 32U;
  hash *= 0x9E3779B97F4A7C15U;
  return hash ^ hash >> 32U;
}

// Of a name key's bytes.
inline std::uint64_t key_hash(std::string_view key) {
  std::uint64_t hash = key.size();
  while (!key.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = key.size() < sizeof word ? key.size() : sizeof word;
    std::memcpy(&word, key.data(), size);
    hash = mixed(hash ^ word) * 0xD6E8FEB86659FD93U;
    key.remove_prefix(size);
  }
  return mixed(hash);
}

struct HashedRow {
  std::uint64_t hash;
  std::uint32_t row;
};

// The number of a row in the low bits of a word, and in those above as many low bits of its hash.
class HashNote {
 public:
  // `row_count` is the number of rows that there are.
  explicit HashNote(std::size_t row_count)
      : row_bits_(static_cast<unsigned>(std::bit_width(row_count))) {}

  std::uint32_t made(std::uint64_t hash, std::uint32_t row) const {
    return static_cast<std::uint32_t>(hash) << row_bits_ | row;
  }
  std::uint32_t row(std::uint32_t note) const {
    return note & ((std::uint32_t{1} << row_bits_) - 1);
  }
  // True for notes of this hash, and few others.
  bool agrees(std::uint32_t note, std::uint64_t hash) const {
    return (note ^ static_cast<std::uint32_t>(hash) << row_bits_) >> row_bits_ == 0;
  }

 private:
  unsigned row_bits_;
};

}  // namespace zonage::dataset
