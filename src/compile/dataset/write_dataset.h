// Puts what was read, linked and classified into the rows of the data table.
#pragma once

#include <string>

#include "communes/gazetteer.h"
#include "compile/dataset/inputs.h"
#include "compile/dataset/link.h"
#include "compile/dataset/link_dsc.h"
#include "compile/dataset/write_qpv.h"
#include "zones/classify.h"
#include "zones/pilots.h"

namespace zonage::compile {

struct Compiled {
  const Inputs& inputs;
  const communes::Gazetteer& gazetteer;
  const LinkedList& abc_links;
  const LinkedList& apl_links;
  const zones::Classified& abc;
  const zones::Classified& apl;
  const zones::PilotClasses& pilots;
  const LinkedDsc& dsc;
  const QpvInputs& qpv;
  const QpvAtlas& atlas;
  const QpvBodies& qpv_bodies;
};

// The bytes of the table.
std::string write_dataset(const Compiled& compiled);

}  // namespace zonage::compile
