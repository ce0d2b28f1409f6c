// Every commune since 1943 as the things people name, made from the states of the code officiel
// géographique (data/communes/states.tsv).
//
// A *body* is one commune through its renamings and changes of code, and through its later life as
// an associated or delegated commune: Seynod is one body, commune until 2017, delegated commune
// since. A commune nouvelle that joins several is another body than any of them, although it often
// bears the name and the code of one (Annecy 74010 before and since 2017).
// The *components* of a body are the communes of the list day (19 December 2003) in which its
// territory lay: one for most, several for a commune nouvelle made since (but not those that have
// left it again), and for a commune gone before the list day the one that had taken it in.
//
// Thread safety: read-only once built.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "sources/cog.h"

namespace zonage::communes {

// The day of the arrêté du 19 décembre 2003; apl_1978 speaks of the same communes.
inline constexpr Date list_day = 20031219;

// A commune in its own right: of a département, or of a collectivity overseas, which no list knows.
inline bool is_commune(sources::Nature nature) {
  return nature == sources::Nature::commune || nature == sources::Nature::overseas;
}

inline constexpr std::uint32_t no_body = 0xFFFFFFFFU;

struct Body {
  std::string code;                               // the latest it bore
  std::vector<std::uint32_t> states;              // indices into Gazetteer::states(), oldest first
  std::uint32_t list_state = sources::no_state;   // its state as a commune on the list day
  std::uint32_t today_state = sources::no_state;  // its state as a commune of today
  std::uint32_t last_state = 0;                   // as a commune of today, else its latest
  std::vector<std::uint32_t> components{};        // bodies, by code
  std::uint32_t current = no_body;  // the commune of today that it is or lies in; where it
                                    // broke up, the one that bears its code
};

class Gazetteer {
 public:
  // States that read_states() has nothing against: what leads to what then ends somewhere.
  explicit Gazetteer(std::vector<sources::CommuneState> states);

  const std::vector<sources::CommuneState>& states() const { return states_; }
  const std::vector<Body>& bodies() const { return bodies_; }
  std::uint32_t body_of(std::uint32_t state) const { return body_of_state_[state]; }

  // The communes in which the territory of a state that had begun by `day` lay on that day: one, or
  // several where it broke up in between, none where the record loses it.
  std::vector<std::uint32_t> communes_on(std::uint32_t state, Date day) const;

  // The communes of `day` whose territory the state covers: for a state that had begun by then as
  // above, else what it was made of.
  std::vector<std::uint32_t> made_of(std::uint32_t state, Date day) const;

 private:
  struct Thread {
    std::uint32_t state = sources::no_state;
    bool is_broken_up = false;
  };
  Thread follow(std::uint32_t state, Date day) const;
  void group();
  void describe_body(Body& body) const;
  bool has_left(std::uint32_t part, const Body& body) const;

  std::vector<sources::CommuneState> states_;
  std::vector<std::vector<std::uint32_t>> members_;  // by pole: the parts that began with it
  std::vector<std::uint32_t> body_of_state_;
  std::vector<Body> bodies_;
};

}  // namespace zonage::communes
