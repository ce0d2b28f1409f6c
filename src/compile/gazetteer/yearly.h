// What happened between two editions, worked out by comparing them and added to the record with the
// history's own words for reasons. Rules, in this order:
//   - a commune's code gives way to that of one of its parts: the chef-lieu moved;
//   - a commune broke up, its code going back to the part of that code;
//   - a part became a commune of its own: `rétablissement`, and the rest is recomposed;
//   - communes are gone that lie in P now: P is a commune nouvelle, the old P is one of its parts;
//   - a commune has another name: `changement de nom`;
//   - associated and delegated communes that ceased, changed status or name, or are new.
// Days: mergers, break-ups and re-establishments take effect on 1 January. Everything else may have
// happened on any day since the edition before, and is dated by that span. So is everything that a
// listing shows to lie before it, for the editions that a listing of another day stands between.
// Whatever remains different after the rules is an error.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "compile/gazetteer/packages.h"
#include "compile/gazetteer/record.h"

namespace zonage::gazetteer {

// The communes on a day between two editions: code -> name, nothing more. Those that are in no EPCI
// are missing, so a commune that is in both editions may be missing here.
struct Listing {
  Date day = no_date;
  std::map<std::string, std::string> communes;
};

// How often each rule was applied.
using RuleCounts = std::map<std::string, int>;

void add_year(const Edition& before, const std::optional<Listing>& between, const Edition& after,
              Record& record, RuleCounts& counts, std::vector<Error>& errors);

// Lists every difference between the open states of the record and the edition.
void compare(const Record& record, const Edition& edition, std::vector<Error>& errors);

}  // namespace zonage::gazetteer
