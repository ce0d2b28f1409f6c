#include "compile/dataset/write_dsc.h"

#include <algorithm>

#include "compile/dataset/row_parts.h"

namespace zonage::compile {

void write_dsc(const DscInput& input, const LinkedDsc& linked, TableWriter& out) {
  for (const DscCommune& commune : linked.communes) {
    dataset::GrantCommuneRow row{};
    put_code(row.code, commune.code);
    row.name = out.text(commune.name);
    row.printed = out.text(joined(commune.printed, '|'));
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
