#include "compile/dataset/qpv_evidence.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "compile/dataset/link.h"
#include "compile/dataset/qpv_figures.h"

namespace zonage::compile {
namespace {

using dataset::FigureCell;
using dataset::TerritoryKind;
using sources::Evidence;
using sources::QpvErratum;

std::string number(double value) {
  std::string text = std::to_string(value);
  return text.substr(0, text.find('.') + 2);
}

double rounded(double value) { return std::round(value * 10) / 10; }

class Checker {
 public:
  Checker(const QpvInputs& in, const QpvAtlas& atlas) : in_(in), atlas_(atlas) {}

  std::vector<Error> run() {
    for (const QpvErratum& erratum : in_.errata.rows) {
      erratum_ = &erratum;
      std::string_view object = erratum.object;
      of_qpvs_ = takes_qpv_mark(object);
      neighbourhood_ = atlas_.find(object);
      const std::uint32_t t = atlas_.find_territory(
          erratum.column == "nom" && !of_qpvs_ && neighbourhood_ == nullptr ? erratum.meant
                                                                            : object);
      territory_ = t == no_territory ? nullptr : &atlas_.territories[t];
      figure_ = parse_qpv_figure(erratum.column);
      for (const Evidence& item : erratum.evidence) {
        const std::string wrong = check(item);
        if (wrong.empty()) continue;
        errors_.push_back(in_.errata_document->error_at(
            erratum.line, item.kind, "evidence: " + wrong, ErrorKind::contradiction));
      }
    }
    return std::move(errors_);
  }

 private:
  // What is wrong with an item; empty when it holds.
  std::string check(const Evidence& item) const {
    if (item.kind == "carte") return check_map();
    if (item.kind == "somme") return check_sum();
    if (item.kind == "insee") return check_insee();
    if (item.kind == "moitie") return check_half();
    if (item.kind == "virgule") return check_comma();
    if (item.kind == "repetition") return check_repetition();
    if (item.kind == "decalage") return check_shift();
    if (item.kind == "communes") return check_communes();
    if (item.kind == "premier-qpv") return check_first(item.detail);
    if (item.kind == "moyenne") return check_mean(item.detail);
    if (item.kind == "total") return check_total(item.detail);
    if (item.kind == "perdue") return check_lost();
    if (item.kind == "habitants") return check_people(item.detail);
    if (item.kind == "egal") return check_equal(item.detail);
    if (item.kind == "ecart") return check_difference(item.detail);
    if (item.kind == "asterisque") return check_star();
    if (item.kind == "bloc") return check_block();
    return "no such kind";
  }

  std::optional<FigureCell> meant() const {
    return figure_ ? read_figure(erratum_->meant, *figure_) : std::nullopt;
  }

  // The map of the département says how many inhabitants its neighbourhoods have.
  std::string check_map() const {
    if (territory_ == nullptr || territory_->kind != TerritoryKind::department || !of_qpvs_ ||
        figure_ != QpvFigure::population) {
      return "maps print the inhabitants of a département's neighbourhoods";
    }
    const std::string code = "(" + std::string(territory_->code) + ")";
    for (const sources::AtlasCaption& caption : in_.atlas.captions) {
      if (!caption.of_inhabitants || !caption.heading.ends_with(code)) continue;
      const auto printed = read_figure(caption.value, *figure_);
      if (printed && meant() && same_figure(*printed, *meant())) return {};
      return "its map prints `" + std::string(caption.value) + "`";
    }
    return "no map says how many";
  }

  // check_sums holds the corrected figures together: the printed one would break that sum.
  std::string check_sum() const {
    const bool counted = neighbourhood_ != nullptr || (territory_ != nullptr && of_qpvs_);
    if (figure_ != QpvFigure::population || !counted) {
      return "only inhabitants of neighbourhoods add up";
    }
    const auto printed = read_figure(erratum_->printed, *figure_);
    return printed && meant() && !same_figure(*printed, *meant())
               ? ""
               : "what is printed gives the same sum";
  }

  std::string check_insee() const {
    if (neighbourhood_ != nullptr && erratum_->column == "nom") {
      return has_words_of(neighbourhood_->facts->name, erratum_->meant)
                 ? ""
                 : "INSEE's name is `" + std::string(neighbourhood_->facts->name) + "`";
    }
    if (territory_ == nullptr || of_qpvs_) return "INSEE says nothing of this";
    for (const QpvEpci& epci : in_.epci) {
      if (epci.siren != territory_->code) continue;
      const auto inhabitants = static_cast<std::uint32_t>(
          territory_->whole[static_cast<std::size_t>(QpvFigure::population)].value);
      return epci.population == inhabitants
                 ? ""
                 : "INSEE's population of it is " + std::to_string(epci.population);
    }
    return "INSEE says nothing of this";
  }

