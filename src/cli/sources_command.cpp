// zonage sources [check FILE]: which documents this binary carries; whether a file of one of them
// says the same (sources_check).
#include <map>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/sources_check.h"
#include "render/json.h"
#include "render/printable.h"
#include "render/qpv_answer.h"
#include "resolve/zoning.h"

namespace zonage::cli {
namespace {

using dataset::DocumentRow;
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
    if (const std::string refusal = named_file(language)(options.words[1]); !refusal.empty()) {
      complain("zonage sources check" + std::string(say(language, " : ", ": ")) + refusal);
      return exit_error;
    }
    if (options.format != "text") {
      complain(say(language, "zonage sources check répond en texte : ôtez --format",
                   "zonage sources check answers in text: remove --format"));
      return exit_error;
    }
    return check_source(chosen->table(), options.words[1], options.common.quiet, language);
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
     examples,
     {"[check FICHIER]", "[check FILE]"}},
    run,
    [](CLI::App& app, Language language) {
      static SourcesOptions unused;
      declare(app, unused, language);
    }};

}  // namespace zonage::cli
