#include "compile/gazetteer/yearly.h"

#include <algorithm>
#include <set>

namespace zonage::gazetteer {
namespace {

constexpr const char* renamed = "changement de nom";
constexpr const char* seat_moved = "changement de chef lieu";
constexpr const char* seat_moved_member = "changement de chef lieu de la commune groupe";
constexpr const char* broke_up = "dé-fusion";
constexpr const char* re_established = "rétablissement";
constexpr const char* recomposed = "recomposition de la commune groupe";
constexpr const char* recomposed_member = "recomposition de la commune parent";
constexpr const char* merged = "commune nouvelle";
constexpr const char* became_delegated = "commune devenant déléguée";
constexpr const char* became_associated = "fusion-association";
constexpr const char* absorbed = "commune absorbée par la commune nouvelle";
constexpr const char* enlarged = "dissolution ou élargissement de la commune nouvelle";
constexpr const char* stayed_delegated = "commune restant déléguée";
constexpr const char* associated_to_delegated = "commune associée devenant déléguée";
constexpr const char* under_delegated = "commune parente devenant commune déléguée";
constexpr const char* member_ceased = "fusion avec la commune parente";
// Ours: the history has no words for what is a correction of the code rather than an event.
constexpr const char* name_corrected = "nom rectifié";
constexpr const char* now_listed = "inscription comme commune déléguée ou associée";

Date next_day(Date first_of_january) { return first_of_january + 1; }

class Year {
 public:
  Year(const Edition& before, const std::optional<Listing>& between, const Edition& after,
       Record& record, RuleCounts& counts, std::vector<Error>& errors)
      : a_(before), between_(between), b_(after), r_(record), counts_(counts), errors_(errors) {}

  void run() {
    for (const auto& [key, entry] : a_.entries) {
      if (key.first == Nature::commune && !b_.has(Nature::commune, entry.code)) {
        gone_.insert(entry.code);
      }
    }
    for (const auto& [key, entry] : b_.entries) {
      if (key.first == Nature::commune && !a_.has(Nature::commune, entry.code)) {
        born_.insert(entry.code);
      }
    }
    move_seats();
    break_up();
    re_establish();
    merge();
    rename();
    change_members();
  }

 private:
  // --- days ---------------------------------------------------------------------------------

  Day any_day() const { return {next_day(a_.day), b_.day}; }
  Day before_listing() const { return {next_day(a_.day), between_->day}; }

  // The day from which `code` is gone, or from which it is a commune again.
  Day day_of_merger(const std::string& code, bool gone) const {
    if (between_ && gone != between_->communes.contains(code)) return before_listing();
    return on(b_.day);
  }
  Day day_of_name(const std::string& code, const std::string& name) const {
    if (between_) {
      const auto found = between_->communes.find(code);
      // A name of before may be the listing's negligence; the new one is proof.
      if (found != between_->communes.end() && found->second == name) return before_listing();
    }
    return any_day();
  }

  // --- helpers ------------------------------------------------------------------------------

  void fail(const std::string& code, const std::string& what) {
    errors_.push_back(Error{ErrorKind::contradiction,
                            "communes.json of " + b_.version + ": " + code + ": " + what,
                            {}});
  }

  void count(const std::string& rule) { ++counts_[b_.version + " " + rule]; }

  std::uint32_t open_commune(const std::string& code) {
    const std::uint32_t index = r_.open(Nature::commune, code);
    if (index == none) fail(code, "no open state of this commune");
    return index;
  }

  std::uint32_t begin(const Entry& entry, const Day& day, const char* reason,
                      std::uint32_t pole = none) {
    return r_.begin(entry.nature, entry.code, entry.name, entry.tncc, day, reason, pole);
  }

  // The codes of the associated and delegated communes of `chief` in the edition before.
  std::vector<std::string> members_of(const std::string& chief) const {
    std::vector<std::string> out;
    for (const auto& [key, entry] : a_.entries) {
      if (entry.chief == chief && key.first != Nature::borough) out.push_back(entry.code);
    }
    return out;
  }

