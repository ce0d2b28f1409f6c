// When a list was made, told by its codes. A code INSEE may stand for one commune before a merger
// and for another since (74010 is Annecy before and since 2017), so a list's codes say nothing
// until it is known of which day they are. The days on which the fewest of them are no commune's
// are possible; in a département of which the list has nearly every commune, the communes that it
// lacks tell the day still closer. Days are looked for since 1 January 1999: since then INSEE
// publishes the code officiel géographique of each year as a file, and lists follow it.
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include "base/date.h"
#include "dataset/table.h"
#include "lists/list_file.h"

namespace zonage::lists {

// Days from `first` to the one before `end`; no_date: from the record's beginning, 1943.
inline constexpr Date no_end = 0xFFFFFFFFU;
struct Span {
  Date first = no_date;
  Date end = no_end;

  bool meets(const Span& other) const { return first < other.end && other.first < end; }
};

// A body may have been a commune several times: one that was joined to another and established
// again was none in between. Where a day is known no better than a span, all of it counts.
//
// Whether it ever was one: arrondissements of a town and parts that never were are none.
bool was_commune(const dataset::Table& table, std::uint32_t body);
// Whether it was one on some of these days; on all of them.
bool lived(const dataset::Table& table, std::uint32_t body, const Span& days);
bool lived_throughout(const dataset::Table& table, std::uint32_t body, const Span& days);

inline constexpr Date lists_begin = 19990101;

// `entries` by code.
Span vintage_of(const dataset::Table& table, std::span<const Entry> entries);

}  // namespace zonage::lists
