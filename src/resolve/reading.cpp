// Resolver: how a name may be read, as typed and otherwise, and whom a reading finds.
#include "base/codes.h"
#include "resolve/arrondissement.h"
#include "resolve/resolver.h"
#include "text/fold.h"
#include "text/loose.h"

namespace zonage::resolve {

using dataset::KeyRow;
using dataset::none;

namespace {

// `saint`, `saint le`: what is left of a cut name.
bool is_saint(std::string_view key) {
  const std::string_view first = key.substr(0, key.find(' '));
  return (first == "saint" || first == "sainte") &&
         (first.size() == key.size() ||
          (text::ends_in_article(key) && key.rfind(' ') == first.size()));
}

}  // namespace

bool Resolver::read_name(Date at, bool set_apart, Answer& answer) {
  const std::uint32_t department = answer.department;
  if (find_exact(answer.key, department, at)) {
    if (!set_apart) share_what_is_past(answer.key, department, at);
    return false;
  }
  if (read_arrondissement(answer.key, reading_) && find_exact(reading_, department, at)) {
    return true;
  }
  if ((set_apart || !is_saint(answer.key)) && text::article_to_front(answer.key, reading_) &&
      find_exact(reading_, department, at)) {
    share_what_is_past(reading_, department, at);
    if (!set_apart) add_longer(answer.key, candidates_.size(), department, at);
    merge_parts();
    return true;
  }
  const auto [before, behind] = department_behind(answer.key, department);
  if (behind != none && find_exact(before, behind, at)) {
    answer.department = behind;
    return true;
  }
  if (find_loosened(answer.key, department, at)) {
    share_with_longer(answer.key, set_apart, department, at);
  } else if (behind != none && find_loosened(before, behind, at)) {
    share_with_longer(before, set_apart, behind, at);
    answer.department = behind;
  }
  return true;
}

// `Saint-Denis 93`: a département's code behind the name, when none is given otherwise.
Resolver::NameBefore Resolver::department_behind(std::string_view key,
                                                 std::uint32_t department) const {
  const std::size_t space = key.rfind(' ');
  if (department != none || space == std::string_view::npos || key.size() - space <= 2) return {};
  const auto code = parse_department_code(key.substr(space + 1));
  return {key.substr(0, space), code ? table_.find_department(*code) : none};
}

bool Resolver::find_exact(std::string_view key, std::uint32_t department, Date at) {
  const KeyRow* row = table_.find_key(key);
  if (row != nullptr) {
    collect(table_.names_with(*row), department, at);
  }
  return !candidates_.empty();
}

bool Resolver::find_loosened(std::string_view key, std::uint32_t department, Date at) {
  // Thousands of names begin so: what is left of a cut name, rather than Le Saint (56).
  if (is_saint(key)) return false;
  // `S.Pierre` is a saint, hardly sur or sous.
  if (key.starts_with("s ") && !key.starts_with("s s ")) return false;
  names_.clear();
  std::size_t size_before = 0;
  for (const std::string_view s_means : {"sur", "sous"}) {
    text::loosen(key, reading_, s_means);
    // Of one length: no `s` is there to mean anything else.
    if (reading_.size() == size_before) break;
    size_before = reading_.size();
    const dataset::LooseKeyRow* row = table_.find_loose_key(reading_);
    if (row == nullptr) continue;
    const auto names = table_.names_with(*row);
    names_.insert(names_.end(), names.begin(), names.end());
  }
  collect(names_, department, at);
  return !candidates_.empty();
}

}  // namespace zonage::resolve
