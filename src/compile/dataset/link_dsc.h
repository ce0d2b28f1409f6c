// Ties the grant's printed tables to communes and columns, by their names or by the corrections
// that stand beside them, computes the grant again from the printed inputs, and holds every printed
// figure against it: a cell that the rules do not give is an error, so no figure is misread.
// Every table must have the agglomeration's communes, each once, in the same order.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "communes/gazetteer.h"
#include "compile/dataset/inputs.h"
#include "dataset/format.h"
#include "grant/compute.h"

namespace zonage::compile {

// One printed figure for every input and result, in millionths.
using DscFigures = std::array<std::int64_t, dataset::grant_columns>;

struct DscCommune {
  std::string code;
  std::string name;
  std::vector<std::string_view> printed;  // misprinted forms of its name
  std::array<std::uint32_t, dataset::grant_tables> lines{};
  DscFigures figures{};
};

struct LinkedDsc {
  std::vector<DscCommune> communes;  // by code
  DscFigures totals{};               // dataset::grant_not_printed where none is
  std::vector<Error> errors;
};

LinkedDsc link_dsc(const DscInput& dsc, const communes::Gazetteer& gazetteer);

}  // namespace zonage::compile
