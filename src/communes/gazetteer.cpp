#include "communes/gazetteer.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace zonage::communes {
namespace {

using sources::CommuneState;
using sources::Nature;
using sources::no_state;

constexpr Date today = 99991231;  // later than every day in the tables

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

void sort_unique(std::vector<std::uint32_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

Gazetteer::Gazetteer(std::vector<CommuneState> states) : states_(std::move(states)) {
  members_.resize(states_.size());
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    const std::uint32_t pole = states_[i].pole;
    if (pole != no_state && states_[pole].first == states_[i].first) members_[pole].push_back(i);
  }
  group();
}

std::vector<std::uint32_t> Gazetteer::communes_on(std::uint32_t state, Date day) const {
  std::vector<std::uint32_t> found;
  std::vector<std::uint32_t> threads{state};
  std::vector<std::uint32_t> broken_up;
  for (std::size_t t = 0; t < threads.size(); ++t) {
    const Thread thread = follow(threads[t], day);
    if (thread.state == no_state) continue;
    if (!thread.is_broken_up) {
      found.push_back(thread.state);
      continue;
    }
    // Once: a part that has no later state leads back to what broke up.
    if (std::find(broken_up.begin(), broken_up.end(), thread.state) != broken_up.end()) continue;
    broken_up.push_back(thread.state);
    const std::vector<std::uint32_t>& members = members_[thread.state];
    threads.insert(threads.end(), members.begin(), members.end());
  }
  sort_unique(found);
  return found;
}

// The commune of that day, or one that ended before by breaking up; no_state where the record ends.
Gazetteer::Thread Gazetteer::follow(std::uint32_t state, Date day) const {
  // A thread is never longer than the history; the bound only guards against a circle in the data.
  for (std::size_t steps = 0; steps < 64 && state != no_state; ++steps) {
    const CommuneState& at = states_[state];
    const bool over = at.end != no_date && at.end <= day;
    if (!over && is_commune(at.nature)) return {at.first <= day ? state : no_state, false};
    if (over && at.successor == no_state && is_commune(at.nature)) return {state, true};
    state = over && at.successor != no_state ? at.successor : at.pole;
  }
  return {};
}

std::vector<std::uint32_t> Gazetteer::made_of(std::uint32_t state, Date day) const {
  const CommuneState& at = states_[state];
  std::vector<std::uint32_t> found;
  if (at.first <= day) return communes_on(state, day);
  const auto add = [&](std::uint32_t from) {
    const std::vector<std::uint32_t> part = made_of(from, day);
    found.insert(found.end(), part.begin(), part.end());
  };
  if (at.predecessor != no_state) add(at.predecessor);
  if (is_commune(at.nature)) {
    for (const std::uint32_t member : members_[state]) add(member);
  }
  sort_unique(found);
  return found;
}

void Gazetteer::group() {
  const auto count = static_cast<std::uint32_t>(states_.size());
  std::vector<std::vector<std::uint32_t>> components(count);
  for (std::uint32_t i = 0; i < count; ++i) components[i] = made_of(i, list_day);

  DisjointSets sets(count);
  std::map<std::pair<std::string_view, std::vector<std::uint32_t>>, std::uint32_t> communes;
  std::map<std::string_view, std::uint32_t> any_of_code;
  for (std::uint32_t i = 0; i < count; ++i) {
    const CommuneState& at = states_[i];
    if (is_commune(at.nature)) {
      // The same code over the same territory is the same commune, however often it was restated.
      const auto [entry, added] = communes.try_emplace({at.code, components[i]}, i);
      if (!added) sets.join(i, entry->second);
    }
    if (at.predecessor != no_state) {
      const CommuneState& before = states_[at.predecessor];
      const bool both_communes = is_commune(at.nature) && is_commune(before.nature);
      // A renaming, another département; or a commune's life as a part of another, and back.
      if (both_communes ? components[i] == components[at.predecessor] : at.code == before.code) {
        sets.join(i, at.predecessor);
      }
    }
  }
  // A part without a predecessor (an inner commune deléguée made from the commune itself) is the
  // body that bears its code.
  for (std::uint32_t i = 0; i < count; ++i) {
    const CommuneState& at = states_[i];
    if (is_commune(at.nature)) any_of_code.try_emplace(at.code, i);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const CommuneState& at = states_[i];
    if (is_commune(at.nature) || at.predecessor != no_state) continue;
    const auto same_code = any_of_code.find(at.code);
    if (same_code != any_of_code.end()) sets.join(i, same_code->second);
  }

  body_of_state_.assign(count, no_body);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t root = sets.find(i);
    if (body_of_state_[root] == no_body) {
      body_of_state_[root] = static_cast<std::uint32_t>(bodies_.size());
      bodies_.emplace_back();
    }
    body_of_state_[i] = body_of_state_[root];
    bodies_[body_of_state_[i]].states.push_back(i);
  }
  for (Body& body : bodies_) describe_body(body);
  for (Body& body : bodies_) {
    std::vector<std::uint32_t>& parts = body.components;
    parts =
        body.list_state != no_state ? std::vector{body.list_state} : components[body.last_state];
    // What lay overseas on that day lay outside every list.
    std::erase_if(parts, [&](std::uint32_t s) { return states_[s].nature != Nature::commune; });
    for (std::uint32_t& part : parts) part = body_of_state_[part];
    sort_unique(parts);
    if (body.today_state != no_state) {
      std::erase_if(parts, [&](std::uint32_t part) { return has_left(part, body); });
    }
    std::sort(parts.begin(), parts.end(),
              [&](std::uint32_t a, std::uint32_t b) { return bodies_[a].code < bodies_[b].code; });
    if (body.today_state != no_state) {
      body.current = body_of_state_[body.today_state];
      continue;
    }
    for (const std::uint32_t now : communes_on(body.last_state, today)) {
      if (body.current == no_body || states_[now].code == body.code) {
        body.current = body_of_state_[now];
      }
    }
  }
}

// Whether a commune that lay in the body as a part of it is a commune of its own again today.
bool Gazetteer::has_left(std::uint32_t part, const Body& body) const {
  const Body& other = bodies_[part];
  return &other != &body && other.today_state != no_state &&
         std::any_of(other.states.begin(), other.states.end(), [&](std::uint32_t s) {
           const std::uint32_t pole = states_[s].pole;
           return pole != no_state && &bodies_[body_of_state_[pole]] == &body;
         });
}

void Gazetteer::describe_body(Body& body) const {
  std::stable_sort(body.states.begin(), body.states.end(), [&](std::uint32_t a, std::uint32_t b) {
    return states_[a].first < states_[b].first;
  });
  body.last_state = body.states.back();
  for (const std::uint32_t i : body.states) {
    const CommuneState& at = states_[i];
    if (!is_commune(at.nature)) continue;
    if (at.valid_on(list_day) && at.nature == Nature::commune) body.list_state = i;
    if (at.end == no_date) body.today_state = i;
  }
  if (body.today_state != no_state) body.last_state = body.today_state;
  body.code = states_[body.last_state].code;
}

}  // namespace zonage::communes
