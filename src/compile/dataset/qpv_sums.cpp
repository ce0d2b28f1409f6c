#include <algorithm>
#include <string>

#include "compile/dataset/qpv_evidence.h"

namespace zonage::compile {
namespace {

using dataset::TerritoryKind;

constexpr auto inhabitants = static_cast<std::size_t>(QpvFigure::population);

// QP059074: the département stands behind QP, on three places.
bool has_code_of(const Neighbourhood& n, const AtlasTerritoryFigures& department) {
  return n.code.substr(3).starts_with(department.code);
}

// The inhabitants of the neighbourhoods whose code is of a département and whose EPCI is not, or
// the other way round: some of them are the département's.
std::int32_t straddling(const QpvAtlas& atlas, const AtlasTerritoryFigures& territory) {
  if (territory.kind != TerritoryKind::department) return 0;
  const auto at = static_cast<std::uint32_t>(&territory - atlas.territories.data());
  std::int32_t sum = 0;
  for (const Neighbourhood& n : atlas.neighbourhoods) {
    if (n.territory == no_territory) continue;
    const bool attached = atlas.territories[n.territory].department == at;
    if (attached != has_code_of(n, territory)) sum += n.figures[inhabitants].value;
  }
  return sum;
}

}  // namespace

std::vector<const Neighbourhood*> counted_in(const QpvAtlas& atlas,
                                             const AtlasTerritoryFigures& territory) {
  std::vector<const Neighbourhood*> counted;
  const auto at = static_cast<std::uint32_t>(&territory - atlas.territories.data());
  for (const Neighbourhood& n : atlas.neighbourhoods) {
    if (n.territory == no_territory) continue;
    bool in = territory.kind == TerritoryKind::region || n.territory == at;
    if (territory.kind == TerritoryKind::department) {
      in = has_code_of(n, territory) && atlas.territories[n.territory].department == at;
    }
    if (in) counted.push_back(&n);
  }
  return counted;
}

std::vector<Error> check_sums(const QpvInputs& in, const QpvAtlas& atlas) {
  std::vector<Error> errors;
  const auto fail = [&](const sources::Document& document, std::size_t line, std::string message) {
    errors.push_back(
        document.error_at(line, document.line(line), std::move(message), ErrorKind::contradiction));
  };
  std::int32_t of_departments = 0;
  for (const AtlasTerritoryFigures& territory : atlas.territories) {
    if (territory.kind == TerritoryKind::department) {
      of_departments += territory.in_qpvs[inhabitants].value;
    }
  }
  for (const AtlasTerritoryFigures& territory : atlas.territories) {
    if (territory.kind == TerritoryKind::france) continue;
    if (territory.kind == TerritoryKind::region &&
        of_departments != territory.in_qpvs[inhabitants].value) {
      fail(*in.document, territory.line + 1,
           "the départements have " + std::to_string(of_departments) +
               " inhabitants of neighbourhoods together, and " + std::string(territory.name) + " " +
               std::to_string(territory.in_qpvs[inhabitants].value));
    }
    std::int32_t sum = 0;
    for (const Neighbourhood* n : counted_in(atlas, territory))
      sum += n->figures[inhabitants].value;
    const std::int32_t row = territory.in_qpvs[inhabitants].value;
    if (row < sum || row > sum + straddling(atlas, territory)) {
      fail(*in.document, territory.line + 1,
           "the neighbourhoods of " + std::string(territory.name) + " have " + std::to_string(sum) +
               " inhabitants together, and " + std::to_string(row) + " in this row");
    }
    for (const QpvEpci& epci : in.epci) {
      if (epci.siren != territory.code) continue;
      const auto printed = static_cast<std::uint32_t>(territory.whole[inhabitants].value);
      if (epci.population != printed) {
        fail(*in.document, territory.line,
             std::string(territory.name) + " has " + std::to_string(epci.population) +
                 " inhabitants (INSEE, 2018), and " + std::to_string(printed) + " in this row");
      }
    }
  }
  for (const Neighbourhood& n : atlas.neighbourhoods) {
    if (n.territory == no_territory) continue;
    const AtlasTerritoryFigures& territory = atlas.territories[n.territory];
    for (const QpvEpci& epci : in.epci) {
      if (epci.siren != territory.code) continue;
      const bool lies_there = std::any_of(
          n.facts->communes.begin(), n.facts->communes.end(), [&](std::string_view commune) {
            return std::find(epci.communes.begin(), epci.communes.end(), commune) !=
                   epci.communes.end();
          });
      if (!lies_there) {
        fail(*in.document, n.line,
             std::string(n.code) + " lies in no commune of " + std::string(epci.name));
      }
    }
  }
  return errors;
}

}  // namespace zonage::compile
