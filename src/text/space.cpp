#include "text/space.h"

namespace zonage::text {

std::size_t space_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  switch (rest.front()) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
      return 1;
    case '\xC2':
      return rest.starts_with("\u00A0") ? 2 : 0;
    case '\xE2': {
      // U+2000 to U+200B, narrow no-break and medium mathematical space.
      const auto last = static_cast<unsigned char>(rest.size() > 2 ? rest[2] : '\0');
      const bool run = rest.size() > 2 && rest[1] == '\x80' && last >= 0x80 && last <= 0x8B;
      return run || rest.starts_with("\u202F") || rest.starts_with("\u205F") ? 3 : 0;
    }
    case '\xE3':
      return rest.starts_with("\u3000") ? 3 : 0;
    case '\xEF':
      return rest.starts_with("\uFEFF") ? 3 : 0;
    default:
      return 0;
  }
}

std::string_view trim_spaces(std::string_view text) {
  while (!text.empty() && space_at(text, 0) != 0) text.remove_prefix(space_at(text, 0));
  constexpr std::size_t longest = 3;
  for (std::size_t size = 1; size <= longest && size <= text.size(); ++size) {
    if (space_at(text, text.size() - size) != size) continue;
    text.remove_suffix(size);
    size = 0;
  }
  return text;
}

}  // namespace zonage::text
