#include "cli/completion_words.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/qpv_conditions.h"
#include "dataset/departments.h"
#include "grant/published.h"
#include "render/fields.h"
#include "text/charset.h"
#include "text/fold.h"

namespace zonage::cli {
namespace {

using render::Language;
using Candidates = std::vector<std::string>;

constexpr std::size_t most_communes = 200;  // more help nobody
constexpr std::size_t shortest_prefix = 2;  // of a commune's name

void add_all(std::string_view words, Candidates& out) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('|'), words.size());
    out.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

Candidates schemes(const Command& command) {
  Candidates all;
  for (const Scheme scheme : all_schemes) {
    // It has no zones to list.
    if (&command == &list_command && scheme == Scheme::dsc_2023) continue;
    all.emplace_back(key_of(scheme));
  }
  return all;
}

Candidates columns() {
  Candidates all;
  for (const render::Column column : render::all_columns) {
    std::string_view key = key_of(column);
    all.emplace_back(key.substr(key.find('_') + 1));  // without `zonage_`, which may be left out
  }
  return all;
}

Candidates departments() {
  const dataset::Table table = dataset::Table::builtin();
  Candidates all;
  for (const dataset::DepartmentRow& row : table.departments()) {
    if (row.end != 0) continue;
    all.emplace_back(dataset::department_code(row));
    all.emplace_back(table.text(row.name));
  }
  return all;
}

Candidates conditions() {
  Candidates all;
  add_all(known_qpv_conditions("|"), all);
  return all;
}

Candidates encodings() {
  Candidates all;
  for (const text::Charset charset : text::all_charsets) all.emplace_back(text::key_of(charset));
  return all;
}

// The last of several values joined by commas is completed, by none that stands there already.
Candidates in_list(const Candidates& values, std::string_view typed) {
  const std::size_t comma = typed.rfind(',');
  const std::string before(comma == std::string_view::npos ? "" : typed.substr(0, comma + 1));
  Candidates all;
  for (const std::string& value : values) {
    if (("," + before).find("," + value + ",") == std::string::npos) all.push_back(before + value);
  }
  return all;
}

// The communes of the grant whose names begin so, in any case and accents.
Candidates grant_communes(std::string_view typed) {
  std::string key;
  text::fold(typed, key);
  Candidates all;
  if (key.empty()) return all;
  for (const grant::Commune& commune : grant::published_communes(dataset::Table::builtin())) {
    all.push_back(commune.name);
  }
  return all;
}

// The values of an option; none where any text or a file is meant.
Candidates values_of(const Command& command, const CLI::Option& option, std::string_view typed) {
  const auto is = [&](std::string_view other) { return option.check_lname(std::string(other)); };
  if (is("department")) return departments();
  if (is("scheme")) return in_list(schemes(command), typed);
  if (is("commune")) return grant_communes(typed);
  if (is("columns")) return in_list(columns(), typed);
  if (is("encoding")) return encodings();
  if (is("where")) return in_list(conditions(), typed);
  if (is("profile")) return {"as-published", "as-written"};  // or a file
  if (is("zone")) return {"A", "B", "C", "I", "II", "III"};
  if (is("delimiter")) return {";", ",", "tab", "|"};
  // `fr|en`: the words themselves.
  Candidates values;
  const std::string placeholder = option.get_type_name();
  const bool words = std::all_of(placeholder.begin(), placeholder.end(),
                                 [](char c) { return (c >= 'a' && c <= 'z') || c == '|'; });
  if (words) add_all(placeholder, values);
  return values;
}

// Communes of today or of the lists' day whose names begin so, in any case and accents.
Candidates communes(std::string_view typed) {
  std::string key;
  text::fold(typed, key);
  if (key.size() < shortest_prefix) return {};
  const dataset::Table table = dataset::Table::builtin();
  Candidates all;
  for (const dataset::KeyRow& row : table.keys_beginning(key)) {
    for (const std::uint32_t n : table.names_with(row)) {
      const dataset::NameRow& name = table.names()[n];
      const bool current = name.kind == dataset::NameKind::commune && name.end == 0;
      if (!current && name.on_list_day != dataset::name_on_list_day) continue;
      all.emplace_back(table.text(name.name));
      break;
    }
    if (all.size() > most_communes) return {};
  }
  return all;
}

// Those that begin as typed, each once.
void append_beginning(Candidates candidates, std::string_view typed, std::string& out) {
  std::string wanted;
  text::fold(typed, wanted);
  std::vector<std::string_view> known;
  for (const std::string& candidate : candidates) {
    std::string key;
    text::fold(candidate, key);
    const bool begins =
        candidate.starts_with(typed) || (!wanted.empty() && key.starts_with(wanted));
    if (!begins || std::find(known.begin(), known.end(), candidate) != known.end()) continue;
    known.push_back(candidate);
    out += candidate;
    out += '\n';
  }
}

class Line {
 public:
  explicit Line(std::span<const std::string> words) {
    for (const std::string& word : words) words_.push_back(unquoted(word));
    if (!words_.empty()) first_argument_ = 1 + first_word(std::span(words_).subspan(1));
    const bool known = first_argument_ < words_.size();
    const Command* named = known ? find_command(words_[first_argument_]) : nullptr;
    command_ = named != nullptr ? named : &lookup_command;
    command_->declare(app_, Language::english);
  }

