// A name key with one edit: a letter inserted, deleted or replaced, or two swapped. The same on
// every machine for the same generator, which the distributions of <random> are not.
#pragma once

#include <random>
#include <string>
#include <utility>

namespace zonage::bench {

inline std::string edited(std::string key, std::mt19937& random) {
  const auto any = [&](std::size_t count) { return random() % count; };
  const char letter = static_cast<char>('a' + any(26));
  switch (any(4)) {
    case 0:
      key.insert(any(key.size() + 1), 1, letter);
      break;
    case 1:
      key.erase(any(key.size()), 1);
      break;
    case 2:
      key[any(key.size())] = letter;
      break;
    default:
      if (key.size() > 1) {
        const std::size_t at = any(key.size() - 1);
        std::swap(key[at], key[at + 1]);
      }
  }
  return key;
}

}  // namespace zonage::bench
