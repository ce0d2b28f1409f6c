#include "csv/field.h"

namespace zonage::csv {

std::string_view value_of(std::string_view raw, std::string& scratch) {
  if (raw.empty() || raw.front() != '"') return raw;
  std::string_view rest = raw.substr(1);
  std::size_t quote = rest.find('"');
  if (quote == rest.npos) return rest;
  if (quote + 1 == rest.size()) return rest.substr(0, quote);
  scratch.clear();
  while (quote != rest.npos) {
    scratch.append(rest.substr(0, quote));
    const bool doubled = quote + 1 < rest.size() && rest[quote + 1] == '"';
    rest.remove_prefix(quote + 1);
    if (!doubled) break;  // the closing quote: what follows is plain text
    scratch += '"';
    rest.remove_prefix(1);
    quote = rest.find('"');
  }
  scratch.append(rest);
  return scratch;
}

}  // namespace zonage::csv
