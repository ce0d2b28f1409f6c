// Which printed row is which commune's and which printed column is what, for the grant's tables:
// by the names and headings as printed, or by the corrections beside them, whose evidence is
// checked. `link_dsc.h` reads the figures.
#pragma once

#include <string_view>
#include <vector>

#include "compile/dataset/dsc_columns.h"
#include "compile/dataset/inputs.h"

namespace zonage::compile {

struct DscLayout {
  struct Page {
    std::vector<const DscColumn*> columns;  // as the page's headings
    std::vector<std::size_t> members;       // as its rows: indices into DscInput::members
  };
  struct Table {
    const DscTableColumns* spec = nullptr;
    std::vector<Page> pages;
  };
  std::vector<Table> tables;  // as DscInput::printed, as many as dsc_tables()
  // By member: the misprinted forms of its name.
  std::vector<std::vector<std::string_view>> printed_forms;
  std::vector<Error> errors;  // when there are any, the layout must not be used
};

DscLayout lay_out(const DscInput& dsc);

}  // namespace zonage::compile
