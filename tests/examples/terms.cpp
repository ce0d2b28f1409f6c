// The field's words: which zones the schemes have, as keys and cells write them.
#include <zonage/terms.h>

#include <iostream>

int main() {
  using zonage::Zone;
  for (const auto scheme : {zonage::Scheme::abc_2003, zonage::Scheme::apl_1978}) {
    std::cout << key_of(scheme) << ':';
    for (const auto zone : {Zone::a, Zone::b, Zone::c, Zone::i, Zone::ii, Zone::iii}) {
      if (zonage::parse_zone(scheme, key_of(zone))) std::cout << ' ' << key_of(zone);
    }
    std::cout << '\n';
  }
}
