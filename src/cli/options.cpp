#include "cli/options.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "cli/page.h"
#include "cli/version.h"
#include "render/text.h"
#include "resolve/resolver.h"

namespace zonage::cli {
namespace {

using render::Language;

// Of a page: longer lines are hard to read.
std::size_t page_width() {
  constexpr std::size_t widest = 100;
  const std::size_t columns = columns_of_output();
  return columns == 0 ? widest : std::min(columns, widest);
}

// `Could not convert: --explain = foo`.
std::string option_named_in(const std::string& what) {
  const std::size_t begin = std::min(what.find(" -") + 1, what.size());
  return what.substr(begin, what.find(' ', begin) - begin);
}

// `voyez zonage annotate --help`.
std::string see_page(const Page& page, Language language) {
  return joined(say(language, " : voyez ", ": see "), title_of(page), " --help");
}

// What could not be placed: of options and what stands behind them the options.
std::string unplaced(const CLI::App& app) {
  std::string options;
  std::string all;
  for (const std::string& word : app.remaining()) {
    all += (all.empty() ? "" : " ") + word;
    if (word.starts_with('-')) options += (options.empty() ? "" : " ") + word;
  }
  return options.empty() ? all : options;
}

void tell_usage(const CLI::ParseError& error, const Page& page, const CLI::App& app,
                Language language) {
  const std::string what = error.what();
  // CLI11 begins its messages with the option, or ends them with the words it could not place.
  const std::size_t colon = what.find(": ");
  const std::string option = what.substr(0, colon);
  const std::string detail = colon == std::string::npos ? what : what.substr(colon + 2);
  std::string message;
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::ExtrasError:
      message =
          std::string(say(language, "argument inconnu ", "unknown argument ")) + unplaced(app);
      break;
    case CLI::ExitCodes::ArgumentMismatch: {
      const bool repeated = detail.starts_with("At Most");
      message =
          option +
          std::string(repeated ? say(language, " : donné plusieurs fois", ": given several times")
                               : say(language, " : il manque une valeur", ": a value is missing"));
      break;
    }
    case CLI::ExitCodes::ConversionError:
      // Values are taken as texts, so that only a flag's is ever converted.
      message = option_named_in(what) +
                std::string(say(language, " : ne prend pas de valeur", ": takes no value"));
      break;
    case CLI::ExitCodes::ValidationError:
      message = option + std::string(say(language, " : ", ": ")) + detail;
      break;
    default:
      message = what;
      break;
  }
  std::replace(message.begin(), message.end(), '\n', ' ');
  complain(message + see_page(page, language));
}

}  // namespace

CLI::Validator not_empty(Language language) {
  const auto check = [language](const std::string& value) {
    return value.empty() ? std::string(say(language, "la valeur est vide", "the value is empty"))
                         : std::string();
  };
  return CLI::Validator(check, "");
}

CLI::Validator named_file(Language language) {
  const auto check = [language](const std::string& value) {
    return value == "-" ? std::string(say(language, "« - » n'est pas un fichier, donnez un nom",
                                          "“-” is no file, give a name"))
                        : std::string();
  };
  return CLI::Validator(check, "");
}

CLI::Validator one_of(std::vector<std::string> values, Language language) {
  const auto check = [values = std::move(values), language](const std::string& value) {
    if (std::find(values.begin(), values.end(), value) != values.end()) return std::string();
    std::string known;
    for (const std::string& each : values) known += (known.empty() ? "" : ", ") + each;
    return std::string(say(language, "« ", "“")) + value +
           std::string(say(language, " » refusé, choisissez parmi ", "” refused, choose among ")) +
           known;
  };
  return CLI::Validator(check, "");
}

void add_common(CLI::App& app, CommonOptions& options, Language language) {
  app.set_help_flag("-h,--help", say(language, {"montre cette aide", "show this help"}));
  app.set_help_all_flag(
      "--man", say(language, {"écrit cette page pour man(1)", "write this page for man(1)"}));
  add_value(app, "--lang", options.language, {"fr|en", "fr|en"},
            {"langue des messages", "language of the messages"}, language)
      ->check(one_of({"fr", "en"}, language));
  add_value(app, "--color", options.color, {"auto|always|never", "auto|always|never"},
            {"couleur", "colour"}, language)
      ->check(one_of({"auto", "always", "never"}, language));
  add_value(app, "--data", options.data, file_placeholder,
            {"répondre d'après une autre table compilée", "answer from another compiled table"},
            language)
      ->check(named_file(language));
  app.add_flag("-q,--quiet", options.quiet,
               std::string(say(language, "rien sur la sortie : le code de retour suffit",
                               "no output: the exit status tells")));
  app.add_flag("-V,--version", options.version,
               say(language, {"montre la version", "show the version"}));
  app.add_flag("--verbose", options.verbose,
               say(language, {"avec --version : compilateur, bibliothèques, table",
                              "with --version: compiler, libraries, table"}));
}

