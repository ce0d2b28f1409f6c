#include "resolve/department.h"

#include "base/codes.h"
#include "dataset/departments.h"
#include "text/fold.h"

namespace zonage::resolve {
namespace {

using dataset::none;

std::uint32_t by_code(const dataset::Table& table, std::string_view text) {
  const auto code = parse_department_code(text);
  return code ? table.find_department(*code) : none;
}

bool take_word_in_front(std::string_view& key, std::string_view word) {
  if (!key.starts_with(word) || key.size() == word.size() || key[word.size()] != ' ') return false;
  key.remove_prefix(word.size() + 1);
  return true;
}

// `departement du nord`, `dept 59`, `fr 59` (ISO 3166-2).
void take_noun_in_front(std::string_view& key) {
  for (const std::string_view noun : {"departement", "dept", "dpt", "dep", "fr"}) {
    if (!take_word_in_front(key, noun)) continue;
    for (const std::string_view link : {"du", "de", "des", "d"}) {
      if (take_word_in_front(key, link)) return;
    }
    return;
  }
}

}  // namespace

std::uint32_t find_department(const dataset::Table& table, std::string_view text,
                              std::string& key) {
  if (const std::uint32_t found = by_code(table, text); found != none) return found;
  text::fold(text, key);
  if (key == "belgique" || key == "belgium" || key == "belgie") return belgium;
  if (const std::uint32_t found = table.find_department_key(key); found != none) return found;
  std::string_view rest = key;
  take_noun_in_front(rest);
  for (const std::uint32_t found : {by_code(table, rest), table.find_department_key(rest)}) {
    if (found != none) return found;
  }
  const auto agreed = [&](std::string_view code, std::string_view name) {
    const std::uint32_t first = by_code(table, code);
    const std::uint32_t second = table.find_department_key(name);
    if (first == none || second == none) return none;
    const auto rows = table.departments();
    return department_code(rows[first]) == department_code(rows[second]) ? second : none;
  };
  const std::size_t front = rest.find(' ');
  const std::size_t behind = rest.rfind(' ');
  if (front == rest.npos) return none;
  const std::uint32_t found = agreed(rest.substr(0, front), rest.substr(front + 1));
  return found != none ? found : agreed(rest.substr(behind + 1), rest.substr(0, behind));
}

}  // namespace zonage::resolve
