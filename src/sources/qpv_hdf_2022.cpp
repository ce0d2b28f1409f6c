#include "sources/qpv_hdf_2022.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/fold.h"

namespace zonage::sources {
namespace {

constexpr std::string_view first_heading = "HAUTS-DE-FRANCE";
constexpr std::string_view behind_the_tables = "À propos de l'ANCT";

// Headers as name keys: accents, capitals and the space before `<300m` vary from page to page.
constexpr std::array<std::string_view, territory_cells + 1> territory_header{"",
                                                                             "population",
                                                                             "jeunes de 0 a 14 ans",
                                                                             "reussite au brevet",
                                                                             "taux de pauvrete",
                                                                             "taux d emploi femmes",
                                                                             "taux d emploi hommes",
                                                                             "taux de vacance",
                                                                             "logements sociaux"};
constexpr std::array<std::string_view, 3 + left_cells> left_header{
    "libelle du departement et de l epci",
    "code geographique",
    "libelle du quartier",
    "population",
    "jeunes de 0 a 14 ans",
    "reussite au brevet",
    "taux de pauvrete",
    "typologie cohesion sociale",
    "taux d emploi femmes",
    "taux d emploi hommes",
    "typologie emploi",
    "taux de vacance",
    "nombre de logements sociaux",
    "logements sociaux"};
constexpr std::array<std::string_view, right_cells + 3> right_header{
    "typologie cadre de vie",
    "colleges publics 300m",
    "colleges publics rep 300m",
    "colleges publics rep 300m",
    "cites educatives",
    "emplois francs",
    "cites emplois",
    "zfu",
    "npnru avec interet n r",
    "qrr",
    "code geographique",
    "libelle du quartier",
    "libelle du departement et de l epci"};
// The last page's heading of the first of these columns.
constexpr std::string_view misread_setting = "typologie d adresse de vie";

constexpr std::string_view region_code = "32";
// Where the code stands in the right half.
constexpr std::size_t right_code = right_cells;

std::string key_of_text(std::string_view text) {
  std::string key;
  text::fold(text, key);
  return key;
}

template <std::size_t N>
bool is_header(const Cells& fields, const std::array<std::string_view, N>& header) {
  for (std::size_t i = 0; i < N; ++i) {
    const std::string key = key_of_text(fields[i]);
    if (key != header[i] && !(header[i] == "typologie cadre de vie" && key == misread_setting)) {
      return false;
    }
  }
  return true;
}

bool is_empty(std::string_view text) { return text.empty(); }

// `AISNE (02)`: capitals and a département's code.
bool is_department_heading(std::string_view line) {
  const std::size_t size = line.size();
  return size > 5 && line[size - 1] == ')' && line[size - 4] == '(' && line[0] >= 'A' &&
         line[0] <= 'Z' && line[1] >= 'A' && line[1] <= 'Z';
}

enum class Part { before, tables, left, right, behind };

class Parser {
 public:
  explicit Parser(const Document& document) : document_(document) {}

  Atlas run() {
    for (number_ = 1; number_ <= document_.line_count() && part_ != Part::behind; ++number_) {
      const std::string_view line = document_.line(number_);
      const std::string_view text = trim(line);
      if (part_ == Part::before) {
        if (text == first_heading) begin_heading(text);
      } else if (text == behind_the_tables) {
        part_ = Part::behind;
      } else if (line.find('\t') != std::string_view::npos) {
        read_row(line);
      } else if (!text.empty()) {
        read_text(text);
      }
    }
    if (part_ == Part::before) {
      atlas_.errors.push_back(
          document_.refusal("le titre " + std::string(first_heading) + " manque",
                            "the heading " + std::string(first_heading) + " is missing"));
    }
    return std::move(atlas_);
  }

 private:
  void fail(std::string_view part, std::string french, std::string english) {
    atlas_.errors.push_back(
        document_.refusal_at(number_, part, std::move(french), std::move(english)));
  }

  void begin_heading(std::string_view text) {
    part_ = Part::tables;
    heading_ = text;
    heading_line_ = number_;
    in_map_ = false;
    in_table_ = false;
  }

