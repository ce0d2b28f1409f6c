// zonage qpv: the priority neighbourhoods of Hauts-de-France, one by one or as a list.
#include <algorithm>
#include <array>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/qpv_conditions.h"
#include "cli/rows.h"
#include "dataset/departments.h"
#include "render/printable.h"
#include "render/qpv_answer.h"
#include "render/qpv_figures.h"
#include "resolve/qpv.h"
#include "resolve/qpv_query.h"

namespace zonage::cli {
namespace {

using dataset::none;
using dataset::QpvRow;
using render::Language;

struct QpvOptions {
  CommonOptions common;
  std::vector<std::string> queries;
  bool list = false;
  std::string where;
  std::string department;
  std::string format = "text";
  bool explain = false;
};

bool is_rows(Format format) { return format == Format::csv || format == Format::tsv; }

render::JsonLayout layout_of(Format format) {
  return format == Format::json ? render::JsonLayout::indented : render::JsonLayout::one_line;
}

class Qpvs {
 public:
  Qpvs(const dataset::Table& table, const QpvOptions& options, Language language)
      : table_(table),
        finder_(table),
        options_(options),
        format_(*parse_format(options.format)),
        language_(language) {
    text_options_.language = language;
    text_options_.explain = options.explain;
    text_options_.color = use_color(options.common);
    if (format_ == Format::text) output_.fit_terminal();
  }

  int answer_all() {
    if (is_rows(format_) && !options_.common.quiet) {
      std::vector<std::string_view> header{"requete", "statut"};
      const auto columns = render::qpv_columns();
      header.insert(header.end(), columns.begin(), columns.end());
      append_row(header, format_, output_.buffer());
    }
    for (const std::string& query : options_.queries) {
      if (!answer(query)) break;
    }
    return output_.finish(status_, language_);
  }

  int list(const std::vector<const QpvCondition*>& where) {
    std::uint32_t department = none;
    if (!options_.department.empty()) {
      department = resolve::Resolver(table_).find_department(options_.department);
    }
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t q = 0; q < table_.qpvs().size(); ++q) {
      const QpvRow& row = table_.qpvs()[q];
      if (lies_in(row, department) &&
          std::all_of(where.begin(), where.end(), [&](const auto* c) { return c->holds(row); })) {
        chosen.push_back(q);
      }
    }
    if (!options_.common.quiet) write_list(chosen);
    if (!chosen.empty()) return output_.finish(exit_ok, language_);
    output_.flush();
    complain(say(language_,
                 "aucun quartier ne répond à ces choix : élargissez-les (l'atlas couvre les "
                 "départements 02, 59, 60, 62, 80)",
                 "no neighbourhood answers to these choices: widen them (the atlas covers the "
                 "départements 02, 59, 60, 62, 80)"));
    return output_.finish(exit_unresolved, language_);
  }

 private:
  bool lies_in(const QpvRow& row, std::uint32_t department) const {
    if (options_.department.empty()) return true;
    if (department == resolve::belgium) return false;
    return dataset::department_code(table_.departments()[department]) ==
           resolve::department_of(row);
  }

  // False when nobody can read any more.
  bool answer(const std::string& query) {
    finder_.find(query, options_.department, answer_);
    if (answer_.problem == resolve::QpvProblem::query) {
      output_.flush();  // in the order in which things were asked
      complain(render::describe_problem(answer_.commune, language_));
      status_ = exit_error;
      return true;
    }
    if (answer_.status != Status::found && status_ == exit_ok) status_ = exit_unresolved;
    if (options_.common.quiet) return true;
    std::string& out = output_.buffer();
    if (format_ == Format::text) {
      if (!first_) out += '\n';
      first_ = false;
      render::append_qpv_text(table_, query, answer_, text_options_, out);
    } else if (is_rows(format_)) {
      write_rows(query);
    } else {
      render::append_qpv_json(table_, query, answer_, options_.explain, layout_of(format_), out);
    }
    return output_.drain();
  }

  // A row for each neighbourhood; one without any where there is none.
  void write_rows(const std::string& query) {
    const std::size_t width = render::qpv_columns().size();
    std::vector<std::vector<std::string>> rows;
    for (const std::uint32_t q : answer_.qpvs) rows.push_back(render::qpv_cells(table_, q));
    if (rows.empty()) rows.emplace_back(width);
    for (std::vector<std::string>& row : rows) {
      row.insert(row.begin(), {query, std::string(key_of(answer_.status))});
      append(row);
    }
  }

  void append(const std::vector<std::string>& cells) {
    append_row(std::vector<std::string_view>(cells.begin(), cells.end()), format_,
               output_.buffer());
  }

