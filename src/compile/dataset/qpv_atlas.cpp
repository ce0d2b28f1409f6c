#include "compile/dataset/qpv_atlas.h"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>

#include "compile/dataset/link.h"
#include "compile/dataset/qpv_corrections.h"
#include "compile/dataset/qpv_figures.h"

namespace zonage::compile {
namespace {

using dataset::FigureCell;
using dataset::TerritoryKind;
using sources::AtlasHalf;
using sources::AtlasTable;
using sources::AtlasTerritory;
using sources::QpvErratum;

constexpr std::string_view france = "France métropolitaine";
constexpr std::string_view every_epci = "EPCI (QPV)";

constexpr std::array<QpvFigure, sources::territory_cells> territory_columns{
    QpvFigure::population, QpvFigure::young,          QpvFigure::brevet,
    QpvFigure::poverty,    QpvFigure::employed_women, QpvFigure::employed_men,
    QpvFigure::vacancy,    QpvFigure::social_share};

// The left half's cells; two are classes of a typology.
constexpr std::size_t cohesion_cell = 4;
constexpr std::size_t employment_cell = 7;
constexpr std::array<std::pair<std::size_t, QpvFigure>, 9> left_columns{{
    {0, QpvFigure::population},
    {1, QpvFigure::young},
    {2, QpvFigure::brevet},
    {3, QpvFigure::poverty},
    {5, QpvFigure::employed_women},
    {6, QpvFigure::employed_men},
    {8, QpvFigure::vacancy},
    {9, QpvFigure::social_dwellings},
    {10, QpvFigure::social_share},
}};
constexpr std::array<std::pair<std::size_t, QpvFigure>, 6> right_columns{{
    {1, QpvFigure::colleges},
    {2, QpvFigure::colleges_rep},
    {3, QpvFigure::colleges_rep_plus},
    {4, QpvFigure::cites_educatives},
    {5, QpvFigure::emplois_francs},
    {6, QpvFigure::cites_emploi},
}};
constexpr std::size_t zfu_cell = 7;
constexpr std::size_t npnru_cell = 8;
constexpr std::size_t qrr_cell = 9;

FigureCell& cell_of(FigureCell* cells, QpvFigure figure) {
  return cells[static_cast<std::size_t>(figure)];
}

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

class AtlasReader {
 public:
  AtlasReader(const QpvInputs& in, const Inputs& inputs)
      : in_(in), inputs_(inputs), corrections_(in, atlas_.errors) {}

  QpvAtlas run() {
    for (const AtlasTable& table : in_.atlas.tables) read_table(table);
    for (const AtlasHalf& row : in_.atlas.left_region) read_region_page(row);
    std::string_view label;
    for (const AtlasHalf& row : in_.atlas.left) read_left(row, label);
    label = {};
    for (const AtlasHalf& row : in_.atlas.right) read_right(row, label);
    tell_missing_halves();
    std::sort(atlas_.neighbourhoods.begin(), atlas_.neighbourhoods.end(),
              [](const auto& a, const auto& b) { return a.code < b.code; });
    corrections_.tell_unused();
    return std::move(atlas_);
  }

 private:
  void fail(std::size_t line, std::string_view part, std::string message) {
    atlas_.errors.push_back(
        in_.document->error_at(line, part, std::move(message), ErrorKind::contradiction));
  }

  // --- territories -------------------------------------------------------------------------------

