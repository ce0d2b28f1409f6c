#include "compile/dataset/comparison.h"

#include <utility>

namespace zonage::compile {

using sources::TableRow;

Comparison::Comparison(const std::string& data, Inputs& inputs, const std::string& file,
                       std::initializer_list<std::string_view> columns)
    : inputs_(inputs), document_(inputs.open(data, "expected/" + file)) {
  if (document_ == nullptr) return;
  table_ = sources::read_table(*document_, columns);
  inputs_.errors.insert(inputs_.errors.end(), table_.errors.begin(), table_.errors.end());
}

void Comparison::run(std::map<std::string, std::string> counted) {
  for (const TableRow& row : table_.rows) {
    std::string key;
    for (std::size_t i = 0; i + 1 < row.fields.size(); ++i) {
      if (i != 0) key += ' ';
      key += row.fields[i];
    }
    const auto found = counted.find(key);
    if (found == counted.end() || found->second != row.fields.back()) {
      inputs_.errors.push_back(document_->error_at(
          row.line, row.fields.back(),
          found == counted.end() ? "expected, but there is none"
                                 : "the count moved: it is now " + found->second,
          ErrorKind::contradiction));
    }
    if (found != counted.end()) counted.erase(found);
  }
  if (document_ == nullptr) return;
  for (const auto& [key, value] : counted) {
    inputs_.errors.push_back(Error{ErrorKind::contradiction,
                                   "not expected: " + key + " " + value,
                                   {document_->name(), 0, 0, {}}});
  }
}

}  // namespace zonage::compile
