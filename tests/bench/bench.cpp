// zonage_bench [--runs N] [--rows N] ZONAGE EMPTY PEAK_MEMORY COPY OTHERS
// Measures lookup and annotate and prints each figure beside what it is compared with, and their
// ratio.
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
  while (words.size() >= 2 && (words[0] == "--runs" || words[0] == "--rows")) {
    if (words[0] == "--runs") settings.runs = std::atoi(words[1].c_str());
    if (words[0] == "--rows") settings.rows = std::strtoull(words[1].c_str(), nullptr, 10);
    words.erase(words.begin(), words.begin() + 2);
  }
  if (words.size() != 5 || settings.runs < 1 || settings.rows < 1) {
    std::fputs("usage: zonage_bench [--runs N] [--rows N] ZONAGE EMPTY PEAK_MEMORY COPY OTHERS\n",
               stderr);
    return 2;
  }
  settings.zonage = words[0];
  settings.empty = words[1];
  settings.peak_memory = words[2];
  settings.copy = words[3];
  settings.scripts = words[4];

  using Measure = std::vector<Row> (*)(const Settings&);
  std::printf("%-26s %9s     %-20s %9s %7s  %s\n", "", "measured", "against", "", "ratio", "aim");
  try {
    for (const Measure measure : {Measure(measure_start), Measure(measure_memory),
                                  Measure(measure_typos), Measure(measure_annotate)}) {
      for (const Row& row : measure(settings)) {
        std::printf("%-26s %9.3f %-3s %-20s %9.3f %7.2f", row.what.c_str(), row.measured,
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
