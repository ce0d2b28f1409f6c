// What is read: a file or the standard input, in pieces as they come, and whether more is there
// right now. Thread safety: one Input belongs to one thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>

namespace zonage::annotate {

class Input {
 public:
  Input() = default;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input();

  // An empty path or `-` is the standard input. False when it cannot be opened: error_number().
  bool open(const std::string& path);

  enum class Outcome { bytes, end, failed };
  // Waits for at least one byte, takes what is there.
  Outcome read(std::span<char> into, std::size_t& size);
  // Whether a read would not have to wait, after waiting this long at most.
  bool ready_within(std::chrono::milliseconds time);

  int error_number() const { return error_number_; }

 private:
  int file_ = 0;
  bool owned_ = false;
  int error_number_ = 0;
};

}  // namespace zonage::annotate
