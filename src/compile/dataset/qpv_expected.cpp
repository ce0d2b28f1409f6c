#include "compile/dataset/qpv_expected.h"

#include <set>

#include "compile/dataset/comparison.h"
#include "compile/dataset/qpv_figures.h"

namespace zonage::compile {
namespace {

constexpr auto index(QpvFigure figure) { return static_cast<std::size_t>(figure); }

}  // namespace

void check_qpv_expected(const std::string& data, Inputs& inputs, const QpvInputs& in,
                        const QpvAtlas& atlas) {
  std::map<std::string, std::int64_t> counts;
  std::set<std::string_view> communes;
  for (const Neighbourhood& n : atlas.neighbourhoods) {
    const std::string department(n.code.substr(3, 2));
    const std::int64_t inhabitants = n.figures[index(QpvFigure::population)].value;
    for (const std::string& where : {department, std::string("total")}) {
      ++counts["quartiers " + where];
      counts["population " + where] += inhabitants;
    }
    counts["emplois-francs total"] += n.figures[index(QpvFigure::emplois_francs)].value;
    counts["logements-sociaux total"] += n.figures[index(QpvFigure::social_dwellings)].value;
    if (n.zfu != Zfu::none) ++counts["zfu total"];
    if (n.zfu == Zfu::overlaps_starred) ++counts["zfu asterisque"];
    if (n.npnru == Npnru::national) ++counts["qin total"];
    if (n.npnru == Npnru::regional) ++counts["qir total"];
    if (n.qrr) ++counts["qrr total"];
    if (n.figures[index(QpvFigure::cites_educatives)].value != 0) {
      ++counts["cite-educative total"];
    }
    if (n.figures[index(QpvFigure::cites_emploi)].value != 0) ++counts["cite-emploi total"];
    for (const dataset::FigureCell& figure : n.figures) {
      ++counts["etat " + std::string(key_of(static_cast<FigureState>(figure.state)))];
    }
    ++counts["confiance " + std::string(key_of(n.facts->confidence))];
    communes.insert(n.facts->communes.begin(), n.facts->communes.end());
  }
  counts["communes total"] = static_cast<std::int64_t>(communes.size());
  for (const AtlasTerritoryFigures& territory : atlas.territories) {
    if (territory.kind == dataset::TerritoryKind::epci) ++counts["epci total"];
  }
  // What the maps say themselves: those of Aisne, Nord, Pas-de-Calais, Somme and the region.
  for (const sources::AtlasCaption& caption : in.atlas.captions) {
    const auto value = read_figure(caption.value, QpvFigure::population);
    const std::string what = caption.of_inhabitants ? "carte-population " : "carte-quartiers ";
    counts[what + std::string(caption.heading)] += value ? value->value : 0;
  }
  std::map<std::string, std::string> as_text;
  for (const auto& [key, count] : counts) as_text[key] = std::to_string(count);
  Comparison(data, inputs, "qpv.tsv", {"mesure", "ou", "nombre"}).run(std::move(as_text));
}

}  // namespace zonage::compile
