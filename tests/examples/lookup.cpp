// Names from many threads: one Data for all, one Lookup for each. `lookup QUERY...` writes the rows
// of `zonage --format tsv QUERY...`.
#include <zonage/lookup.h>

#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr const char* keys[] = {"zonage_statut",       "zonage_code_insee", "zonage_commune",
                                "zonage_departement",  "zonage_abc_2003",   "zonage_apl_1978",
                                "zonage_ville_pilote", "zonage_qpv",        "zonage_candidats",
                                "zonage_correction"};

std::string rows(const zonage::Answer& answer) {
  std::string out;
  std::size_t i = 0;
  do {  // one row for each commune; one without when there is none
    std::string_view tab;
    for (const char* key : keys) {
      out += tab;
      out += answer.size() == 0 ? *answer.field(key) : *answer.field(key, i);
      tab = "\t";
    }
    out += '\n';
  } while (++i < answer.size());
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const zonage::Data data = zonage::Data::builtin();
  std::vector<std::string> answers(static_cast<std::size_t>(argc));
  std::vector<std::thread> threads;
  for (int i = 1; i < argc; ++i) {
    threads.emplace_back([&, i] {
      zonage::Lookup lookup(data);
      const auto answer = lookup.ask(argv[i]);
      answers[static_cast<std::size_t>(i)] = answer ? rows(*answer) : answer.error().message + "\n";
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::string_view tab;
  for (const char* key : keys) {
    std::cout << tab << key;
    tab = "\t";
  }
  std::cout << '\n';
  for (const std::string& rows_of_one : answers) std::cout << rows_of_one;
}
