// The words of the priority neighbourhoods: which figures are known, and what may stand in a
// figure's place.
#include <zonage/qpv.h>

#include <iostream>

int main() {
  using zonage::FigureState;
  for (std::size_t i = 0; i < zonage::qpv_figure_count; ++i) {
    const auto key = key_of(static_cast<zonage::QpvFigure>(i));
    std::cout << key << (zonage::parse_qpv_figure(key) ? "\n" : " ?\n");
  }
  for (const auto state : {FigureState::floor, FigureState::ceiling}) {
    std::cout << "never a bare number: " << key_of(state) << '\n';
  }
}