  void read_text(std::string_view text) {
    if (is_department_heading(text)) {
      begin_heading(text);
    } else if (text.starts_with("Données par ")) {
      in_map_ = false;
      in_table_ = false;
    } else if (text.starts_with("Données détaillées par quartier")) {
      part_ = Part::left;
      in_map_ = false;
      in_table_ = false;
    } else if (read_caption(text) || is_legend(text)) {
      return;
    } else if (text.find("Zoom sur") != std::string_view::npos) {
      in_map_ = true;
    } else if (!in_map_) {
      fail(text,
           "incompris : un titre, la légende d'une carte ou une ligne d'un tableau est attendu",
           "not understood: a heading, a caption of a map or a row of a table is expected");
    }
  }

  static bool is_legend(std::string_view text) {
    if (text.starts_with("Excepté la population")) return true;
    if (!text.starts_with('-')) return false;
    const std::string_view entry = trim(text.substr(1));
    return entry.starts_with("Quartier prioritaire") || entry.starts_with("Commune ayant") ||
           entry.starts_with("Intercommunalité");
  }

  bool read_caption(std::string_view text) {
    while (text.starts_with('*')) text.remove_prefix(1);
    const std::string_view value = trim(text.substr(0, text.find_first_not_of("0123456789 ")));
    if (value.empty()) return false;
    std::string_view rest = text.substr(value.size());
    while (rest.starts_with('*')) rest.remove_prefix(1);
    const bool of_inhabitants = rest.starts_with(" habitants en QPV");
    if (!of_inhabitants && !rest.starts_with(" QPV soit")) return false;
    atlas_.captions.push_back({heading_, value, of_inhabitants, number_});
    return true;
  }

  void read_row(std::string_view line) {
    Cells fields = split(line, '\t');
    for (std::string_view& field : fields) field = trim(field);
    if (begins_table(fields, line)) return;
    if (!in_table_) {
      fail(line, "une ligne avant l'en-tête de son tableau",
           "a row before the header of its table");
      return;
    }
    if (part_ == Part::tables) {
      read_territory(fields, line);
    } else if (part_ == Part::left) {
      read_left(fields, line);
    } else {
      read_right(fields, line);
    }
  }

  bool begins_table(const Cells& fields, std::string_view line) {
    if (part_ == Part::tables) {
      if (!fields[0].empty() || fields.size() < territory_header.size() || fields[1].empty() ||
          key_of_text(fields[1]) != territory_header[1]) {
        return false;
      }
      const std::size_t behind = fields.size() - territory_header.size();
      const bool empty_behind =
          std::all_of(fields.end() - static_cast<std::ptrdiff_t>(behind), fields.end(), is_empty);
      if (!is_header(fields, territory_header) || !empty_behind ||
          (behind != 0 && behind != territory_cells - 1)) {
        fail(line, "ce n'est pas l'en-tête d'un tableau de territoires",
             "not the header of a table of territories");
      }
      in_table_ = true;
      atlas_.tables.push_back({heading_, heading_line_, behind != 0, {}});
      return true;
    }
    if (fields.size() == left_header.size() && is_header(fields, left_header)) {
      part_ = Part::left;
    } else if (fields.size() == right_header.size() && is_header(fields, right_header)) {
      part_ = Part::right;
    } else {
      return false;
    }
    in_table_ = true;
    return true;
  }

