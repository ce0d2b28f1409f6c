// Peak resident memory of a `zonage Béthune`, against an empty program and against the aim of 3 MB.
#include <cstdlib>
#include <stdexcept>

#include "bench/measurement.h"
#include "bench/process.h"

namespace zonage::bench {
namespace {

double peak_mb(const Settings& settings, std::vector<std::string> command) {
  command.insert(command.begin(), settings.peak_memory);
  const double kib = std::atof(output_of(command).c_str());
  if (kib <= 0) throw std::runtime_error("no peak memory was measured");
  return kib * 1024 / 1e6;
}

}  // namespace

std::vector<Row> measure_memory(const Settings& settings) {
  const double lookup = peak_mb(settings, {settings.zonage, "Béthune"});
  return {{"peak memory", "MB", lookup, "empty program", peak_mb(settings, {settings.empty}), {}},
          {"peak memory", "MB", lookup, "what is aimed at", 3, 1}};
}

}  // namespace zonage::bench
