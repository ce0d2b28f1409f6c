// The proof behind a zone: rule, section, line, printed form, correction, and what was joined.
#include <zonage/commune.h>
#include <zonage/lookup.h>

#include <iostream>

int main() {
  zonage::Lookup lookup;
  const auto answer = lookup.ask("Valserhône");
  if (!answer || answer->size() != 1) return 1;
  const zonage::Commune commune = answer->commune(0);
  std::cout << commune.name << " (" << commune.insee_code << "), " << commune.department->name
            << ", since " << commune.exists_since << '\n';
  const zonage::Zoning& zoning = commune.zones.abc_2003;
  std::cout << zoning.order << ": " << key_of(zoning.zone) << '\n';
  for (const zonage::Component& component : zoning.components) {
    std::cout << "  " << component.name << ": " << key_of(component.zone) << '\n';
  }
}
