// The counts stated in data/expected/ against what was read and classified: a count that moved is
// an error, so that a lost name cannot go unseen.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "communes/gazetteer.h"
#include "compile/dataset/inputs.h"
#include "zones/classify.h"
#include "zones/pilots.h"

namespace zonage::compile {

void check_expected(const std::string& data, Inputs& inputs, const communes::Gazetteer& gazetteer,
                    const zones::Classified& abc, const zones::Classified& apl,
                    const zones::PilotClasses& pilots);

}  // namespace zonage::compile
