// What the fuzz targets share: a property that must hold, and settings drawn from an input's first
// bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
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
  // What is left, in parts with a unit separator between them; the last has all that follows it.
  void parts(std::span<std::string> parts) const {
    std::size_t part = 0;
    for (const char c : bytes_) {
      if (c == '\x1F' && part + 1 < parts.size()) {
        ++part;
      } else {
        parts[part] += c;
      }
    }
  }

 private:
  std::string_view bytes_;
};

inline std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

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
