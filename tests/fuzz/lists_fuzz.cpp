// The parsers of the published documents, and how a document is known, on any text. What is printed
// stands where the parser says, and errors do; every line is a fact, an error, or of the few kinds
// that are passed over; of a paragraph of names nothing is lost but what separates them. The line
// ends, LF or CRLF, change neither facts nor errors. A list that its parser understands whole is
// known for what it is.
#include <algorithm>
#include <optional>
#include <string>

#include "fuzz/covered_lines.h"
#include "fuzz/fuzz.h"
#include "sources/abc_2003.h"
#include "sources/apl_1978.h"
#include "sources/detect.h"
#include "sources/document.h"
#include "sources/dsc_cabbalr_2023.h"
#include "sources/facts.h"
#include "sources/nord_pilot_towns.h"
#include "sources/qpv_hdf_2022.h"
#include "text/fold.h"

using namespace zonage;
using namespace zonage::sources;
using namespace zonage::test;

namespace {

// What is compared where the same text is parsed again.
struct Parsed {
  std::string facts;
  std::size_t errors = 0;
};

void add(CoveredLines& lines, const PrintedList& list) {
  for (const PrintedName& name : list.names) {
    require(!name.name.empty() && trim(name.name) == name.name, "a name has no space around it");
    lines.fact(name.line, name.name);
    lines.heading(name.heading.zone);
    lines.heading(name.heading.department);
    lines.heading(name.heading.department_title);
  }
  for (const PrintedRule& rule : list.rules) {
    lines.fact(rule.line, rule.text);
    for (const std::string_view canton : rule.cantons) lines.fact(rule.line, canton);
  }
  lines.errors(list.errors);
}

// The names of one line, and between them nothing but separators.
void check_paragraphs(const Document& document, const PrintedList& list) {
  for (std::size_t first = 0; first < list.names.size();) {
    std::size_t end = first;
    const std::size_t number = list.names[first].line;
    const std::string_view line = document.line(number);
    const char* at = line.data();
    const auto check_between = [&](const char* to) {
      require(at <= to, "names stand in their order");
      const std::string_view between(at, static_cast<std::size_t>(to - at));
      require(between.find_first_not_of(",. \t") == between.npos, "no name is lost");
    };
    for (; end < list.names.size() && list.names[end].line == number; ++end) {
      require(list.names[end].paragraph == list.names[first].paragraph, "a line is a paragraph");
      check_between(list.names[end].name.data());
      at = list.names[end].name.data() + list.names[end].name.size();
    }
    check_between(line.data() + line.size());
    first = end;
  }
}

Parsed parse_abc(const Document& document) {
  const PrintedList list = parse_abc_2003(document);
  CoveredLines lines(document);
  add(lines, list);
  check_paragraphs(document, list);
  bool begun = false;
  for (std::size_t number = 1; number <= document.line_count(); ++number) {
    const std::string_view line = trim(document.line(number));
    Heading unused;
    begun = begun || line.starts_with("Zone ");
    const bool passed_over =
        line.empty() || line.starts_with("Zone ") || read_department_heading(line, unused) ||
        line == "0 commentaires" ||
        (!begun && (line.starts_with("investissement locatif:") ||
                    line.starts_with("nouveau zonage pour l'application") ||
                    line.starts_with("Liste des communes comprises dans les zones") ||
                    line.starts_with("fixée par arrêté du 19 décembre 2003")));
    require(passed_over || lines.is_told(number), "every line is understood or reported");
  }
  return {facts_of(list), list.errors.size()};
}

Parsed parse_apl(const Document& document) {
  const PrintedList list = parse_apl_1978(document);
  CoveredLines lines(document);
  add(lines, list);
  check_paragraphs(document, list);
  std::size_t end_of_list = document.line_count();
  for (const PrintedRule& rule : list.rules) {
    if (rule.kind == PrintedRuleKind::rest_of_territory) end_of_list = rule.line;
  }
  std::size_t first_fact = document.line_count();
  for (const PrintedName& name : list.names) first_fact = std::min(first_fact, name.line);
  for (std::size_t number = 1; number <= document.line_count(); ++number) {
    const std::string_view line = trim(document.line(number));
    const bool marked = line.starts_with('#') || line.starts_with("**");
    const bool title = line.starts_with("Modifié et complété par les arrêtés des");
    const bool passed_over =
        line.empty() || marked || number > end_of_list || (title && number <= first_fact);
    require(passed_over || lines.is_told(number), "every line is understood or reported");
  }
  return {facts_of(list), list.errors.size()};
}

Parsed parse_nord(const Document& document) {
  const PilotTable table = parse_nord_pilot_towns(document);
  CoveredLines lines(document);
  for (const PilotRow& row : table.rows) {
    lines.heading(row.arrondissement);
    require(!row.label.empty() && !row.name.empty(), "a row has a name");
    require(!row.cantons.empty() || !row.named_towns.empty() || !row.province.empty() ||
                row.kind == PilotKind::province,
            "a row covers something");
    for (const std::string_view part : {row.label, row.name, row.province}) {
      lines.fact(row.line, part);
    }
    for (const std::string_view canton : row.cantons) lines.fact(row.line, canton);
    for (const std::string_view town : row.named_towns) lines.fact(row.line, town);
  }
  lines.errors(table.errors);
  for (std::size_t number = 1; number <= document.line_count(); ++number) {
    const std::string_view line = trim(document.line(number));
    const bool passed_over = line.empty() || line.starts_with("<b>Arrondissement ") ||
                             line == "LES VILLES PILOTES\tTERRITOIRES COUVERTS";
    require(passed_over || lines.is_told(number), "every line is understood or reported");
  }
  return {facts_of(table), table.errors.size()};
}

void add(CoveredLines& lines, const std::vector<AtlasHalf>& halves, std::size_t cells) {
  for (const AtlasHalf& half : halves) {
    require(half.cells.size() == cells, "a half has its cells");
    for (const std::string_view part : {half.label, half.code, half.name}) {
      lines.fact(half.line, part);
    }
    for (const std::string_view cell : half.cells) lines.fact(half.line, cell);
  }
}

Parsed parse_qpv(const Document& document) {
  const Atlas atlas = parse_qpv_hdf_2022(document);
  CoveredLines lines(document);
  for (const AtlasCaption& caption : atlas.captions) {
    lines.heading(caption.heading);
    lines.fact(caption.line, caption.value);
  }
  for (const AtlasTable& table : atlas.tables) {
    lines.heading(table.heading);
    require(table.rows.size() % 2 == 0 || !atlas.errors.empty() || !table.rows.back().of_qpvs,
            "a territory's neighbourhoods stand below it");
    for (const AtlasTerritory& row : table.rows) {
      require(row.cells.size() == territory_cells, "a territory has its cells");
      if (!row.of_qpvs) lines.fact(row.line, row.name);
      for (const std::string_view cell : row.cells) lines.fact(row.line, cell);
    }
  }
  add(lines, atlas.left, left_cells);
  add(lines, atlas.left_region, left_cells);
  add(lines, atlas.right, right_cells);
  lines.errors(atlas.errors);
  // Between the first heading and what stands behind the tables, every row is told, but headers and
  // the region's in the right half, which has no figures.
  bool begun = false;
  for (std::size_t number = 1; number <= document.line_count(); ++number) {
    const std::string_view line = document.line(number);
    if (!begun) {
      begun = trim(line) == "HAUTS-DE-FRANCE";
      continue;
    }
    if (trim(line) == "À propos de l'ANCT") break;
    if (line.find('\t') == line.npos) continue;
    std::string key;
    text::fold(line, key);
    const bool header = key.find("population") != key.npos || key.find("typologie") != key.npos;
    const bool region = line.find("32") != line.npos;
    require(header || region || lines.is_told(number), "every row is understood or reported");
  }
  return {facts_of(atlas), atlas.errors.size()};
}

void add(CoveredLines& lines, const std::vector<DscRow>& rows) {
  for (const DscRow& row : rows) {
    lines.fact(row.line, row.name);
    for (const std::string_view cell : row.cells) lines.fact(row.line, cell);
  }
}

Parsed parse_dsc(const Document& document) {
  const DscTables tables = parse_dsc_cabbalr_2023(document);
  CoveredLines lines(document);
  std::size_t first = document.line_count() + 1;
  for (const DscTable& table : tables.tables) {
    first = std::min(first, table.line);
    lines.fact(table.line, table.title);
    lines.heading(table.title_rest);
    add(lines, table.box);
    for (const DscPage& page : table.pages) {
      for (const std::string_view heading : page.headings) lines.fact(page.line, heading);
      add(lines, page.rows);
      for (const DscRow& row : page.rows) {
        require(row.cells.size() == page.headings.size(), "a row has the cells of its head");
      }
    }
    add(lines, table.totals);
  }
  lines.errors(tables.errors);
  for (std::size_t number = first; number <= document.line_count(); ++number) {
    const std::string_view line = trim(document.line(number));
    const bool is_title = line.find('\t') == line.npos;  // or the second line of one
    const bool passed_over = line.empty() || line == "---\t--" || is_title;
    require(passed_over || lines.is_told(number) || line.find("COMMUNES") != line.npos,
            "every row is understood or reported");
  }
  return {facts_of(tables), tables.errors.size()};
}

struct Parser {
  std::string_view id;
  Parsed (*parse)(const Document&);
  bool strict;  // nothing is passed over before its first heading
};
constexpr Parser parsers[] = {{"abc_2003", parse_abc, true},
                              {"apl_1978", parse_apl, true},
                              {"nord_pilot_towns", parse_nord, true},
                              {"qpv_hdf_2022", parse_qpv, false},
                              {"dsc_cabbalr_2023", parse_dsc, false}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Draw draw(data, size);
  const Parser& parser = parsers[draw.below(std::size(parsers))];
  const std::string text(draw.rest());
  const Result<Document> document = Document::from_text("list", text);
  if (!document) return 0;

  const Parsed parsed = parser.parse(*document);
  const std::string_view id = detect_document(*document);
  require(id.empty() || std::any_of(std::begin(parsers), std::end(parsers),
                                    [&](const Parser& each) { return each.id == id; }),
          "a document is one of ours or none");
  require(!parser.strict || parsed.errors != 0 || id == parser.id || id.empty(),
          "what is understood whole is taken for nothing else");

  if (text.find('\r') == text.npos) {
    const Result<Document> other = Document::from_text("list", with_crlf(text));
    require(static_cast<bool>(other), "line ends are no fault");
    const Parsed again = parser.parse(*other);
    require(again.facts == parsed.facts && again.errors == parsed.errors &&
                detect_document(*other) == id,
            "line ends change nothing");
  }
  return 0;
}
