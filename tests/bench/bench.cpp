// zonage_bench [--runs N] ZONAGE EMPTY PEAK_MEMORY
// Measures a lookup and prints each figure beside what it is compared with, and their ratio.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "bench/measurement.h"

int main(int argc, char** argv) {
  using namespace zonage::bench;
  Settings settings;
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() >= 2 && words[0] == "--runs") {
    settings.runs = std::atoi(words[1].c_str());
    words.erase(words.begin(), words.begin() + 2);
  }
  if (words.size() != 3 || settings.runs < 1) {
    std::fputs("usage: zonage_bench [--runs N] ZONAGE EMPTY PEAK_MEMORY\n", stderr);
    return 2;
  }
  settings.zonage = words[0];
  settings.empty = words[1];
  settings.peak_memory = words[2];

  using Measure = std::vector<Row> (*)(const Settings&);
  std::printf("%-24s %9s    %-18s %9s %7s  %s\n", "zonage Bethune", "measured", "against", "",
              "ratio", "aim");
  try {
    for (const Measure measure :
         {Measure(measure_start), Measure(measure_memory), Measure(measure_typos)}) {
      for (const Row& row : measure(settings)) {
        std::printf("%-24s %9.3f %s %-18s %9.3f %7.2f", row.what.c_str(), row.measured,
                    row.unit.c_str(), row.against.c_str(), row.reference,
                    row.measured / row.reference);
        if (row.aim) std::printf("  <= %g", *row.aim);
        std::putchar('\n');
      }
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "zonage_bench: %s\n", error.what());
    return 1;
  }
}
