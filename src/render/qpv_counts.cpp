#include <map>
#include <utility>
#include <vector>

#include "render/qpv_answer.h"
#include "render/qpv_figures.h"
#include "resolve/qpv.h"

namespace zonage::render {

std::string qpv_counts(const dataset::Table& table, const dataset::DocumentRow& document,
                       Language language) {
  const auto say = [&](std::string_view french, std::string_view english) {
    return std::string(language == Language::french ? french : english);
  };
  std::map<std::string_view, std::size_t> in_department;  // by their codes
  std::size_t zfu = 0, starred = 0, national = 0, regional = 0, qrr = 0, schools = 0, jobs = 0;
  for (const dataset::QpvRow& qpv : table.qpvs()) {
    ++in_department[resolve::department_of(qpv)];
    if (static_cast<Zfu>(qpv.zfu) != Zfu::none) ++zfu;
    if (static_cast<Zfu>(qpv.zfu) == Zfu::overlaps_starred) ++starred;
    if (static_cast<Npnru>(qpv.npnru) == Npnru::national) ++national;
    if (static_cast<Npnru>(qpv.npnru) == Npnru::regional) ++regional;
    if (qpv.qrr != 0) ++qrr;
    if (counts(figure_of(qpv, QpvFigure::cites_educatives))) ++schools;
    if (counts(figure_of(qpv, QpvFigure::cites_emploi))) ++jobs;
  }
  // Of a neighbourhood that straddles two départements each has its part.
  const auto people = [&](const dataset::QpvTerritoryRow& territory) {
    return figure_text(territory.in_qpvs[static_cast<std::size_t>(QpvFigure::population)],
                       QpvFigure::population, language) +
           say(" hab.", " inh.");
  };
  std::map<std::string_view, std::string> people_of;
  std::string people_of_all;
  for (const dataset::QpvTerritoryRow& territory : table.qpv_territories()) {
    const auto kind = static_cast<dataset::TerritoryKind>(territory.kind);
    if (kind == dataset::TerritoryKind::region) people_of_all = people(territory);
    if (kind != dataset::TerritoryKind::department) continue;
    people_of[table.text(territory.code)] = people(territory);
  }
  std::string out = std::to_string(table.qpvs().size()) + say(" quartiers, ", " neighbourhoods, ") +
                    people_of_all + ", " + std::to_string(document.rules) +
                    say(" territoires, ", " territories, ") + std::to_string(document.errata) +
                    " corrections";
  for (const auto& [department, count] : in_department) {
    out += say(" ; ", "; ") + std::string(department) + say(" : ", ": ") + std::to_string(count) +
           ", " + people_of[department];
  }
  const std::pair<std::string_view, std::size_t> zonings[] = {
      {"ZFU-TE", zfu}, {"QIN", national},           {"QIR", regional},
      {"QRR", qrr},    {"cité éducative", schools}, {"cité de l'emploi", jobs}};
  for (const auto& [name, count] : zonings) {
    out += say(" ; ", "; ") + std::string(name) + " " + std::to_string(count);
    if (name == "ZFU-TE" && starred != 0) {
      out += say(" dont ", " of which ") + std::to_string(starred) +
             say(" avec astérisque", " with an asterisk");
    }
  }
  return out;
}

}  // namespace zonage::render
