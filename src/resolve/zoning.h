// The zone of any body under a list: its own line where the list's day knew it or the list prints
// it by name; else that of the commune it lay in; else, for a commune made since of several, the
// zone they share, or `mixte`. No one of several is named as the right one. Thread safety: pure
// functions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dataset/table.h"
#include "zonage/terms.h"

namespace zonage::resolve {

struct Zoning {
  Zone zone = Zone::none;
  Rule rule = Rule::none;
  // The list's line: the body's own, or that of the one commune it lay in; null where several are
  // joined or nothing is known.
  const dataset::ClassRow* line = nullptr;
  bool own_line = false;  // the line is the body's own
  // Communes of the list that the answer rests on beside the body itself: what today's commune was
  // made of, or the commune that had taken the body in; for a body with its own line, its parts
  // that the list prints by name as well. Rows of bodies, by code.
  std::span<const std::uint32_t> components;
};

Zoning zoning_of(const dataset::Table& table, std::uint32_t body, Scheme scheme);

// The one zone that all bodies have, or Zone::none.
Zone common_zone(const dataset::Table& table, std::span<const std::uint32_t> bodies, Scheme scheme);

const dataset::PilotClassRow* pilot_of(const dataset::Table& table, std::uint32_t body);

// The lines of data/sources/nord_pilot_towns.txt that say so.
std::vector<std::uint32_t> lines_of(const dataset::Table& table,
                                    const dataset::PilotClassRow& pilot);

}  // namespace zonage::resolve
