#include "render/qpv_figures.h"

#include "support/catch.h"

namespace zonage::render {
namespace {

dataset::FigureCell cell(std::int32_t value, std::uint8_t decimals,
                         FigureState state = FigureState::given, bool doubtful = false) {
  return {value, static_cast<std::uint8_t>(state), decimals,
          static_cast<std::uint8_t>(doubtful ? 1 : 0), 0};
}

TEST_CASE("figures as they are read, in both languages") {
  const auto both = [](const dataset::FigureCell& figure, QpvFigure of) {
    return figure_text(figure, of, Language::french) + " / " +
           figure_text(figure, of, Language::english);
  };
  CHECK(both(cell(12830, 0), QpvFigure::population) == "12 830 / 12,830");
  CHECK(both(cell(727, 0), QpvFigure::population) == "727 / 727");
  CHECK(both(cell(1000000, 0), QpvFigure::population) == "1 000 000 / 1,000,000");
  CHECK(both(cell(510, 1), QpvFigure::poverty) == "51,0 % / 51.0 %");
  CHECK(both(cell(2, 1), QpvFigure::vacancy) == "0,2 % / 0.2 %");
  CHECK(both(cell(0, 1), QpvFigure::vacancy) == "0,0 % / 0.0 %");
  CHECK(both(cell(19, 0), QpvFigure::poverty) == "19 % / 19 %");
  CHECK(both(cell(950, 1, FigureState::ceiling), QpvFigure::social_share) ==
        "95 % ou plus / 95 % or more");
  CHECK(both(cell(5, 0, FigureState::floor), QpvFigure::poverty) == "5 % ou moins / 5 % or less");
  CHECK(both(cell(0, 0, FigureState::not_published), QpvFigure::brevet) ==
        "non publié / not published");
  CHECK(both(cell(0, 0, FigureState::not_available), QpvFigure::social_share) == "NA / NA");
  CHECK(both(cell(0, 0, FigureState::lost), QpvFigure::social_share) ==
        "perdu à l'impression / lost in print");
  CHECK(both(cell(801, 1, FigureState::withheld), QpvFigure::social_share) == "écarté / not shown");
  CHECK(both(cell(113, 0, FigureState::given, true), QpvFigure::social_dwellings) ==
        "113 ? / 113 ?");
}

TEST_CASE("figures as cells: never bare where they are capped, and never a formula") {
  const std::pair<dataset::FigureCell, std::string_view> expected[] = {
      {cell(12830, 0), "12830"},
      {cell(510, 1), "51.0"},
      {cell(0, 1), "0.0"},
      {cell(950, 1, FigureState::ceiling), "95 ou plus"},
      {cell(50, 1, FigureState::floor), "5 ou moins"},
      {cell(0, 0, FigureState::not_published), "non publié"},
      {cell(0, 0, FigureState::not_available), "NA"},
      {cell(0, 0, FigureState::lost), "perdu"},
      {cell(801, 1, FigureState::withheld), "écarté"}};
  for (const auto& [figure, text] : expected) {
    CHECK(figure_cell(figure) == text);
    CHECK(std::string_view("=+-@").find(text.front()) == std::string_view::npos);
    CHECK(text.find(',') == std::string_view::npos);
  }
}

}  // namespace
}  // namespace zonage::render
