// The states of all communes while they are being put together: begun, ended, tied to each other.
// Indices stay valid as states are added. Not thread safe.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "sources/cog.h"

namespace zonage::gazetteer {

using sources::Nature;

// A day, or the span in which it lies where the sources do not tell (`2021-01-02..2022-01-01`).
struct Day {
  Date earliest = no_date;
  Date latest = no_date;

  friend bool operator==(const Day&, const Day&) = default;
};
inline Day on(Date date) { return {date, date}; }
std::string format(const Day& day);

inline constexpr std::uint32_t none = 0xFFFFFFFFU;

struct State {
  std::string id;
  Nature nature = Nature::commune;
  std::string code;
  std::string name;
  int tncc = 0;
  Day first;  // no_date: before the record
  Day end;    // no_date: still so
  std::string reason_begin;
  std::string reason_end;
  std::uint32_t predecessor = none;
  std::uint32_t successor = none;
  std::uint32_t pole = none;

  bool open() const { return end.latest == no_date; }
};

class Record {
 public:
  const std::vector<State>& states() const { return states_; }
  const State& at(std::uint32_t index) const { return states_[index]; }
  State& at(std::uint32_t index) { return states_[index]; }

  // Adds a state as it is, its id included (the source's own).
  std::uint32_t add(State state);
  // Adds a state that begins on `day` and gives it an id.
  std::uint32_t begin(Nature nature, const std::string& code, const std::string& name, int tncc,
                      const Day& day, const std::string& reason, std::uint32_t pole = none);
  void end(std::uint32_t index, const Day& day, const std::string& reason);
  // Ends `from` on the day on which `to` began; `to` is what goes on.
  void follow_on(std::uint32_t from, std::uint32_t to, const std::string& reason);

  std::uint32_t find(const std::string& id) const;
  // The open state of that nature and code; none when there is none. Not for parts.
  std::uint32_t open(Nature nature, const std::string& code) const;
  // The open parts (COMP) of that code: a code may have several, one inside another.
  std::vector<std::uint32_t> open_parts(const std::string& code) const;

  // Where the thread from a state leads: what stands alone and is open, or what ended for good.
  std::set<std::uint32_t> lead(std::uint32_t index) const;
  // The state of code and nature that is valid on `day`.
  std::uint32_t valid(Nature nature, const std::string& code, Date day) const;

 private:
  void lead_from(std::uint32_t index, std::set<std::uint32_t>& seen,
                 std::set<std::uint32_t>& out) const;

  std::vector<State> states_;
  std::map<std::string, std::uint32_t> by_id_;
  std::map<std::string, std::vector<std::uint32_t>> by_code_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_pole_;
};

}  // namespace zonage::gazetteer
