// zonage [lookup] QUERY...: the zones of communes, one by one.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "annotate/input.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/own_lists.h"
#include "cli/rows.h"
#include "render/fields.h"
#include "render/json.h"
#include "render/printable.h"
#include "render/text.h"
#include "resolve/resolver.h"

namespace zonage::cli {
namespace {

using render::Language;

struct LookupOptions {
  CommonOptions common;
  std::vector<std::string> queries;
  std::string department;
  std::string postal_code;
  std::string format = "text";
  std::string schemes;
  std::string at;
  std::vector<std::string> with;
  bool explain = false;
  bool accept_suggestion = false;
};

class Lookup {
 public:
  Lookup(const dataset::Table& table, const LookupOptions& options, Format format,
         std::vector<Scheme> schemes, const std::vector<lists::OwnList>& lists, Language language)
      : table_(table),
        resolver_(table),
        options_(options),
        format_(format),
        schemes_(std::move(schemes)),
        lists_(lists),
        language_(language) {
    if (const auto day = parse_date(options.at)) at_ = *day;
    if (options.schemes.empty()) {
      columns_.assign(render::default_columns.begin(), render::default_columns.end());
    } else {
      for (const render::Column column : render::all_columns) {
        const auto scheme = render::scheme_of(column);
        const bool wanted =
            !scheme || std::find(schemes_.begin(), schemes_.end(), *scheme) != schemes_.end();
        if (wanted) columns_.push_back(column);
      }
    }
    for (const lists::OwnList& list : lists_) columns_.emplace_back(list);
    text_options_ = {language, schemes_, options.explain, use_color(options.common), lists_};
    if (format_ == Format::text) output_.fit_terminal();
    const bool rows = format_ == Format::csv || format_ == Format::tsv;
    if (rows && !options_.common.quiet) {
      std::vector<std::string_view> header;
      for (const render::OutColumn& column : columns_) header.push_back(column.key());
      append_row(header, format_, output_.buffer());
    }
  }

  // False when nobody can read any more.
  bool answer(std::string_view query) { return answer(query, query); }

  // Likewise, of a query that stands on the next line of the input.
  bool answer_line(std::string_view query) {
    ++line_;
    return answer(query);
  }

  // `-p` alone: every commune of the postal code.
  void answer_postal_code() { answer("", options_.postal_code); }

  bool flush() { return output_.flush(); }
  int finish() { return output_.finish(status_, language_); }

 private:
  bool answer(std::string_view text, std::string_view query) {
    resolver_.lookup({.text = text,
                      .department = options_.department,
                      .postal_code = options_.postal_code,
                      .at = at_,
                      .accept_suggestion = options_.accept_suggestion},
                     answer_);
    if (answer_.problem != resolve::Problem::none) {
      output_.flush();  // in the order in which things were asked
      complain(problem_prefix(query) + render::describe_problem(answer_, language_));
      status_ = exit_error;
    } else if (answer_.status != Status::found && status_ == exit_ok) {
      status_ = exit_unresolved;
    }
    if (options_.common.quiet) return true;
    render(query);
    return output_.drain();
  }

  // Which query of several is meant: its line on the input, or its text.
  std::string problem_prefix(std::string_view query) const {
    const std::string_view colon = say(language_, " : ", ": ");
    if (line_ != 0) return joined(say(language_, "ligne ", "line "), std::to_string(line_), colon);
    if (answer_.problem != resolve::Problem::unknown_department) return {};
    return joined(render::printable(query), colon);
  }

  void render(std::string_view query) {
    std::string& out = output_.buffer();
    switch (format_) {
      case Format::text:
        if (answer_.problem != resolve::Problem::none) return;
        if (!first_) out += '\n';
        first_ = false;
        render::append_text(table_, query, answer_, text_options_, out);
        return;
      case Format::json:
      case Format::jsonl:
        render::append_json(table_, query, answer_,
                            {.schemes = schemes_,
                             .lists = lists_,
                             .explain = options_.explain,
                             .layout = format_ == Format::json ? render::JsonLayout::indented
                                                               : render::JsonLayout::one_line},
                            out);
        return;
      case Format::csv:
      case Format::tsv:
        break;
    }
    if (answer_.bodies.empty()) {
      append_cells(dataset::none);
      return;
    }
    for (const std::uint32_t body : answer_.bodies) append_cells(body);
  }

