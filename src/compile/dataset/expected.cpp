#include "compile/dataset/expected.h"

#include <map>
#include <tuple>

#include "compile/dataset/comparison.h"

namespace zonage::compile {
namespace {

using sources::Document;
using sources::TableRow;

void count_names(const ListInput& list, std::map<std::string, std::size_t>& counts) {
  for (const sources::PrintedName& name : list.printed.names) {
    ++counts[std::string(key_of(list.scheme)) + " " + std::string(name.heading.zone) + " " +
             std::string(name.heading.department)];
  }
}

void count_zones(const communes::Gazetteer& gazetteer, Scheme scheme,
                 const zones::Classified& classified, std::map<std::string, std::size_t>& counts) {
  for (std::uint32_t b = 0; b < gazetteer.bodies().size(); ++b) {
    if (gazetteer.bodies()[b].list_state == sources::no_state) continue;
    ++counts[std::string(key_of(scheme)) + " " + std::string(key_of(classified.by_body[b].zone))];
  }
}

std::map<std::string, std::string> as_text(const std::map<std::string, std::size_t>& counts) {
  std::map<std::string, std::string> out;
  for (const auto& [key, count] : counts) out[key] = std::to_string(count);
  return out;
}

}  // namespace

void check_expected(const std::string& data, Inputs& inputs, const communes::Gazetteer& gazetteer,
                    const zones::Classified& abc, const zones::Classified& apl,
                    const zones::PilotClasses& pilots) {
  std::map<std::string, std::size_t> printed;
  count_names(inputs.abc, printed);
  count_names(inputs.apl, printed);
  Comparison(data, inputs, "counts.tsv", {"document", "zone", "departement", "imprimes"})
      .run(as_text(printed));

  std::map<std::string, std::size_t> zones;
  count_zones(gazetteer, Scheme::abc_2003, abc, zones);
  count_zones(gazetteer, Scheme::apl_1978, apl, zones);
  Comparison(data, inputs, "zones.tsv", {"document", "zone", "communes"}).run(as_text(zones));

  // Only the days that are stated are counted.
  if (const Document* document = inputs.open(data, "expected/communes.tsv"); document != nullptr) {
    const sources::Table table = sources::read_table(*document, {"jour", "communes"});
    inputs.errors.insert(inputs.errors.end(), table.errors.begin(), table.errors.end());
    for (const TableRow& row : table.rows) {
      const auto day = parse_date(row.fields[0]);
      std::size_t count = 0;
      for (const sources::CommuneState& state : gazetteer.states()) {
        if (state.nature == sources::Nature::commune && day && state.valid_on(*day)) ++count;
      }
      if (std::to_string(count) != row.fields[1]) {
        inputs.errors.push_back(document->error_at(
            row.line, row.fields[1], "the count moved: it is now " + std::to_string(count),
            ErrorKind::contradiction));
      }
    }
  }

  std::map<std::string, std::string> towns;
  for (const zones::NordCommune& commune : inputs.nord_communes) {
    for (std::uint32_t s = 0; s < gazetteer.states().size(); ++s) {
      const sources::CommuneState& state = gazetteer.states()[s];
      if (state.code != commune.code || state.nature != sources::Nature::commune ||
          !state.valid_on(zones::canton_day)) {
        continue;
      }
      const auto found = pilots.by_body.find(gazetteer.body_of(s));
      if (found == pilots.by_body.end()) continue;
      std::string joined;
      for (const std::string& town : found->second.towns) {
        joined += (joined.empty() ? "" : ";") + town;
      }
      towns[commune.code + " " + commune.name + " " + joined] =
          found->second.to_confirm ? "1" : "0";
    }
  }
  Comparison(data, inputs, "ville_pilote.tsv", {"code_insee", "nom", "villes", "a_confirmer"})
      .run(std::move(towns));
}

}  // namespace zonage::compile
