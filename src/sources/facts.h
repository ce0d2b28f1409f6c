// The facts of a parsed document as one text, so that two files can be held equal by its checksum:
// headings, names and rules in printed order, without lines and columns. Thread safety: pure.
#pragma once

#include <string>

#include "sources/dsc_cabbalr_2023.h"
#include "sources/nord_pilot_towns.h"
#include "sources/printed_list.h"
#include "sources/qpv_hdf_2022.h"

namespace zonage::sources {

std::string facts_of(const PrintedList& list);
std::string facts_of(const PilotTable& table);
std::string facts_of(const DscTables& tables);
std::string facts_of(const Atlas& atlas);

}  // namespace zonage::sources
