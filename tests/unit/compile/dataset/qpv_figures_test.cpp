#include "compile/dataset/qpv_figures.h"

#include <string>

#include "compile/dataset/qpv_atlas.h"
#include "support/catch.h"

namespace zonage::compile {
namespace {

// `510/1 donne`; `-` where the cell is not understood.
std::string read(std::string_view cell, QpvFigure figure) {
  const auto read = read_figure(cell, figure);
  if (!read) return "-";
  return std::to_string(read->value) + "/" + std::to_string(read->decimals) + " " +
         std::string(key_of(static_cast<FigureState>(read->state)));
}

TEST_CASE("qpv: shares have tenths where they are printed, and states") {
  CHECK(read("51.0", QpvFigure::poverty) == "510/1 donne");
  CHECK(read("19", QpvFigure::poverty) == "19/0 donne");
  CHECK(read("0.2", QpvFigure::vacancy) == "2/1 donne");
  CHECK(read("", QpvFigure::brevet) == "0/0 non-publie");
  CHECK(read("NA", QpvFigure::social_share) == "0/0 na");
  for (const std::string_view bad :
       {"51,0", "5 1", "1e1", ".5", "51.", "51.05", "101", "-1", "na"}) {
    INFO(bad);
    CHECK(read(bad, QpvFigure::young) == "-");
  }
}

TEST_CASE("qpv: 5 and 95 are a floor and a ceiling where the atlas caps, and only there") {
  CHECK(read("5", QpvFigure::social_share) == "5/0 plancher");
  CHECK(read("5.0", QpvFigure::poverty) == "50/1 plancher");
  CHECK(read("95", QpvFigure::social_share) == "95/0 plafond");
  CHECK(read("95.0", QpvFigure::social_share) == "950/1 plafond");
  CHECK(read("94.9", QpvFigure::social_share) == "949/1 donne");
  CHECK(read("95", QpvFigure::brevet) == "95/0 donne");
  CHECK(read("95.9", QpvFigure::brevet) == "959/1 donne");
  CHECK(read("95.1", QpvFigure::social_share) == "-");
  CHECK(read("4.9", QpvFigure::poverty) == "-");
}

TEST_CASE("qpv: counts group thousands or not, and an empty one is none") {
  CHECK(read("71 013", QpvFigure::population) == "71013/0 donne");
  CHECK(read("64 844 037", QpvFigure::population) == "64844037/0 donne");
  CHECK(read("1210", QpvFigure::emplois_francs) == "1210/0 donne");
  CHECK(read("", QpvFigure::colleges) == "0/0 donne");
  CHECK(read("", QpvFigure::population) == "0/0 non-publie");
  for (const std::string_view bad : {"1 21", "12 3456", "1210 000", "1.5", " 1", "1 ", "NA", "x"}) {
    INFO(bad);
    CHECK(read(bad, QpvFigure::population) == "-");
  }
}

TEST_CASE("qpv: 18 and 18.0 say the same, a ceiling and a figure do not") {
  const auto cell = [](std::string_view text, QpvFigure figure) {
    return *read_figure(text, figure);
  };
  CHECK(same_figure(cell("18", QpvFigure::poverty), cell("18.0", QpvFigure::poverty)));
  CHECK(!same_figure(cell("18", QpvFigure::poverty), cell("18.1", QpvFigure::poverty)));
  CHECK(!same_figure(cell("95", QpvFigure::social_share), cell("95", QpvFigure::brevet)));
}

TEST_CASE("qpv: a name may be printed short, but in its own words and order") {
  CHECK(has_words_of("Quartier Intercommunal Roubaix-Tourcoing - Blanc Seau", "Roubaix-Tourcoing"));
  CHECK(has_words_of("Flers En Escrebieux Pont De La Deûle - Dorignies",
                     "Flers en Escrebieux - Dorignies"));
  CHECK(has_words_of("Quartier Provinces - Longues Trinques", "Quartier Provinces -"));
  CHECK(!has_words_of("Gare Et Verrière", "Gare Et Vernière"));
  CHECK(!has_words_of("Roubaix-Tourcoing", "Tourcoing-Roubaix"));
  CHECK(!has_words_of("Centre", "Centre Ville"));
}

}  // namespace
}  // namespace zonage::compile
