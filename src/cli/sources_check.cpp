#include "cli/sources_check.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/sha256.h"
#include "cli/command.h"
#include "cli/options.h"
#include "render/printable.h"
#include "sources/abc_2003.h"
#include "sources/apl_1978.h"
#include "sources/detect.h"
#include "sources/dsc_cabbalr_2023.h"
#include "sources/facts.h"
#include "sources/nord_pilot_towns.h"
#include "sources/qpv_hdf_2022.h"
#include "text/width.h"

namespace zonage::cli {
namespace {

using dataset::DocumentRow;
using dataset::none;
using dataset::Table;
using render::Language;

// The names that the table carries as printed under this scheme, with their headings.
std::set<std::string> carried_names(const Table& table, Scheme scheme) {
  std::set<std::string> names;
  for (const dataset::BodyRow& body : table.bodies()) {
    const std::uint32_t row = body.classes[static_cast<std::size_t>(scheme)];
    if (row == none) continue;
    const dataset::ClassRow& line = table.classes()[row];
    if (static_cast<Rule>(line.rule) == Rule::list) names.emplace(table.text(line.printed));
  }
  return names;
}

// Helps to find a difference: the printed names that only one of the two has.
void append_differences(const Table& table, Scheme scheme, const sources::PrintedList& list,
                        std::string& out) {
  std::set<std::string> carried = carried_names(table, scheme);
  std::set<std::string> printed;
  for (const sources::PrintedName& name : list.names) printed.emplace(name.name);
  for (const std::string& name : carried) {
    if (!printed.contains(name)) out += "- " + render::printable(name) + "\n";
  }
  for (const std::string& name : printed) {
    if (!carried.contains(name)) out += "+ " + render::printable(name) + "\n";
  }
}

// The text with each piece between its tabs changed; the tabs stay, and so does what aligns by
// them.
template <class Change>
std::string between_tabs(std::string_view text, Change change) {
  std::string out;
  for (;;) {
    const std::size_t tab = text.find('\t');
    out += change(text.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    out += '\t';
    text.remove_prefix(tab + 1);
  }
}

std::string shown(std::string_view text) { return render::printable(text, std::string::npos); }

// `file:line:column: message`, then the line and a caret.
void append_error(const Error& error, Language language, std::string& out) {
  const Place& place = error.place;
  const bool french = language == Language::french;
  out += shown(place.file);
  if (place.line != 0) {
    out += ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
  }
  out += french ? " : " + error.french : ": " + error.message;
  out += '\n';
  if (place.line == 0) return;
  constexpr std::string_view indent = "    ";
  const std::string_view line = place.line_text;
  out += joined(indent, between_tabs(line, shown), "\n");
  out += indent;
  out += between_tabs(line.substr(0, place.column - 1), [](std::string_view piece) {
    return std::string(text::display_width(shown(piece)), ' ');
  });
  out += "^\n";
}

std::string counted(std::size_t here, std::string_view what, std::uint32_t carried,
                    Language language) {
  return std::to_string(here) + std::string(what) + std::to_string(carried) +
         std::string(say(language, " dans la table)\n", " in the table)\n"));
}

}  // namespace

int check_source(const Table& table, const std::string& path, bool quiet, Language language) {
  const Result<sources::Document> document = sources::Document::open(path);
  if (!document) {
    complain_of(document.error(), language,
                say(language, "donnez un fichier texte lisible", "give a readable text file"));
    return exit_error;
  }
  const std::string_view id = sources::detect_document(*document);
  if (id.empty()) {
    complain(path +
             std::string(say(language, " : aucun des documents connus : voyez zonage sources",
                             ": none of the documents known: see zonage sources")));
    return exit_error;
  }
  Output output;
  output.fit_terminal();
  std::string& out = output.buffer();
  out += std::string(id) + ", sha256 " + sha256(document->text()) + "\n";
  std::vector<Error> errors;
  std::string facts;
  for (const DocumentRow& row : table.documents()) {
    if (table.text(row.id) != id) continue;
    const std::string_view carried = table.text(row.facts);
    if (const auto scheme = parse_scheme(id)) {
      const sources::PrintedList list = scheme == Scheme::abc_2003
                                            ? sources::parse_abc_2003(*document)
                                            : sources::parse_apl_1978(*document);
      errors = list.errors;
      facts = sha256(sources::facts_of(list));
      out += counted(list.names.size(), say(language, " noms imprimés (", " printed names ("),
                     row.names, language);
      out +=
          counted(list.rules.size(), say(language, " règles (", " rules ("), row.rules, language);
      if (facts != carried) append_differences(table, *scheme, list, out);
    } else if (id == "qpv_hdf_2022") {
      const sources::Atlas atlas = sources::parse_qpv_hdf_2022(*document);
      errors = atlas.errors;
      facts = sha256(sources::facts_of(atlas));
      out += counted(atlas.left.size(), say(language, " quartiers (", " neighbourhoods ("),
                     row.names, language);
    } else if (id == "dsc_cabbalr_2023") {
      const sources::DscTables tables = sources::parse_dsc_cabbalr_2023(*document);
      errors = tables.errors;
      facts = sha256(sources::facts_of(tables));
      out += counted(tables.tables.size(), say(language, " tableaux (", " tables ("), row.rules,
                     language);
    } else {
      const sources::PilotTable rows = sources::parse_nord_pilot_towns(*document);
      errors = rows.errors;
      facts = sha256(sources::facts_of(rows));
      out += counted(rows.rows.size(), say(language, " lignes (", " rows ("), row.names, language);
    }
    for (const Error& error : errors) append_error(error, language, out);
    const bool same = facts == carried && errors.empty();
    if (quiet) return same ? exit_ok : exit_unresolved;
    out += same ? say(language, "mêmes faits, dans le même ordre\n",
                      "the same facts, in the same order\n")
                : say(language, "différent\n", "different\n");
    return output.finish(same ? exit_ok : exit_unresolved, language);
  }
  return quiet ? exit_unresolved : output.finish(exit_unresolved, language);
}

}  // namespace zonage::cli
