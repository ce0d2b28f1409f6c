// What a département, a postal code or an INSEE code beside a name does to its answer.
#include <algorithm>
#include <set>

#include "dataset/names_written.h"

namespace zonage::test {
namespace {

using dataset::NameKind;
using dataset::NameRow;
using resolve::Answer;
using resolve::CorrectionKind;
using resolve::Resolver;
using Bodies = std::set<std::uint32_t>;

Bodies bodies_of(const Answer& answer) { return {answer.bodies.begin(), answer.bodies.end()}; }

std::vector<std::string> postal_codes_of(std::uint32_t body) {
  std::vector<std::string> codes;
  std::string_view list = table().text(table().details()[body].postal_codes);
  while (!list.empty()) {
    codes.emplace_back(list.substr(0, 5));
    list.remove_prefix(std::min<std::size_t>(6, list.size()));
  }
  return codes;
}

bool has_postal_code(std::uint32_t body, std::string_view code) {
  const auto codes = postal_codes_of(body);
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool bears(std::uint32_t body, const std::string& key) {
  const auto names = table().names_of(body);
  return std::any_of(names.begin(), names.end(),
                     [&](const NameRow& name) { return folded(table().text(name.name)) == key; });
}

bool bears_today(std::uint32_t body, const std::string& key) {
  const auto names = table().names_of(body);
  return has_flag(table().bodies()[body], dataset::body_is_today) &&
         std::any_of(names.begin(), names.end(), [&](const NameRow& name) {
           return name.kind == NameKind::commune && name.end == 0 &&
                  folded(table().text(name.name)) == key;
         });
}

bool is_off(const Answer& answer) {
  return std::any_of(answer.corrections.begin(), answer.corrections.end(),
                     [](const auto& c) { return c.kind == CorrectionKind::number_off; });
}

// A filter picks from the answer. Only where nothing of it passes does it bring up what stood
// behind: bearers of the name of a lower tier (resolver.h), never anybody else.
TEST_CASE("a département picks from the answer, or brings up who stood behind it") {
  Resolver resolver(table());
  Answer free;
  Answer narrowed;
  Faults faults;
  std::set<std::string> asked;
  std::size_t brought_up = 0;
  for (const NameRow& row : table().names()) {
    const std::string department = department_of_body(row.body);
    const std::string key = folded(table().text(row.name));
    if (department.empty() || !asked.insert(key + "|" + department).second) continue;
    resolver.lookup({key}, free);
    resolver.lookup({key, department}, narrowed);
    Bodies there;
    // Without the département, a name of the past is with longer ones.
    const bool is_shared = std::none_of(free.bodies.begin(), free.bodies.end(),
                                        [&](std::uint32_t b) { return bears_today(b, key); });
    for (const std::uint32_t b : free.bodies) {
      if (lies_in(b, department)) there.insert(b);
    }
    // A larger commune that bore the name shares the answer only where no département is said.
    const bool is_borne = std::any_of(there.begin(), there.end(),
                                      [&](std::uint32_t b) { return bears_today(b, key); });
    if (is_borne) std::erase_if(there, [&](std::uint32_t b) { return !bears_today(b, key); });
    if (there.empty()) ++brought_up;
    const bool fits = there.empty() || is_shared || !is_borne
                          ? narrowed.status != Status::unknown &&
                                std::all_of(narrowed.bodies.begin(), narrowed.bodies.end(),
                                            [&](std::uint32_t b) { return bears(b, key); })
                          : bodies_of(narrowed) == there;
    const bool all_there = std::all_of(narrowed.bodies.begin(), narrowed.bodies.end(),
                                       [&](std::uint32_t b) { return lies_in(b, department); });
    if (!fits || !all_there) faults.add(key + " (" + department + "): " + told(narrowed));
  }
  CHECK(faults.lines() == Texts{});
  CHECK(brought_up == 502);
}

TEST_CASE("a postal code picks from the answer, or brings up who stood behind it") {
  Resolver resolver(table());
  Answer free;
  Answer narrowed;
  Faults faults;
  std::set<std::string> asked;
  for (const NameRow& row : table().names()) {
    if (row.kind == NameKind::printed || row.kind == NameKind::belgian) continue;
    const std::string key = folded(table().text(row.name));
    for (const std::string& code : postal_codes_of(row.body)) {
      if (!asked.insert(key + "|" + code).second) continue;
      resolver.lookup({key}, free);
      resolver.lookup({key, {}, code}, narrowed);
      Bodies there;
      for (const std::uint32_t b : free.bodies) {
        if (has_postal_code(b, code)) there.insert(b);
      }
      const bool fits =
          there.empty() ? narrowed.status != Status::unknown : bodies_of(narrowed) == there;
      const bool all_there = std::all_of(narrowed.bodies.begin(), narrowed.bodies.end(),
                                         [&](std::uint32_t b) { return has_postal_code(b, code); });
      if (!fits || !all_there || is_off(narrowed))
        faults.add(code + " " + key + ": " + told(narrowed));
    }
  }
  CHECK(faults.lines() == Texts{});
  CHECK(asked.size() > 40000);
}

TEST_CASE("every code leads to what bears or bore it, alone and with any name of it") {
  Resolver resolver(table());
  Answer answer;
  Faults faults;
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
    const dataset::BodyRow& body = table().bodies()[b];
    if (static_cast<Nature>(body.nature) == Nature::belgian_municipality) continue;
    const std::string code(dataset::code_of(body.code));
    std::vector<std::string> queries{code};
    if (code.front() == '0') queries.push_back(code.substr(1));
    if (code[1] == 'A' || code[1] == 'B') {
      queries.push_back(replaced(replaced(code, "A", "a"), "B", "b"));
    }
    for (const NameRow& name : table().names_of(b)) {
      queries.push_back(code + " " + folded(table().text(name.name)));
    }
    for (const std::string& query : queries) {
      resolver.lookup({query}, answer);
      if (answer.status == Status::found && bears_code(answer.bodies.front(), code)) continue;
      // Written like a postal code it may be one: then a commune of the name has it.
      if (!answer.bodies.empty() && query.size() > 5 &&
          has_postal_code(answer.bodies.front(), code)) {
        continue;
      }
      faults.add(query + ": " + told(answer));
    }
  }
  CHECK(faults.lines() == Texts{});
}

TEST_CASE("a code or département that contradicts is never followed in silence") {
  Resolver resolver(table());
  struct Case {
    resolve::Query query;
    Status status;
    Texts bodies;
  };
  const Case cases[] = {
      {{"93066 Béthune"}, Status::ambiguous, {"62119 Béthune", "93066 Saint-Denis"}},
      {{"Béthune 93066"}, Status::ambiguous, {"62119 Béthune", "93066 Saint-Denis"}},
      {{"59000 Béthune"}, Status::ambiguous, {"62119 Béthune", "59350 Lille"}},
      {{"Béthune", {}, "59000"}, Status::ambiguous, {"62119 Béthune", "59350 Lille"}},
      {{"62119", {}, "59000"}, Status::ambiguous, {"62119 Béthune", "59350 Lille"}},
      {{"62119", {}, "62400"}, Status::found, {"62119 Béthune"}},
      {{"62119", "59"}, Status::unknown, {}},
      {{"Béthune", "59"}, Status::unknown, {}},
      {{"Béthune (62)", "59"}, Status::unknown, {}},
      {{"59 Béthune"}, Status::unknown, {}},
      {{"Béthune 59"}, Status::unknown, {}},
  };
  for (const Case& c : cases) {
    INFO(c.query.text << " " << c.query.department << " " << c.query.postal_code);
    const Answer answer = resolver.lookup(c.query);
    Texts bodies;
    for (const std::uint32_t b : answer.bodies) bodies.push_back(shown(b));
    CHECK(answer.status == c.status);
    CHECK(bodies == c.bodies);
  }
}

TEST_CASE("Corsica's codes of before 1976 and its old département") {
  Resolver resolver(table());
  std::size_t changed = 0;
  Texts gone_before;
  for (const dataset::CodeRow& row : table().codes()) {
    const std::string code(dataset::code_of(row.code));
    if (!code.starts_with("20")) continue;
    const Answer answer = resolver.lookup({code});
    INFO(code);
    REQUIRE(answer.status == Status::found);
    const std::string now(dataset::code_of(table().bodies()[answer.bodies.front()].code));
    if (now == code) {
      gone_before.push_back(shown(answer.bodies.front()));
      continue;
    }
    ++changed;
    CHECK((now.starts_with("2A") || now.starts_with("2B")));
    // 20090 is a postal code of today, too.
    REQUIRE_FALSE(answer.corrections.empty());
    CHECK(answer.corrections.front().kind == CorrectionKind::former_code);
  }
  CHECK(changed == 360);
  CHECK(gone_before == Texts{"20044 Brustico", "20076 Cassano", "20151 Lunghignano",
                             "20237 Poggio-di-Tallano", "20294 Sant'Andréa-di-Tallano",
                             "20325 Tivolaggio"});
  for (const char* query : {"Ajaccio (20)", "20 Ajaccio", "Ajaccio (Corse)", "Ajaccio (2a)"}) {
    CHECK(told(resolver.lookup({query})) == "trouve 2A004 Ajaccio;");
  }
}

}  // namespace
}  // namespace zonage::test
