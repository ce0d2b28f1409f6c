// The resolver against a naive one that walks the whole names section for every query and knows
// neither keys nor postings. Both must agree on every name there is, with and without département,
// and on random misspellings.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <unordered_map>

#include "dataset/real_data.h"
#include "text/fold.h"
#include "text/loose.h"
#include "text/utf8.h"

namespace zonage::test {
namespace {

using dataset::BodyRow;
using dataset::NameKind;
using dataset::NameRow;
using dataset::none;
using resolve::Answer;
using resolve::Resolver;

// The folded names, in the order of the section; folded once, for the walks to end within a minute.
const std::vector<std::string>& folded_names() {
  static const std::vector<std::string> folded = [] {
    std::vector<std::string> all;
    for (const NameRow& name : table().names()) {
      std::string key;
      text::fold(table().text(name.name), key);
      all.push_back(std::move(key));
    }
    return all;
  }();
  return folded;
}

std::string_view department_of_body(std::uint32_t body) {
  const std::uint32_t index = table().bodies()[body].department;
  if (index == none) return {};
  const auto& code = table().departments()[index].code;
  return {code, static_cast<std::size_t>(std::find(code, code + sizeof code, '\0') - code)};
}

// The order in which names count, said once more.
int rank_of(const NameRow& name) {
  const BodyRow& body = table().bodies()[name.body];
  const bool still_so = name.end == 0;
  if (name.kind == NameKind::belgian) return 0;
  if (name.kind == NameKind::commune) {
    if (name.on_list_day != 0) return 0;
    return still_so && has_flag(body, dataset::body_is_today) ? 0 : 2;
  }
  if (name.kind == NameKind::part) return still_so ? 1 : 3;
  if (name.kind == NameKind::gone_part) return 3;
  return name.on_list_day != 0 ? 0 : 2;
}

// The communes of the first rank whose longer names begin so; the walk is done once.
const std::vector<std::uint32_t>& beginning_with(const std::string& key) {
  static const auto all = [] {
    std::unordered_map<std::string, std::vector<std::uint32_t>> bodies;
    for (std::uint32_t n = 0; n < folded_names().size(); ++n) {
      if (rank_of(table().names()[n]) != 0) continue;
      const std::string& longer = folded_names()[n];
      for (std::size_t at = longer.find(' '); at != std::string::npos;
           at = longer.find(' ', at + 1)) {
        bodies[longer.substr(0, at)].push_back(table().names()[n].body);
      }
    }
    return bodies;
  }();
  static const std::vector<std::uint32_t> none_at_all;
  const auto found = all.find(key);
  return found == all.end() ? none_at_all : found->second;
}

bool is_borne_today(const NameRow& name) {
  return name.kind == NameKind::belgian ||
         (name.kind == NameKind::commune && name.end == 0 &&
          has_flag(table().bodies()[name.body], dataset::body_is_today));
}

// The communes of today whose names are this with an article or other spaces; none where it has an
// article of its own. The walk is done once.
const std::vector<std::uint32_t>& loosely_called(const std::string& key) {
  static const auto all = [] {
    std::unordered_map<std::string, std::vector<std::uint32_t>> bodies;
    std::string loose;
    for (std::uint32_t n = 0; n < folded_names().size(); ++n) {
      if (!is_borne_today(table().names()[n])) continue;
      text::loosen(folded_names()[n], loose);
      bodies[loose].push_back(table().names()[n].body);
    }
    return bodies;
  }();
  static const std::vector<std::uint32_t> none_at_all;
  std::string loose;
  text::loosen(key, loose);
  std::string plain = key;
  std::erase(plain, ' ');
  if (loose != plain) return none_at_all;
  const auto found = all.find(loose);
  return found == all.end() ? none_at_all : found->second;
}

std::uint32_t inhabitants_of_whole(std::uint32_t body) {
  const std::uint32_t whole = table().bodies()[body].current;
  if (whole == none || table().details()[whole].population == none) return 0;
  return table().details()[whole].population;
}

bool lies_in(std::uint32_t body, std::string_view department) {
  const std::uint32_t whole = table().bodies()[body].current;
  return department_of_body(body) == department ||
         (whole != none && department_of_body(whole) == department);
}

// Whether only misprints of the lists are so, which share their answer with what is near
// (names_test.cpp): the naive resolver knows no distances.
bool is_misprint_alone(const std::vector<std::uint32_t>& names) {
  std::set<std::uint32_t> bodies;
  for (const std::uint32_t n : names) {
    const NameRow& name = table().names()[n];
    if (name.kind != NameKind::printed || name.on_list_day != 0) return false;
    bodies.insert(name.body);
  }
  return bodies.size() == 1;
}

// What the naive resolver answers, given the names whose fold is `key`, that of the query.
std::set<std::uint32_t> settle(const std::vector<std::uint32_t>& names, const std::string& key,
                               std::string_view department) {
  std::map<int, std::set<std::uint32_t>> by_rank;
  bool borne_today = false;
  for (const std::uint32_t n : names) {
    const NameRow& name = table().names()[n];
    if (!department.empty() && !lies_in(name.body, department)) continue;
    by_rank[rank_of(name)].insert(name.body);
    borne_today |= is_borne_today(name);
  }
  if (by_rank.empty()) return {};
  std::set<std::uint32_t> best = by_rank.begin()->second;
  // A name of the past alone is shared with longer ones, but for what lies in one commune with it.
  if (department.empty() && !borne_today) {
    std::set<std::uint32_t> wholes;
    for (const std::uint32_t body : best) wholes.insert(table().bodies()[body].current);
    for (const auto* others : {&beginning_with(key), &loosely_called(key)}) {
      for (const std::uint32_t body : *others) {
        if (!wholes.contains(table().bodies()[body].current)) best.insert(body);
      }
    }
  }
  // One of the past or a part is hidden by a commune of today that is as large only.
  if (department.empty() && borne_today) {
    std::uint32_t largest = 0;
    bool in_belgium = false;
    for (const std::uint32_t body : best) {
      largest = std::max(largest, inhabitants_of_whole(body));
      in_belgium |= table().bodies()[body].department == none;
    }
    for (const std::uint32_t n : names) {
      const NameRow& name = table().names()[n];
      const int rank = rank_of(name);
      if (rank == 0 || rank > 2 || name.kind == NameKind::printed || in_belgium) continue;
      if (rank == 2 && table().bodies()[name.body].current != name.body) continue;
      if (inhabitants_of_whole(name.body) > largest) best.insert(name.body);
    }
  }
  std::set<std::uint32_t> answer;
  for (const std::uint32_t body : best) {
    const std::uint32_t whole = table().bodies()[body].current;
    // Today's commune stands for the part that it shares the name with.
    if (whole == body || !best.contains(whole)) answer.insert(body);
  }
  return answer;
}

// Empty when both agree, else what each said.
std::string disagreement(Resolver& resolver, Answer& answer, std::string_view query,
                         std::string_view department, const std::set<std::uint32_t>& expected) {
  resolver.lookup({query, department}, answer);
  const std::set<std::uint32_t> actual(answer.bodies.begin(), answer.bodies.end());
  const Status status = expected.empty()       ? Status::unknown
                        : expected.size() == 1 ? Status::found
                                               : Status::ambiguous;
  const bool agree = actual == expected && answer.status == status &&
                     answer.bodies.size() == actual.size() &&
                     answer.problem == resolve::Problem::none;
  if (agree) return {};
  std::string text = std::string(query) + " (" + std::string(department) + "): expected";
  for (const std::uint32_t body : expected) text += " " + shown(body) + ";";
  text += " actual " + std::string(key_of(answer.status));
  for (const std::uint32_t body : answer.bodies) text += " " + shown(body) + ";";
  return text;
}

TEST_CASE("resolver and naive scan agree on every name, with and without département") {
  // The scan of all names for all names, done once and kept by fold.
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> same_fold;
  for (std::uint32_t n = 0; n < folded_names().size(); ++n) {
    same_fold[folded_names()[n]].push_back(n);
  }
  Resolver resolver(table());
  Answer answer;
  Texts wrong;
  std::size_t queries = 0;
  for (std::uint32_t n = 0; n < table().names().size(); ++n) {
    const NameRow& name = table().names()[n];
    const std::string_view text = table().text(name.name);
    // A name in parentheses or with a comma is read as one with its département: its fold is asked.
    const std::string_view query =
        text.find_first_of("(),") == std::string_view::npos ? text : folded_names()[n];
    const std::vector<std::uint32_t>& names = same_fold[folded_names()[n]];
    const std::string_view department = department_of_body(name.body);
    for (const std::string_view within : {std::string_view{}, department}) {
      ++queries;
      if (within.empty() && is_misprint_alone(names)) continue;
      const std::string said =
          disagreement(resolver, answer, query, within, settle(names, folded_names()[n], within));
      if (!said.empty() && wrong.size() < 20) wrong.push_back(said);
    }
  }
  CHECK(wrong == Texts{});
  CHECK(queries == 2 * table().names().size());
}

std::vector<std::uint32_t> scan(std::string_view key) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t n = 0; n < folded_names().size(); ++n) {
    if (folded_names()[n] == key) found.push_back(n);
  }
  return found;
}

