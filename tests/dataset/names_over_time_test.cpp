// Every state of every commune since 1943, asked for by its name, its département and a day on
// which it was so, leads to the body that it is a state of; and every name without a day to what
// bears it.
#include <algorithm>
#include <map>
#include <set>

#include "base/codes.h"
#include "dataset/names_written.h"
#include "resolve/tier.h"
#include "sources/cog.h"

namespace zonage::test {
namespace {

using dataset::NameKind;
using dataset::NameRow;
using resolve::Answer;
using resolve::Resolver;
using sources::CommuneState;

const std::vector<CommuneState>& states() {
  static const sources::CogStates read = [] {
    sources::CogStates all = sources::read_states(data_document("communes/states.tsv"));
    REQUIRE(described(all.errors) == Texts{});
    return all;
  }();
  return read.states;
}

// For what began before the record does, a day within it.
Date day_of(const CommuneState& state) { return state.first == no_date ? 19430102 : state.first; }

bool borne_on(const NameRow& name, Date day) {
  return name.kind != NameKind::printed && name.first <= day && (name.end == 0 || day < name.end);
}

Texts listed(const std::map<std::string, std::size_t>& counts) {
  Texts lines;
  for (const auto& [what, count] : counts) lines.push_back(what + ": " + std::to_string(count));
  return lines;
}

// The bodies that bear the state's code and its name, on its day where there are such: what has no
// status (COMP) has no name of its own any more.
std::set<std::uint32_t> bodies_of(const CommuneState& state) {
  std::set<std::uint32_t> then;
  std::set<std::uint32_t> ever;
  for (const dataset::CodeRow& row : table().find_code(state.code)) {
    for (const NameRow& name : table().names_of(row.body)) {
      if (folded(table().text(name.name)) != folded(state.name)) continue;
      ever.insert(row.body);
      if (borne_on(name, day_of(state))) then.insert(row.body);
    }
  }
  return then.empty() ? ever : then;
}

TEST_CASE("every state is found by its name, its département and a day on which it was so") {
  Resolver resolver(table());
  Answer answer;
  Faults faults;
  std::map<std::string, std::size_t> counts;
  for (const CommuneState& state : states()) {
    const std::set<std::uint32_t> meant = bodies_of(state);
    resolver.lookup({state.name, department_of(state.code), {}, day_of(state)}, answer);
    const auto is_meant = [&](std::uint32_t b) { return meant.contains(b); };
    const auto bears_the_name = [&](std::uint32_t b) {
      const auto names = table().names_of(b);
      return std::any_of(names.begin(), names.end(), [&](const NameRow& name) {
        return name.first <= day_of(state) && folded(table().text(name.name)) == folded(state.name);
      });
    };
    const auto& bodies = answer.bodies;
    if (answer.status == Status::found && is_meant(bodies.front())) {
      ++counts["itself"];
    } else if (answer.status == Status::found && bears_the_name(bodies.front())) {
      ++counts["a commune of the same name that it lay or lies in"];

    } else if (answer.status == Status::ambiguous &&
               std::any_of(bodies.begin(), bodies.end(), is_meant) &&
               std::all_of(bodies.begin(), bodies.end(), bears_the_name)) {
      ++counts["homonyms"];
    } else {
      faults.add(state.id + " " + state.name + ": " + told(answer));
    }
  }
  CHECK(faults.lines() == Texts{});
  // - Five parts whose name a commune bears under another code on that day: Bernwiller (68031),
  //   Bagnoles-de-l'Orne (61022), Les Hauts d'Anjou (49065), Gennes-Val de Loire (49149); and Mana
  //   (97355), which lies today in the other Mana (97306) of its day.
  // - Homonyms: 37 pairs of communes bore one name in one département, until one or both were
  // renamed
  //   (1951 to 1962); and two parts whose code two bodies bore under that name, a commune and the
  //   one that was made around it.
  CHECK(listed(counts) == Texts{"a commune of the same name that it lay or lies in: 5",
                                "homonyms: 77", "itself: 50522"});
  CHECK(states().size() == 50604);
}

bool is_today(std::uint32_t body) {
  return has_flag(table().bodies()[body], dataset::body_is_today);
}

TEST_CASE(
    "every name of a commune leads to it, or to who bears the name today or bore it in 2003") {
  Resolver resolver(table());
  Answer answer;
  Faults faults;
  std::map<std::string, std::size_t> counts;
  std::set<std::pair<std::uint32_t, std::string>> asked;
  for (const NameRow& name : table().names()) {
    if (name.kind != NameKind::commune) continue;
    const std::string_view text = table().text(name.name);
    if (!asked.emplace(name.body, folded(text)).second) continue;
    resolver.lookup({text, department_of_body(name.body)}, answer);
    const auto tier = [&](std::uint32_t body) {
      int best = 99;
      for (const NameRow& other : table().names_of(body)) {
        if (folded(table().text(other.name)) != folded(text)) continue;
        best = std::min(best, resolve::tier_of(other, table().bodies()[body]));
      }
      return best;
    };
    const int own = tier(name.body);
    if (answer.status == Status::found && answer.bodies.front() == name.body) {
      ++counts["itself"];
    } else if (answer.status == Status::found && tier(answer.bodies.front()) < own) {
      // The name is today's or the list's day's of another: a homonym, or what took the name on.
      ++counts["a better bearer"];
    } else if (answer.status == Status::found && is_today(answer.bodies.front()) &&
               table().bodies()[name.body].current == answer.bodies.front()) {
      ++counts["today's commune of the same name"];
    } else if (answer.status == Status::ambiguous && own == 2 &&
               std::all_of(answer.bodies.begin(), answer.bodies.end(),
                           [&](std::uint32_t b) { return tier(b) == own; })) {
      ++counts["former names of several"];
    } else {
      faults.add(shown(name.body) + " as " + std::string(text) + ": " + told(answer));
    }
  }
  CHECK(faults.lines() == Texts{});
  // - A better bearer: a homonym in the département bears the name today or bore it in 2003 (Braye,
  //   Courcelles), or the commune itself took it on again under other limits (Briançon).
  // - Today's commune of the same name: a commune nouvelle that took the name on (Annecy).
  // - Former names of several: the pairs of above of whom none bears the name any more, and two
  // names
  //   of Idron by which a list means its parts, too.
  CHECK(listed(counts) == Texts{"a better bearer: 114", "former names of several: 44",
                                "itself: 40986", "today's commune of the same name: 158"});
}

}  // namespace
}  // namespace zonage::test
