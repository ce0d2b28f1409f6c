// The history that the package's version 0.8.0 brings, every state up to 1 January 2019, turned
// into a Record; and what we add to it where it is silent.
#pragma once

#include <vector>

#include "base/result.h"
#include "compile/gazetteer/packages.h"
#include "compile/gazetteer/record.h"

namespace zonage::gazetteer {

// Adds the rows. Checks that every reference and its inverse hold, and that `membres`, which we do
// not keep, follows from `pole` and `successeur`: the members of a state are those whose pole it
// is, or whose pole went into it.
void add_history(const std::vector<HistoryRow>& rows, Record& record, std::vector<Error>& errors);

// Saint-Barthélemy and Saint-Martin, the communes of the collectivities overseas and the municipal
// arrondissements, which are in `edition` but not in the history.
void add_beyond_history(const Edition& edition, Record& record, std::vector<Error>& errors);

}  // namespace zonage::gazetteer