  void append_cells(std::uint32_t candidate) {
    std::vector<std::string> cells(columns_.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      render::append_cell({table_, answer_, candidate}, columns_[i], cells[i]);
    }
    append_row(std::vector<std::string_view>(cells.begin(), cells.end()), format_,
               output_.buffer());
  }

  const dataset::Table& table_;
  resolve::Resolver resolver_;
  const LookupOptions& options_;
  Format format_;
  std::vector<Scheme> schemes_;
  const std::vector<lists::OwnList>& lists_;
  std::vector<render::OutColumn> columns_;
  Language language_;
  render::TextOptions text_options_;
  Date at_ = no_date;
  resolve::Answer answer_;
  Output output_;
  int status_ = exit_ok;
  bool first_ = true;
  std::uint64_t line_ = 0;  // of the input; 0: the queries are arguments
};

// One query a line; what was answered leaves as soon as the input pauses.
int answer_lines(Lookup& lookup, Language language) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::string pending;
  std::array<char, 65536> buffer;
  bool first = true;
  const auto answer = [&](std::string_view line) {
    if (first && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
    first = false;
    return lookup.answer_line(line);
  };
  annotate::Input input;
  for (;;) {
    std::size_t got = 0;
    const auto outcome = input.read(buffer, got);
    if (outcome == annotate::Input::Outcome::end) break;
    if (outcome != annotate::Input::Outcome::bytes) {
      lookup.finish();
      complain(
          joined(say(language, "l'entrée ne peut pas être lue (", "the input cannot be read ("),
                 reason_of(input.error_number(), language),
                 say(language, ") : vérifiez le fichier", "): check the file")));
      return exit_error;
    }
    pending.append(buffer.data(), got);
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = pending.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
      std::string_view line = std::string_view(pending).substr(begin, end - begin);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!answer(line)) return lookup.finish();
    }
    pending.erase(0, begin);
    // A line that is longer than any query is cut: it is refused either way.
    if (pending.size() > 2 * resolve::longest_query) pending.resize(2 * resolve::longest_query);
    if (!lookup.flush()) return lookup.finish();
  }
  if (!pending.empty()) answer(pending);
  return lookup.finish();
}

void declare(CLI::App& app, LookupOptions& options, Language language) {
  app.add_option(say(language, {"REQUÊTE", "QUERY"}), options.queries,
                 say(language, {"nom ou code INSEE d'une commune, un par argument ; sans lui ni "
                                "-p, une requête par ligne sur l'entrée",
                                "name or INSEE code of a commune, one an argument; without it and "
                                "-p, one query a line on the input"}));
  add_department(app, options.department, language);
  add_value(app, "-p,--postal-code", options.postal_code, {"CODE", "CODE"},
            {"code postal : précise le nom ; seul, ses communes",
             "postal code: narrows the name; alone, its communes"},
            language);
  add_format(app, options.format, {"text", "json", "jsonl", "csv", "tsv"}, language);
  app.add_option(
         "-s,--scheme", options.schemes,
         say(language, {"seulement ces zonages : ", "only these schemes: "}) + keys_of(all_schemes))
      ->type_name(say(language, {"LISTE", "LIST"}))
      ->check(not_empty(language));
  add_value(app, "--at", options.at, {"AAAA-MM-JJ", "YYYY-MM-DD"},
            {"lire le nom à cette date (un code reste lu tel quel, et les zones restent)",
             "read the name as of this day (not a code; zones stay)"},
            language);
  add_with(app, options.with, language);
  app.add_flag(
      "--accept-suggestion", options.accept_suggestion,
      say(language, {"prendre la suggestion la plus proche quand nulle autre ne l'est autant",
                     "take the nearest suggestion when no other is as near"}));
  app.add_flag("-e,--explain", options.explain,
               say(language, {"la preuve : document, section, ligne, forme imprimée",
                              "the proof: document, section, line, printed form"}));
  add_common(app, options.common, language);
}

