// The sections of the priority neighbourhoods. `row_of_body` leads from the gazetteer's bodies to
// the table's. Names and codes get into the table's text; nothing is left to be worked out later.
#pragma once

#include <cstdint>
#include <vector>

#include "communes/gazetteer.h"
#include "compile/dataset/qpv_atlas.h"
#include "compile/dataset/table_writer.h"

namespace zonage::compile {

// Neighbourhoods' communes, as bodies of the gazetteer: those of 2021. A code that was no commune's
// then is an error.
struct QpvBodies {
  std::vector<std::vector<std::uint32_t>> of_neighbourhood;
  std::vector<Error> errors;
};
QpvBodies link_qpv_communes(const QpvInputs& in, const QpvAtlas& atlas,
                            const communes::Gazetteer& gazetteer);

void write_qpv(const QpvInputs& in, const QpvAtlas& atlas, const QpvBodies& bodies,
               const communes::Gazetteer& gazetteer, const std::vector<std::uint32_t>& row_of_body,
               TableWriter& out);

}  // namespace zonage::compile
