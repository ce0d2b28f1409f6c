#include "sources/dsc_cabbalr_2023.h"

#include <string>
#include <utility>

namespace zonage::sources {
namespace {

constexpr std::string_view first_title = "DSC DEFINITIVE 2023";

// A title or a cell without its marks of emphasis: `## **CRITERE 2**`, `<b>12 112</b>`.
std::string_view plain(std::string_view text) {
  text = trim(text);
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (const std::string_view mark : {"#", "**", "<b>", " "}) {
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        stripped = true;
      }
    }
    for (const std::string_view mark : {"**", "</b>", " "}) {
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        stripped = true;
      }
    }
  }
  return text;
}

class Parser {
 public:
  explicit Parser(const Document& document) : document_(document) {}

  DscTables run() {
    bool begun = false;
    for (number_ = 1; number_ <= document_.line_count(); ++number_) {
      const std::string_view line = trim(document_.line(number_));
      begun = begun || plain(line) == first_title;
      if (begun && !line.empty() && line != "---\t--") read(line);
    }
    if (!begun) {
      out_.errors.push_back(document_.refusal("le titre du premier tableau manque",
                                              "the first table's title is missing"));
    } else if (!ended()) {
      number_ = document_.line_count();
      fail(document_.line(number_), "le dernier tableau finit sans ses totaux",
           "the last table ends without its totals");
    }
    return std::move(out_);
  }

 private:
  void fail(std::string_view part, std::string french, std::string english) {
    out_.errors.push_back(
        document_.refusal_at(number_, part, std::move(french), std::move(english)));
  }

  // Whether the last table has its totals; then a title begins another.
  bool ended() const { return !out_.tables.empty() && !out_.tables.back().totals.empty(); }

  void read(std::string_view line) {
    // Not of the trimmed line: an empty last cell leaves a tab.
    std::vector<std::string_view> cells = split(document_.line(number_), '\t');
    for (std::string_view& cell : cells) cell = plain(cell);
    const std::string_view name = cells.front();
    cells.erase(cells.begin());
    // A title may be printed as the first of two cells.
    if (cells.empty() || line.find('\t') == std::string_view::npos) return read_title(name);
    DscRow row{name, std::move(cells), number_};
    if (name == "COMMUNES") return read_head(std::move(row));
    DscTable& table = out_.tables.back();
    if (name.empty()) return fail(line, "une ligne sans nom", "a row without a name");
    if (table.pages.empty()) {
      if (row.cells.size() != 1) {
        return fail(line, "une ligne avant l'en-tête du tableau", "a row before the table's head");
      }
      table.box.push_back(std::move(row));
      return;
    }
    const std::size_t columns = table.pages.back().headings.size();
    if (row.cells.size() != columns) {
      const std::string here = std::to_string(row.cells.size());
      const std::string due = std::to_string(columns);
      return fail(line, here + " cellules où l'en-tête du tableau en a " + due,
                  here + " cells where the table's head has " + due);
    }
    if (name.starts_with("TOTAL") || name.starts_with("MOYENNE")) {
      table.totals.push_back(std::move(row));
    } else if (ended()) {
      fail(line, "une ligne après les totaux du tableau", "a row behind the table's totals");
    } else {
      table.pages.back().rows.push_back(std::move(row));
    }
  }

  void read_title(std::string_view title) {
    if (out_.tables.empty() || ended()) {
      out_.tables.emplace_back();
      out_.tables.back().title = title;
      out_.tables.back().line = number_;
      return;
    }
    DscTable& table = out_.tables.back();
    if (table.box.empty() && table.pages.empty() && table.title_rest.empty()) {
      table.title_rest = title;
    } else {
      fail(document_.line(number_), "un titre à l'intérieur d'un tableau",
           "a title inside a table");
    }
  }

  void read_head(DscRow row) {
    if (ended()) {
      return fail(document_.line(number_), "un en-tête de tableau sans titre",
                  "a table's head without a title");
    }
    DscPage page;
    page.headings = std::move(row.cells);
    page.line = number_;
    out_.tables.back().pages.push_back(std::move(page));
  }

  const Document& document_;
  DscTables out_;
  std::size_t number_ = 0;
};

}  // namespace

DscTables parse_dsc_cabbalr_2023(const Document& document) { return Parser(document).run(); }

}  // namespace zonage::sources
