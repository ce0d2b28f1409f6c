// zonage_make_gazetteer PACKAGES_DIR OUT_DIR: makes data/communes/ from the yearly versions of the
// npm package @etalab/decoupage-administratif. Run by hand when a new year is out; an ordinary
// build uses the tables as they stand. Each version goes into a folder of its own:
//     npm pack @etalab/decoupage-administratif@6.0.0
//     mkdir -p packages/6.0.0 && tar -xzf etalab-decoupage-administratif-6.0.0.tgz -C
//     packages/6.0.0
// A new year is one line in `editions` below, and its count in checks.cpp.
#include <cstdio>
#include <filesystem>
#include <iterator>

#include "compile/gazetteer/checks.h"
#include "compile/gazetteer/history.h"
#include "compile/gazetteer/tables.h"
#include "compile/gazetteer/yearly.h"

namespace {

using namespace zonage;
using namespace zonage::gazetteer;

struct Version {
  const char* version;
  Date day;
};
// The first one brings the history and, in epci.json, the communes of 1 January 2020.
constexpr Version editions[] = {
    {"0.8.0", 20190101}, {"1.1.1", 20210101}, {"2.3.1", 20220101}, {"3.1.1", 20230101},
    {"4.1.0", 20240101}, {"5.3.0", 20250101}, {"6.0.0", 20260101},
};
constexpr Date listing_day = 20200101;

int report(const std::vector<Error>& errors) {
  for (const Error& error : errors) {
    std::fprintf(stderr, "zonage_make_gazetteer: %s\n", describe(error).c_str());
  }
  return errors.empty() ? 0 : 2;
}

int run(const std::string& packages, const std::string& out) {
  const std::string first = editions[0].version;
  const std::string last = std::rbegin(editions)->version;
  const auto history = read_history(packages, first);
  if (!history) return report({history.error()});
  const auto members = read_epci_members(packages, first);
  if (!members) return report({members.error()});
  const auto departments = read_departments(packages, last);
  if (!departments) return report({departments.error()});
  std::vector<Edition> years;
  for (const Version& version : editions) {
    auto edition = read_edition(packages, version.version, version.day);
    if (!edition) return report({edition.error()});
    years.push_back(std::move(*edition));
  }

  Record record;
  RuleCounts counts;
  std::vector<Error> errors;
  add_history(*history, record, errors);
  if (!errors.empty()) return report(errors);
  add_beyond_history(years.front(), record, errors);
  compare(record, years.front(), errors);
  for (std::size_t i = 1; i < years.size() && errors.empty(); ++i) {
    std::optional<Listing> between;
    if (years[i - 1].day < listing_day && listing_day < years[i].day) {
      between = Listing{listing_day, *members};
    }
    add_year(years[i - 1], between, years[i], record, counts, errors);
    compare(record, years[i], errors);
  }
  if (!errors.empty()) return report(errors);
  check_record(record, errors);
  if (!errors.empty()) return report(errors);

  print_summary(record);
  std::printf("changes by version and rule:\n");
  for (const auto& [rule, count] : counts) std::printf("  %5d %s\n", count, rule.c_str());
  const std::pair<const char*, std::string> tables[] = {
      {"states.tsv", states_table(record)},
      {"today.tsv", today_table(years.back())},
      {"former_codes.tsv", former_codes_table(years.back())},
      {"old_postal_codes.tsv", old_postal_codes_table(years)},
      {"departments.tsv", departments_table(*departments)},
  };
  for (const auto& [name, text] : tables) {
    const std::vector<Error> faults = write_file(out + '/' + name, text);
    errors.insert(errors.end(), faults.begin(), faults.end());
  }
  return report(errors);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: zonage_make_gazetteer PACKAGES_DIR OUT_DIR\n", stderr);
    return 2;
  }
  return run(argv[1], argv[2]);
}
