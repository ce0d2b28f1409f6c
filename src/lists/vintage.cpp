#include "lists/vintage.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

#include "base/codes.h"

namespace zonage::lists {
namespace {

using dataset::CodeRow;
using dataset::Table;

// A list of nearly all communes of a département lacks no more of them than one in this many.
constexpr std::uint32_t complete_share = 20;

// Calls `take` with each span of days on which the body was a commune, in order.
template <class Take>
void each_life(const Table& table, std::uint32_t body, Take take) {
  const dataset::DetailRow& detail = table.details()[body];
  Span life{no_end, no_date};
  for (const dataset::NameRow& name : table.names().subspan(detail.first_name, detail.name_count)) {
    if (name.kind != dataset::NameKind::commune) continue;
    const Date first = name.first == detail.first ? detail.first_earliest : name.first;
    const Date end = name.end == no_date ? no_end : name.end;
    if (life.first != no_end && first > life.end) {
      take(life);
      life.first = no_end;
    }
    life.first = std::min(life.first, first);
    life.end = end;
  }
  if (life.first != no_end) take(life);
}

// One code and the days on which it is a commune's, in slots of the time line.
struct Borne {
  std::string_view code;
  bool listed = false;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> slots{};  // from, to; disjoint
};

class TimeLine {
 public:
  TimeLine(const Table& table, std::span<const Entry> entries) : table_(table), entries_(entries) {
    for (std::uint32_t b = 0; b < table.bodies().size(); ++b) {
      each_life(table, b, [&](const Span& life) {
        if (life.end <= lists_begin) return;
        days_.push_back(std::max(life.first, lists_begin));
        days_.push_back(life.end);
      });
    }
    days_.push_back(lists_begin);
    days_.push_back(no_end);
    std::sort(days_.begin(), days_.end());
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    slots_ = static_cast<std::uint32_t>(days_.size() - 1);
  }

  Span best() const {
    const std::vector<std::uint32_t> strangers = strangers_by_slot();
    const std::uint32_t fewest = *std::min_element(strangers.begin(), strangers.end());
    const std::vector<std::uint32_t> missing = missing_by_slot(strangers, fewest);
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
    for (std::uint32_t s = 0; s < slots_; ++s) {
      if (strangers[s] == fewest) least = std::min(least, missing[s]);
    }
    Span span{no_end, no_date};
    for (std::uint32_t s = 0; s < slots_; ++s) {
      if (strangers[s] != fewest || missing[s] != least) continue;
      span.first = std::min(span.first, days_[s]);
      span.end = std::max(span.end, days_[s + 1]);
    }
    return span;
  }

 private:
  std::uint32_t slot_of(Date day) const {
    return static_cast<std::uint32_t>(std::lower_bound(days_.begin(), days_.end(), day) -
                                      days_.begin());
  }

  // Calls `take` for each code that was a commune's, by code.
  template <class Take>
  void each_code(Take take) const {
    const auto codes = table_.codes();
    auto entry = entries_.begin();
    for (std::size_t i = 0; i < codes.size();) {
      Borne borne{dataset::code_of(codes[i].code)};
      std::size_t end = i;
      for (; end < codes.size() && dataset::code_of(codes[end].code) == borne.code; ++end) {
        each_life(table_, codes[end].body, [&](const Span& life) {
          if (life.end > lists_begin) {
            borne.slots.emplace_back(slot_of(life.first), slot_of(life.end));
          }
        });
      }
      i = end;
      while (entry != entries_.end() && std::string_view(entry->code) < borne.code) ++entry;
      borne.listed = entry != entries_.end() && entry->code == borne.code;
      if (!borne.slots.empty()) {
        join(borne.slots);
        take(borne);
      }
    }
  }

  static void join(std::vector<std::pair<std::uint32_t, std::uint32_t>>& slots) {
    std::sort(slots.begin(), slots.end());
    std::size_t kept = 0;
    for (std::size_t i = 1; i < slots.size(); ++i) {
      if (slots[i].first <= slots[kept].second) {
        slots[kept].second = std::max(slots[kept].second, slots[i].second);
      } else {
        slots[++kept] = slots[i];
      }
    }
    slots.resize(kept + 1);
  }

  // A count for each slot, given as steps.
  class Steps {
   public:
    explicit Steps(std::uint32_t slots) : steps_(slots + 1) {}
    void add(const Borne& borne) {
      for (const auto& [from, to] : borne.slots) {
        ++steps_[from];
        --steps_[to];
      }
    }
    std::vector<std::uint32_t> counts() const {
      std::vector<std::uint32_t> counts(steps_.size() - 1);
      std::int64_t sum = 0;
      for (std::size_t s = 0; s < counts.size(); ++s) {
        counts[s] = static_cast<std::uint32_t>(sum += steps_[s]);
      }
      return counts;
    }

   private:
    std::vector<std::int32_t> steps_;
  };

  // Codes of the list that are no commune's on the slot's days.
  std::vector<std::uint32_t> strangers_by_slot() const {
    Steps steps(slots_);
    std::uint32_t all = 0;
    each_code([&](const Borne& borne) {
      if (!borne.listed) return;
      ++all;
      steps.add(borne);
    });
    std::vector<std::uint32_t> counts = steps.counts();
    for (std::uint32_t& count : counts) count = all - count;
    return counts;
  }

  // Communes that the list lacks, of the départements of which it has nearly all.
  std::vector<std::uint32_t> missing_by_slot(const std::vector<std::uint32_t>& strangers,
                                             std::uint32_t fewest) const {
    std::vector<std::uint32_t> missing(slots_);
    std::string_view department;
    Steps all(slots_);
    Steps lacking(slots_);
    const auto finish = [&] {
      const std::vector<std::uint32_t> total = all.counts();
      const std::vector<std::uint32_t> lacks = lacking.counts();
      bool complete = false;
      for (std::uint32_t s = 0; s < slots_; ++s) {
        complete = complete || (strangers[s] == fewest && total[s] != 0 &&
                                lacks[s] * complete_share <= total[s]);
      }
      for (std::uint32_t s = 0; complete && s < slots_; ++s) missing[s] += lacks[s];
      all = Steps(slots_);
      lacking = Steps(slots_);
    };
    each_code([&](const Borne& borne) {
      if (const std::string_view its = department_of(borne.code); its != department) {
        finish();
        department = its;
      }
      all.add(borne);
      if (!borne.listed) lacking.add(borne);
    });
    finish();
    return missing;
  }

  const Table& table_;
  std::span<const Entry> entries_;
  std::vector<Date> days_;  // slot s: from days_[s] to days_[s + 1]
  std::uint32_t slots_ = 0;
};

}  // namespace

bool was_commune(const Table& table, std::uint32_t body) {
  return lived(table, body, {no_date, no_end});
}

bool lived(const Table& table, std::uint32_t body, const Span& days) {
  bool found = false;
  each_life(table, body, [&](const Span& life) { found = found || life.meets(days); });
  return found;
}

bool lived_throughout(const Table& table, std::uint32_t body, const Span& days) {
  bool found = false;
  each_life(table, body, [&](const Span& life) {
    found = found || (life.first <= days.first && days.end <= life.end);
  });
  return found;
}

Span vintage_of(const Table& table, std::span<const Entry> entries) {
  return TimeLine(table, entries).best();
}

}  // namespace zonage::lists
