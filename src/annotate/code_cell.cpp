#include "annotate/code_cell.h"

#include "text/space.h"

namespace zonage::annotate {

void bare_code(std::string_view cell, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t space = text::space_at(cell, at);
    if (space == 0) out += cell[at];
    at += space == 0 ? 1 : space;
  }
  // A number that a spreadsheet took it for: nothing but zeros behind the sign.
  const std::size_t sign = out.find_first_of(".,");
  const bool is_whole = sign != std::string::npos && sign != 0 && sign + 1 < out.size() &&
                        out.find_first_not_of('0', sign + 1) == std::string::npos;
  if (is_whole) out.resize(sign);
}

}  // namespace zonage::annotate