  void write_list(const std::vector<std::uint32_t>& chosen) {
    std::string& out = output_.buffer();
    if (format_ == Format::text) {
      if (chosen.empty()) return;
      render::append_qpv_lines(table_, chosen, text_options_, out);
      out += "  " + std::to_string(chosen.size()) +
             std::string(chosen.size() == 1 ? say(language_, " quartier ; ", " neighbourhood; ")
                                            : say(language_, " quartiers ; ", " neighbourhoods; "));
      out += render::not_to_confuse(Scheme::qpv, language_);
      out += '\n';
      return;
    }
    if (is_rows(format_)) append_row(render::qpv_columns(), format_, out);
    for (const std::uint32_t q : chosen) {
      if (is_rows(format_)) {
        append(render::qpv_cells(table_, q));
      } else {
        render::append_qpv_json(table_, q, options_.explain, layout_of(format_), out);
      }
      if (!output_.drain()) return;
    }
  }

  const dataset::Table& table_;
  resolve::QpvFinder finder_;
  const QpvOptions& options_;
  Format format_;
  Language language_;
  render::TextOptions text_options_;
  resolve::QpvAnswer answer_;
  Output output_;
  int status_ = exit_ok;
  bool first_ = true;
};

void declare(CLI::App& app, QpvOptions& options, Language language) {
  app.add_option(say(language, {"REQUÊTE", "QUERY"}), options.queries,
                 say(language, {"code (QP059074) ou nom d'un quartier, nom ou code INSEE d'une "
                                "commune, un par argument",
                                "code (QP059074) or name of a neighbourhood, name or INSEE code "
                                "of a commune, one an argument"}));
  app.add_flag("-l,--list", options.list,
               say(language, {"tous les quartiers, dans l'ordre de leurs codes",
                              "all neighbourhoods, in the order of their codes"}));
  app.add_option("-w,--where", options.where,
                 say(language, {"avec --list, ceux-là seulement : ", "with --list, only these: "}) +
                     known_qpv_conditions(", "))
      ->type_name(say(language, {"LISTE", "LIST"}));
  add_department(app, options.department, language);
  add_format(app, options.format, {"text", "json", "jsonl", "csv", "tsv"}, language);
  app.add_flag("-e,--explain", options.explain,
               say(language, {"lignes imprimées, corrections et preuves, définitions",
                              "printed lines, corrections and evidence, definitions"}));
  add_common(app, options.common, language);
}

constexpr Example examples[] = {
    {"zonage qpv QP059074",
     {"tout ce que l'atlas dit d'un quartier", "all that the atlas says of a neighbourhood"}},
    {"zonage qpv --list --department 62 --where zfu",
     {"ceux du Pas-de-Calais que touche une zone franche urbaine",
      "those of Pas-de-Calais that a zone franche urbaine overlaps"}},
};

int run(const Arguments& arguments) {
  const Language language = language_of(arguments);
  QpvOptions options;
  CLI::App app;
  declare(app, options, language);
  if (const auto status = parse(qpv_command.page, app, arguments, language)) return *status;

  const auto where = parse_qpv_conditions(options.where, language);
  if (!where) return exit_error;
  if (options.list != options.queries.empty() || (!options.list && !options.where.empty())) {
    complain(say(language,
                 "zonage qpv : donnez des quartiers ou des communes, ou bien --list (que --where "
                 "précise)",
                 "zonage qpv: give neighbourhoods or communes, or else --list (which --where "
                 "narrows)"));
    return exit_error;
  }
  const auto chosen = ChosenTable::open(options.common, language);
  if (!chosen) return exit_error;
  if (!options.department.empty() &&
      resolve::Resolver(chosen->table()).find_department(options.department) == none) {
    complain_of_department(options.department, language);
    return exit_error;
  }
  Qpvs qpvs(chosen->table(), options, language);
  return options.list ? qpvs.list(*where) : qpvs.answer_all();
}

}  // namespace

const Command qpv_command{
    {"qpv",
     {"Les quartiers prioritaires (QPV 2015–2023) des Hauts-de-France, atlas de l'ANCT de janvier "
      "2022",
      "The priority neighbourhoods (QPV 2015–2023) of Hauts-de-France, atlas of the ANCT of "
      "January "
      "2022"},
     {"Une commune n'est pas une adresse : l'adresse est à vérifier sur la carte officielle "
      "(sig.ville.gouv.fr). Cette liste a été remplacée par une autre le 1er janvier 2024.",
      "A commune is no address: check the address on the official map (sig.ville.gouv.fr). This "
      "list was replaced by another on 1 January 2024."},
     examples},
    run,
    [](CLI::App& app, Language language) {
      static QpvOptions unused;
      declare(app, unused, language);
    }};

}  // namespace zonage::cli
