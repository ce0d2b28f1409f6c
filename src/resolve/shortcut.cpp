#include "resolve/shortcut.h"

#include "base/ascii.h"
#include "base/codes.h"
#include "dataset/departments.h"
#include "resolve/query.h"
#include "resolve/tier.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace zonage::resolve {
namespace {

using dataset::KeyRow;
using dataset::NameRow;
using dataset::none;

// Whether the whole text is a name: no code, no parenthesis, no comma, nothing around it.
bool is_plain(std::string_view text) {
  if (text.empty() || text.size() > longest_query) return false;
  bool ascii = true;
  for (const char c : text) {
    if (!is_ascii(c)) {
      ascii = false;
    } else if (!is_letter(c) && c != ' ' && c != '-' && c != '\'') {
      return false;
    }
  }
  // What is no letter at either end may be a space of some kind.
  return is_letter(text.front()) && is_letter(text.back()) &&
         (ascii || text::first_invalid_utf8(text) == text.size());
}

}  // namespace

bool Shortcut::step_1(std::string_view text, std::string_view department, Way& way) {
  if (!is_plain(text)) return false;
  way.department = none;
  if (!department.empty()) {
    way.department = department_of(department);
    if (way.department == none) return false;
  }
  text::fold(text, way.key);
  way.hash = dataset::key_hash(way.key);
  __builtin_prefetch(slots().begin_of(way.hash));
  return true;
}

void Shortcut::step_2(Way& way) const {
  way.at = none;
  slots().find(way.hash, [&](std::uint32_t row) {
    way.at = row;
    return true;
  });
  if (way.at != none) __builtin_prefetch(&table_.keys()[way.at]);
}

void Shortcut::step_3(Way& way) const {
  if (way.at == none) return;
  const KeyRow& row = table_.keys()[way.at];
  __builtin_prefetch(table_.text(row.key).data());
  if (row.name_count == 1) __builtin_prefetch(&table_.names()[row.name]);
}

void Shortcut::step_4(Way& way) const {
  if (way.at == none) return;
  const KeyRow& row = table_.keys()[way.at];
  way.at = none;
  if (row.name_count != 1 || table_.text(row.key) != way.key) return;
  way.at = row.name;
  __builtin_prefetch(&table_.bodies()[table_.names()[row.name].body]);
}

std::uint32_t Shortcut::arrive(const Way& way) const {
  if (way.at == none) return none;
  const NameRow& name = table_.names()[way.at];
  const dataset::BodyRow& body = table_.bodies()[name.body];
  if (way.department != none && !dataset::lies_in(body, way.department, table_.departments())) {
    return none;
  }
  // Equal texts are stored once. Another name than its own is told.
  const bool own = name.name.offset == body.name.offset && name.name.size == body.name.size;
  return own && is_of_today(name, body) ? name.body : none;
}

std::uint32_t Shortcut::department_of(std::string_view code) {
  std::size_t place = code.size();
  for (const char c : code) place = place * 31 + static_cast<unsigned char>(c);
  Known& known = known_[place % known_.size()];
  if (known.code == code) return known.department;
  const auto parsed = parse_department_code(code);
  if (!parsed) return none;
  known.code = code;
  known.department = table_.find_department(*parsed);
  return known.department;
}

}  // namespace zonage::resolve
