// The atlas's tables: EPCI, départements, region, France, and the neighbourhoods in each.
#include "compile/dataset/qpv_atlas_reader.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "compile/dataset/link.h"
#include "compile/dataset/qpv_figures.h"

namespace zonage::compile {

using dataset::FigureCell;
using dataset::TerritoryKind;
using sources::AtlasHalf;
using sources::AtlasTable;
using sources::AtlasTerritory;
using sources::QpvErratum;

namespace {

constexpr std::string_view france = "France métropolitaine";
constexpr std::string_view every_epci = "EPCI (QPV)";

constexpr std::array<QpvFigure, sources::territory_cells> territory_columns{
    QpvFigure::population, QpvFigure::young,          QpvFigure::brevet,
    QpvFigure::poverty,    QpvFigure::employed_women, QpvFigure::employed_men,
    QpvFigure::vacancy,    QpvFigure::social_share};

}  // namespace

void AtlasReader::read_table(const AtlasTable& table) {
  std::vector<std::uint32_t> epcis;
  std::uint32_t department = no_territory;
  for (const AtlasTerritory& row : table.rows) {
    const std::uint32_t t = territory_of(row);
    if (t == no_territory) continue;
    if (atlas_.territories[t].kind == TerritoryKind::epci) epcis.push_back(t);
    if (atlas_.territories[t].kind == TerritoryKind::department) department = t;
    read_territory(row, t, table.doubled_tabs);
  }
  if (table.heading == first_heading()) return;
  if (department == no_territory) {
    fail(table.heading_line, table.heading, "the row of the département is missing");
    return;
  }
  for (const std::uint32_t t : epcis) atlas_.territories[t].department = department;
  const AtlasTerritoryFigures& total = atlas_.territories[department];
  const std::string_view heading = corrections_.text(total.name, "titre", table.heading);
  if (heading.find("(" + std::string(total.code) + ")") == std::string_view::npos) {
    fail(table.heading_line, table.heading,
         quoted(table.heading) + " stands above a table of " + std::string(total.name) +
             " and has no correction");
  }
}

// The atlas's first heading is the region's name.
std::string_view AtlasReader::first_heading() const {
  return in_.atlas.tables.empty() ? std::string_view{} : in_.atlas.tables.front().heading;
}

std::uint32_t AtlasReader::territory_of(const AtlasTerritory& row) {
  const QpvErratum* erratum = corrections_.find(row.name, "nom", row.name);
  const std::string_view name = erratum == nullptr ? row.name : erratum->meant;
  if (erratum != nullptr && name_key(row.name) == name_key(name)) {
    corrections_.fail(*erratum, erratum->printed,
                      "this correction is not needed: it reads as what is meant");
  }
  const std::uint32_t known = atlas_.find_territory(name);
  if (known != no_territory) return known;
  AtlasTerritoryFigures territory;
  territory.line = row.line;
  const std::string key = name_key(name);
  const auto epci = std::find_if(in_.epci.begin(), in_.epci.end(),
                                 [&](const QpvEpci& e) { return name_key(e.name) == key; });
  const auto& departments = inputs_.departments.departments;
  const auto department = std::find_if(departments.begin(), departments.end(), [&](const auto& d) {
    return d.end == no_date && name_key(d.name) == key;
  });
  if (epci != in_.epci.end()) {
    territory.code = epci->siren;
    territory.name = epci->name;
  } else if (department != departments.end()) {
    territory.kind = TerritoryKind::department;
    territory.code = department->code;
    territory.name = department->name;
  } else if (key == name_key(first_heading()) || key == name_key(france)) {
    territory.kind = key == name_key(france) ? TerritoryKind::france : TerritoryKind::region;
    territory.name = name;
  } else {
    // Of the neighbourhoods' row the name stands in the line above, which has told of it.
    if (!row.of_qpvs) {
      fail(row.line, row.name,
           quoted(row.name) +
               " is no EPCI, no département and not the region, and has no correction");
    }
    return no_territory;
  }
  atlas_.territories.push_back(territory);
  return static_cast<std::uint32_t>(atlas_.territories.size() - 1);
}

void AtlasReader::read_territory(const AtlasTerritory& row, std::uint32_t t, bool doubled_tabs) {
  AtlasTerritoryFigures& territory = atlas_.territories[t];
  const std::string object = std::string(territory.name) + (row.of_qpvs ? " (QPV)" : "");
  const std::vector<std::string_view> cells = repaired(object, row, doubled_tabs);
  FigureCell* figures = row.of_qpvs ? territory.in_qpvs : territory.whole;
  const bool first = territory.line == row.line || (row.of_qpvs && territory.line + 1 == row.line);
  bool counted_twice = false;
  for (std::size_t i = 0; i < territory_columns.size(); ++i) {
    const QpvFigure figure = territory_columns[i];
    const QpvErratum* erratum = nullptr;
    FigureCell read = read_cell(object, figure, cells[i], row.line, &erratum);
    counted_twice |= erratum != nullptr && erratum->kind == "double-count";
    // What was counted twice may weigh twice in the shares, too. In those of neighbourhoods it
    // does not: they fit the figures of each without it.
    if (counted_twice && !row.of_qpvs && is_share(figure)) read.doubtful = 1;
    if (row.of_qpvs && figure == QpvFigure::social_share) {
      territory.share_in_qpvs = read;
      if (territory.kind == TerritoryKind::epci) {
        const QpvErratum* every = corrections_.find(every_epci, key_of(figure), cells[i]);
        if (every != nullptr) read.state = static_cast<std::uint8_t>(FigureState::withheld);
      }
    }
    if (first) {
      cell_of(figures, figure) = read;
    } else if (!same_figure(cell_of(figures, figure), read)) {
      fail(row.line, row.cells[i],
           std::string(key_of(figure)) + " of " + object + " is printed otherwise in line " +
               std::to_string(territory.line + (row.of_qpvs ? 1 : 0)));
    }
  }
}

// The row's cells, put back in their columns where a correction says how.
std::vector<std::string_view> AtlasReader::repaired(std::string_view object,
                                                    const AtlasTerritory& row, bool doubled_tabs) {
  std::string printed;
  for (const std::string_view cell : row.cells) {
    if (!printed.empty()) printed += '|';
    printed += cell;
  }
  const QpvErratum* erratum = corrections_.find(object, "ligne", printed);
  if (erratum == nullptr) {
    const auto twice = std::adjacent_find(row.cells.begin(), row.cells.end());
    if (doubled_tabs && twice != row.cells.end()) {
      fail(row.line, *(twice + 1),
           "printed again in a table that shows no empty cell, and no correction says which is");
    }
    return row.cells;
  }
  std::vector<std::string_view> cells = sources::split(erratum->meant, '|');
  if (cells.size() == row.cells.size()) return cells;
  corrections_.fail(*erratum, erratum->meant,
                    std::to_string(cells.size()) + " cells where the row has " +
                        std::to_string(row.cells.size()));
  return row.cells;
}

// The corrected cell as a figure. The parts of an error are views of the atlas or of the errata.
FigureCell AtlasReader::read_cell(std::string_view object, QpvFigure figure,
                                  std::string_view printed, std::size_t line,
                                  const QpvErratum** used) {
  const QpvErratum* erratum = corrections_.find(object, key_of(figure), printed);
  if (used != nullptr) *used = erratum;
  // What is meant may have a correction of its own: 80,1 is 80.1, and that is not shown.
  if (erratum != nullptr && erratum->kind == "transcription" && !read_figure(printed, figure) &&
      corrections_.find(object, key_of(figure), erratum->meant) != nullptr) {
    return read_cell(object, figure, erratum->meant, line);
  }
  const bool kept = erratum == nullptr || erratum->kind == "doubtful";
  const auto read = read_figure(kept ? printed : erratum->meant, figure);
  if (!read) {
    const std::string message = "not understood as " + std::string(key_of(figure)) + ": " +
                                quoted(kept ? printed : erratum->meant);
    if (kept && is_printed(printed, line)) {
      fail(line, printed, message);
    } else if (erratum != nullptr) {
      corrections_.fail(*erratum, erratum->meant, message);
    } else {
      atlas_.errors.push_back(Error{ErrorKind::contradiction, message, {}});
    }
    return {};
  }
  FigureCell cell = *read;
  if (erratum == nullptr) return cell;
  if (erratum->kind == "doubtful") cell.doubtful = 1;
  if (erratum->kind == "lost") cell.state = static_cast<std::uint8_t>(FigureState::lost);
  if (erratum->kind == "wrong-section") {
    cell.state = static_cast<std::uint8_t>(FigureState::withheld);
  }
  const auto plain = read_figure(printed, figure);
  if (plain && same_figure(*plain, cell) && cell.doubtful == 0) {
    corrections_.fail(*erratum, erratum->printed,
                      "this correction is not needed: it reads as what is meant");
  }
  return cell;
}

// Not for the cells of a row that a correction put back.
bool AtlasReader::is_printed(std::string_view part, std::size_t line) const {
  const std::string_view text = in_.document->line(line);
  return std::less_equal<>{}(text.data(), part.data()) &&
         std::less_equal<>{}(part.data(), text.data() + text.size());
}

// The region's two rows above the neighbourhoods, once a page: they say what the tables say.
void AtlasReader::read_region_page(const AtlasHalf& row) {
  if (row.name != "Ensemble QPV") region_name_ = row.name;
  const std::uint32_t t = atlas_.find_territory(region_name_);
  if (t == no_territory) {
    fail(row.line, row.name, "the tables have no such region");
    return;
  }
  AtlasTerritoryFigures& region = atlas_.territories[t];
  const bool of_qpvs = row.name != region_name_;
  const std::string object = std::string(region.name) + (of_qpvs ? " (QPV)" : "");
  FigureCell* figures = of_qpvs ? region.in_qpvs : region.whole;
  for (const auto& [at, figure] : left_columns) {
    const FigureCell read = read_cell(object, figure, row.cells[at], row.line);
    FigureCell& known = cell_of(figures, figure);
    if (figure == QpvFigure::social_dwellings && known.value == 0) known = read;
    if (!same_figure(known, read)) {
      fail(row.line, row.cells[at],
           std::string(key_of(figure)) + " of " + object + " is printed otherwise elsewhere");
    }
  }
}

}  // namespace zonage::compile