  void read_territory(const Cells& fields, std::string_view line) {
    AtlasTerritory row;
    row.line = number_;
    row.name = fields[0];
    if (row.name.starts_with("<i>") && row.name.ends_with("</i>")) {
      row.name = row.name.substr(3, row.name.size() - 7);
    }
    if (atlas_.tables.back().doubled_tabs) {
      if (fields.size() != 2 * territory_cells) {
        fail(
            line,
            count_of(fields) + " cellules où les tabulations doublées de ce tableau en laissent 16",
            count_of(fields) + " cells where the doubled tabs of this table leave 16");
        return;
      }
      for (std::size_t i = 1; i < fields.size(); i += 2) {
        row.cells.push_back(fields[i]);
        if (i + 1 < fields.size() && !fields[i + 1].empty()) {
          fail(fields[i + 1], "une tabulation double est attendue avant cette cellule",
               "a doubled tab is expected before this cell");
          return;
        }
      }
    } else {
      if (fields.size() != territory_cells + 1) {
        fail(line, count_of(fields) + " cellules où l'en-tête en a 9",
             count_of(fields) + " cells where the header has 9");
        return;
      }
      row.cells.assign(fields.begin() + 1, fields.end());
    }
    std::vector<AtlasTerritory>& rows = atlas_.tables.back().rows;
    row.of_qpvs = row.name == "dans les QPV" || row.name == "Ensemble QPV";
    if (row.of_qpvs) {
      if (rows.empty() || rows.back().of_qpvs) {
        fail(line, "aucun territoire au-dessus de ces quartiers",
             "no territory stands above these neighbourhoods");
        return;
      }
      row.name = rows.back().name;
    } else if (!rows.empty() && !rows.back().of_qpvs) {
      fail(line, "il manque la ligne des quartiers du territoire au-dessus",
           "the row of the neighbourhoods of the territory above is missing");
      return;
    }
    rows.push_back(std::move(row));
  }

  void read_left(const Cells& fields, std::string_view line) {
    if (fields.size() != left_header.size()) {
      fail(line, count_of(fields) + " cellules où l'en-tête en a 14",
           count_of(fields) + " cells where the header has 14");
      return;
    }
    AtlasHalf row;
    row.line = number_;
    std::size_t name = 2;
    if (fields[1] == region_code) {
      row.code = fields[1];
    } else if (is_qpv_code(fields[1])) {
      row.label = fields[0];
      row.code = fields[1];
    } else if (is_qpv_code(fields[0]) && fields[1].empty()) {
      row.code = fields[0];  // the empty label stands behind the code
    } else if (fields[0].empty() && is_qpv_code(fields[2])) {
      row.label = fields[1];
      row.code = fields[2];
      name = 3;
      row.last_cell_lost = true;
    } else {
      fail(line, "pas de code de quartier là où il est attendu",
           "no code of a neighbourhood where it is expected");
      return;
    }
    row.name = fields[name];
    row.cells.assign(fields.begin() + static_cast<std::ptrdiff_t>(name) + 1, fields.end());
    row.cells.resize(left_cells);
    (row.code == region_code ? atlas_.left_region : atlas_.left).push_back(std::move(row));
  }

  void read_right(const Cells& fields, std::string_view line) {
    if (fields.size() != right_header.size()) {
      fail(line, count_of(fields) + " cellules où l'en-tête en a 13",
           count_of(fields) + " cells where the header has 13");
      return;
    }
    if (fields[right_code] == region_code) {
      if (!std::all_of(fields.begin(), fields.begin() + right_code, is_empty)) {
        fail(line, "la région n'a pas de chiffres dans cette moitié",
             "the region has no figures in this half");
      }
      return;
    }
    if (!is_qpv_code(fields[right_code])) {
      fail(line, "pas de code de quartier là où il est attendu",
           "no code of a neighbourhood where it is expected");
      return;
    }
    AtlasHalf row;
    row.line = number_;
    row.label = fields[right_code + 2];
    row.code = fields[right_code];
    row.name = fields[right_code + 1];
    row.cells.assign(fields.begin(), fields.begin() + right_cells);
    atlas_.right.push_back(std::move(row));
  }

  static std::string count_of(const Cells& fields) { return std::to_string(fields.size()); }

  const Document& document_;
  Atlas atlas_;
  Part part_ = Part::before;
  std::string_view heading_;
  std::size_t heading_line_ = 0;
  bool in_map_ = false;
  bool in_table_ = false;
  std::size_t number_ = 0;
};

}  // namespace

bool is_qpv_code(std::string_view text) {
  return text.size() == 8 && text.starts_with("QP") &&
         text.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

Atlas parse_qpv_hdf_2022(const Document& document) { return Parser(document).run(); }

}  // namespace zonage::sources
