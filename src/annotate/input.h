// What is read: a file or the standard input, in pieces as they come, and whether more is there
// right now. Thread safety: one Input belongs to one thread, but for stop().
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "annotate/streams.h"

namespace zonage::annotate {

class Input final : public Source {
 public:
  Input();
  ~Input() override;

  // An empty path or `-` is the standard input. False when it cannot be opened: error_number().
  bool open(const std::string& path);

  // Reading ends as `interrupted` once this descriptor can be read from; negative: never.
  void stop_on(int wake) { wake_ = wake; }

  Outcome read(std::span<char> into, std::size_t& size) override;
  bool ready_within(std::chrono::milliseconds time) override;
  void stop() override;

  int error_number() const { return error_number_; }
  // What is read.
  int descriptor() const { return file_; }
  // Of a regular file; 0 for what has none.
  std::uint64_t size() const;

 private:
  int file_ = 0;
  bool owned_ = false;
  int error_number_ = 0;
  int wake_ = -1;
  std::array<int, 2> stop_{-1, -1};  // a pipe: something to read is the word to stop
};

}  // namespace zonage::annotate
