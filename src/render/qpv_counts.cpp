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
  struct Sum {
    std::size_t neighbourhoods = 0;
    std::int64_t inhabitants = 0;
  };
  std::map<std::string_view, Sum> departments;
  Sum all;
  std::size_t zfu = 0, starred = 0, national = 0, regional = 0, qrr = 0, schools = 0, jobs = 0;
  for (const dataset::QpvRow& qpv : table.qpvs()) {
    for (Sum* sum : {&all, &departments[resolve::department_of(qpv)]}) {
      ++sum->neighbourhoods;
      sum->inhabitants += figure_of(qpv, QpvFigure::population).value;
    }
    if (static_cast<Zfu>(qpv.zfu) != Zfu::none) ++zfu;
    if (static_cast<Zfu>(qpv.zfu) == Zfu::overlaps_starred) ++starred;
    if (static_cast<Npnru>(qpv.npnru) == Npnru::national) ++national;
    if (static_cast<Npnru>(qpv.npnru) == Npnru::regional) ++regional;
    if (qpv.qrr != 0) ++qrr;
    if (counts(figure_of(qpv, QpvFigure::cites_educatives))) ++schools;
    if (counts(figure_of(qpv, QpvFigure::cites_emploi))) ++jobs;
  }
  const auto people = [&](std::int64_t inhabitants) {
    dataset::FigureCell cell{};
    cell.value = static_cast<std::int32_t>(inhabitants);
    return figure_text(cell, QpvFigure::population, language) + say(" hab.", " inh.");
  };
  std::string out = std::to_string(all.neighbourhoods) + say(" quartiers, ", " neighbourhoods, ") +
                    people(all.inhabitants) + ", " + std::to_string(document.rules) +
                    say(" territoires, ", " territories, ") + std::to_string(document.errata) +
                    " corrections";
  for (const auto& [department, sum] : departments) {
    out += say(" ; ", "; ") + std::string(department) + say(" : ", ": ") +
           std::to_string(sum.neighbourhoods) + ", " + people(sum.inhabitants);
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
