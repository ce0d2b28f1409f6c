// Misspelt names: random typos over the names of the communes of 2003, one edit each (a letter
// inserted, deleted or replaced, or two swapped), asked with --accept-suggestion, nationally and
// with the département. A typo that is a name itself is no typo. Wrong is an answer of one other
// commune; abstained is none, or several. And the time that such a lookup takes, inside the
// process.
#include <algorithm>
#include <chrono>
#include <random>
#include <stdexcept>

#include "bench/edited.h"
#include "bench/measurement.h"
#include "dataset/table.h"
#include "resolve/resolver.h"
#include "text/fold.h"

namespace zonage::bench {
namespace {

using dataset::BodyRow;
using dataset::NameRow;
using dataset::Table;

constexpr std::size_t typo_count = 3000;

struct Typo {
  std::string text;
  std::string key;  // of the right name
  std::uint32_t body;
  std::string department;
};

class Typist {
 public:
  explicit Typist(const Table& table) : table_(table) {
    for (const NameRow& name : table.names()) {
      const bool listed = (table.bodies()[name.body].flags & dataset::body_is_listed) != 0;
      if (name.on_list_day == dataset::name_on_list_day && listed) names_.push_back(&name);
    }
    if (names_.empty()) throw std::runtime_error("the table has no communes of 2003");
  }

  Typo next() {
    for (;;) {
      const NameRow& name = *names_[any(names_.size())];
      Typo typo;
      text::fold(table_.text(name.name), typo.key);
      text::fold(edited(typo.key, random_), typo.text);
      if (typo.text.empty() || table_.find_key(typo.text) != nullptr) continue;
      typo.body = name.body;
      const auto& code = table_.departments()[table_.bodies()[name.body].department].code;
      typo.department.assign(code, std::find(code, code + sizeof code, '\0'));
      return typo;
    }
  }

 private:
  // The same on every machine, which the distributions of <random> are not.
  std::size_t any(std::size_t count) { return random_() % count; }

  const Table& table_;
  std::vector<const NameRow*> names_;
  std::mt19937 random_{2003};
};

struct Outcome {
  double right = 0, wrong = 0, abstained = 0;  // percent of all typos
  double among_three = 0;                      // percent of those that got suggestions or none
  double median_ms = 0;
};

// The commune itself, or the one of its code that took its name on.
bool is_right(const Table& table, std::uint32_t answered, std::uint32_t meant) {
  const BodyRow& body = table.bodies()[meant];
  return answered == meant || answered == body.current ||
         dataset::code_of(table.bodies()[answered].code) == dataset::code_of(body.code);
}

Outcome experiment(const Table& table, const std::vector<Typo>& typos, bool nationally) {
  resolve::Resolver resolver(table);
  resolve::Answer answer;
  std::size_t right = 0, wrong = 0, unknown = 0, among_three = 0;
  std::vector<double> times;
  for (const Typo& typo : typos) {
    resolve::Query query{typo.text, nationally ? std::string_view{} : typo.department};
    const auto start = std::chrono::steady_clock::now();
    resolver.lookup(query, answer);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    times.push_back(took.count());
    if (answer.status == Status::unknown) {
      ++unknown;
      std::string key;
      for (const resolve::Suggestion& suggestion : answer.suggestions) {
        text::fold(table.text(table.names()[suggestion.name].name), key);
        if (key != typo.key && !is_right(table, suggestion.body, typo.body)) continue;
        ++among_three;
        break;
      }
    }
    query.accept_suggestion = true;
    resolver.lookup(query, answer);
    if (answer.status != Status::found) continue;
    ++(is_right(table, answer.bodies.front(), typo.body) ? right : wrong);
  }
  std::sort(times.begin(), times.end());
  const auto percent = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  };
  return {percent(right, typos.size()), percent(wrong, typos.size()),
          percent(typos.size() - right - wrong, typos.size()), percent(among_three, unknown),
          times[times.size() / 2]};
}

}  // namespace

std::vector<Row> measure_typos(const Settings&) {
  const Table table = Table::builtin();
  Typist typist(table);
  std::vector<Typo> typos;
  while (typos.size() < typo_count) typos.push_back(typist.next());
  const Outcome anywhere = experiment(table, typos, true);
  const Outcome within = experiment(table, typos, false);
  // The published figures are for the same task on the same kind of list.
  return {
      {"typo: wrong", "%", anywhere.wrong, "best published", 0.7, 1},
      {"typo: abstained", "%", anywhere.abstained, "of all", 100, {}},
      {"typo: right", "%", anywhere.right, "of all", 100, {}},
      {"typo: not among three", "%", 100 - anywhere.among_three, "best published", 1, 1},
      {"narrowed typo: wrong", "%", within.wrong, "best published", 0.03, 1},
      {"narrowed typo: abstained", "%", within.abstained, "of all", 100, {}},
      {"narrowed typo: right", "%", within.right, "of all", 100, {}},
      {"typo, own time, median", "ms", anywhere.median_ms, "what is aimed at", 1, 1},
  };
}

}  // namespace zonage::bench
