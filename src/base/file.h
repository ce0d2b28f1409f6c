// A whole file as bytes. Errors: unreadable and why, in both languages, with the path as their
// place.
// Thread safety: pure function.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"

namespace zonage {

// Refuses a file of more than `largest` bytes, of which it reads no further.
Result<std::string> read_file(const std::string& path, std::size_t largest);

}  // namespace zonage
