// People are spoken to in French or English; keys and cells stay French.
#include <zonage/language.h>
#include <zonage/lookup.h>

#include <iostream>

int main() {
  for (const auto language : {zonage::Language::french, zonage::Language::english}) {
    zonage::Lookup lookup(zonage::Data::builtin(), language);
    if (const auto answer = lookup.ask("74010")) {
      std::cout << answer->text(language) << *answer->field("statut") << "\n\n";
    }
    std::cout << lookup.ask(" ").error().message << "\n\n";
  }
}
