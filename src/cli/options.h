// The command line's parser: what every command's options have in common. The one place, with the
// commands themselves, that sees CLI11.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "zonage/terms.h"

namespace zonage::cli {

enum class Format { text, json, jsonl, csv, tsv };

struct Words {
  std::string_view french;
  std::string_view english;
};

struct CommonOptions {
  std::string language;
  std::string color = "auto";
  std::string data;
  bool quiet = false;
  bool version = false;
  bool verbose = false;
};

// Refuses a value that is not one of these.
CLI::Validator one_of(std::vector<std::string> values, render::Language language);

inline std::string say(render::Language language, const Words& words) {
  return std::string(language == render::Language::french ? words.french : words.english);
}

// An empty value is a variable that a script left unset, not the same as no option.
CLI::Validator not_empty(render::Language language);

// `-` stands for a stream in some options; where it does not, it would name a file by mistake.
CLI::Validator named_file(render::Language language);

// An option with a value, and the word that stands for its value.
template <class Value>
CLI::Option* add_value(CLI::App& app, const char* names, Value& value, const Words& placeholder,
                       const Words& description, render::Language language) {
  return app.add_option(names, value, say(language, description))
      ->type_name(say(language, placeholder))
      ->check(not_empty(language));
}

// `-h`, `-V`, `--verbose`, `--man`, `--lang`, `--color`, `-q`, `--data`.
void add_common(CLI::App& app, CommonOptions& options, render::Language language);

// `-d` and `-f`, which mean the same wherever they are.
void add_department(CLI::App& app, std::string& department, render::Language language);
void add_format(CLI::App& app, std::string& format, std::vector<std::string> formats,
                render::Language language);
inline constexpr Words file_placeholder{"FICHIER", "FILE"};

struct Page;

// Parses; a value is the exit status with which the command is over (help, the manual page, the
// version, or a usage error that has been told on stderr).
std::optional<int> parse(const Page& page, CLI::App& app, const Arguments& arguments,
                         render::Language language);

std::optional<Format> parse_format(std::string_view text);

// `abc_2003, apl_1978`.
std::string keys_of(std::span<const Scheme> schemes);

// `abc_2003,apl_1978`, of `known`; all of them when the list is empty. Tells an unknown one on
// stderr and returns nothing.
std::optional<std::vector<Scheme>> parse_schemes(const std::string& list,
                                                 std::span<const Scheme> known,
                                                 render::Language language);

// The built-in table, or the one of `--data`; tells what is wrong with it on stderr.
class ChosenTable {
 public:
  static std::optional<ChosenTable> open(const CommonOptions& options, render::Language language);
  const dataset::Table& table() const { return table_; }

 private:
  ChosenTable(std::optional<dataset::TableFile> file, const dataset::Table& table)
      : file_(std::move(file)), table_(table) {}
  std::optional<dataset::TableFile> file_;  // owns the bytes that table_ views
  dataset::Table table_;
};

// Tells on stderr that there is no such département.
void complain_of_department(const std::string& text, render::Language language);

bool use_color(const CommonOptions& options);

inline std::string joined(std::string_view a, std::string_view b, std::string_view c = {}) {
  return std::string(a) + std::string(b) + std::string(c);
}

inline std::string_view say(render::Language language, std::string_view french,
                            std::string_view english) {
  return language == render::Language::french ? french : english;
}

}  // namespace zonage::cli
