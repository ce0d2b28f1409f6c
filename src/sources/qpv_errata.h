// Reader of data/errata/qpv_hdf_2022.tsv: the corrections beside the tables of the atlas of
// priority neighbourhoods, which themselves are never edited. A correction says of what and in
// which column it speaks, what is printed there, what is meant, why, and by which evidence; the
// evidence is checked when the data table is made (data/README.md lists the kinds). The views are
// into the Document, which must outlive them.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "sources/document.h"
#include "sources/errata.h"

namespace zonage::sources {

struct QpvErratum {
  // A neighbourhood's code, a territory's name, that name with ` (QPV)` for the neighbourhoods in
  // it, or a heading.
  std::string_view object;
  std::string_view column;   // key of a figure, or nom, epci, ligne, titre, zfu
  std::string_view printed;  // `*`: whatever stands there; cells of a whole row joined by `|`
  std::string_view kind;
  std::string_view meant;
  std::string_view reason_fr;
  std::string_view reason_en;
  std::vector<Evidence> evidence;
  std::string_view evidence_text;  // as written
  std::size_t line = 0;            // of the errata file
};

struct QpvErrata {
  std::vector<QpvErratum> rows;
  std::vector<Error> errors;
};

QpvErrata read_qpv_errata(const Document& document);

}  // namespace zonage::sources
