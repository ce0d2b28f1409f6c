// What is settled once a file's dialect and header are known, for all its rows. Read-only from then
// on: threads may share it.
#pragma once

#include <cstddef>
#include <vector>

#include "annotate/column_choice.h"
#include "render/fields.h"

namespace zonage::annotate {

struct Plan {
  char delimiter = ';';
  std::size_t fields = 0;  // of the header; a row of more or fewer is malformed
  ChosenColumns chosen;
  std::vector<render::Column> columns;  // to add, in this order
  bool accept_suggestion = false;
};

}  // namespace zonage::annotate
