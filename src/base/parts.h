// What was joined by a sign into one text, `59000;59160`, as its parts; none of an empty text.
// Thread safety: pure function; the parts are views of the text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace zonage {

inline std::vector<std::string_view> parts_of(std::string_view joined, char separator) {
  std::vector<std::string_view> parts;
  while (!joined.empty()) {
    const std::size_t end = joined.find(separator);
    parts.push_back(joined.substr(0, end));
    if (end == std::string_view::npos) break;
    joined.remove_prefix(end + 1);
  }
  return parts;
}

}  // namespace zonage
