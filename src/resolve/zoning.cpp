#include "resolve/zoning.h"

#include <charconv>

#include "base/parts.h"

namespace zonage::resolve {
namespace {

using dataset::BodyRow;
using dataset::ClassRow;
using dataset::none;

const ClassRow* own_line(const dataset::Table& table, std::uint32_t body, Scheme scheme) {
  const std::uint32_t index = table.bodies()[body].classes[static_cast<std::size_t>(scheme)];
  return index == none ? nullptr : &table.classes()[index];
}

}  // namespace

Zoning zoning_of(const dataset::Table& table, std::uint32_t body, Scheme scheme) {
  Zoning zoning;
  if (!has_zones(scheme)) return zoning;
  const BodyRow& row = table.bodies()[body];
  if (const ClassRow* line = own_line(table, body, scheme); line != nullptr) {
    zoning.zone = static_cast<Zone>(line->zone);
    zoning.rule = static_cast<Rule>(line->rule);
    zoning.line = line;
    zoning.own_line = true;
    if ((row.flags & dataset::body_has_parts) == 0) return zoning;
    for (const std::uint32_t part : table.parts_of(body)) {
      if (own_line(table, part, scheme) != nullptr) zoning.components = table.parts_of(body);
    }
    return zoning;
  }
  zoning.components = table.components_of(body);
  if (zoning.components.empty()) {
    // Else a commune that the record loses: it is not known which others took it in.
    if ((row.flags & dataset::body_outside) != 0) zoning.rule = Rule::out_of_scope;
    return zoning;
  }
  if (zoning.components.size() == 1) {
    zoning.line = own_line(table, zoning.components.front(), scheme);
    if (zoning.line == nullptr) return zoning;
    zoning.zone = static_cast<Zone>(zoning.line->zone);
    zoning.rule = static_cast<Rule>(zoning.line->rule);
    return zoning;
  }
  zoning.rule = Rule::merger;
  for (const std::uint32_t component : zoning.components) {
    const ClassRow* line = own_line(table, component, scheme);
    const Zone zone = line == nullptr ? Zone::none : static_cast<Zone>(line->zone);
    const bool agrees = zoning.zone == Zone::none || zoning.zone == zone;
    zoning.zone = agrees && zone != Zone::none ? zone : Zone::mixed;
  }
  return zoning;
}

Zone common_zone(const dataset::Table& table, std::span<const std::uint32_t> bodies,
                 Scheme scheme) {
  Zone common = Zone::none;
  for (const std::uint32_t body : bodies) {
    const Zone zone = zoning_of(table, body, scheme).zone;
    if (zone == Zone::none || zone == Zone::mixed) return Zone::none;
    if (common != Zone::none && zone != common) return Zone::none;
    common = zone;
  }
  return common;
}

const dataset::PilotClassRow* pilot_of(const dataset::Table& table, std::uint32_t body) {
  const std::uint32_t index = table.bodies()[body].pilot;
  return index == none ? nullptr : &table.pilots()[index];
}

std::vector<std::uint32_t> lines_of(const dataset::Table& table,
                                    const dataset::PilotClassRow& pilot) {
  std::vector<std::uint32_t> lines;
  for (const std::string_view part : parts_of(table.text(pilot.lines), '|')) {
    std::uint32_t line = 0;
    std::from_chars(part.data(), part.data() + part.size(), line);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace zonage::resolve
