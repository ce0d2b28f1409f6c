// resolve::parse_query(), Resolver::lookup() and Shortcut on any query over the built-in table.
// What is taken apart lies in the query. One body is found or none is; candidates are different;
// unknown is what has no body, and only that has suggestions: three at most, nearest first, each as
// far as it says, and no farther than a name of its length may be unless it begins as the name
// does. A code is answered by the body that stands first among those that bear it, and the code of
// what was found leads there again. A département narrows: all bodies lie in it, and of those that
// the name alone has it takes none but the others away. The short way answers as the resolver does;
// a resolver remembers nothing; what is asked for suggestions takes one or changes nothing.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/codes.h"
#include "dataset/departments.h"
#include "fuzz/fuzz.h"
#include "resolve/query.h"
#include "resolve/resolver.h"
#include "resolve/shortcut.h"
#include "text/distance.h"
#include "text/fold.h"
#include "text/utf8.h"

using namespace zonage;
using namespace zonage::resolve;
using namespace zonage::test;

namespace {

const dataset::Table& table() {
  static const dataset::Table builtin = dataset::Table::builtin();
  return builtin;
}

// The first byte, then text, département and postal code with a unit separator between them.
struct Asking {
  std::array<std::string, 3> parts;
  Query query;

  const std::string& text() const { return parts[0]; }
  const std::string& department() const { return parts[1]; }
  const std::string& postal_code() const { return parts[2]; }
};

Asking draw_asking(Draw& draw) {
  Asking asking;
  const unsigned flags = draw.byte();
  draw.parts(asking.parts);
  static constexpr Date days[] = {no_date,  no_date,  19500101, 20031219,
                                  20240101, 19430101, 18000101, 30000101};
  asking.query = {asking.text(),   asking.department(), asking.postal_code(),
                  days[flags % 8], (flags & 8) != 0,    (flags & 16) != 0};
  return asking;
}

bool lies_inside(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void check_parsed(const std::string& text) {
  const ParsedQuery parsed = parse_query(text);
  for (const std::string_view part : {parsed.whole, parsed.name, parsed.in_front, parsed.lead,
                                      parsed.department}) {
    require(lies_inside(part, text), "what is taken apart lies in the query");
    require(parsed.problem == Problem::none || part.empty(), "a problem leaves no parts");
    require(text::first_invalid_utf8(part) == part.size(), "no character is cut");
  }
  require(parsed.number.empty() || (parsed.number.size() == 5 && parse_insee_code(parsed.number)),
          "a number is a code of five characters");
  require(!parsed.code || parse_insee_code(*parsed.code) == parsed.code, "a code is canonical");
  require(!parsed.code || parsed.name.empty(), "a code has no name beside it");
  require(parsed.problem != Problem::none || text.size() <= longest_query, "queries are short");
}

std::string key_of_name(std::uint32_t name) {
  std::string key;
  text::fold(table().text(table().names()[name].name), key);
  return key;
}

void check_suggestions(const Answer& answer) {
  require(answer.suggestions.size() <= most_suggestions, "three suggestions at most");
  const int farthest = text::count_code_points(answer.key) <= 5 ? 1 : 2;
  const text::OsaPattern pattern(answer.key);
  int before = 0;
  for (const Suggestion& suggestion : answer.suggestions) {
    require(suggestion.distance >= before, "the nearest stands first");
    before = suggestion.distance;
    require(suggestion.body == table().names()[suggestion.name].body, "a name is its body's");
    const std::string key = key_of_name(suggestion.name);
    if (suggestion.distance > farthest) {
      require(key.starts_with(answer.key), "a suggestion is near, or begins so");
      require(suggestion.distance == static_cast<int>(text::count_code_points(key) -
                                                      text::count_code_points(answer.key)),
              "a longer name is as far as it is longer");
      continue;
    }
    require(pattern.distance(key, farthest) == suggestion.distance,
            "a suggestion is as far as it says");
  }
}

bool has(const Answer& answer, CorrectionKind kind) {
  return std::any_of(answer.corrections.begin(), answer.corrections.end(),
                     [&](const Correction& correction) { return correction.kind == kind; });
}

void check_answer(const Answer& answer) {
  std::vector<std::uint32_t> bodies = answer.bodies;
  for (const std::uint32_t body : bodies) require(body < table().bodies().size(), "a body is one");
  std::sort(bodies.begin(), bodies.end());
  require(std::adjacent_find(bodies.begin(), bodies.end()) == bodies.end(),
          "no candidate stands there twice");
  require((answer.status == Status::found) <= (bodies.size() == 1), "what is found is one body");
  require((answer.status == Status::unknown) == bodies.empty(), "what is unknown has no body");
  // One candidate that a code beside its name speaks against is not found.
  require(answer.status != Status::ambiguous || bodies.size() > 1 ||
              has(answer, CorrectionKind::number_off),
          "of one candidate it is said what speaks against it");
  require(answer.problem == Problem::none || bodies.empty(), "a problem is no answer");
  require(answer.suggestions.empty() ||
              (answer.status == Status::unknown && answer.problem == Problem::none),
          "only what is unknown has suggestions");
  check_suggestions(answer);
}

bool same(const Answer& a, const Answer& b) {
  const auto as_tuple = [](const Answer& answer) {
    return std::tie(answer.status, answer.asked, answer.code, answer.problem, answer.problem_detail,
                    answer.bodies, answer.key, answer.department);
  };
  const auto same_corrections = [](const Correction& x, const Correction& y) {
    return std::tie(x.kind, x.from, x.to) == std::tie(y.kind, y.from, y.to);
  };
  const auto same_suggestions = [](const Suggestion& x, const Suggestion& y) {
    return x.body == y.body && x.name == y.name && x.distance == y.distance;
  };
  return as_tuple(a) == as_tuple(b) &&
         std::equal(a.corrections.begin(), a.corrections.end(), b.corrections.begin(),
                    b.corrections.end(), same_corrections) &&
         std::equal(a.suggestions.begin(), a.suggestions.end(), b.suggestions.begin(),
                    b.suggestions.end(), same_suggestions);
}

void check_code_again(const Answer& answer) {
  if (answer.status != Status::found) return;
  const std::uint32_t body = answer.bodies.front();
  const std::string code(dataset::code_of(table().bodies()[body].code));
  if (!parse_insee_code(code)) return;  // Belgian
  const auto bearers = table().find_code(code);
  require(!bearers.empty(), "a body's code is known");
  Resolver resolver(table());
  const Answer again = resolver.lookup({.text = code, .is_code = true});
  require(again.status == Status::found && again.bodies.front() == bearers.front().body,
          "the code of what was found leads there again");
  require(std::any_of(bearers.begin(), bearers.end(),
                      [&](const dataset::CodeRow& row) { return row.body == body; }),
          "a body stands among those that bear its code");
}

bool lies_in(std::uint32_t body, std::uint32_t department) {
  const dataset::BodyRow& row = table().bodies()[body];
  if (department == belgium) return row.department == dataset::none;
  const dataset::DepartmentRow& wanted = table().departments()[department];
  const std::string_view code = dataset::department_code(wanted);
  if (wanted.end != 0 && code != "20") {  // it is no more: who bore a name in it
    const auto names = table().names_of(body);
    return std::any_of(names.begin(), names.end(), [&](const dataset::NameRow& name) {
      return name.department != dataset::none && name.first < wanted.end &&
             dataset::department_code(table().departments()[name.department]) == code;
    });
  }
  return row.department != dataset::none &&
         dataset::lies_in(row, department, table().departments());
}

bool bears(std::uint32_t body, std::string_view key) {
  const auto names = table().names_of(body);
  std::string folded;
  return std::any_of(names.begin(), names.end(), [&](const dataset::NameRow& name) {
    text::fold(table().text(name.name), folded);
    return folded == key;
  });
}

void check_department(const Asking& asking, const Answer& answer) {
  if (answer.department == dataset::none || asking.query.at != no_date) return;
  // The code that contradicts a name is shown with its communes, wherever they lie.
  if (!has(answer, CorrectionKind::number_off)) {
    for (const std::uint32_t body : answer.bodies) {
      require(lies_in(body, answer.department), "all bodies lie in the département that is given");
    }
  }
  if (asking.department().empty()) return;
  Query query = asking.query;
  query.department = {};
  Resolver resolver(table());
  const Answer wide = resolver.lookup(query);
  if (wide.department != dataset::none || !wide.corrections.empty()) return;
  // Without a département a name of the past is shared with longer ones.
  if (!std::all_of(wide.bodies.begin(), wide.bodies.end(),
                   [&](std::uint32_t body) { return bears(body, wide.key); })) {
    return;
  }
  std::vector<std::uint32_t> expected = wide.bodies;
  std::erase_if(expected, [&](std::uint32_t body) { return !lies_in(body, answer.department); });
  if (expected.empty() || !parse_query(asking.text()).number.empty()) return;
  require(answer.bodies == expected, "a département takes none but the others away");
}

void check_shortcut(const Asking& asking, const Answer& answer) {
  Shortcut shortcut(table());
  Shortcut::Way way;
  if (!shortcut.step_1(asking.text(), asking.department(), way)) return;
  shortcut.step_2(way);
  shortcut.step_3(way);
  shortcut.step_4(way);
  const std::uint32_t commune = shortcut.arrive(way);
  if (commune == dataset::none) return;
  require(answer.status == Status::found && answer.bodies.front() == commune &&
              answer.corrections.empty(),
          "the short way answers as the resolver does");
}

void check_accepting(const Asking& asking, const Answer& answer) {
  Query other = asking.query;
  other.accept_suggestion = !other.accept_suggestion;
  Resolver resolver(table());
  const Answer without = resolver.lookup(other);
  const bool taken =
      has(answer, CorrectionKind::suggestion) || has(without, CorrectionKind::suggestion);
  require(taken || same(answer, without), "accepting suggestions takes one or changes nothing");
  if (!taken) return;
  const Answer& one = asking.query.accept_suggestion ? answer : without;
  const Answer& none = asking.query.accept_suggestion ? without : answer;
  require(one.status == Status::found && none.status == Status::unknown &&
              !none.suggestions.empty() && !has(none, CorrectionKind::suggestion),
          "a suggestion is taken where one was made");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Draw draw(data, size);
  const Asking asking = draw_asking(draw);
  check_parsed(asking.text());

  static Resolver used(table());
  static Answer answer;  // whose memory is used again
  used.lookup(asking.query, answer);
  check_answer(answer);
  Resolver fresh(table());
  require(same(fresh.lookup(asking.query), answer), "a resolver remembers nothing");
  check_code_again(answer);
  check_department(asking, answer);
  if (asking.query.at == no_date && asking.postal_code().empty()) check_shortcut(asking, answer);
  check_accepting(asking, answer);
  return 0;
}
