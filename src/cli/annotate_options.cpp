#include "cli/annotate_options.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <thread>
#include <utility>

#include "cli/commands.h"
#include "cli/own_lists.h"
#include "csv/dialect.h"
#include "render/fields.h"

namespace zonage::cli {
namespace {

using render::Language;

constexpr unsigned most_threads = 64;
// Reading and splitting are done by one thread at a time: more would wait for each other.
constexpr unsigned most_default_threads = 8;

// Without `zonage_`, which may be left out.
std::string column_names(bool by_default) {
  const auto& usual = render::default_columns;
  std::string names;
  for (const render::Column column : render::all_columns) {
    if ((std::find(usual.begin(), usual.end(), column) != usual.end()) != by_default) continue;
    const std::string_view key = render::key_of(column);
    names += joined(names.empty() ? "" : ", ", key.substr(key.find('_') + 1));
  }
  return names;
}

void add_options(CLI::App& app, AnnotateOptions& options, Language language) {
  const auto add = [&](const char* name, auto& variable, const Words& placeholder,
                       const std::string& french, const std::string& english) {
    return add_value(app, name, variable, placeholder, {french, english}, language);
  };
  constexpr Words column{"COLONNE", "COLUMN"};
  const std::string most = std::to_string(most_default_threads);
  const auto flag = [&](const char* name, bool& variable, std::string_view french,
                        std::string_view english) {
    app.add_flag(name, variable, std::string(say(language, french, english)));
  };
  add(say(language, file_placeholder).c_str(), options.file, file_placeholder,
      "table CSV ; sans elle, l'entrée standard", "CSV table; without it, the standard input");
  add("-c,--column", options.settings.name_column, column,
      "colonne des noms, en-tête ou numéro (défaut : commune, ville, nom_commune…)",
      "column of the names, header or number (default: commune, ville, nom_commune…)");
  add("--department-column", options.settings.department_column, column,
      "colonne du département, qui précise", "column of the département, which narrows");
  add("--postal-column", options.settings.postal_column, column,
      "colonne du code postal, qui précise", "column of the postal code, which narrows");
  add("--insee-column", options.settings.insee_column, column,
      "colonne du code INSEE, qui l'emporte sur le nom",
      "column of the INSEE code, which wins over the name");
  add("--delimiter", options.delimiter, {"SIGNE", "SIGN"},
      "délimiteur : ; , | tab (défaut : détecté)", "delimiter: ; , | tab (default: detected)");
  add("--encoding", options.encoding, {"NOM", "NAME"},
      "encodage : utf-8, windows-1252, iso-8859-15, utf-16le, utf-16be (défaut : détecté)",
      "encoding: utf-8, windows-1252, iso-8859-15, utf-16le, utf-16be (default: detected)");
  flag("--no-header", options.no_header, "la première ligne n'est pas un en-tête",
       "the first row is no header");
  add("--columns", options.columns, {"LISTE", "LIST"},
      "colonnes à ajouter, séparées par des virgules (défaut : " + column_names(true) +
          " ; les autres : " + column_names(false) + ")",
      "columns to add, separated by commas (default: " + column_names(true) +
          "; the others: " + column_names(false) + ")");
  add_with(app, options.with, language);
  flag("--replace", options.settings.replace,
       "renouvelle sur place les colonnes de zonage que le fichier a déjà ; une ligne-invalide le "
       "reste tant que sa case le dit",
       "renew the columns of zonage that the file has already, where they stand; a row stays "
       "ligne-invalide as long as its cell says so");
  flag("--accept-suggestion", options.settings.accept_suggestion,
       "retient le nom le plus proche quand un seul l'est",
       "take the nearest name when there is one nearest");
  flag(
      "--escape-formulas", options.settings.escape_formulas,
      "apostrophe devant les cellules qu'un tableur prendrait pour des formules (= + - @ ; pas les "
      "nombres)",
      "apostrophe before cells that a spreadsheet would take for formulas (= + - @; not numbers)");
  add("-o,--output", options.output, file_placeholder, "fichier à écrire, entier ou pas du tout",
      "file to write, whole or not at all");
  add("--unresolved", options.unresolved, file_placeholder,
      "fichier des lignes non trouvées, à corriger",
      "file of the rows that were not found, to correct")
      ->check(named_file(language));
  add("--summary", options.summary, {"text|json", "text|json"}, "bilan sur la sortie d'erreur",
      "summary on stderr")
      ->check(one_of({"text", "json"}, language));
  add("--threads", options.threads, {"N", "N"},
      "fils d'exécution, 1 à 64 (défaut : ceux de la machine, " + most + " au plus)",
      "threads, 1 to 64 (default: those of the machine, " + most + " at most)");
  flag("--strict", options.strict, "code de retour 1 si une ligne n'est pas trouvée",
       "exit status 1 when a row was not found");
  add_common(app, options.common, language);
}

std::optional<unsigned> parse_number(std::string_view text) {
  unsigned number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && rest == end ? std::optional<unsigned>(number) : std::nullopt;
}

std::optional<char> parse_delimiter(std::string_view text) {
  if (text == "tab" || text == "\\t") return '\t';
  if (text.size() != 1) return std::nullopt;
  return csv::can_delimit(text.front()) ? std::optional<char>(text.front()) : std::nullopt;
}

std::optional<render::OutColumn> find_column(std::string_view key,
                                             const std::vector<lists::OwnList>& lists) {
  for (const lists::OwnList& list : lists) {
    if (list.name() == key) return render::OutColumn(list);
  }
  if (const auto column = render::parse_column(key)) return *column;
  return std::nullopt;
}

// Tells an unknown or repeated column on stderr and returns nothing.
std::optional<std::vector<render::OutColumn>> parse_columns(
    std::string_view list, const std::vector<lists::OwnList>& lists, Language language) {
  std::vector<render::OutColumn> columns;
  while (true) {
    const std::size_t comma = list.find(',');
    const std::string_view key = list.substr(0, comma);
    const auto column = find_column(key, lists);
    if (!column) {
      std::string known;
      for (const render::Column each : render::all_columns) {
        known += joined(known.empty() ? "" : ", ", render::key_of(each));
      }
      for (const lists::OwnList& each : lists) known += joined(", ", each.name());
      complain(
          joined(say(language, "--columns : pas de colonne « ", "--columns: no column “"), key) +
          joined(say(language, " » : choisissez parmi ", "”: choose among "), known));
      return std::nullopt;
    }
    for (const render::OutColumn& each : columns) {
      if (each != *column) continue;
      complain(joined(say(language, "--columns : « ", "--columns: “"), key,
                      say(language, " » est demandée deux fois : ôtez l'une",
                          "” is asked for twice: remove one")));
      return std::nullopt;
    }
    columns.push_back(*column);
    if (comma == std::string_view::npos) return columns;
    list.remove_prefix(comma + 1);
  }
}

// What the parser could not judge.
bool settle(AnnotateOptions& options, Language language) {
  if (options.output == "-") options.output.clear();  // stdout, as for what is read
  options.settings.has_header = !options.no_header;
  options.settings.threads =
      std::clamp(std::thread::hardware_concurrency(), 1U, most_default_threads);
  if (!options.threads.empty()) {
    const auto number = parse_number(options.threads);
    if (!number || *number < 1 || *number > most_threads) {
      complain(joined(say(language, "--threads : « ", "--threads: “"), options.threads,
                      say(language, " » refusé : donnez un nombre de 1 à 64",
                          "” refused: give a number from 1 to 64")));
      return false;
    }
    options.settings.threads = *number;
  }
  if (!options.encoding.empty()) {
    options.settings.charset = text::parse_charset(options.encoding);
    if (!options.settings.charset) {
      std::string known;
      for (const text::Charset each : text::all_charsets) {
        known += joined(known.empty() ? "" : ", ", text::key_of(each));
      }
      complain(joined(say(language, "encodage inconnu « ", "unknown encoding “"), options.encoding,
                      say(language, " » : choisissez parmi ", "”: choose among ")) +
               known);
      return false;
    }
  }
  if (!options.delimiter.empty()) {
    options.settings.delimiter = parse_delimiter(options.delimiter);
    if (!options.settings.delimiter) {
      complain(joined(say(language, "délimiteur refusé « ", "delimiter refused “"),
                      options.delimiter,
                      say(language, " » : donnez ; , | tab ou un autre signe ASCII",
                          "”: give ; , | tab or another ASCII sign")));
      return false;
    }
  }
  return true;
}

}  // namespace

bool settle_columns(AnnotateOptions& options, const std::vector<lists::OwnList>& lists,
                    Language language) {
  std::vector<render::OutColumn>& columns = options.settings.columns;
  if (!options.columns.empty()) {
    auto chosen = parse_columns(options.columns, lists, language);
    if (!chosen) return false;
    columns = std::move(*chosen);
  }
  for (const lists::OwnList& list : lists) {
    const render::OutColumn column(list);
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) {
      columns.push_back(column);
    }
  }
  return true;
}

std::variant<AnnotateOptions, int> parse_annotate(const Arguments& arguments, Language language) {
  AnnotateOptions options;
  CLI::App app;
  add_options(app, options, language);
  if (const auto status = parse(annotate_command.page, app, arguments, language)) return *status;
  if (!settle(options, language)) return exit_error;
  return options;
}

void declare_annotate(CLI::App& app, Language language) {
  static AnnotateOptions unused;
  add_options(app, unused, language);
}

}  // namespace zonage::cli