  void read_table(const AtlasTable& table) {
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
  std::string_view first_heading() const {
    return in_.atlas.tables.empty() ? std::string_view{} : in_.atlas.tables.front().heading;
  }

  std::uint32_t territory_of(const AtlasTerritory& row) {
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
    const auto department =
        std::find_if(departments.begin(), departments.end(),
                     [&](const auto& d) { return d.end == no_date && name_key(d.name) == key; });
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

  void read_territory(const AtlasTerritory& row, std::uint32_t t, bool doubled_tabs) {
    AtlasTerritoryFigures& territory = atlas_.territories[t];
    const std::string object = std::string(territory.name) + (row.of_qpvs ? " (QPV)" : "");
    const std::vector<std::string_view> cells = repaired(object, row, doubled_tabs);
    FigureCell* figures = row.of_qpvs ? territory.in_qpvs : territory.whole;
    const bool first =
        territory.line == row.line || (row.of_qpvs && territory.line + 1 == row.line);
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
  std::vector<std::string_view> repaired(std::string_view object, const AtlasTerritory& row,
                                         bool doubled_tabs) {
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
  FigureCell read_cell(std::string_view object, QpvFigure figure, std::string_view printed,
                       std::size_t line, const QpvErratum** used = nullptr) {
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
  bool is_printed(std::string_view part, std::size_t line) const {
    const std::string_view text = in_.document->line(line);
    return std::less_equal<>{}(text.data(), part.data()) &&
           std::less_equal<>{}(part.data(), text.data() + text.size());
  }

  // The region's two rows above the neighbourhoods, once a page: they say what the tables say.
  void read_region_page(const AtlasHalf& row) {
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

  // --- neighbourhoods ----------------------------------------------------------------------------

  // The EPCI that a label means: `59 Nord - CC du Sud Avesnois`.
  std::uint32_t labelled(const AtlasHalf& row, std::string_view label) {
    constexpr std::string_view dash = " - ";
    const std::size_t at = label.find(dash);
    const std::string_view printed =
        at == std::string_view::npos ? label : label.substr(at + dash.size());
    const std::uint32_t t = atlas_.find_territory(corrections_.text(printed, "nom", printed));
    if (t == no_territory || atlas_.territories[t].kind != TerritoryKind::epci) {
      fail(row.line, row.code, quoted(printed) + " is no EPCI of the tables and has no correction");
      return no_territory;
    }
    AtlasTerritoryFigures& epci = atlas_.territories[t];
    const std::uint32_t department = epci.department;
    if (department != no_territory && !label.starts_with(atlas_.territories[department].code)) {
      fail(row.line, row.code,
           "the label " + quoted(label) + " is not of the département of its EPCI");
    }
    const QpvErratum* erratum = corrections_.find(row.code, "epci", epci.name);
    if (erratum == nullptr) return t;
    const std::uint32_t meant = atlas_.find_territory(erratum->meant);
    if (meant == no_territory) {
      corrections_.fail(*erratum, erratum->meant, "no EPCI of this name in the tables");
    }
    return meant;
  }

  void check_name(const Neighbourhood& n, const AtlasHalf& row) {
    const QpvErratum* erratum = corrections_.find(n.code, "nom", row.name);
    const std::string_view name = erratum == nullptr ? row.name : erratum->meant;
    if (!has_words_of(n.facts->name, name)) {
      fail(row.line, row.name,
           quoted(name) + " is not the name " + quoted(n.facts->name) +
               " or a part of it, and has no correction");
    } else if (erratum != nullptr && has_words_of(n.facts->name, row.name)) {
      corrections_.fail(*erratum, erratum->printed,
                        "this correction is not needed: it is the name or a part of it");
    }
  }

  void read_left(const AtlasHalf& row, std::string_view& label) {
    if (!row.label.empty()) label = row.label;
    if (atlas_.find(row.code) != nullptr) {
      fail(row.line, row.code, "a second row of this neighbourhood");
      return;
    }
    const auto facts = std::find_if(in_.communes.begin(), in_.communes.end(),
                                    [&](const QpvCommunes& c) { return c.code == row.code; });
    if (facts == in_.communes.end()) {
      fail(row.line, row.code, "rules/qpv_communes.tsv does not know this neighbourhood");
      return;
    }
    Neighbourhood n;
    n.code = row.code;
    n.facts = &*facts;
    n.printed_left = row.name;
    n.line = row.line;
    n.last_cell_lost = row.last_cell_lost;
    n.territory = labelled(row, label);
    check_name(n, row);
    for (const auto& [at, figure] : left_columns) {
      cell_of(n.figures, figure) = read_cell(row.code, figure, row.cells[at], row.line);
    }
    if (row.last_cell_lost && cell_of(n.figures, QpvFigure::social_share).state !=
                                  static_cast<std::uint8_t>(FigureState::lost)) {
      fail(row.line, row.code,
           "a tab too many pushed the last cell out of this row, and no correction says so");
    }
    n.typologies[static_cast<std::size_t>(QpvTypology::cohesion)] =
        typology(row, cohesion_cell, QpvTypology::cohesion);
    n.typologies[static_cast<std::size_t>(QpvTypology::employment)] =
        typology(row, employment_cell, QpvTypology::employment);
    atlas_.neighbourhoods.push_back(n);
  }

  std::string_view typology(const AtlasHalf& row, std::size_t cell, QpvTypology kind) {
    const std::string_view key = row.cells[cell];
    const bool known = std::any_of(in_.terms.begin(), in_.terms.end(), [&](const QpvTerm& term) {
      return term.kind == key_of(kind) && term.key == key;
    });
    if (!known) {
      fail(row.line, key.empty() ? row.code : key,
           "no class of the typology " + std::string(key_of(kind)) + ": " + quoted(key));
    }
    return key;
  }

  void read_right(const AtlasHalf& row, std::string_view& label) {
    if (!row.label.empty()) label = row.label;
    const auto found = std::find_if(atlas_.neighbourhoods.begin(), atlas_.neighbourhoods.end(),
                                    [&](const Neighbourhood& n) { return n.code == row.code; });
    if (found == atlas_.neighbourhoods.end() || found->right_line != 0) {
      fail(row.line, row.code,
           found == atlas_.neighbourhoods.end() ? "the left half of this neighbourhood is missing"
                                                : "a second right half of this neighbourhood");
      return;
    }
    Neighbourhood& n = *found;
    n.right_line = row.line;
    n.printed_right = row.name;
    const std::uint32_t territory = labelled(row, label);
    if (territory != n.territory) {
      fail(row.line, row.code, "the left half stands under another EPCI");
    }
    check_name(n, row);
    for (const auto& [at, figure] : right_columns) {
      cell_of(n.figures, figure) = read_cell(row.code, figure, row.cells[at], row.line);
    }
    n.typologies[static_cast<std::size_t>(QpvTypology::setting)] =
        typology(row, 0, QpvTypology::setting);
    read_flags(row, n);
  }

  void read_flags(const AtlasHalf& row, Neighbourhood& n) {
    const std::string_view zfu = row.cells[zfu_cell];
    const std::string_view npnru = row.cells[npnru_cell];
    const std::string_view qrr = row.cells[qrr_cell];
    const QpvErratum* star = corrections_.find(n.code, "zfu", zfu);
    if (zfu == "ZFU") {
      n.zfu = Zfu::overlaps;
    } else if (zfu == "ZFU*" && star != nullptr) {
      n.zfu = Zfu::overlaps_starred;
    } else if (!zfu.empty()) {
      fail(row.line, zfu, "not understood as zfu: " + quoted(zfu));
    }
    if (npnru == "QIN" || npnru == "QIR") {
      n.npnru = npnru == "QIN" ? Npnru::national : Npnru::regional;
    } else if (!npnru.empty()) {
      fail(row.line, npnru, "not understood as npnru: " + quoted(npnru));
    }
    n.qrr = qrr == "QRR";
    if (!n.qrr && !qrr.empty()) fail(row.line, qrr, "not understood as qrr: " + quoted(qrr));
  }

  void tell_missing_halves() {
    for (const Neighbourhood& n : atlas_.neighbourhoods) {
      if (n.right_line == 0) {
        fail(n.line, n.code, "the right half of this neighbourhood is missing");
      }
    }
    for (const QpvCommunes& facts : in_.communes) {
      if (atlas_.find(facts.code) != nullptr) continue;
      atlas_.errors.push_back(in_.communes_document->error_at(
          facts.line, facts.code, "the atlas has no such neighbourhood", ErrorKind::contradiction));
    }
  }

  const QpvInputs& in_;
  const Inputs& inputs_;
  QpvAtlas atlas_;
  QpvCorrections corrections_;
  std::string_view region_name_;
};

}  // namespace

std::uint32_t QpvAtlas::find_territory(std::string_view name) const {
  const std::string key = name_key(name);
  for (std::uint32_t t = 0; t < territories.size(); ++t) {
    if (name_key(territories[t].name) == key) return t;
  }
  return no_territory;
}

const Neighbourhood* QpvAtlas::find(std::string_view code) const {
  for (const Neighbourhood& n : neighbourhoods) {
    if (n.code == code) return &n;
  }
  return nullptr;
}

QpvAtlas read_atlas(const QpvInputs& in, const Inputs& inputs) {
  return AtlasReader(in, inputs).run();
}

bool takes_qpv_mark(std::string_view& object) {
  constexpr std::string_view mark = " (QPV)";
  if (!object.ends_with(mark)) return false;
  object.remove_suffix(mark.size());
  return true;
}

bool has_words_of(std::string_view whole, std::string_view part) {
  std::istringstream wanted(name_key(part));
  std::istringstream words(name_key(whole));
  std::string next;
  std::string word;
  while (wanted >> next) {
    while (words >> word && word != next) {
    }
    if (!words) return false;
  }
  return true;
}

}  // namespace zonage::compile
