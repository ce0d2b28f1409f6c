// What a measurement gets and gives. Each stands in a file of its own, is declared here and listed
// in bench.cpp; each compares with something measured in the same run, so that the ratio holds on
// another machine. They throw std::runtime_error when a program does not do what it should.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace zonage::bench {

struct Settings {
  std::string zonage, empty, peak_memory, copy;  // the programs
  std::string scripts;                           // folder of others/
  int runs = 500;                                // of each short program, alternating
  std::size_t rows = 10'000'000;                 // to annotate
};

// One line of the table.
struct Row {
  std::string what;
  std::string unit;
  double measured = 0;
  std::string against;
  double reference = 0;
  std::optional<double> aim;  // the ratio to stay under, where there is one
};

std::vector<Row> measure_start(const Settings& settings);
std::vector<Row> measure_memory(const Settings& settings);
std::vector<Row> measure_typos(const Settings& settings);
std::vector<Row> measure_annotate(const Settings& settings);

}  // namespace zonage::bench