constexpr Example examples[] = {
    {"zonage \"st denis (93)\" Valserhône",
     {"deux communes, l'une précisée par son département",
      "two communes, one of them narrowed by its département"}},
    {"zonage -d 83 --explain Saint-Cyr-sur-Mer",
     {"la preuve : où la liste le dit, et ce qui y a été corrigé",
      "the proof: where the list says so, and what was corrected in it"}},
    {"zonage --with abc=zonage_abc.csv:date=2025-09-05 Annecy",
     {"avec une liste à soi, par code INSEE, en vigueur ce jour-là",
      "with a list of one's own, by INSEE code, in force on that day"}},
};

int run(const Arguments& arguments) {
  const Language language = language_of(arguments);
  LookupOptions options;
  CLI::App app;
  declare(app, options, language);
  if (const auto status = parse(lookup_command.page, app, arguments, language)) return *status;

  const auto schemes = parse_schemes(options.schemes, all_schemes, language);
  if (!schemes) return exit_error;
  const auto chosen = ChosenTable::open(options.common, language);
  if (!chosen) return exit_error;
  if (!options.department.empty() &&
      resolve::Resolver(chosen->table()).find_department(options.department) == dataset::none) {
    complain_of_department(options.department, language);
    return exit_error;
  }
  if (!options.postal_code.empty() && !resolve::parse_postal_code(options.postal_code)) {
    complain(render::describe_refused_postal_code(options.postal_code, language));
    return exit_error;
  }
  if (!options.at.empty()) {
    if (const auto day = render::read_day(options.at, language); !day) {
      complain(day.error().message);
      return exit_error;
    }
  }
  const auto lists = open_own_lists(options.with, chosen->table(), options.common.quiet, language);
  if (!lists) return exit_error;
  Lookup lookup(chosen->table(), options, *parse_format(options.format), *schemes, *lists,
                language);
  if (!options.queries.empty()) {
    for (const std::string& query : options.queries) {
      if (!lookup.answer(query)) break;
    }
    return lookup.finish();
  }
  if (!options.postal_code.empty()) {
    lookup.answer_postal_code();
    return lookup.finish();
  }
  if (::isatty(STDIN_FILENO) == 1) {
    complain(say(language, "aucune requête : donnez un nom de commune, par exemple :",
                 "no query: give the name of a commune, for example:"));
    const std::string beginning =
        say(language, {"  zonage Béthune                             ses zones\n"
                       "  zonage -e \"st denis (93)\"                 et la preuve\n"
                       "  zonage annotate < clients.csv > zones.csv  une table entière\n"
                       "  zonage --help                              tout le reste\n",
                       "  zonage Béthune                             its zones\n"
                       "  zonage -e \"st denis (93)\"                 and the proof\n"
                       "  zonage annotate < clients.csv > zones.csv  a whole table\n"
                       "  zonage --help                              everything else\n"});
    std::fwrite(beginning.data(), 1, beginning.size(), stderr);
    return exit_error;
  }
  return answer_lines(lookup, language);
}

}  // namespace

const Command lookup_command{
    {"",
     {"Dans quelle zone se trouve une commune française ?",
      "In which zone does a French commune lie?"},
     {"Un nom dans n'importe quelle graphie, « Saint-Denis (93) », « 93200 Saint-Denis » ou un "
      "code "
      "INSEE. Un nom que portent plusieurs communes est « ambigu » et toutes sont citées ; un nom "
      "que "
      "nul ne porte reste inconnu : zonage ne devine pas. zonage lookup dit la même chose, pour "
      "une "
      "commune qui porterait le nom d'une commande.",
      "A name in any spelling, “Saint-Denis (93)”, “93200 Saint-Denis” or an INSEE code. A name "
      "that "
      "several communes bear is ambiguous and all are listed; one that nobody bears stays unknown: "
      "zonage never guesses. zonage lookup is the same thing, for a commune named like a command."},
     examples},
    run,
    [](CLI::App& app, Language language) {
      static LookupOptions unused;
      declare(app, unused, language);
    }};

}  // namespace zonage::cli
