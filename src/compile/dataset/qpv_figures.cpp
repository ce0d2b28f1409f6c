#include "compile/dataset/qpv_figures.h"

#include "base/ascii.h"

namespace zonage::compile {
namespace {

using dataset::FigureCell;

FigureCell with_state(FigureState state) {
  FigureCell cell{};
  cell.state = static_cast<std::uint8_t>(state);
  return cell;
}

// `12 830`, `1210`: spaces only where three digits follow.
std::optional<std::int32_t> read_count(std::string_view text) {
  std::int32_t value = 0;
  if (text.empty() || text.size() > 11 || !is_digit(text.front())) return std::nullopt;
  std::size_t group = 0;  // digits since a space; 0: no space yet
  bool grouped = false;
  for (const char c : text) {
    if (c == ' ') {
      if ((grouped && group != 3) || group > 3) return std::nullopt;
      grouped = true;
      group = 0;
    } else if (is_digit(c)) {
      value = value * 10 + (c - '0');
      ++group;
    } else {
      return std::nullopt;
    }
  }
  if (grouped && group != 3) return std::nullopt;
  return value;
}

// `17.5`, `19`: a share in %, tenths where they are printed.
std::optional<FigureCell> read_share(std::string_view text, bool capped) {
  FigureCell cell{};
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  if (whole.empty() || whole.size() > 3) return std::nullopt;
  for (const char c : whole) {
    if (!is_digit(c)) return std::nullopt;
    cell.value = cell.value * 10 + (c - '0');
  }
  if (point != std::string_view::npos) {
    if (text.size() != point + 2 || !is_digit(text[point + 1])) return std::nullopt;
    cell.value = cell.value * 10 + (text[point + 1] - '0');
    cell.decimals = 1;
  }
  const std::int32_t one = cell.decimals == 0 ? 1 : 10;
  if (cell.value > 100 * one) return std::nullopt;
  if (!capped) return cell;
  if (cell.value < 5 * one || cell.value > 95 * one) return std::nullopt;
  if (cell.value == 5 * one) cell.state = static_cast<std::uint8_t>(FigureState::floor);
  if (cell.value == 95 * one) cell.state = static_cast<std::uint8_t>(FigureState::ceiling);
  return cell;
}

}  // namespace

std::optional<FigureCell> read_figure(std::string_view cell, QpvFigure figure) {
  const bool counted = figure >= QpvFigure::colleges;
  if (cell.empty()) {
    return counted ? FigureCell{} : with_state(FigureState::not_published);
  }
  if (is_share(figure)) {
    if (cell == "NA") return with_state(FigureState::not_available);
    return read_share(cell, is_capped(figure));
  }
  const auto count = read_count(cell);
  if (!count) return std::nullopt;
  FigureCell read{};
  read.value = *count;
  return read;
}

bool same_figure(const FigureCell& a, const FigureCell& b) {
  return a.state == b.state && value_of(a) == value_of(b);
}

double value_of(const FigureCell& cell) {
  return cell.decimals == 0 ? cell.value : cell.value / 10.0;
}

}  // namespace zonage::compile