  // The state of member `code` begins anew in `pole`, of the commune `chief` of the edition after;
  // `parent` is where it lies when it ceased.
  void regroup(const std::string& code, const std::string& chief, std::uint32_t pole,
               const Day& day, const char* reason, std::uint32_t parent,
               const char* ceased_reason = member_ceased) {
    if (!done_members_.insert(code).second) return;  // it became a commune of its own
    const Entry& old_entry = *a_.find_member(code);
    const std::uint32_t old = r_.open(old_entry.nature, code);
    if (old == none) return fail(code, "no open state of this member");
    const Entry* entry = b_.find_member(code);
    if (entry != nullptr) {
      if (entry->chief != chief) return fail(code, "expected in " + chief);
      if (entry->nature != old_entry.nature) reason = associated_to_delegated;
      r_.follow_on(old, begin(*entry, day, reason, pole), reason);
    } else {
      const std::uint32_t part = r_.begin(Nature::part, code, r_.at(old).name, r_.at(old).tncc, day,
                                          ceased_reason, parent);
      r_.follow_on(old, part, ceased_reason);
    }
  }

  // --- rules --------------------------------------------------------------------------------

  void move_seats() {
    const std::set<std::string> born = born_;
    for (const std::string& code : born) {
      const std::string old_code = a_.where(code);
      if (!gone_.contains(old_code) || b_.where(old_code) != code) continue;
      Day day = any_day();
      if (between_ && between_->communes.contains(old_code)) day.earliest = next_day(between_->day);
      const std::uint32_t old = open_commune(old_code);
      if (old == none) continue;
      const std::uint32_t now = begin(*b_.find(Nature::commune, code), day, seat_moved);
      r_.follow_on(old, now, seat_moved);
      for (const std::string& member : members_of(old_code)) {
        regroup(member, code, now, day, seat_moved_member, now);
      }
      born_.erase(code);
      gone_.erase(old_code);
      done_.insert(code);
      count(seat_moved);
    }
  }

  void break_up() {
    for (const auto& [key, entry] : b_.entries) {
      if (key.first != Nature::commune) continue;
      const std::string& code = entry.code;
      const Entry* before = a_.find(Nature::commune, code);
      const Entry* part = a_.find_member(code);
      if (before == nullptr || part == nullptr || b_.find_member(code) != nullptr) continue;
      if (entry.name != part->name || entry.name == before->name) continue;
      std::vector<std::string> children;
      std::string heir;  // the child that the old commune's name went to
      for (const std::string& child : born_) {
        if (a_.where(child) != code) continue;
        children.push_back(child);
        if (b_.find(Nature::commune, child)->name == before->name) heir = child;
      }
      if (children.empty()) continue;
      const Day day = day_of_merger(children.front(), false);
      const std::uint32_t old = open_commune(code);
      const std::uint32_t old_part = r_.open(part->nature, code);
      if (old == none || old_part == none) continue;
      const char* reason = heir.empty() ? broke_up : re_established;
      r_.follow_on(old_part, begin(entry, day, reason), reason);
      done_members_.insert(code);
      done_.insert(code);
      for (const std::string& child : children) {
        if (child != heir) release(child, day, reason);
      }
      if (heir.empty()) {
        r_.end(old, day, broke_up);
      } else {
        const std::uint32_t now = begin(*b_.find(Nature::commune, heir), day, seat_moved);
        r_.follow_on(old, now, seat_moved);
        for (const std::string& member : members_of(code)) {
          regroup(member, heir, now, day, seat_moved_member, now);
        }
        born_.erase(heir);
        done_.insert(heir);
      }
      count(heir.empty() ? broke_up : "chef-lieu libéré");
    }
  }

  // The member `code` becomes a commune of its own.
  void release(const std::string& code, const Day& day, const char* reason) {
    const std::uint32_t old = r_.open(a_.find_member(code)->nature, code);
    if (old == none) return fail(code, "no open state of this member");
    r_.follow_on(old, begin(*b_.find(Nature::commune, code), day, reason), reason);
    done_members_.insert(code);
    born_.erase(code);
    done_.insert(code);
  }

