// What data/ holds of the priority neighbourhoods: the atlas as printed, its corrections, the
// communes of each neighbourhood, the EPCI and the words' definitions. Errors go to Inputs::errors;
// the views are into documents that Inputs owns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compile/dataset/inputs.h"
#include "sources/qpv_errata.h"
#include "sources/qpv_hdf_2022.h"
#include "zonage/qpv.h"

namespace zonage::compile {

struct QpvCommunes {
  std::string_view code;
  std::string_view name;  // INSEE's
  std::vector<std::string_view> communes;
  QpvConfidence confidence = QpvConfidence::official;
  std::size_t line = 0;
};

struct QpvEpci {
  std::string_view siren;
  std::string_view name;
  std::uint32_t population = 0;  // municipal, 2018
  std::vector<std::string_view> communes;
};

// A word's label and definition in our own words: an indicator, a class of a typology, a zoning.
struct QpvTerm {
  std::string_view kind;  // `indicateur`, a typology's key, or `zonage`
  std::string_view key;
  std::string_view label_fr, label_en;
  std::string_view definition_fr, definition_en;
  std::string_view source;  // with its year
};

struct QpvInputs {
  const sources::Document* document = nullptr;
  sources::Atlas atlas;
  const sources::Document* errata_document = nullptr;
  sources::QpvErrata errata;
  const sources::Document* communes_document = nullptr;
  std::vector<QpvCommunes> communes;
  std::vector<QpvEpci> epci;
  std::vector<QpvTerm> terms;

  bool complete() const {
    return document != nullptr && errata_document != nullptr && communes_document != nullptr &&
           !epci.empty();
  }
};

QpvInputs read_qpv_inputs(const std::string& data, Inputs& inputs);

}  // namespace zonage::compile
