// An error in both languages: what users give is answered in theirs. `what went wrong: what to do`.
// Thread safety: pure function.
#pragma once

#include <string>
#include <utility>

#include "base/result.h"

namespace zonage {

inline Error refuse(std::string french, std::string english, Place place = {}) {
  return Error{ErrorKind::contradiction, std::move(english), std::move(place), std::move(french)};
}

}  // namespace zonage
