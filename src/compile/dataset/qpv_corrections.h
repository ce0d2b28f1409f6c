// The corrections beside the atlas, looked up by what they speak of: each must be used, and by its
// own printed text. Borrows the errata and the list of errors.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "compile/dataset/qpv_inputs.h"

namespace zonage::compile {

class QpvCorrections {
 public:
  QpvCorrections(const QpvInputs& in, std::vector<Error>& errors);

  // The correction of what is printed there, or null. `*` in its place fits whatever is printed.
  const sources::QpvErratum* find(std::string_view object, std::string_view column,
                                  std::string_view printed);
  // What is meant: the correction's text, or what is printed.
  std::string_view text(std::string_view object, std::string_view column,
                        std::string_view printed) {
    const sources::QpvErratum* erratum = find(object, column, printed);
    return erratum == nullptr ? printed : erratum->meant;
  }

  void fail(const sources::QpvErratum& erratum, std::string_view part, std::string message);
  // An error for every correction that nothing asked for.
  void tell_unused();

 private:
  const QpvInputs& in_;
  std::vector<Error>& errors_;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::size_t> rows_;
  std::vector<bool> used_;
};

}  // namespace zonage::compile
