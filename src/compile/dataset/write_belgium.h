// The Belgian municipalities that the pilot towns' table covers: bodies outside every list, in the
// order of their codes, behind those of the gazetteer.
#pragma once

#include "compile/dataset/write_classes.h"

namespace zonage::compile {

void write_belgium(const Inputs& in, const zones::PilotClasses& pilots, PilotRows& pilot_rows,
                   TableWriter& out);

}  // namespace zonage::compile
