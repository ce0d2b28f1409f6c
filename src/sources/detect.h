// Which of our documents a text file is, by its first heading. Thread safety: pure function.
#pragma once

#include <string_view>

#include "sources/document.h"

namespace zonage::sources {

// `abc_2003`, `apl_1978`, `nord_pilot_towns`, `qpv_hdf_2022`, `dsc_cabbalr_2023`; empty when it
// looks like none of them.
std::string_view detect_document(const Document& document);

}  // namespace zonage::sources
