// zonage annotate: a CSV table in, the same table with the zones behind it out.
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/account.h"
#include "annotate/annotator.h"
#include "annotate/failure.h"
#include "annotate/input.h"
#include "annotate/settings.h"
#include "annotate/whole_file.h"
#include "cli/command.h"
#include "cli/options.h"
#include "render/fields.h"

namespace zonage::cli {
namespace {

using annotate::Annotator;
using annotate::Input;
using annotate::WholeFile;
using render::Language;

// How long an input that stops within its first block is waited for before what came is judged.
constexpr std::chrono::milliseconds first_block_patience{50};
constexpr std::size_t write_at = std::size_t{64} << 10;

struct AnnotateOptions {
  CommonOptions common;
  annotate::Settings settings;
  std::string file;
  std::string delimiter;
  std::string columns;
  std::string summary;
  std::string output;
  std::string unresolved;
  bool no_header = false;
  bool strict = false;
};

std::string joined(std::string_view a, std::string_view b, std::string_view c = {}) {
  return std::string(a) + std::string(b) + std::string(c);
}

void add_options(CLI::App& app, AnnotateOptions& options, Language language) {
  const auto add = [&](const char* name, auto& variable, std::string_view french,
                       std::string_view english) {
    return app.add_option(name, variable, std::string(say(language, french, english)));
  };
  const auto flag = [&](const char* name, bool& variable, std::string_view french,
                        std::string_view english) {
    app.add_flag(name, variable, std::string(say(language, french, english)));
  };
  add("FILE", options.file, "table CSV en UTF-8 ; sans elle, l'entrée standard",
      "CSV table in UTF-8; without it, the standard input");
  add("-c,--column", options.settings.name_column,
      "colonne des noms, en-tête ou numéro (défaut : commune, ville, nom_commune…)",
      "column of the names, header or number (default: commune, ville, nom_commune…)");
  add("--department-column", options.settings.department_column,
      "colonne du département, qui précise", "column of the département, which narrows");
  add("--postal-column", options.settings.postal_column, "colonne du code postal, qui précise",
      "column of the postal code, which narrows");
  add("--insee-column", options.settings.insee_column,
      "colonne du code INSEE, qui l'emporte sur le nom",
      "column of the INSEE code, which wins over the name");
  add("--delimiter", options.delimiter, "délimiteur : ; , | tab (défaut : détecté)",
      "delimiter: ; , | tab (default: detected)");
  flag("--no-header", options.no_header, "la première ligne n'est pas un en-tête",
       "the first row is no header");
  add("--columns", options.columns, "colonnes à ajouter, séparées par des virgules",
      "columns to add, separated by commas");
  flag("--accept-suggestion", options.settings.accept_suggestion,
       "retient le nom le plus proche quand un seul l'est",
       "take the nearest name when there is one nearest");
  add("-o,--output", options.output, "fichier à écrire, entier ou pas du tout",
      "file to write, whole or not at all");
  add("--unresolved", options.unresolved, "fichier des lignes non trouvées, à corriger",
      "file of the rows that were not found, to correct");
  add("--summary", options.summary, "bilan sur la sortie d'erreur : text ou json",
      "summary on stderr: text or json")
      ->check(CLI::IsMember({"text", "json"}));
  flag("--strict", options.strict, "code de retour 1 si une ligne n'est pas trouvée",
       "exit status 1 when a row was not found");
  add_common(app, options.common, language);
}

std::optional<char> parse_delimiter(std::string_view text) {
  if (text == "tab" || text == "\\t") return '\t';
  if (text.size() != 1) return std::nullopt;
  const char c = text.front();
  const bool letter_or_digit = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  const bool printed = c == '\t' || (c >= ' ' && c < 0x7F);
  return printed && c != '"' && !letter_or_digit ? std::optional<char>(c) : std::nullopt;
}

// Tells an unknown or repeated column on stderr and returns nothing.
std::optional<std::vector<render::Column>> parse_columns(std::string_view list, Language language) {
  std::vector<render::Column> columns;
  while (true) {
    const std::size_t comma = list.find(',');
    const std::string_view key = list.substr(0, comma);
    const auto column = render::parse_column(key);
    if (!column) {
      std::string known;
      for (const render::Column each : render::all_columns) {
        known += joined(known.empty() ? "" : ", ", render::key_of(each));
      }
      complain(
          joined(say(language, "--columns : pas de colonne « ", "--columns: no column “"), key) +
          joined(say(language, " » : choisissez parmi ", "”: choose among "), known));
      return std::nullopt;
    }
    for (const render::Column each : columns) {
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

bool same_file(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  std::error_code error;
  return a == b || std::filesystem::equivalent(a, b, error);
}

// What the parser could not judge; tells it on stderr.
bool settle(AnnotateOptions& options, Language language) {
  options.settings.has_header = !options.no_header;
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
  if (!options.columns.empty()) {
    auto columns = parse_columns(options.columns, language);
    if (!columns) return false;
    options.settings.columns = std::move(*columns);
  }
  if (same_file(options.unresolved, options.file)) {
    complain(say(language, "--unresolved remplacerait le fichier lu : donnez un autre nom",
                 "--unresolved would replace the file that is read: give another name"));
    return false;
  }
  if (same_file(options.unresolved, options.output)) {
    complain(say(language, "--unresolved et --output sont le même fichier : donnez un autre nom",
                 "--unresolved and --output are the same file: give another name"));
    return false;
  }
  return true;
}

std::string reason_of(int error_number, Language language) {
  switch (error_number) {
    case ENOENT:
      return std::string(say(language, "fichier ou dossier introuvable", "no such file or folder"));
    case EACCES:
      return std::string(say(language, "accès refusé", "permission denied"));
    case EISDIR:
      return std::string(say(language, "c'est un dossier", "it is a folder"));
    case ENOSPC:
      return std::string(say(language, "plus de place", "no space left"));
    default:
      return std::strerror(error_number);
  }
}

void tell_unwritable(std::string_view path, int error_number, Language language) {
  complain(joined(path, say(language, " : ne peut pas être écrit (", ": cannot be written ("),
                  reason_of(error_number, language)) +
           std::string(say(language, ") : vérifiez le nom, les droits et la place",
                           "): check the name, the permissions and the space")));
}

// Where the annotated table goes: a file that appears at the end, stdout, or nowhere (--quiet).
class Destination {
 public:
  Destination(const AnnotateOptions& options, Language language)
      : path_(options.output),
        language_(language),
        quiet_(options.common.quiet && options.output.empty()) {}

  bool open() {
    if (path_.empty() || file_.open(path_)) return true;
    tell_file();
    return false;
  }
  std::string& buffer() { return output_.buffer(); }
  // False when nothing more can be written, for whatever reason.
  bool write(bool at_once) {
    if (quiet_) {
      buffer().clear();
      return true;
    }
    if (!file_.is_open()) return at_once ? output_.flush() : output_.drain();
    if (buffer().empty() || (!at_once && buffer().size() < write_at)) return true;
    written_ = written_ && file_.write(buffer());
    buffer().clear();
    return written_;
  }
  bool reader_gone() const { return output_.reader_gone(); }
  // All was given: makes it last. The exit status.
  int keep(int status) {
    if (!file_.is_open()) return output_.finish(status, language_);
    if (write(true) && file_.keep()) return status;
    tell_file();
    return exit_error;
  }
  // It ended early: what stdout got stays, a file does not appear.
  int abandon() {
    if (!file_.is_open()) return output_.finish(exit_error, language_);
    if (!written_) tell_file();
    return exit_error;
  }

 private:
  void tell_file() { tell_unwritable(path_, file_.error_number(), language_); }

  std::string path_;
  Language language_;
  bool quiet_;
  Output output_;
  WholeFile file_;
  bool written_ = true;
};

class AnnotateRun {
 public:
  AnnotateRun(const AnnotateOptions& options, const dataset::Table& table, Language language)
      : options_(options),
        language_(language),
        annotator_(table, options.settings),
        destination_(options, language) {}

  int run() {
    const auto begin = std::chrono::steady_clock::now();
    if (!open()) return exit_error;
    switch (copy()) {
      case End::done:
        break;
      case End::reader_gone:
        return exit_ok;
      case End::failed:
        destination_.write(true);
        return destination_.abandon();
    }
    if (options_.strict && annotator_.account().unresolved() != 0) status_ = exit_unresolved;
    status_ = destination_.keep(status_);
    if (status_ == exit_error) return status_;
    if (unresolved_.is_open() && !unresolved_.keep()) {
      tell_unresolved();
      return exit_error;
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    summarise(taken.count());
    return status_;
  }

 private:
  enum class End { done, reader_gone, failed };

  bool open() {
    if (!input_.open(options_.file)) {
      complain(joined(options_.file,
                      say(language_, " : ne peut pas être lu (", ": cannot be read ("),
                      reason_of(input_.error_number(), language_)) +
               std::string(say(language_, ") : vérifiez le nom et les droits",
                               "): check the name and the permissions")));
      return false;
    }
    if (!options_.unresolved.empty() && !unresolved_.open(options_.unresolved)) {
      tell_unresolved();
      return false;
    }
    return destination_.open();
  }

  End copy() {
    while (true) {
      const auto room = annotator_.room();
      std::size_t size = 0;
      const Input::Outcome outcome = input_.read(room, size);
      if (outcome == Input::Outcome::failed) {
        tell_interruption();
        return End::failed;
      }
      if (outcome == Input::Outcome::end) annotator_.finish();
      annotator_.commit(size);
      bool more = advance();
      // Complete records leave as soon as the input pauses.
      bool pauses = more && size < room.size() && !input_.ready_within({});
      if (pauses && !annotator_.dialect() && !input_.ready_within(first_block_patience)) {
        annotator_.pause();
        more = advance();
      }
      if (annotator_.failure()) {
        destination_.write(true);
        const std::string place = options_.file.empty() || options_.file == "-"
                                      ? ""
                                      : joined(options_.file, say(language_, " : ", ": "));
        complain(place + annotate::describe(*annotator_.failure(), language_));
        return End::failed;
      }
      if (!destination_.write(pauses)) {
        return destination_.reader_gone() ? End::reader_gone : End::failed;
      }
      if (!write_unresolved()) {
        tell_unresolved();
        return End::failed;
      }
      if (!more) return End::done;
    }
  }

  bool advance() {
    return annotator_.advance(destination_.buffer(),
                              unresolved_.is_open() ? &unresolved_rows_ : nullptr);
  }

  bool write_unresolved() {
    const bool written = unresolved_rows_.empty() || unresolved_.write(unresolved_rows_);
    unresolved_rows_.clear();
    return written;
  }

  void tell_unresolved() {
    tell_unwritable(options_.unresolved, unresolved_.error_number(), language_);
  }

  void tell_interruption() {
    const std::string line = std::to_string(annotator_.line_reached());
    const std::string name = options_.file.empty() ? "stdin" : options_.file;
    complain(
        name +
        joined(say(language_, " : lecture interrompue après la ligne ",
                   ": reading was interrupted after line "),
               line, " (") +
        joined(reason_of(input_.error_number(), language_),
               say(language_, ") : le résultat est incomplet", "): the result is incomplete")));
  }

  void summarise(double seconds) const {
    if (options_.summary.empty()) return;
    const std::string text = options_.summary == "json"
                                 ? annotate::summary_json(annotator_.account(), seconds)
                                 : annotate::summary_text(annotator_.account(), seconds, language_);
    std::fwrite(text.data(), 1, text.size(), stderr);
  }

  const AnnotateOptions& options_;
  const Language language_;
  Annotator annotator_;
  Input input_;
  Destination destination_;
  WholeFile unresolved_;
  std::string unresolved_rows_;
  int status_ = exit_ok;
};

}  // namespace

int run_annotate(const Arguments& arguments) {
  const Language language = language_of(arguments);
  AnnotateOptions options;
  CLI::App app(
      std::string(say(language, "Une table CSV en entrée, la même avec les zones en plus en sortie",
                      "A CSV table in, the same table with the zones added out")),
      "zonage annotate");
  add_options(app, options, language);
  if (const auto status = parse(app, arguments, language)) return *status;
  if (!settle(options, language)) return exit_error;
  const auto chosen = ChosenTable::open(options.common, language);
  if (!chosen) return exit_error;
  return AnnotateRun(options, chosen->table(), language).run();
}

}  // namespace zonage::cli
