// Checks the evidence that each correction cites (data/README.md lists the kinds): what is said of
// the list's order, of the other list, of an amending order or of the gazetteer must be so.
#pragma once

#include <vector>

#include "base/result.h"
#include "communes/gazetteer.h"
#include "compile/dataset/inputs.h"
#include "compile/dataset/link.h"

namespace zonage::compile {

std::vector<Error> check_evidence(const communes::Gazetteer& gazetteer, const Linker& linker,
                                  const ListInput& list, const LinkedList& linked,
                                  const ListInput& other, const LinkedList& other_linked,
                                  const std::vector<Amendment>& amendments);

}  // namespace zonage::compile