  void re_establish() {
    std::map<std::string, std::vector<std::string>> by_parent;
    for (const std::string& code : born_) {
      const std::string parent = a_.where(code);
      if (a_.find_member(code) == nullptr || !b_.has(Nature::commune, parent)) {
        fail(code, "a new commune of which the edition before knows nothing");
        continue;
      }
      by_parent[parent].push_back(code);
    }
    for (const auto& [parent, children] : by_parent) {
      const Day day = day_of_merger(children.front(), false);
      const std::uint32_t old = open_commune(parent);
      if (old == none) continue;
      const std::uint32_t now = begin(*b_.find(Nature::commune, parent), day, recomposed);
      r_.follow_on(old, now, recomposed);
      for (const std::string& child : children) release(child, day, re_established);
      for (const std::string& member : members_of(parent)) {
        regroup(member, parent, now, day, recomposed_member, now);
      }
      done_.insert(parent);
      count(re_established);
    }
  }

  void merge() {
    std::map<std::string, std::vector<std::string>> groups;
    for (const std::string& code : gone_) {
      const std::string chief = b_.where(code);
      if (chief.empty() || done_.contains(chief) || !a_.has(Nature::commune, chief)) {
        fail(code, "gone without a trace");
        continue;
      }
      groups[chief].push_back(code);
    }
    for (auto& [chief, codes] : groups) {
      const Day day = day_of_merger(codes.front(), true);
      for (const std::string& code : codes) {
        if (day_of_merger(code, true) != day) fail(code, "gone on another day than its fellows");
      }
      codes.push_back(chief);
      const std::uint32_t old_chief = open_commune(chief);
      if (old_chief == none) continue;
      r_.end(old_chief, day, merged);  // the reason follows in merge_one
      const std::uint32_t now = begin(*b_.find(Nature::commune, chief), day, merged);
      for (const std::string& code : codes) {
        const std::uint32_t old = code == chief ? old_chief : open_commune(code);
        if (old != none) merge_one(code, chief, old, now, day);
      }
      done_.insert(chief);
      count(merged);
    }
  }

  void merge_one(const std::string& code, const std::string& chief, std::uint32_t old,
                 std::uint32_t now, const Day& day) {
    const Entry* member = b_.find_member(code);
    const bool was_member = a_.find_member(code) != nullptr;
    std::uint32_t next = none;
    const char* reason = absorbed;
    if (member != nullptr && !was_member) {
      reason = member->nature == Nature::delegated ? became_delegated : became_associated;
      next = begin(*member, day, reason, now);
      done_members_.insert(code);
    } else {
      if (member != nullptr) reason = enlarged;
      next = r_.begin(Nature::part, code, r_.at(old).name, r_.at(old).tncc, day, reason, now);
    }
    r_.follow_on(old, next, reason);
    for (const std::string& one : members_of(code)) {
      const bool inside = member != nullptr && !was_member;
      regroup(one, chief, now, day, stayed_delegated, inside ? next : now,
              inside ? under_delegated : member_ceased);
    }
  }

  void rename() {
    for (const auto& [key, entry] : b_.entries) {
      if (!sources::stands_alone(key.first) || done_.contains(entry.code)) continue;
      const Entry* before = a_.find(key.first, entry.code);
      if (before == nullptr) continue;  // said already
      const std::uint32_t old = r_.open(key.first, entry.code);
      if (old == none) continue;
      if (before->name != entry.name) {
        const Day day = day_of_name(entry.code, entry.name);
        r_.follow_on(old, begin(entry, day, renamed), renamed);
        count(renamed);
      } else if (before->tncc != entry.tncc) {
        r_.at(old).tncc = entry.tncc;  // a corrected article, no event
        count("article rectifié");
      }
    }
  }

