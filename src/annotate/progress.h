// How far a long run is, on stderr, when that is a terminal and the run takes more than a second:
// the share of the bytes where their number is known, else rows and rows a second.
// Thread safety: one thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "annotate/pipeline.h"
#include "render/words.h"

namespace zonage::annotate {

class Progress {
 public:
  // `size` of the input in bytes, 0 where it is not known.
  Progress(std::uint64_t size, render::Language language);

  void show(const Reached& reached);
  // Leaves the line empty for what comes next.
  void clear();

 private:
  const std::uint64_t size_;
  const render::Language language_;
  const bool terminal_;
  const std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point next_;
  bool shown_ = false;
};

// The line without what moves the cursor: `42 % (12 / 29 MB), 1 234 567 rows`.
std::string progress_line(const Reached& reached, std::uint64_t size, double seconds,
                          render::Language language);

}  // namespace zonage::annotate
