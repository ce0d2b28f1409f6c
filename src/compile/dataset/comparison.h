// A table of data/expected/, whose last column is a value, against what was counted: a count that
// moved, is missing or was not expected is an error. Keep it no longer than the Inputs.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "compile/dataset/inputs.h"
#include "sources/table.h"

namespace zonage::compile {

class Comparison {
 public:
  Comparison(const std::string& data, Inputs& inputs, const std::string& file,
             std::initializer_list<std::string_view> columns);

  // `counted` maps the other columns, joined by spaces, to the value as text.
  void run(std::map<std::string, std::string> counted);

 private:
  Inputs& inputs_;
  const sources::Document* document_;
  sources::Table table_;
};

}  // namespace zonage::compile
