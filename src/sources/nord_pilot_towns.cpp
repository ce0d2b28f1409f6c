#include "sources/nord_pilot_towns.h"

#include <string>

namespace zonage::sources {
namespace {

constexpr std::string_view header = "LES VILLES PILOTES\tTERRITOIRES COUVERTS";

bool strip_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool strip_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

// `de ` or the elided `d'`.
bool strip_of(std::string_view& text) {
  return strip_prefix(text, "de ") || strip_prefix(text, "d'");
}

class Parser {
 public:
  explicit Parser(const Document& document) : document_(document) {}

  PilotTable run() {
    bool header_seen = false;
    for (number_ = 1; number_ <= document_.line_count(); ++number_) {
      const std::string_view line = trim(document_.line(number_));
      if (line.empty()) continue;
      if (!header_seen) {
        header_seen = line == header;
        if (!header_seen) {
          fail(line, "l'en-tête du tableau est attendu d'abord",
               "the table's header is expected first");
        }
        continue;
      }
      read_line(line);
    }
    if (!header_seen) {
      table_.errors.push_back(
          document_.refusal("l'en-tête du tableau manque", "the table's header is missing"));
    }
    return std::move(table_);
  }

 private:
  void fail(std::string_view part, std::string french, std::string english) {
    table_.errors.push_back(
        document_.refusal_at(number_, part, std::move(french), std::move(english)));
  }

  void read_line(std::string_view line) {
    std::string_view title = line;
    if (strip_prefix(title, "<b>Arrondissement ") && strip_suffix(title, "</b>")) {
      arrondissement_ = line.substr(3, line.size() - 7);
      return;
    }
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      fail(line, "ni un arrondissement ni une ligne de deux colonnes",
           "neither an arrondissement nor a row of two columns");
      return;
    }
    if (arrondissement_.empty()) {
      fail(line, "une ligne avant le premier arrondissement",
           "a row before the first arrondissement");
      return;
    }
    PilotRow row;
    row.arrondissement = arrondissement_;
    row.line = number_;
    if (read_label(trim(line.substr(0, tab)), row) &&
        read_territory(trim(line.substr(tab + 1)), row)) {
      table_.rows.push_back(std::move(row));
    }
  }

  bool read_label(std::string_view cell, PilotRow& row) {
    std::string_view label = cell;
    const bool italic = strip_prefix(label, "<i>") && strip_suffix(label, "</i>");
    row.label = row.name = label;
    std::string_view town = label;
    if (label.starts_with("Province ")) {
      row.kind = PilotKind::province;
    } else if (label.starts_with("Communauté de Communes ")) {
      row.kind = PilotKind::intercommunality;
    } else if (strip_prefix(town, "Ville ") && strip_of(town) && !town.empty()) {
      row.name = town;
    } else {
      fail(cell, "incompris : une ville, une communauté de communes ou une province est attendue",
           "not understood: a town, a communauté de communes or a province is expected");
      return false;
    }
    if (italic != (row.kind == PilotKind::province)) {
      fail(cell, "seules les provinces sont en italique", "only the provinces are in italics");
      return false;
    }
    return true;
  }

  bool read_territory(std::string_view cell, PilotRow& row) {
    std::string_view text = cell;
    strip_prefix(text, "pour les communes ");
    std::string_view province = text;
    if (strip_prefix(province, "de la Province de ") && strip_suffix(province, " (Belgique)")) {
      strip_prefix(province, "la ");
      row.province = province;
      if (row.kind == PilotKind::province) return true;
      fail(cell, "une ville ne peut pas couvrir une province", "a town cannot cover a province");
      return false;
    }
    if (row.kind == PilotKind::province) {
      fail(cell, "une province doit se couvrir elle-même", "a province must cover itself");
      return false;
    }
    if (!((strip_prefix(text, "du canton ") || strip_prefix(text, "des cantons ") ||
           strip_prefix(text, "cantons ")) &&
          strip_of(text))) {
      fail(text, "incompris : « du canton de » ou « des cantons de » est attendu",
           "not understood: `du canton de` or `des cantons de` is expected");
      return false;
    }
    for (const std::string_view part : split(text, ',')) {
      std::string_view item = trim(part);
      if (strip_prefix(item, "<b>et la ville de ")) {
        if (!strip_suffix(item, "</b>") || item.empty()) {
          fail(part, "incompris : « <b>et la ville de …</b> » est attendu",
               "not understood: `<b>et la ville de …</b>` is expected");
          return false;
        }
        row.named_towns.push_back(item);
      } else if (item.empty()) {
        fail(part, "un canton vide", "an empty canton");
        return false;
      } else {
        row.cantons.push_back(item);
      }
    }
    return true;
  }

  const Document& document_;
  PilotTable table_;
  std::string_view arrondissement_;
  std::size_t number_ = 0;
};

}  // namespace

PilotTable parse_nord_pilot_towns(const Document& document) { return Parser(document).run(); }

}  // namespace zonage::sources
