// Errors as the whole texts a person reads, for tests that compare lists of them.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace zonage::test {

using Texts = std::vector<std::string>;

inline Texts described(const std::vector<Error>& errors) {
  Texts texts;
  for (const Error& error : errors) texts.push_back(describe(error));
  return texts;
}

}  // namespace zonage::test
