// Bytes to be written away, put together piece by piece: what std::string is, without setting what
// is about to be overwritten and with an append that is inlined. Memory grows and stays. Thread
// safety: plain data.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace zonage {

class Bytes {
 public:
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::size_t capacity() const { return capacity_; }
  std::string_view view() const { return {bytes_.get(), size_}; }
  void clear() { size_ = 0; }

  void append(std::string_view piece) {
    if (capacity_ - size_ < piece.size()) grow(piece.size());
    if (!piece.empty()) std::memcpy(bytes_.get() + size_, piece.data(), piece.size());
    size_ += piece.size();
  }
  void append(std::size_t count, char byte) {
    if (capacity_ - size_ < count) grow(count);
    if (count != 0) std::memset(bytes_.get() + size_, byte, count);
    size_ += count;
  }

 private:
  void grow(std::size_t more) {
    const std::size_t capacity = std::max({capacity_ * 2, size_ + more, std::size_t{256}});
    auto larger = std::make_unique_for_overwrite<char[]>(capacity);
    if (size_ != 0) std::memcpy(larger.get(), bytes_.get(), size_);
    bytes_ = std::move(larger);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace zonage
