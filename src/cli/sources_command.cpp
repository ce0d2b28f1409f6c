// zonage sources [check FILE]: which documents this binary carries; whether a file of one of them
// says the same.
#include <algorithm>
#include <map>
#include <set>

#include "base/sha256.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "render/json.h"
#include "render/printable.h"
#include "render/qpv_answer.h"
#include "resolve/zoning.h"
#include "sources/abc_2003.h"
#include "sources/apl_1978.h"
#include "sources/detect.h"
#include "sources/dsc_cabbalr_2023.h"
#include "sources/facts.h"
#include "sources/nord_pilot_towns.h"
#include "sources/qpv_hdf_2022.h"

namespace zonage::cli {
namespace {

using dataset::DocumentRow;
using dataset::none;
using dataset::Table;
using render::Language;

constexpr std::size_t label_width = 14;

void append_line(std::string_view label, std::string_view value, std::string& out) {
  if (value.empty()) return;
  out += "  ";
  render::append_padded(label, label_width, out);
  out += value;
  out += '\n';
}

std::string counts_of(const Table& table, const DocumentRow& row, Language language) {
  const std::string_view id = table.text(row.id);
  std::string out = std::to_string(row.names);
  if (id == "cog") {
    std::size_t today = 0;
    std::size_t listed = 0;
    for (const dataset::BodyRow& body : table.bodies()) {
      const bool overseas = (body.flags & dataset::body_is_overseas) != 0;
      if ((body.flags & dataset::body_is_today) != 0 && !overseas) ++today;
      if ((body.flags & dataset::body_is_listed) != 0) ++listed;
    }
    return out + std::string(say(language, " états ; ", " states; ")) + std::to_string(listed) +
           std::string(say(language, " communes le 19 décembre 2003, ",
                           " communes on 19 December 2003, ")) +
           std::to_string(today) + std::string(say(language, " aujourd'hui", " today"));
  }
  if (id == "dsc_cabbalr_2023") {
    return out + std::string(say(language, " communes, ", " communes, ")) +
           std::to_string(row.rules) + std::string(say(language, " tableaux, ", " tables, ")) +
           std::to_string(row.errata) + " corrections";
  }
  if (id == "nord_pilot_towns") return out + std::string(say(language, " lignes", " rows"));
  if (id == "qpv_hdf_2022") return render::qpv_counts(table, row, language);
  out += std::string(say(language, " noms imprimés, ", " printed names, ")) +
         std::to_string(row.rules) + std::string(say(language, " règles, ", " rules, ")) +
         std::to_string(row.errata) + std::string(say(language, " corrections", " corrections"));
  if (row.unresolved != 0) {
    out += ", " + std::to_string(row.unresolved) +
           std::string(say(language, " nom non élucidé", " name unresolved"));
  }
  if (const auto scheme = parse_scheme(id)) {
    std::map<Zone, std::size_t> zones;
    for (std::uint32_t b = 0; b < table.bodies().size(); ++b) {
      if ((table.bodies()[b].flags & dataset::body_is_listed) != 0) {
        ++zones[resolve::zoning_of(table, b, *scheme).zone];
      }
    }
    out += " ;";
    for (const auto& [zone, count] : zones) {
      out += " " + std::string(key_of(zone)) + " " + std::to_string(count);
    }
  }
  return out;
}

void append_sources(const Table& table, Language language, std::string& out) {
  for (const DocumentRow& row : table.documents()) {
    out += table.text(row.id);
    out += '\n';
    append_line(say(language, "titre", "title"), table.text(row.title), out);
    append_line(say(language, "référence", "reference"), table.text(row.legal_reference), out);
    append_line(say(language, "état au", "as of"), table.text(row.in_force), out);
    append_line(say(language, "contenu", "content"), counts_of(table, row, language), out);
    append_line(say(language, "licence", "licence"), table.text(row.licence), out);
    append_line("sha256", table.text(row.sha256), out);
    out += '\n';
  }
  out.pop_back();
}

void append_sources_json(const Table& table, render::JsonLayout layout, std::string& out) {
  for (const DocumentRow& row : table.documents()) {
    const std::string contents = counts_of(table, row, Language::french);
    const render::NamedCell cells[] = {{"id", table.text(row.id)},
                                       {"titre", table.text(row.title)},
                                       {"reference", table.text(row.legal_reference)},
                                       {"en_vigueur", table.text(row.in_force)},
                                       {"contenu", contents},
                                       {"licence", table.text(row.licence)},
                                       {"sha256", table.text(row.sha256)}};
    render::append_json_row(cells, layout, out);
  }
}

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

std::string counted(std::size_t here, std::string_view what, std::uint32_t carried,
                    Language language) {
  return std::to_string(here) + std::string(what) + std::to_string(carried) +
         std::string(say(language, " dans la table)\n", " in the table)\n"));
}

int check(const Table& table, const std::string& path, Language language) {
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
    for (const Error& error : errors) out += describe(error) + "\n";
    const bool same = facts == carried && errors.empty();
    out += same ? say(language, "mêmes faits, dans le même ordre\n",
                      "the same facts, in the same order\n")
                : say(language, "différent\n", "different\n");
    return output.finish(same ? exit_ok : exit_unresolved, language);
  }
  return output.finish(exit_unresolved, language);
}

struct SourcesOptions {
  CommonOptions common;
  std::string format = "text";
  std::vector<std::string> words;
};

void declare(CLI::App& app, SourcesOptions& options, Language language) {
  app.add_option("check", options.words,
                 say(language, {"check FICHIER : ce fichier dit-il la même chose ?",
                                "check FILE: does this file say the same?"}));
  add_format(app, options.format, {"text", "json", "jsonl"}, language);
  add_common(app, options.common, language);
}

constexpr Example examples[] = {
    {"zonage sources",
     {"ce que porte ce programme : textes, dates, sommes de contrôle, nombres",
      "what this program carries: texts, dates, checksums, counts"}},
    {"zonage sources --format json",
     {"la même chose, pour un programme", "the same, for a program"}},
};

int run(const Arguments& arguments) {
  const Language language = language_of(arguments);
  SourcesOptions options;
  CLI::App app;
  declare(app, options, language);
  if (const auto status = parse(sources_command.page, app, arguments, language)) return *status;
  const auto chosen = ChosenTable::open(options.common, language);
  if (!chosen) return exit_error;
  if (!options.words.empty()) {
    if (options.words.size() != 2 || options.words[0] != "check") {
      complain(say(language,
                   "zonage sources : écrivez zonage sources, ou zonage sources check FICHIER",
                   "zonage sources: write zonage sources, or zonage sources check FILE"));
      return exit_error;
    }
    if (options.format != "text") {
      complain(say(language, "zonage sources check répond en texte : ôtez --format",
                   "zonage sources check answers in text: remove --format"));
      return exit_error;
    }
    return check(chosen->table(), options.words[1], language);
  }
  Output output;
  if (options.common.quiet) return exit_ok;
  if (options.format == "text") {
    output.fit_terminal();
    append_sources(chosen->table(), language, output.buffer());
  } else {
    append_sources_json(
        chosen->table(),
        options.format == "json" ? render::JsonLayout::indented : render::JsonLayout::one_line,
        output.buffer());
  }
  return output.finish(exit_ok, language);
}

}  // namespace

const Command sources_command{
    {"sources",
     {"Les documents que porte ce programme", "The documents that this program carries"},
     {"zonage sources check FICHIER compare une liste à celle que le programme porte.",
      "zonage sources check FILE compares a list with the one that the program carries."},
     examples},
    run,
    [](CLI::App& app, Language language) {
      static SourcesOptions unused;
      declare(app, unused, language);
    }};

}  // namespace zonage::cli
