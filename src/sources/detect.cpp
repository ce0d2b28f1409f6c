#include "sources/detect.h"

namespace zonage::sources {

std::string_view detect_document(const Document& document) {
  // Each document's first heading is enough to know it; what is wrong further down is for its
  // parser to say.
  for (std::size_t number = 1; number <= document.line_count(); ++number) {
    const std::string_view line = trim(document.line(number));
    if (line == "Zone A") return "abc_2003";
    if (line == "## ZONE I") return "apl_1978";
    if (line == "## DSC DEFINITIVE 2023") return "dsc_cabbalr_2023";
    if (line.starts_with("LES VILLES PILOTES")) return "nord_pilot_towns";
    if (line == "HAUTS-DE-FRANCE") return "qpv_hdf_2022";
  }
  return {};
}

}  // namespace zonage::sources
