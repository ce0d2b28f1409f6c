// Why the system refused a file: errno in words, in both languages. Thread safety: pure functions.
#pragma once

#include <string>

#include "base/result.h"

namespace zonage {

struct Cause {
  std::string french;
  std::string english;
};
Cause cause_of(int error_number);

// Unreadable, with the path as its place: `cannot be opened (permission denied)`.
Error cannot_be_opened(const std::string& path, int error_number);
Error cannot_be_read(const std::string& path, int error_number);

}  // namespace zonage
