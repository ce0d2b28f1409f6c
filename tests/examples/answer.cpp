// What may come back: one commune, several, or none. `answer QUERY...` writes what
// `zonage --format jsonl QUERY...` writes, and on stderr how many were not found.
#include <zonage/answer.h>
#include <zonage/lookup.h>

#include <iostream>

int main(int argc, char** argv) {
  zonage::Lookup lookup;
  int doubtful = 0;
  for (int i = 1; i < argc; ++i) {
    const auto answer = lookup.ask(argv[i]);
    if (!answer) return 2;
    std::cout << answer->json() << '\n';
    if (answer->status() == zonage::Status::found) continue;
    ++doubtful;
    for (const zonage::NearName& near : answer->near_names()) {
      std::cerr << argv[i] << ": perhaps " << near.name << '\n';
    }
  }
  std::cerr << doubtful << " not found\n";
}
