#include "compile/dataset/qpv_corrections.h"

namespace zonage::compile {

QpvCorrections::QpvCorrections(const QpvInputs& in, std::vector<Error>& errors)
    : in_(in), errors_(errors), used_(in.errata.rows.size()) {
  for (std::size_t e = 0; e < in.errata.rows.size(); ++e) {
    const sources::QpvErratum& erratum = in.errata.rows[e];
    const bool added =
        rows_.try_emplace({erratum.object, erratum.column, erratum.printed}, e).second;
    if (!added) {
      used_[e] = true;
      fail(erratum, erratum.printed, "a second correction of the same printed cell");
    }
  }
}

const sources::QpvErratum* QpvCorrections::find(std::string_view object, std::string_view column,
                                                std::string_view printed) {
  for (const std::string_view text : {printed, std::string_view("*")}) {
    const auto found = rows_.find({object, column, text});
    if (found == rows_.end()) continue;
    used_[found->second] = true;
    return &in_.errata.rows[found->second];
  }
  return nullptr;
}

void QpvCorrections::fail(const sources::QpvErratum& erratum, std::string_view part,
                          std::string message) {
  errors_.push_back(in_.errata_document->error_at(erratum.line, part, std::move(message),
                                                  ErrorKind::contradiction));
}

void QpvCorrections::tell_unused() {
  for (std::size_t e = 0; e < used_.size(); ++e) {
    if (used_[e]) continue;
    const sources::QpvErratum& erratum = in_.errata.rows[e];
    fail(erratum, erratum.printed,
         "this correction no longer applies: `" + std::string(erratum.printed) +
             "` is not printed there");
  }
}

}  // namespace zonage::compile