  std::string check_half() const {
    if (neighbourhood_ == nullptr) return "only neighbourhoods have two halves";
    const bool left = neighbourhood_->printed_left == erratum_->printed;
    const std::string_view other =
        left ? neighbourhood_->printed_right : neighbourhood_->printed_left;
    return name_key(other) == name_key(erratum_->meant)
               ? ""
               : "the other half prints `" + std::string(other) + "`";
  }

  std::string check_comma() const {
    std::string printed(erratum_->printed);
    std::replace(printed.begin(), printed.end(), ',', '.');
    return printed == erratum_->meant && printed != erratum_->printed
               ? ""
               : "it is not the same but for a comma";
  }

  std::string check_repetition() const {
    const auto wanted = meant();
    if (territory_ == nullptr || !wanted) return "only a territory's figures are repeated";
    for (const sources::AtlasTable& table : in_.atlas.tables) {
      for (const sources::AtlasTerritory& row : table.rows) {
        if (row.of_qpvs != of_qpvs_ || name_key(row.name) != name_key(territory_->name)) continue;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
          // The columns of a territory's row are those of a neighbourhood without one.
          const auto figure = static_cast<QpvFigure>(i == 7 ? 8 : i);
          const auto cell = read_figure(row.cells[i], *figure_);
          if (figure == *figure_ && cell && same_figure(*cell, *wanted)) return {};
        }
      }
    }
    return "no table prints `" + std::string(erratum_->meant) + "`";
  }

  // A cell was printed once more for each cell that is empty: without the repetitions and without
  // the empty ones the two rows are the same.
  std::string check_shift() const {
    std::vector<std::string_view> printed = sources::split(erratum_->printed, '|');
    std::vector<std::string_view> meant_cells = sources::split(erratum_->meant, '|');
    std::erase(meant_cells, std::string_view{});
    printed.erase(std::unique(printed.begin(), printed.end()), printed.end());
    return printed == meant_cells ? "" : "the row is not the same without its repetitions";
  }

  bool lies_in(std::string_view epci_name) const {
    for (const QpvEpci& epci : in_.epci) {
      if (name_key(epci.name) != name_key(epci_name)) continue;
      for (const std::string_view commune : neighbourhood_->facts->communes) {
        if (std::find(epci.communes.begin(), epci.communes.end(), commune) != epci.communes.end()) {
          return true;
        }
      }
    }
    return false;
  }

  std::string check_communes() const {
    if (neighbourhood_ == nullptr || erratum_->column != "epci") return "this is no EPCI's label";
    if (!lies_in(erratum_->meant)) return "none of its communes lies there";
    return lies_in(erratum_->printed) ? "it lies in what is printed, too" : "";
  }

  // The share that an EPCI's row gives is that of the neighbourhood with the lowest code.
  std::string check_first(std::string_view detail) const {
    constexpr auto share = static_cast<std::size_t>(QpvFigure::social_share);
    std::size_t same = 0;
    std::size_t all = 0;
    for (const AtlasTerritoryFigures& territory : atlas_.territories) {
      if (territory.kind != TerritoryKind::epci) continue;
      const auto counted = counted_in(atlas_, territory);
      if (counted.empty()) continue;
      const bool equal = same_figure(counted.front()->figures[share], territory.share_in_qpvs);
      if (&territory == territory_) return equal ? "" : "the lowest code has another share";
      ++all;
      if (equal) ++same;
    }
    const std::string found = std::to_string(same) + "/" + std::to_string(all);
    return found == detail ? "" : "it is so for " + found;
  }

  // The neighbourhoods' share by their dwellings, with this in place of `95 or more`.
  double mean_share(double of_capped) const {
    double dwellings = 0;
    double residences = 0;
    for (const Neighbourhood* n : counted_in(atlas_, *territory_)) {
      const FigureCell& share = n->figures[static_cast<std::size_t>(QpvFigure::social_share)];
      if (share.value == 0) continue;
      const bool is_capped = static_cast<FigureState>(share.state) == FigureState::ceiling;
      const double social =
          value_of(n->figures[static_cast<std::size_t>(QpvFigure::social_dwellings)]);
      dwellings += social;
      residences += social / (is_capped ? of_capped : value_of(share)) * 100;
    }
    return residences == 0 ? 0 : rounded(dwellings / residences * 100);
  }

