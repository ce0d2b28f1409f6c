// What the fuzz targets share: a property that must hold, and settings drawn from an input's first
// bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace zonage::test {

// Ends the program where a property does not hold: libFuzzer keeps the input then, and so does
// replay.cpp.
inline void require(bool holds, const char* property) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", property);
  std::abort();
}

// The bytes of an input, taken from its front; 0 once it is used up.
class Draw {
 public:
  Draw(const std::uint8_t* data, std::size_t size)
      : bytes_(reinterpret_cast<const char*>(data), size) {}

  unsigned byte() {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte;
  }
  std::size_t below(std::size_t n) { return byte() % n; }
  bool coin() { return byte() % 2 != 0; }
  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

// Numbers that look random and are the same for the same seed, on every machine.
class Sequence {
 public:
  explicit Sequence(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33) % n;
  }

 private:
  std::uint64_t state_;
};

}  // namespace zonage::test
