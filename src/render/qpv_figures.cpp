#include "render/qpv_figures.h"

#include <cstring>

namespace zonage::render {
namespace {

using dataset::FigureCell;

// 510 with one decimal: `51` and `0` around the point.
std::string digits(const FigureCell& cell, std::string_view point) {
  std::string text = std::to_string(cell.value);
  if (cell.decimals == 0) return text;
  if (text.size() == 1) text.insert(0, 1, '0');
  return text.insert(text.size() - 1, point);
}

std::string grouped(std::string text, std::string_view separator) {
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, separator);
  }
  return text;
}

}  // namespace

std::string figure_text(const FigureCell& cell, QpvFigure figure, Language language) {
  const auto say = [&](std::string_view french, std::string_view english) {
    return std::string(language == Language::french ? french : english);
  };
  std::string text;
  switch (static_cast<FigureState>(cell.state)) {
    case FigureState::given:
      text = is_share(figure) ? digits(cell, say(",", ".")) + " %"
                              : grouped(digits(cell, ""), say(" ", ","));
      break;
    case FigureState::floor:
      return say("5 % ou moins", "5 % or less");
    case FigureState::ceiling:
      return say("95 % ou plus", "95 % or more");
    case FigureState::not_published:
      return say("non publié", "not published");
    case FigureState::not_available:
      return "NA";
    case FigureState::lost:
      return say("perdu à l'impression", "lost in print");
    case FigureState::withheld:
      return say("écarté", "not shown");
  }
  if (cell.doubtful != 0) text += " ?";
  return text;
}

std::string figure_cell(const FigureCell& cell) {
  switch (static_cast<FigureState>(cell.state)) {
    case FigureState::given:
      return digits(cell, ".");
    case FigureState::floor:
      return "5 ou moins";
    case FigureState::ceiling:
      return "95 ou plus";
    case FigureState::not_published:
      return "non publié";
    case FigureState::not_available:
      return "NA";
    case FigureState::lost:
      return "perdu";
    case FigureState::withheld:
      return "écarté";
  }
  return {};
}

std::string_view typology_of(const dataset::QpvRow& qpv, QpvTypology typology) {
  const auto& key = qpv.typologies[static_cast<std::size_t>(typology)];
  return {key, strnlen(key, sizeof key)};
}

std::string_view key_of(Npnru npnru) {
  return npnru == Npnru::national ? "QIN" : npnru == Npnru::regional ? "QIR" : "";
}

const dataset::QpvTermRow* find_term(const dataset::Table& table, std::string_view kind,
                                     std::string_view key) {
  for (const dataset::QpvTermRow& term : table.qpv_terms()) {
    if (table.text(term.kind) == kind && table.text(term.key) == key) return &term;
  }
  return nullptr;
}

std::string_view label_of(const dataset::Table& table, std::string_view kind, std::string_view key,
                          Language language) {
  const dataset::QpvTermRow* term = find_term(table, kind, key);
  if (term == nullptr) return key;
  return table.text(language == Language::french ? term->label_fr : term->label_en);
}

}  // namespace zonage::render
