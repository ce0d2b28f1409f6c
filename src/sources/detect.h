// Which of our documents a text file is, by the parser that understands it.
#pragma once

#include <string_view>

#include "sources/document.h"

namespace zonage::sources {

// `abc_2003`, `apl_1978`, `nord_pilot_towns`, `qpv_hdf_2022`; empty when it looks like none of
// them.
std::string_view detect_document(const Document& document);

}  // namespace zonage::sources