  void complete(std::size_t at, std::string& out) const {
    const std::string typed = at < words_.size() ? words_[at] : std::string();
    if (typed.starts_with('-')) {
      const std::size_t equals = typed.find('=');
      if (equals == std::string::npos) return append_beginning(options(), typed, out);
      const CLI::Option* option = find_option(typed.substr(0, equals));
      if (option == nullptr) return;
      Candidates values;
      for (const std::string& value : values_of(*command_, *option, typed.substr(equals + 1))) {
        values.push_back(typed.substr(0, equals + 1) + value);
      }
      return append_beginning(std::move(values), typed, out);
    }
    if (at >= 2 && at <= words_.size()) {
      const CLI::Option* before = find_option(words_[at - 1]);
      if (before != nullptr && before->get_items_expected_max() != 0) {
        return append_beginning(values_of(*command_, *before, typed), typed, out);
      }
    }
    append_beginning(arguments(at, typed), typed, out);
  }

 private:
  // As far as shells hand quotes on: bash does.
  static std::string unquoted(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (word[i] == '\\' && i + 1 < word.size()) {
        out += word[++i];
      } else if (word[i] == '"' || (word[i] == '\'' && i == 0)) {
        continue;
      } else {
        out += word[i];
      }
    }
    return out;
  }

  Candidates options() const {
    Candidates all;
    for (const CLI::Option* option : app_.get_options()) {
      for (const std::string& name : option->get_lnames()) all.push_back("--" + name);
      for (const std::string& name : option->get_snames()) all.push_back("-" + name);
    }
    return all;
  }

  const CLI::Option* find_option(std::string_view word) const {
    if (!word.starts_with('-')) return nullptr;
    for (const CLI::Option* option : app_.get_options()) {
      for (const std::string& name : option->get_lnames()) {
        if (word == "--" + name) return option;
      }
      for (const std::string& name : option->get_snames()) {
        if (word == "-" + name) return option;
      }
    }
    return nullptr;
  }

  Candidates arguments(std::size_t at, std::string_view typed) const {
    Candidates all;
    const std::string_view name = command_->page.name;
    if (at <= first_argument_) {
      for (const Command* command : all_commands()) {
        all.emplace_back(command->page.name.empty() ? "lookup" : command->page.name);
      }
    }
    if (name == "completion") {
      if (at > first_argument_) add_all("bash|zsh|fish", all);
    } else if (name == "sources") {
      if (at == first_argument_ + 1) all.emplace_back("check");
    } else if (name != "annotate" && name != "list") {
      const Candidates found = name == "dotation" ? grant_communes(typed) : communes(typed);
      all.insert(all.end(), found.begin(), found.end());
    }
    return all;
  }

  std::vector<std::string> words_;
  const Command* command_ = nullptr;
  std::size_t first_argument_ = 1;  // where a command's word stands, if any
  CLI::App app_;
};

}  // namespace

void append_completion_words(std::span<const std::string> line, std::string& out) {
  if (line.size() < 2) return;
  std::size_t at = 0;
  const std::string& number = line.front();
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), at);
  if (error != std::errc{} || end != number.data() + number.size() || at == 0) return;
  Line(line.subspan(1)).complete(at, out);
}

}  // namespace zonage::cli
