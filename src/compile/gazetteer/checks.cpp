#include "compile/gazetteer/checks.h"

#include <cstdio>
#include <map>
#include <set>
#include <string>

namespace zonage::gazetteer {
namespace {

// 2003: the communes that the orders speak of, Mayotte included. 2020: the members of all EPCI and
// the four islands that are in none. The others: the counts of the yearly versions.
struct Count {
  Date day;
  std::size_t communes;
};
constexpr Count counts[] = {
    {20031219, 36696}, {20190101, 34970}, {20200101, 34968}, {20210101, 34965}, {20220101, 34955},
    {20230101, 34945}, {20240101, 34935}, {20250101, 34875}, {20260101, 34875},
};

constexpr const char* suppressed = "suppression";  // shared out among neighbours, six communes

bool valid_on(const State& state, Date day) {
  return state.first.latest <= day && (state.open() || day < state.end.latest);
}

std::size_t communes_on(const Record& record, Date day, std::vector<Error>& errors) {
  std::set<std::string> codes;
  std::size_t states = 0;
  for (const State& state : record.states()) {
    if (state.nature != Nature::commune || !valid_on(state, day)) continue;
    ++states;
    if (!codes.insert(state.code).second) {
      errors.push_back(
          Error{ErrorKind::contradiction, state.id + " overlaps another state of its commune", {}});
    }
  }
  return states;
}

}  // namespace

void check_record(const Record& record, std::vector<Error>& errors) {
  for (const Count& count : counts) {
    const std::size_t found = communes_on(record, count.day, errors);
    if (found == count.communes) continue;
    errors.push_back(Error{ErrorKind::contradiction,
                           std::to_string(found) + " communes on " + format_date(count.day) +
                               " where " + std::to_string(count.communes) + " are expected",
                           {}});
  }
  for (std::uint32_t i = 0; i < record.states().size(); ++i) {
    const std::set<std::uint32_t> ends = record.lead(i);
    bool good = !ends.empty();
    for (const std::uint32_t end : ends) {
      good = good && (record.at(end).open() || record.at(end).reason_end == suppressed);
    }
    if (!good) {
      errors.push_back(
          Error{ErrorKind::contradiction, record.at(i).id + " leads to no commune of today", {}});
    }
  }
}

void print_summary(const Record& record) {
  std::map<std::string_view, std::pair<int, int>> natures;
  std::map<std::string, int> recent;
  std::map<std::string, int> spans;
  int several = 0;
  std::map<std::uint32_t, int> parts_of_2003;
  for (std::uint32_t i = 0; i < record.states().size(); ++i) {
    const State& state = record.at(i);
    auto& [all, open] = natures[sources::nature_code(state.nature)];
    ++all;
    if (state.open()) ++open;
    if (state.first.latest > 20190101) {
      ++recent[std::string(sources::nature_code(state.nature)) + ' ' + state.reason_begin];
    }
    if (state.first.earliest != state.first.latest) ++spans[format(state.first)];
    const std::set<std::uint32_t> ends = record.lead(i);
    if (ends.size() > 1) ++several;
    if (state.nature == Nature::commune && valid_on(state, 20031219)) {
      for (const std::uint32_t end : ends) ++parts_of_2003[end];
    }
  }
  for (const auto& [nature, count] : natures) {
    std::printf("%-6s %6d states, %6d open\n", std::string(nature).c_str(), count.first,
                count.second);
  }
  std::printf("states begun after 2019-01-01:\n");
  for (const auto& [what, count] : recent) std::printf("  %5d %s\n", count, what.c_str());
  std::printf("begun on a day known only to a span:\n");
  for (const auto& [span, count] : spans) std::printf("  %5d %s\n", count, span.c_str());
  int joined = 0;
  for (const auto& [commune, parts] : parts_of_2003) joined += parts > 1 ? 1 : 0;
  std::printf("%d states lead to several communes of today\n", several);
  std::printf("%d communes of today hold all those of 2003, %d hold several\n",
              static_cast<int>(parts_of_2003.size()), joined);
}

}  // namespace zonage::gazetteer
