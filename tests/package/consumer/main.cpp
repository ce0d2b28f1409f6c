#include <zonage/lookup.h>

#include <iostream>

// The zone of 2003 of each commune that is named.
int main(int argc, char** argv) {
  zonage::Lookup lookup;
  for (int i = 1; i < argc; ++i) {
    const auto answer = lookup.ask(argv[i]);
    if (!answer) {
      std::cerr << answer.error().message << '\n';
      return 2;
    }
    std::cout << *answer->field("code_insee") << ',' << *answer->field("abc_2003") << '\n';
  }
}