  void change_members() {
    for (const auto& [key, entry] : a_.entries) {
      if (entry.chief.empty() || key.first == Nature::borough ||
          done_members_.contains(entry.code)) {
        continue;
      }
      const std::uint32_t old = r_.open(key.first, entry.code);
      const std::uint32_t pole = open_commune(entry.chief);
      if (old == none || pole == none) continue;
      const Entry* now = b_.find_member(entry.code);
      if (now == nullptr) {
        r_.follow_on(old,
                     r_.begin(Nature::part, entry.code, entry.name, entry.tncc, any_day(),
                              member_ceased, pole),
                     member_ceased);
        count(member_ceased);
      } else if (now->nature != key.first) {
        r_.follow_on(old, begin(*now, any_day(), associated_to_delegated, pole),
                     associated_to_delegated);
        count(associated_to_delegated);
      } else if (now->name != entry.name) {
        r_.follow_on(old, begin(*now, any_day(), name_corrected, pole), name_corrected);
        count(name_corrected);
      } else if (now->tncc != entry.tncc) {
        r_.at(old).tncc = now->tncc;
        count("article rectifié");
      }
    }
    for (const auto& [key, entry] : b_.entries) {
      if (entry.chief.empty() || key.first == Nature::borough ||
          a_.find_member(entry.code) != nullptr || done_members_.contains(entry.code)) {
        continue;
      }
      list_member(entry);
    }
  }

  // A member that the edition before does not have, though its commune lay there: it was a part
  // without a status, in the record at least.
  void list_member(const Entry& entry) {
    const std::uint32_t pole = open_commune(entry.chief);
    std::uint32_t part = none;
    for (const std::uint32_t index : r_.open_parts(entry.code)) {
      if (r_.lead(index) != std::set<std::uint32_t>{pole}) continue;
      const bool better = part == none ||
                          (r_.at(index).name == entry.name) > (r_.at(part).name == entry.name) ||
                          ((r_.at(index).name == entry.name) == (r_.at(part).name == entry.name) &&
                           r_.at(index).first.latest > r_.at(part).first.latest);
      if (better) part = index;
    }
    if (pole == none || part == none) return fail(entry.code, "a member that was no part before");
    r_.follow_on(part, begin(entry, any_day(), now_listed, pole), now_listed);
    count(now_listed);
  }

  const Edition& a_;
  const std::optional<Listing>& between_;
  const Edition& b_;
  Record& r_;
  RuleCounts& counts_;
  std::vector<Error>& errors_;
  std::set<std::string> gone_;          // communes of a_ that b_ has no more
  std::set<std::string> born_;          // communes of b_ that a_ did not have
  std::set<std::string> done_;          // communes of b_ that a rule has dealt with
  std::set<std::string> done_members_;  // the same for associated and delegated communes
};

}  // namespace

void add_year(const Edition& before, const std::optional<Listing>& between, const Edition& after,
              Record& record, RuleCounts& counts, std::vector<Error>& errors) {
  Year(before, between, after, record, counts, errors).run();
}

void compare(const Record& record, const Edition& edition, std::vector<Error>& errors) {
  const auto fail = [&](const std::string& id, const std::string& what) {
    errors.push_back(
        Error{ErrorKind::contradiction,
              "unexplained in communes.json of " + edition.version + ": " + id + ": " + what,
              {}});
  };
  for (const auto& [key, entry] : edition.entries) {
    const std::string id = std::string(sources::nature_code(key.first)) + '-' + entry.code;
    const std::uint32_t index = record.open(key.first, entry.code);
    if (index == none) {
      fail(id, entry.name + " is not in the record");
      continue;
    }
    const State& state = record.at(index);
    if (state.name != entry.name || state.tncc != entry.tncc) {
      fail(id, "its name is " + entry.name + ", the record has " + state.name);
    }
    if (!entry.chief.empty()) {
      const std::set<std::uint32_t> lead = record.lead(index);
      if (lead.size() != 1 || record.at(*lead.begin()).code != entry.chief) {
        fail(id, "it does not lead to " + entry.chief);
      }
    }
  }
  std::map<std::string, int> seen;
  for (const State& state : record.states()) {
    if (!state.open() || state.nature == Nature::part) continue;
    if (!edition.has(state.nature, state.code)) fail(state.id, "still open in the record");
    const std::string key = std::string(sources::nature_code(state.nature)) + '-' + state.code;
    if (++seen[key] == 2) fail(state.id, "open twice in the record");
  }
}

}  // namespace zonage::gazetteer
