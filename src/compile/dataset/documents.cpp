#include "compile/dataset/documents.h"

#include "base/sha256.h"
#include "compile/dataset/row_parts.h"
#include "sources/facts.h"

namespace zonage::compile {

void write_documents(const Compiled& in, TableWriter& out) {
  for (const ManifestRow& manifest : in.inputs.manifest) {
    dataset::DocumentRow row{};
    row.id = out.text(manifest.id);
    row.title = out.text(manifest.title);
    row.legal_reference = out.text(manifest.legal_reference);
    row.in_force = out.text(manifest.in_force);
    row.licence = out.text(manifest.licence);
    row.sha256 = out.text(manifest.sha256);
    for (const auto* list : {&in.inputs.abc, &in.inputs.apl}) {
      if (key_of(list->scheme) != manifest.id) continue;
      const LinkedList& links = list == &in.inputs.abc ? in.abc_links : in.apl_links;
      row.facts = out.text(sha256(sources::facts_of(list->printed)));
      row.names = size32(list->printed.names);
      row.rules = size32(list->printed.rules);
      row.errata = size32(list->errata.rows);
      row.unresolved = size32(links.unresolved);
    }
    if (manifest.id == "nord_pilot_towns") {
      row.facts = out.text(sha256(sources::facts_of(in.inputs.pilots)));
      row.names = size32(in.inputs.pilots.rows);
    }
    if (manifest.id == "qpv_hdf_2022") {
      row.facts = out.text(sha256(sources::facts_of(in.qpv.atlas)));
      row.names = size32(in.atlas.neighbourhoods);
      row.rules = size32(in.atlas.territories);
      row.errata = size32(in.qpv.errata.rows);
    }
    if (manifest.id == "dsc_cabbalr_2023") {
      row.facts = out.text(sha256(sources::facts_of(in.inputs.dsc.printed)));
      row.names = size32(in.dsc.communes);
      row.rules = size32(in.inputs.dsc.printed.tables);
      row.errata = size32(in.inputs.dsc.errata.rows);
    }
    if (manifest.id == "cog") row.names = size32(in.gazetteer.states());
    out.documents.push_back(row);
  }
}

}  // namespace zonage::compile
