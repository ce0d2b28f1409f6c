// Checks what the atlas must add up to once it is corrected, and the evidence that each of its
// corrections cites (data/README.md lists the kinds): what is said of a sum, of the other half, of
// another table or of INSEE's names and populations must be so.
#pragma once

#include <vector>

#include "base/result.h"
#include "compile/dataset/qpv_atlas.h"

namespace zonage::compile {

// The neighbourhoods that a territory's own row counts. Those that the atlas attaches to an EPCI of
// another département than their code's are counted in neither département's row.
std::vector<const Neighbourhood*> counted_in(const QpvAtlas& atlas,
                                             const AtlasTerritoryFigures& territory);

// Every territory's inhabitants in neighbourhoods against the neighbourhoods' (a département's may
// have a part of those that straddle) and the départements' against the region's, every EPCI's
// inhabitants against INSEE's, every neighbourhood's EPCI against its communes.
std::vector<Error> check_sums(const QpvInputs& in, const QpvAtlas& atlas);

std::vector<Error> check_qpv_evidence(const QpvInputs& in, const QpvAtlas& atlas);

}  // namespace zonage::compile
