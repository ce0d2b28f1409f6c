// All communes of a zone. `list SCHEME ZONE DEPARTMENT` writes the rows of
// `zonage list --scheme SCHEME --zone ZONE --department DEPARTMENT --format tsv`.
#include <zonage/list.h>

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const auto scheme = zonage::parse_scheme(argv[1]);
  if (!scheme) return 2;
  zonage::ListFilter filter;
  filter.zone = argv[2];
  filter.department = argv[3];
  const auto communes = zonage::list(zonage::Data::builtin(), *scheme, filter);
  if (!communes) {
    std::cerr << communes.error().message << '\n';
    return 2;
  }
  std::cout << "code_insee\tnom\tdepartement\tscheme\tzone\tregle\tsection\timprime\tligne\n";
  for (const zonage::ListedCommune& listed : *communes) {
    const zonage::Zones& zones = listed.commune.zones;
    const zonage::Zoning& zoning =
        *scheme == zonage::Scheme::abc_2003 ? zones.abc_2003 : zones.apl_1978;
    const bool by_name = zoning.rule == zonage::Rule::list;
    std::cout << listed.insee_code << '\t' << listed.name << '\t' << argv[3] << '\t' << argv[1]
              << '\t' << key_of(zoning.zone) << '\t' << key_of(zoning.rule) << '\t'
              << zoning.section << '\t' << (by_name ? zoning.printed : "") << '\t' << zoning.line
              << '\n';
  }
}