TEST_CASE("resolver and naive scan agree on random queries in random départements") {
  std::mt19937 random(20031219);
  const auto any = [&](std::size_t count) {
    return static_cast<std::uint32_t>(
        std::uniform_int_distribution<std::size_t>(0, count - 1)(random));
  };
  Resolver resolver(table());
  Answer answer;
  Texts wrong;
  for (int i = 0; i < 2000; ++i) {
    std::string query = folded_names()[any(folded_names().size())];
    // One in two is spoilt, some into another name.
    if (i % 2 == 0) query.erase(any(query.size()), 1);
    if (i % 4 == 0) query.insert(any(query.size() + 1), 1, static_cast<char>('a' + any(26)));
    std::string key;
    text::fold(query, key);
    if (key.empty() || std::all_of(key.begin(), key.end(),
                                   [](char c) { return (c >= '0' && c <= '9') || c == ' '; })) {
      continue;
    }
    if (key.front() >= '0' && key.front() <= '9') continue;  // read as a département's code
    const dataset::DepartmentRow& row = table().departments()[any(table().departments().size())];
    std::string department;
    if (i % 3 == 0 && row.end == 0) department = std::string(row.code, 4).c_str();
    const std::vector<std::uint32_t> names = scan(key);
    if (is_misprint_alone(names)) continue;
    const std::set<std::uint32_t> expected = settle(names, key, department);
    const std::string said = disagreement(resolver, answer, key, department, expected);
    // What is no name as it stands may be read in another way, but never without saying so.
    if (expected.empty() && !answer.corrections.empty()) continue;
    if (!said.empty()) wrong.push_back(said);
  }
  CHECK(wrong == Texts{});
}

