#include "compile/gazetteer/record.h"

namespace zonage::gazetteer {

std::string format(const Day& day) {
  if (day.latest == no_date) return format_date(sources::record_begins);
  if (day.earliest == day.latest) return format_date(day.latest);
  return format_date(day.earliest) + ".." + format_date(day.latest);
}

std::uint32_t Record::add(State state) {
  const auto index = static_cast<std::uint32_t>(states_.size());
  by_id_.emplace(state.id, index);
  by_code_[state.code].push_back(index);
  states_.push_back(std::move(state));
  if (states_.back().pole != none) by_pole_[states_.back().pole].push_back(index);
  return index;
}

std::uint32_t Record::begin(Nature nature, const std::string& code, const std::string& name,
                            int tncc, const Day& day, const std::string& reason,
                            std::uint32_t pole) {
  State state;
  state.nature = nature;
  state.code = code;
  state.name = name;
  state.tncc = tncc;
  state.first = day;
  state.reason_begin = reason;
  state.pole = pole;
  const std::string id = std::string(sources::nature_code(nature)) + '-' + code + '@' + format(day);
  state.id = id;
  for (int number = 2; by_id_.contains(state.id); ++number) {
    state.id = id + '@' + std::to_string(number);
  }
  return add(std::move(state));
}

void Record::end(std::uint32_t index, const Day& day, const std::string& reason) {
  states_[index].end = day;
  states_[index].reason_end = reason;
}

void Record::follow_on(std::uint32_t from, std::uint32_t to, const std::string& reason) {
  end(from, states_[to].first, reason);
  states_[from].successor = to;
  states_[to].predecessor = from;
}

std::uint32_t Record::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? none : found->second;
}

std::uint32_t Record::open(Nature nature, const std::string& code) const {
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) return none;
  for (const std::uint32_t index : found->second) {
    if (states_[index].nature == nature && states_[index].open()) return index;
  }
  return none;
}

std::vector<std::uint32_t> Record::open_parts(const std::string& code) const {
  std::vector<std::uint32_t> parts;
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) return parts;
  for (const std::uint32_t index : found->second) {
    if (states_[index].nature == Nature::part && states_[index].open()) parts.push_back(index);
  }
  return parts;
}

std::set<std::uint32_t> Record::lead(std::uint32_t index) const {
  std::set<std::uint32_t> seen;
  std::set<std::uint32_t> out;
  lead_from(index, seen, out);
  return out;
}

void Record::lead_from(std::uint32_t index, std::set<std::uint32_t>& seen,
                       std::set<std::uint32_t>& out) const {
  if (!seen.insert(index).second) return;
  const State& state = states_[index];
  if (state.open()) {
    if (sources::stands_alone(state.nature)) {
      out.insert(index);
    } else if (state.pole != none) {
      lead_from(state.pole, seen, out);
    }
    return;
  }
  if (state.successor != none) return lead_from(state.successor, seen, out);
  bool broke_up = false;
  if (const auto parts = by_pole_.find(index); parts != by_pole_.end()) {
    for (const std::uint32_t part : parts->second) {
      if (states_[part].end != state.end || states_[part].successor == none) continue;
      broke_up = true;
      lead_from(states_[part].successor, seen, out);
    }
  }
  if (!broke_up) out.insert(index);
}

std::uint32_t Record::valid(Nature nature, const std::string& code, Date day) const {
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) return none;
  for (const std::uint32_t index : found->second) {
    const State& state = states_[index];
    if (state.nature == nature && state.first.latest <= day &&
        (state.open() || day < state.end.latest)) {
      return index;
    }
  }
  return none;
}

}  // namespace zonage::gazetteer
