#include "compile/dataset/write_names.h"

#include <set>
#include <string>

#include "base/codes.h"
#include "compile/dataset/departments.h"
#include "compile/dataset/name_keys.h"
#include "compile/dataset/row_parts.h"

namespace zonage::compile {

using dataset::none;
using sources::CommuneState;
using zones::no_index;

void write_names(const Compiled& in, std::uint32_t b, TableWriter& out) {
  const communes::Body& body = in.gazetteer.bodies()[b];
  const std::uint32_t row_index = size32(out.bodies);
  const std::size_t begin = out.names.size();
  std::set<std::string> known;
  const auto add = [&](std::string_view name, const CommuneState* from, dataset::NameKind kind) {
    dataset::NameRow row{};
    row.name = out.text(name);
    row.body = row_index;
    row.kind = kind;
    row.department = none;
    if (from != nullptr) {
      row.department = department_row(out, department_of(from->code), from->end);
      row.first = from->first;
      row.end = from->end;
      row.tncc = from->tncc;
      row.on_list_day =
          from->nature == sources::Nature::commune && from->valid_on(communes::list_day);
    }
    // A state that only restates the one before it prolongs its name.
    if (out.names.size() > begin) {
      dataset::NameRow& before = out.names.back();
      if (before.kind == kind && before.end == row.first && row.first != 0 &&
          before.department == row.department && before.name.offset == row.name.offset &&
          before.name.size == row.name.size) {
        before.end = row.end;
        before.on_list_day |= row.on_list_day;
        return;
      }
    }
    out.names.push_back(row);
    known.insert(name_key(name));
  };
  for (const std::uint32_t s : body.states) {
    const CommuneState& at = in.gazetteer.states()[s];
    const dataset::NameKind kind = communes::is_commune(at.nature) ? dataset::NameKind::commune
                                   : at.nature == sources::Nature::part
                                       ? dataset::NameKind::gone_part
                                       : dataset::NameKind::part;
    add(at.name, &at, kind);
  }
  for (const auto* list : {&in.inputs.abc, &in.inputs.apl}) {
    const LinkedList& links = list == &in.inputs.abc ? in.abc_links : in.apl_links;
    for (const zones::ListedName& listed : links.listed) {
      if (listed.body != b || listed.erratum == no_index ||
          list->errata.rows[listed.erratum].kind == sources::ErratumKind::split) {
        continue;
      }
      const std::string_view printed = list->printed.names[listed.name].name;
      const sources::Erratum& erratum = list->errata.rows[listed.erratum];
      const bool in_use =
          erratum.codes.size() == 1 && (erratum.kind == sources::ErratumKind::variant ||
                                        erratum.kind == sources::ErratumKind::renamed ||
                                        erratum.kind == sources::ErratumKind::merged);
      const std::string key = name_key(printed);
      if (!known.contains(key)) add(printed, nullptr, dataset::NameKind::printed);
      for (std::size_t n = begin; in_use && n < out.names.size(); ++n) {
        dataset::NameRow& row = out.names[n];
        if (row.on_list_day == 0 && name_key(out.stored(row.name)) == key) {
          row.on_list_day = dataset::used_by_a_list;
        }
      }
    }
  }
}

}  // namespace zonage::compile