  // The share lies between these, as 95 may be anything up to 100. What is printed does not; where
  // it is not shown it is far from it.
  std::string check_mean(std::string_view detail) const {
    if (territory_ == nullptr || !of_qpvs_) return "this is no territory's neighbourhoods";
    const double least = mean_share(95);
    const double most = mean_share(100);
    const std::string found = number(least) + "-" + number(most);
    if (found != detail) return "the neighbourhoods' share is " + found;
    const auto printed = read_figure(erratum_->printed, QpvFigure::social_share);
    const double allowed = erratum_->kind == "doubtful" ? 0 : 2;
    const bool is_off =
        printed && (value_of(*printed) < least - allowed || value_of(*printed) > most + allowed);
    return is_off ? "" : "what is printed is near to it";
  }

  std::string check_total(std::string_view detail) const {
    if (territory_ == nullptr || territory_->kind != TerritoryKind::department) {
      return "this is no département";
    }
    const bool fits = territory_->name == detail &&
                      erratum_->meant.find(territory_->code) != std::string_view::npos;
    return fits ? "" : "the table's last row is of " + std::string(territory_->name);
  }

  std::string check_lost() const {
    return neighbourhood_ != nullptr && neighbourhood_->last_cell_lost
               ? ""
               : "no tab pushed a cell out of this row";
  }

  // Inhabitants to a main residence, if the number and the share of social dwellings are right.
  std::string check_people(std::string_view detail) const {
    if (neighbourhood_ == nullptr) return "this is no neighbourhood";
    const auto& figures = neighbourhood_->figures;
    const double residences =
        value_of(figures[static_cast<std::size_t>(QpvFigure::social_dwellings)]) /
        value_of(figures[static_cast<std::size_t>(QpvFigure::social_share)]) * 100;
    const double people =
        rounded(figures[static_cast<std::size_t>(QpvFigure::population)].value / residences);
    return number(people) == detail ? "" : "there are " + number(people) + " to a dwelling";
  }

  std::string check_equal(std::string_view detail) const {
    const auto other = parse_qpv_figure(detail);
    if (neighbourhood_ == nullptr || !figure_ || !other || *other == *figure_) {
      return "two figures of one neighbourhood are needed";
    }
    return same_figure(neighbourhood_->figures[static_cast<std::size_t>(*figure_)],
                       neighbourhood_->figures[static_cast<std::size_t>(*other)])
               ? ""
               : "they are not the same";
  }

  std::string check_difference(std::string_view detail) const {
    if (territory_ == nullptr || !figure_ || !of_qpvs_) return "this is no territory's sum";
    std::int32_t sum = 0;
    for (const Neighbourhood* n : counted_in(atlas_, *territory_)) {
      sum += n->figures[static_cast<std::size_t>(*figure_)].value;
    }
    const std::int32_t printed = territory_->in_qpvs[static_cast<std::size_t>(*figure_)].value;
    return std::to_string(sum - printed) == detail
               ? ""
               : "the neighbourhoods have " + std::to_string(sum - printed) + " more";
  }

  std::string check_star() const {
    const auto starred =
        std::count_if(atlas_.neighbourhoods.begin(), atlas_.neighbourhoods.end(),
                      [](const Neighbourhood& n) { return n.zfu == Zfu::overlaps_starred; });
    return neighbourhood_ != nullptr && neighbourhood_->zfu == Zfu::overlaps_starred && starred == 1
               ? ""
               : "it is not the only one with an asterisk";
  }

  // What stands under the label lies in communes of the EPCI: check_sums says so of every row.
  std::string check_block() const {
    if (territory_ == nullptr || territory_->kind != TerritoryKind::epci) return "this is no EPCI";
    return counted_in(atlas_, *territory_).empty() ? "no neighbourhood stands under it" : "";
  }

  const QpvInputs& in_;
  const QpvAtlas& atlas_;
  const QpvErratum* erratum_ = nullptr;
  const Neighbourhood* neighbourhood_ = nullptr;
  const AtlasTerritoryFigures* territory_ = nullptr;
  bool of_qpvs_ = false;
  std::optional<QpvFigure> figure_;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<Error> check_qpv_evidence(const QpvInputs& in, const QpvAtlas& atlas) {
  return Checker(in, atlas).run();
}

}  // namespace zonage::compile
