// A cold `zonage Béthune`, from before its start to after its end, against an empty program.
#include <algorithm>
#include <vector>

#include "bench/measurement.h"
#include "bench/process.h"

namespace zonage::bench {

std::vector<Row> measure_start(const Settings& settings) {
  const std::vector<std::string> lookup{settings.zonage, "Béthune"};
  const std::vector<std::string> empty{settings.empty};
  std::vector<double> lookup_ms, empty_ms;
  for (int i = 0; i < settings.runs; ++i) {  // alternating, so that a slow moment hits both
    lookup_ms.push_back(1000 * time_process(lookup));
    empty_ms.push_back(1000 * time_process(empty));
  }
  std::sort(lookup_ms.begin(), lookup_ms.end());
  std::sort(empty_ms.begin(), empty_ms.end());
  const std::size_t middle = lookup_ms.size() / 2;
  return {{"start to end, median", "ms", lookup_ms[middle], "empty program", empty_ms[middle], 2},
          {"start to end, fastest", "ms", lookup_ms[0], "empty program", empty_ms[0], {}}};
}

}  // namespace zonage::bench
