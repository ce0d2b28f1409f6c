// Where a table comes from and where it goes, so that the same code runs on files, pipes and the
// tests' own memory. Errors are told by number (errno); who calls words them.
// Thread safety: one thread at a time, not always the same.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>

namespace zonage::annotate {

class Source {
 public:
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  virtual ~Source() = default;

  enum class Outcome { bytes, end, failed, interrupted };
  // Waits for at least one byte, takes what is there.
  virtual Outcome read(std::span<char> into, std::size_t& size) = 0;
  // Whether a read would not have to wait, after waiting this long at most.
  virtual bool ready_within(std::chrono::milliseconds time) = 0;
  // From any thread: a read that waits, and every later one, ends as `interrupted`. For what never
  // waits there is nothing to do.
  virtual void stop() {}
};

class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;

  // False when not all could be written.
  virtual bool write(std::string_view bytes) = 0;
};

}  // namespace zonage::annotate
