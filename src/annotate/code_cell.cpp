#include "annotate/code_cell.h"

#include <algorithm>

#include "base/lower.h"
#include "text/space.h"

namespace zonage::annotate {

std::string_view without_decimals(std::string_view cell) {
  const std::size_t sign = cell.find_first_of(".,");
  const bool is_whole = sign != std::string_view::npos && sign != 0 && sign + 1 < cell.size() &&
                        cell.find_first_not_of('0', sign + 1) == std::string_view::npos;
  return is_whole ? cell.substr(0, sign) : cell;
}

void bare_code(std::string_view cell, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t space = text::space_at(cell, at);
    if (space == 0) out += cell[at];
    at += space == 0 ? 1 : space;
  }
  out.resize(without_decimals(out).size());
}

std::string_view without_postal_words(std::string_view cell) {
  const std::string small = lowered(cell);
  std::size_t begin = 0;
  for (const std::string_view country : {"f-", "fr-", "f ", "fr "}) {
    if (small.starts_with(country)) begin = country.size();
  }
  std::size_t end = small.size();
  for (const std::string_view cedex : {"cedex", "cédex", "cÉdex"}) {
    end = std::min(end, small.find(cedex));
  }
  return cell.substr(begin, end - std::min(begin, end));
}

}  // namespace zonage::annotate