// Optimal string alignment over code points, the whole matrix.
int distance(std::string_view a, std::string_view b) {
  const auto points = [](std::string_view text) {
    std::vector<std::string> all;
    for (const char c : text) {
      if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) all.emplace_back();
      all.back() += c;
    }
    return all;
  };
  const std::vector<std::string> x = points(a);
  const std::vector<std::string> y = points(b);
  std::vector<std::vector<int>> d(x.size() + 1, std::vector<int>(y.size() + 1));
  for (std::size_t i = 0; i <= x.size(); ++i) d[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= y.size(); ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= x.size(); ++i) {
    for (std::size_t j = 1; j <= y.size(); ++j) {
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[x.size()][y.size()];
}

struct NearName {
  int distance;
  std::string key;
  std::string_view code;
};

// Every name within `limit`, once for each code that bears it.
std::vector<NearName> names_within(std::string_view key, int limit) {
  std::vector<NearName> near;
  for (std::uint32_t n = 0; n < folded_names().size(); ++n) {
    const NameRow& name = table().names()[n];
    if (name.kind == NameKind::printed) continue;
    const std::string& other = folded_names()[n];
    if (other.size() > key.size() + 8 || key.size() > other.size() + 8) continue;
    const int far = distance(key, other);
    if (far > limit) continue;
    near.push_back({far, other, dataset::code_of(table().bodies()[name.body].code)});
  }
  return near;
}

TEST_CASE("no commune is nearer than those that the resolver suggests") {
  std::mt19937 random(19780317);
  const auto any = [&](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  Resolver resolver(table());
  std::size_t unknown = 0;
  for (int i = 0; i < 60; ++i) {
    std::string query = folded_names()[any(folded_names().size())];
    query.insert(any(query.size() + 1), 1, static_cast<char>('a' + any(26)));
    if (i % 3 == 0) query.insert(any(query.size() + 1), 1, 'x');
    std::string key;
    text::fold(query, key);
    const Answer answer = resolver.lookup({key});
    if (answer.status != Status::unknown || answer.problem != resolve::Problem::none) continue;
    ++unknown;
    INFO(key);
    std::vector<int> distances;
    std::set<std::string_view> codes;
    for (const resolve::Suggestion& suggestion : answer.suggestions) {
      distances.push_back(suggestion.distance);
      codes.insert(dataset::code_of(table().bodies()[suggestion.body].code));
      CHECK(distance(key, folded_names()[suggestion.name]) == suggestion.distance);
      CHECK(table().names()[suggestion.name].body == suggestion.body);
    }
    CHECK(codes.size() == answer.suggestions.size());
    const int limit = text::count_code_points(key) <= 5 ? 1 : 2;
    CHECK(std::is_sorted(distances.begin(), distances.end()));
    // Different names go before communes of one name: whatever is nearer than the farthest one
    // suggested bears a name that is suggested, or is a commune that is.
    std::set<std::string_view> keys;
    for (const resolve::Suggestion& suggestion : answer.suggestions) {
      keys.insert(folded_names()[suggestion.name]);
    }
    const std::vector<NearName> near = names_within(key, limit);
    std::set<std::string_view> near_codes;
    for (const NearName& name : near) {
      near_codes.insert(name.code);
      const bool told = keys.contains(name.key) || codes.contains(name.code);
      CHECK((told || (distances.size() == 3 && name.distance >= distances.back())));
    }
    CHECK(distances.size() == std::min<std::size_t>(near_codes.size(), 3));
  }
  CHECK(unknown > 40);
}

// In every spelling that folding makes equal.
TEST_CASE("a name is found in capitals, without accents, with other separators") {
  Resolver resolver(table());
  Answer plain;
  Answer other;
  Texts wrong;
  for (std::uint32_t n = 0; n < table().names().size(); n += 7) {
    const std::string_view name = table().text(table().names()[n].name);
    if (name.find_first_of("(),") != std::string_view::npos) continue;
    const std::string_view department = department_of_body(table().names()[n].body);
    resolver.lookup({name, department}, plain);
    std::string shouted(folded_names()[n]);
    for (char& c : shouted) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      if (c == ' ') c = '-';
    }
    const std::string spaced = "  " + shouted + "\t";
    for (const std::string& spelling : {shouted, spaced, folded_names()[n]}) {
      resolver.lookup({spelling, department}, other);
      if (other.bodies != plain.bodies || other.status != plain.status) wrong.push_back(spelling);
    }
  }
  CHECK(wrong == Texts{});
}

}  // namespace
}  // namespace zonage::test