void add_department(CLI::App& app, std::string& department, Language language) {
  add_value(app, "-d,--department", department, {"CODE|NOM", "CODE|NAME"},
            {"département", "département"}, language);
}

void add_format(CLI::App& app, std::string& format, std::vector<std::string> formats,
                Language language) {
  std::string names;
  for (const std::string& each : formats) names += (names.empty() ? "" : "|") + each;
  add_value(app, "-f,--format", format, {names, names},
            {"forme de la réponse", "form of the answer"}, language)
      ->check(one_of(std::move(formats), language));
}

namespace {

// `--output=` of a variable that is not set: CLI11 would take the next argument for its value.
const std::string* option_without_value(const Arguments& arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (argument.starts_with("--") && argument.find('=') + 1 == argument.size()) return &argument;
  }
  return nullptr;
}

}  // namespace

std::optional<int> parse(const Page& page, CLI::App& app, const Arguments& arguments,
                         Language language) {
  if (const std::string* const argument = option_without_value(arguments)) {
    complain(argument->substr(0, argument->size() - 1) +
             std::string(say(language, " : la valeur est vide", ": the value is empty")) +
             see_page(page, language));
    return exit_error;
  }
  try {
    Arguments reversed(arguments.rbegin(), arguments.rend());
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    Output output;
    output.buffer() = help_text(page, app, language, page_width());
    return output.finish(exit_ok, language);
  } catch (const CLI::CallForAllHelp&) {
    Output output;
    output.buffer() = manual_page(page, app, language);
    return output.finish(exit_ok, language);
  } catch (const CLI::ParseError& error) {
    tell_usage(error, page, app, language);
    return exit_error;
  }
  const bool verbose = app.count("--verbose") != 0;
  if (app.count("--version") != 0) {
    Output output;
    output.buffer() = version_text(verbose, language);
    return output.finish(exit_ok, language);
  }
  if (!verbose) return std::nullopt;
  complain(say(language, "--verbose va avec --version : donnez les deux, ou ôtez-la",
               "--verbose goes with --version: give both, or remove it"));
  return exit_error;
}

std::optional<Format> parse_format(std::string_view text) {
  constexpr std::string_view names[] = {"text", "json", "jsonl", "csv", "tsv"};
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (names[i] == text) return static_cast<Format>(i);
  }
  return std::nullopt;
}

std::string keys_of(std::span<const Scheme> schemes) {
  std::string keys;
  for (const Scheme scheme : schemes) {
    keys += (keys.empty() ? "" : ", ") + std::string(key_of(scheme));
  }
  return keys;
}

std::optional<std::vector<Scheme>> parse_schemes(const std::string& list,
                                                 std::span<const Scheme> known, Language language) {
  if (list.empty()) return std::vector<Scheme>(known.begin(), known.end());
  std::vector<Scheme> schemes;
  for (std::string_view rest = list;;) {
    const std::size_t comma = rest.find(',');
    const std::string_view key = rest.substr(0, comma);
    const auto scheme = parse_scheme(key);
    if (!scheme || std::find(known.begin(), known.end(), *scheme) == known.end()) {
      complain(std::string(say(language, "zonage inconnu « ", "unknown scheme “")) +
               std::string(key) +
               std::string(say(language, " » : choisissez parmi ", "”: choose among ")) +
               keys_of(known));
      return std::nullopt;
    }
    if (std::find(schemes.begin(), schemes.end(), *scheme) == schemes.end()) {
      schemes.push_back(*scheme);
    }
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  return schemes;
}

std::optional<ChosenTable> ChosenTable::open(const CommonOptions& options, Language language) {
  if (options.data.empty()) return ChosenTable(std::nullopt, dataset::Table::builtin());
  Result<dataset::TableFile> file = dataset::TableFile::open(options.data);
  if (!file) {
    complain_of(file.error(), language,
                say(language, "donnez une table faite par la même version",
                    "give a table made by the same version"));
    return std::nullopt;
  }
  const dataset::Table table = file->table();  // views memory that moves along with the file
  return ChosenTable(std::move(*file), table);
}

void complain_of_department(const std::string& text, Language language) {
  resolve::Answer answer;
  answer.problem = resolve::Problem::unknown_department;
  answer.problem_detail = text;
  complain(render::describe_problem(answer, language));
}

bool use_color(const CommonOptions& options) {
  if (options.color != "auto") return options.color == "always";
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && ::isatty(STDOUT_FILENO) == 1;
}

}  // namespace zonage::cli
