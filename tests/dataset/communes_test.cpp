// The communes and names of the finished table.
#include <algorithm>
#include <map>
#include <set>

#include "base/codes.h"
#include "dataset/real_data.h"
#include "text/fold.h"

namespace zonage::test {
namespace {

using dataset::BodyRow;
using dataset::NameKind;
using dataset::NameRow;

bool overseas_collectivity(std::string_view code) {
  return code.starts_with("975") || code.starts_with("977") || code.starts_with("978") ||
         code.starts_with("98");
}

TEST_CASE("the communes of the list's day and of today are counted") {
  std::size_t listed = 0;
  std::size_t today = 0;
  std::size_t overseas = 0;
  std::size_t belgian = 0;
  for (const BodyRow& body : table().bodies()) {
    if (has_flag(body, dataset::body_is_listed)) ++listed;
    if (has_flag(body, dataset::body_is_today)) {
      ++(overseas_collectivity(dataset::code_of(body.code)) ? overseas : today);
    }
    if (static_cast<Nature>(body.nature) == Nature::belgian_municipality) ++belgian;
  }
  CHECK(listed == 36696);
  CHECK(today == 34875);
  CHECK(overseas == 94);
  CHECK(belgian == 133);
}

std::string key_of_name(const NameRow& name) {
  std::string key;
  text::fold(table().text(name.name), key);
  return key;
}

TEST_CASE("names of the list's day are unique by département and key") {
  std::map<std::pair<std::string, std::string>, std::set<std::uint32_t>> in_department;
  std::map<std::string, std::set<std::uint32_t>> nationwide;
  for (const NameRow& name : table().names()) {
    if (name.on_list_day != dataset::name_on_list_day) continue;
    const BodyRow& body = table().bodies()[name.body];
    if (!has_flag(body, dataset::body_is_listed)) {
      // Overseas collectivities had communes on that day, of which no list speaks.
      CHECK(has_flag(body, dataset::body_outside));
      continue;
    }
    // The département of that day is that of the code it bore then.
    std::string department(department_of(dataset::code_of(body.code)));
    if (department == "977" || department == "978") department = "971";
    const std::string key = key_of_name(name);
    in_department[{department, key}].insert(name.body);
    nationwide[key].insert(name.body);
  }
  CHECK(in_department.size() == 36696);
  CHECK(nationwide.size() == 34070);
  std::size_t shared = 0;
  std::size_t sharing = 0;
  for (const auto& [key, bodies] : nationwide) {
    if (bodies.size() < 2) continue;
    ++shared;
    sharing += bodies.size();
  }
  CHECK(shared == 1663);
  CHECK(sharing == 4289);
}

TEST_CASE("every name is found by its key, and every key leads to names") {
  std::vector<bool> reached(table().names().size(), false);
  std::string_view before;
  for (const dataset::KeyRow& row : table().keys()) {
    const std::string_view key = table().text(row.key);
    if (key <= before) FAIL(key << " is out of order");
    before = key;
    if (row.name_count == 0 || table().find_key(key) != &row) FAIL(key);
    for (const std::uint32_t n : table().names_with(row)) {
      if (reached[n] || key_of_name(table().names()[n]) != key) FAIL(key);
      reached[n] = true;
    }
  }
  CHECK(std::all_of(reached.begin(), reached.end(), [](bool r) { return r; }));
}

TEST_CASE("names stand with the body that owns them") {
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
    const auto names = table().names_of(b);
    if (names.empty()) FAIL(shown(b) << " has no name");
    for (const NameRow& name : names) {
      if (name.body != b) FAIL(shown(b));
    }
  }
  SUCCEED();
}

TEST_CASE("bodies are sorted by code, today's commune first, and found by it") {
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
    const BodyRow& body = table().bodies()[b];
    const std::string_view code = dataset::code_of(body.code);
    if (b != 0) {
      const BodyRow& before = table().bodies()[b - 1];
      const std::string_view earlier = dataset::code_of(before.code);
      if (earlier > code) FAIL(shown(b));
      if (earlier == code && has_flag(body, dataset::body_is_today)) FAIL(shown(b));
    }
    if (static_cast<Nature>(body.nature) == Nature::belgian_municipality) continue;
    const auto rows = table().find_code(code);
    if (std::none_of(rows.begin(), rows.end(),
                     [&](const dataset::CodeRow& row) { return row.body == b; })) {
      FAIL(shown(b) << " is not found by its code");
    }
  }
  SUCCEED();
}

TEST_CASE("every body but what is gone without a trace leads to a commune of today") {
  Texts lost;
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
    const BodyRow& body = table().bodies()[b];
    if (static_cast<Nature>(body.nature) == Nature::belgian_municipality) continue;
    if (body.current == dataset::none) {
      lost.push_back(shown(b));
    } else if (!has_flag(table().bodies()[body.current], dataset::body_is_today)) {
      FAIL(shown(b));
    }
    if (has_flag(body, dataset::body_is_today) && body.current != b) FAIL(shown(b));
  }
  // Shared out among several, whose share the record does not tell.
  CHECK(lost == Texts{"08227 Hocmont", "45117 Creusy", "51385 Moronvilliers", "51606 Verdey",
                      "60606 Sarron", "77362 Pierrelez"});
}

TEST_CASE("every département of a commune is known, Belgium has none") {
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
    const BodyRow& body = table().bodies()[b];
    const bool belgian = static_cast<Nature>(body.nature) == Nature::belgian_municipality;
    if ((body.department == dataset::none) != belgian) FAIL(shown(b));
  }
  for (const char* code : {"01", "2A", "2B", "75", "95", "971", "976"}) {
    CHECK(table().find_department(code) != dataset::none);
  }
}

}  // namespace
}  // namespace zonage::test
