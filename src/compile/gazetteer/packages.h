// The yearly versions of the npm package @etalab/decoupage-administratif, as far as the gazetteer
// uses them: one folder a version, `<dir>/<version>/[package/]data/*.json`. Versions may be named
// `6.0.0` or `v6.0.0`. Whatever the JSON lacks or has in another shape is an error, not a gap.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "sources/cog.h"

namespace zonage::gazetteer {

using sources::Nature;

// One entry of communes.json.
struct Entry {
  Nature nature = Nature::commune;
  std::string code;
  std::string name;
  int tncc = 0;
  std::string chief;  // `chefLieu` or `commune`: the commune in which it lies
  std::vector<std::string> former_codes;
  std::vector<std::string> postal_codes;
  std::optional<long> population;
  std::string department;
  std::string region;
};

// nature and code: the key of an entry within its edition.
using Key = std::pair<Nature, std::string>;

// The communes of one 1 January.
struct Edition {
  std::string version;
  Date day = no_date;
  std::map<Key, Entry> entries;

  const Entry* find(Nature nature, const std::string& code) const;
  bool has(Nature nature, const std::string& code) const { return find(nature, code) != nullptr; }
  // The associated or delegated commune of that code.
  const Entry* find_member(const std::string& code) const;
  // The commune in which `code` lies: itself, the chief of its member entry, or the one that names
  // it among its former codes; empty when the edition does not know.
  std::string where(const std::string& code) const;

  std::map<std::string, std::string> former;  // former code -> code, of all entries
};

// One row of historique-communes.json, uninterpreted.
struct HistoryRow {
  std::string id, nature, code, name;
  int tncc = 0;
  std::string first, end, reason_begin, reason_end, predecessor, successor, pole;
  std::vector<std::string> members;
};

struct DepartmentEntry {
  std::string code, name, region;
  int tncc = 0;
};

Result<Edition> read_edition(const std::string& folder, const std::string& version, Date day);
Result<std::vector<HistoryRow>> read_history(const std::string& folder, const std::string& version);
// code -> name of the members of all EPCI.
Result<std::map<std::string, std::string>> read_epci_members(const std::string& folder,
                                                             const std::string& version);
Result<std::vector<DepartmentEntry>> read_departments(const std::string& folder,
                                                      const std::string& version);

}  // namespace zonage::gazetteer
