#include "compile/dataset/write_dsc.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace zonage::compile {

void write_dsc(const DscInput& input, const LinkedDsc& linked, TableWriter& out) {
  for (const DscCommune& commune : linked.communes) {
    dataset::GrantCommuneRow row{};
    std::memcpy(row.code, commune.code.data(), std::min(commune.code.size(), sizeof row.code));
    row.name = out.text(commune.name);
    std::string printed;
    for (const std::string_view form : commune.printed) {
      if (!printed.empty()) printed += '|';
      printed += form;
    }
    row.printed = out.text(printed);
    std::copy(commune.lines.begin(), commune.lines.end(), row.lines);
    out.grant_communes.push_back(row);
    out.grant_figures.insert(out.grant_figures.end(), commune.figures.begin(),
                             commune.figures.end());
  }
  out.grant_figures.insert(out.grant_figures.end(), linked.totals.begin(), linked.totals.end());
  out.grant_texts.push_back(out.text(input.published_document->text()));
  out.grant_texts.push_back(out.text(input.written_document->text()));
}

}  // namespace zonage::compile
