#include "compile/dataset/write_belgium.h"

#include <algorithm>
#include <string>
#include <vector>

#include "compile/dataset/name_keys.h"
#include "compile/dataset/row_parts.h"

namespace zonage::compile {
namespace {

using dataset::none;

constexpr Date belgian_merger_day = 20250101;

class BelgianWriter {
 public:
  BelgianWriter(const Inputs& in, const zones::PilotClasses& pilots, PilotRows& pilot_rows,
                TableWriter& out)
      : in_(in), pilots_(pilots), pilot_rows_(pilot_rows), out_(out) {}

  void run() {
    std::vector<const BelgianMunicipality*> towns;
    for (const BelgianMunicipality& town : in_.belgian) towns.push_back(&town);
    std::sort(towns.begin(), towns.end(),
              [&](const auto* a, const auto* b) { return belgian_code(*a) < belgian_code(*b); });
    const std::uint32_t first = size32(out_.bodies);
    for (const BelgianMunicipality* town : towns) write_belgian(*town);
    for (std::uint32_t i = 0; i < towns.size(); ++i) {
      if (!is_merged_away(*towns[i])) continue;
      const auto whole = std::find_if(towns.begin(), towns.end(), [&](const auto* other) {
        return other->nis_since_2025 == towns[i]->nis_since_2025 && !is_merged_away(*other);
      });
      out_.bodies[first + i].current = first + static_cast<std::uint32_t>(whole - towns.begin());
    }
  }

 private:
  // In 2025 four became two, which kept the name of one of theirs.
  bool is_merged_away(const BelgianMunicipality& town) const {
    const auto merged = in_.belgian_mergers.find(town.nis_since_2025);
    return merged != in_.belgian_mergers.end() && merged->second != town.name_fr;
  }

  std::string belgian_code(const BelgianMunicipality& town) const {
    return "B" + std::string(is_merged_away(town) ? town.nis : town.nis_since_2025);
  }

  void write_belgian(const BelgianMunicipality& town) {
    dataset::BodyRow row{};
    dataset::DetailRow detail{};
    row.nature = static_cast<std::uint8_t>(Nature::belgian_municipality);
    row.flags = dataset::body_outside;
    row.department = none;
    row.name = out_.text(town.name_fr);
    put_code(row.code, belgian_code(town));
    if (is_merged_away(town)) detail.end = detail.end_earliest = belgian_merger_day;
    row.current = none;
    detail.population = none;
    detail.postal_codes = out_.text("");
    row.classes[0] = row.classes[1] = none;
    row.pilot = none;
    // The document writes the provinces with capitals: Flandre Occidentale, Hainaut.
    for (const auto& [province, pilot] : pilots_.by_province) {
      if (name_key(province) == name_key(town.province)) row.pilot = pilot_rows_.of(pilot);
    }
    detail.first_name = size32(out_.names);
    for (const std::string_view name : {town.name_fr, town.name_nl}) {
      if (name.empty() || (name == town.name_nl && name_key(name) == name_key(town.name_fr) &&
                           size32(out_.names) != detail.first_name)) {
        continue;
      }
      dataset::NameRow entry{};
      entry.name = out_.text(name);
      entry.body = size32(out_.bodies);
      entry.department = none;
      entry.kind = dataset::NameKind::belgian;
      out_.names.push_back(entry);
    }
    detail.name_count = size32(out_.names) - detail.first_name;
    out_.bodies.push_back(row);
    out_.details.push_back(detail);
  }

  const Inputs& in_;
  const zones::PilotClasses& pilots_;
  PilotRows& pilot_rows_;
  TableWriter& out_;
};

}  // namespace

void write_belgium(const Inputs& in, const zones::PilotClasses& pilots, PilotRows& pilot_rows,
                   TableWriter& out) {
  BelgianWriter(in, pilots, pilot_rows, out).run();
}

}  // namespace zonage::compile
