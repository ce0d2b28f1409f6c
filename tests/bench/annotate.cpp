// `zonage annotate` on a file of clients, against a plain copy of the same file in the same run:
// time on one thread and on two, from file to file; peak memory; and beside it what else is
// installed and could do the like.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "bench/client_file.h"
#include "bench/measurement.h"
#include "bench/process.h"
#include "support/folder.h"

namespace zonage::bench {
namespace {

namespace fs = std::filesystem;

constexpr int rounds = 3;  // of each program, alternating, so that a slow moment hits all

// Where a program is that can be called by its name; empty where there is none.
std::string path_of(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::string rest = path != nullptr ? path : "";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::string candidate = rest.substr(0, end) + "/" + program;
    if (::access(candidate.c_str(), X_OK) == 0) return candidate;
    rest.erase(0, end + 1);
  }
  return {};
}

double median(std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

struct Rival {
  std::string name;
  std::string program;
  std::string command;  // for sh, in the folder of the files; $0 is the folder of the scripts
};

const std::vector<Rival>& rivals() {
  static const std::vector<Rival> all{
      {"mawk, exact names", "mawk", "mawk -f $0/join.awk zones.csv clients.csv > out.csv"},
      {"sqlite3, exact names", "sqlite3", "sqlite3 < $0/join.sql"},
      {"Miller, exact names", "mlr",
       "mlr --csv --fs ';' join --ul -j commune,departement -l commune,departement "
       "-r nom,departement -f clients.csv zones.csv > out.csv"},
      {"Python, folded and cached", "python3", "python3 $0/join.py clients.csv zones.csv out.csv"},
      {"DuckDB, exact names", "duckdb",
       "duckdb -c \"COPY (SELECT c.*, z.zone FROM read_csv('clients.csv', delim=';', "
       "all_varchar=true) c LEFT JOIN read_csv('zones.csv', delim=';', all_varchar=true) z ON "
       "z.nom = c.commune AND z.departement = c.departement) TO 'out.csv' (DELIMITER ';')\""},
  };
  return all;
}

class Measuring {
 public:
  explicit Measuring(const Settings& settings) : settings_(settings) {}

  std::vector<Row> run() {
    const auto table = dataset::Table::builtin();
    const ClientFile made = write_client_file(table, settings_.rows, clients_);
    const std::vector<std::string> copy{settings_.copy, clients_, out_};
    const std::vector<std::string> one = annotate(clients_, "1");
    const std::vector<std::string> two = annotate(clients_, "2");
    std::vector<std::string> narrowed = annotate(clients_, "2");
    narrowed.insert(narrowed.begin() + 2, {"--department-column", "departement"});
    std::vector<double> copies, ones, twos, narrowed_twos;
    for (int i = 0; i < rounds; ++i) {
      copies.push_back(time_of(copy));
      ones.push_back(time_of(one));
      twos.push_back(time_of(two));
      narrowed_twos.push_back(time_of(narrowed));
    }
    const double plain = median(copies);
    const std::string what = std::to_string(made.rows) + " rows";
    const double rows = static_cast<double>(made.rows);
    std::vector<Row> table_rows{
        {"copy of " + what, "s", plain, "bytes, GB", static_cast<double>(made.bytes) / 1e9, {}},
        {"annotate, 1 thread", "s", median(ones), "copy", plain, 6},
        {"annotate, 2 threads", "s", median(twos), "copy", plain, 3},
        {"the same, département read", "s", median(narrowed_twos), "copy", plain, 3},
        {"annotate, 1 thread",
         "M/s",
         rows / median(ones) / 1e6,
         "rows a second, copy",
         rows / plain / 1e6,
         {}},
        {"annotate, 2 threads",
         "M/s",
         rows / median(twos) / 1e6,
         "rows a second, copy",
         rows / plain / 1e6,
         {}},
        {"peak memory, 1 thread", "MB", peak_mb("1"), "what is aimed at", 16, 1},
        {"peak memory, 2 threads", "MB", peak_mb("2"), "what is aimed at", 28, 1}};
    measure_small(table, table_rows);
    measure_rivals(table, plain / rows, table_rows);
    return table_rows;
  }

 private:
  std::vector<std::string> annotate(const std::string& input, const std::string& threads) const {
    return {settings_.zonage, "annotate", "--threads", threads, "-o", out_, input};
  }

  // Into a file that is not there before.
  double time_of(const std::vector<std::string>& command) const {
    fs::remove(out_);
    return time_process(command);
  }

  double peak_mb(const std::string& threads) const {
    const std::vector<std::string> command{settings_.peak_memory, settings_.zonage, "annotate",
                                           "--threads",           threads,          clients_};
    const double kib = std::atof(output_of(command).c_str());
    if (kib <= 0) throw std::runtime_error("no peak memory was measured");
    return kib * 1024 / 1e6;
  }

  void measure_small(const dataset::Table& table, std::vector<Row>& rows) const {
    const std::string small = folder_.file("small.csv");
    write_client_file(table, 10'000, small);
    std::vector<double> seconds;
    for (int i = 0; i < 21; ++i) {
      fs::remove(out_);
      seconds.push_back(time_process({settings_.zonage, "annotate", "-o", out_, small}));
    }
    rows.push_back(
        {"annotate 10 000 rows", "ms", 1000 * median(seconds), "what is aimed at", 10, 1});
  }

  // On a tenth of the rows, which is long enough for them.
  void measure_rivals(const dataset::Table& table, double copy_of_a_row,
                      std::vector<Row>& rows) const {
    const std::size_t count = std::max<std::size_t>(settings_.rows / 10, 1000);
    write_client_file(table, count, clients_);
    std::ofstream(folder_.file("zones.csv"), std::ios::binary) << zones(settings_);
    for (const Rival& rival : rivals()) {
      if (path_of(rival.program).empty()) continue;
      const double seconds = time_process(
          {"/bin/sh", "-c", "cd " + folder_.file("") + " && " + rival.command, settings_.scripts});
      rows.push_back({rival.name,
                      "s",
                      seconds / static_cast<double>(count) * 1e7,
                      "copy",
                      copy_of_a_row * 1e7,
                      {}});
    }
  }

  static std::string zones(const Settings& settings) {
    std::string csv =
        output_of({settings.zonage, "list", "--scheme", "abc_2003", "--format", "csv"});
    // The columns of names hold no comma and no quote; the others are not joined.
    std::string out;
    for (std::size_t begin = 0; begin < csv.size();) {
      const std::size_t end = std::min(csv.find('\n', begin), csv.size());
      std::string line = csv.substr(begin, end - begin);
      std::size_t commas = 0;
      for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] != ',') continue;
        if (++commas == 5) line.resize(at);
        if (at < line.size()) line[at] = ';';
      }
      out += line + "\n";
      begin = end + 1;
    }
    return out;
  }

  const Settings& settings_;
  const test::Folder folder_;
  const std::string clients_ = folder_.file("clients.csv");
  const std::string out_ = folder_.file("out.csv");
};

}  // namespace

std::vector<Row> measure_annotate(const Settings& settings) { return Measuring(settings).run(); }

}  // namespace zonage::bench
