// The counts stated in data/expected/qpv.tsv against the atlas as it was read: neighbourhoods and
// inhabitants by département, the zonings that they touch, states of figures, communes.
#pragma once

#include <string>

#include "compile/dataset/qpv_atlas.h"

namespace zonage::compile {

void check_qpv_expected(const std::string& data, Inputs& inputs, const QpvInputs& in,
                        const QpvAtlas& atlas);

}  // namespace zonage::compile
