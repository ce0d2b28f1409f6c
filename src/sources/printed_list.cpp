#include "sources/printed_list.h"

#include <string>

#include "base/codes.h"

namespace zonage::sources {

void read_names(const Document& document, std::size_t line, std::string_view paragraph,
                const Heading& heading, std::size_t paragraph_number, PrintedList& list) {
  std::string_view rest = trim(paragraph);
  if (rest.ends_with('.')) rest.remove_suffix(1);
  for (;;) {
    std::size_t end = 0;
    while (end < rest.size() && !(rest[end] == ',' || (rest[end] == '.' && end + 1 < rest.size() &&
                                                       rest[end + 1] == ' '))) {
      ++end;
    }
    const std::string_view name = trim(rest.substr(0, end));
    if (name.empty()) {
      list.errors.push_back(document.refusal_at(line, rest, "un nom vide", "an empty name"));
    } else {
      list.names.push_back({heading, name, line, paragraph_number});
    }
    if (end >= rest.size()) return;
    rest.remove_prefix(end + 1);
  }
}

bool read_department_heading(std::string_view text, Heading& heading) {
  const std::size_t dash = text.find(" - ");
  if (dash == std::string_view::npos) return false;
  const std::string_view code = text.substr(0, dash);
  const auto canonical = parse_department_code(code);
  if (!canonical || *canonical != code) return false;
  heading.department = code;
  heading.department_title = trim(text.substr(dash + 3));
  heading.section.clear();
  return true;
}

}  // namespace zonage::sources
