// zonage dotation: the Béthune-Bruay grant (DSC 2023): computed, explained, held against what was
// published, or with something changed.
#include <algorithm>
#include <set>
#include <utility>

#include "cli/commands.h"
#include "cli/grant_commune.h"
#include "cli/options.h"
#include "cli/rows.h"
#include "grant/differences.h"
#include "grant/inputs.h"
#include "grant/published.h"
#include "grant/scenario.h"
#include "render/grant_explained.h"
#include "render/grant_numbers.h"
#include "render/grant_rows.h"
#include "render/grant_text.h"
#include "render/json.h"
#include "render/printable.h"

namespace zonage::cli {
namespace {

using render::GrantCell;
using render::GrantView;
using render::Language;

struct DotationOptions {
  CommonOptions common;
  std::string commune;
  std::string commune_behind;  // without an option's name
  bool check = false;
  std::vector<std::string> changes;
  std::vector<std::string> envelopes;
  std::string cap;
  std::string profile;
  bool freeze_means = false;
  std::string inputs;
  std::string format = "text";
};

class Dotation {
 public:
  Dotation(const dataset::Table& table, const DotationOptions& options, Language language)
      : table_(table), options_(options), language_(language) {}

  int run() {
    if (!load_rules() || !load_communes()) return exit_error;
    // Compared is what is published, or what these inputs give before anything is changed.
    const auto reference = told(grant::reference_of(table_, communes_, basis_));
    if (!reference) return exit_error;
    if (options_.check && !options_.commune.empty()) {
      complain(say(language_, "--check porte sur toutes les communes : n'en nommez aucune",
                   "--check is for all communes: name none"));
      return exit_error;
    }
    if (options_.check && !reference->published) {
      complain(say(language_,
                   "--check compare à ce qui est publié : ce ne sont pas les communes publiées",
                   "--check compares with what is published: these are not the communes of it"));
      return exit_error;
    }
    if (!change_rules() || !change_inputs()) return exit_error;
    std::optional<std::size_t> wanted;
    if (!options_.commune.empty()) {
      wanted = commune_of(communes_, table_, options_.commune, language_);
      if (!wanted) return exit_unresolved;  // a query without an answer, and no mistake of usage
    }
    const auto outcome = told(
        grant::compute(communes_, profile_, options_.freeze_means ? &reference->means : nullptr));
    if (!outcome) return exit_error;
    const GrantView view{table_,     communes_,    profile_, *outcome,
                         *reference, is_what_if(), changes_, options_.freeze_means,
                         language_};
    if (options_.check) return check(view);
    return write(view, wanted);
  }

 private:
  bool is_what_if() const {
    return !changes_.empty() || !options_.changes.empty() || !options_.envelopes.empty() ||
           !options_.cap.empty() || options_.freeze_means;
  }

  template <class T>
  std::optional<T> told(Result<T> result) const {
    if (result) return std::move(*result);
    complain_of(result.error(), language_);
    return std::nullopt;
  }

  bool told(const std::optional<Error>& error) const {
    if (error) complain_of(*error, language_);
    return !error;
  }

  bool load_rules() {
    using grant::BuiltinProfile;
    auto published = told(grant::builtin_profile(table_, BuiltinProfile::as_published));
    if (!published) return false;
    basis_ = std::move(*published);
    profile_ = basis_;
    const std::string& name = options_.profile;
    if (name.empty() || name == "as-published") return true;
    auto chosen =
        told(name == "as-written" ? grant::builtin_profile(table_, BuiltinProfile::as_written)
                                  : grant::open_profile(name));
    if (!chosen) return false;
    profile_ = std::move(*chosen);
    return true;
  }

  bool load_communes() {
    if (options_.inputs.empty()) {
      communes_ = grant::published_communes(table_);
      return true;
    }
    auto read = told(grant::open_inputs(options_.inputs));
    if (!read) return false;
    communes_ = std::move(*read);
    if (!told(grant::unknown_code(table_, communes_))) return false;
    // Another agglomeration is not compared with Béthune-Bruay's rules, but with its own.
    if (!are_published()) basis_ = profile_;
    return true;
  }

  bool change_rules() {
    std::set<std::string> changed;
    for (const std::string& each : options_.envelopes) {
      if (!changed.insert(each.substr(0, 1)).second) {
        complain(joined(
            "--envelope ", each.substr(0, 1),
            say(language_, " : donnée deux fois : gardez-en une", ": given twice: keep one")));
        return false;
      }
      if (!told(grant::change_envelope(profile_, each))) return false;
    }
    if (!options_.cap.empty() && !told(grant::change_cap(profile_, options_.cap))) return false;
    changes_ = grant::differences(basis_, profile_);
    return true;
  }

  bool change_inputs() {
    const std::vector<grant::Commune> before = communes_;
    std::set<std::pair<std::size_t, grant::Input>> changed;
    for (const std::string& text : options_.changes) {
      const auto change = told(grant::parse_change(text));
      if (!change) return false;
      const auto c = commune_of(communes_, table_, change->commune, language_);
      if (!c) return false;
      if (!changed.insert({*c, change->input}).second) {
        complain(joined("--set ", communes_[*c].code, ".") + std::string(key_of(change->input)) +
                 std::string(say(language_, " : donnée deux fois : gardez-en une",
                                 ": given twice: keep one")));
        return false;
      }
      communes_[*c].inputs[grant::at(change->input)] = change->value;
      communes_[*c].places[grant::at(change->input)] = {"--set", 0, 0, {}};
      if (!told(why_not(communes_[*c], change->input))) return false;
    }
    // A file with the published communes may differ from what is published.
    const std::vector<grant::Commune> published =
        are_published() ? grant::published_communes(table_) : before;
    for (std::size_t c = 0; c < communes_.size(); ++c) {
      for (const grant::Input input : grant::all_inputs) {
        const grant::Fraction from(published[c][input]);
        const grant::Fraction to(communes_[c][input]);
        if (from == to) continue;
        changes_.push_back(communes_[c].code + "." + std::string(key_of(input)) + " : " +
                           render::plain_number(published[c][input]) + " -> " +
                           render::plain_number(communes_[c][input]));
      }
    }
    return true;
  }

  // The communes are those of the deliberation.
  bool are_published() const {
    return communes_.size() == table_.grant_communes().size() &&
           std::all_of(communes_.begin(), communes_.end(), [&](const auto& each) {
             return grant::published_commune(table_, each.code).has_value();
           });
  }

  void append_cells(const std::vector<GrantCell>& cells, bool header) {
    const Format format = *parse_format(options_.format);
    if (format == Format::csv || format == Format::tsv) {
      std::vector<std::string_view> row;
      if (header) {
        for (const GrantCell& cell : cells) row.emplace_back(cell.key);
        append_row(row, format, output_.buffer());
        row.clear();
      }
      for (const GrantCell& cell : cells) row.emplace_back(cell.value);
      append_row(row, format, output_.buffer());
      return;
    }
    std::vector<render::NamedCell> named;
    for (const GrantCell& cell : cells) named.push_back({cell.key, cell.value, cell.is_number});
    render::append_json_row(
        named, format == Format::json ? render::JsonLayout::indented : render::JsonLayout::one_line,
        output_.buffer());
  }

  int check(const GrantView& view) {
    const std::vector<render::GrantCheck> checks = render::check_published(view);
    const bool same = std::all_of(checks.begin(), checks.end(),
                                  [](const auto& each) { return each.equal == each.compared; });
    const int status = same ? exit_ok : exit_unresolved;
    if (options_.common.quiet) return status;
    if (options_.format == "text") {
      output_.fit_terminal();
      render::append_grant_head(view, output_.buffer());
      output_.buffer() += '\n';
      render::append_grant_check(view, checks, output_.buffer());
    } else {
      for (const render::GrantCheck& each : checks) {
        append_cells(render::check_row(view, each), &each == &checks.front());
      }
    }
    return output_.finish(status, language_);
  }

  int write(const GrantView& view, const std::optional<std::size_t>& wanted) {
    if (options_.common.quiet) return exit_ok;
    if (options_.format != "text") {
      if (wanted) {
        append_cells(render::grant_details(view, *wanted), true);
      } else {
        for (std::size_t c = 0; c < communes_.size(); ++c) {
          append_cells(render::grant_row(view, c), c == 0);
        }
      }
      return output_.finish(exit_ok, language_);
    }
    output_.fit_terminal();
    render::append_grant_head(view, output_.buffer());
    if (wanted) {
      if (!told(render::append_grant_explained(view, *wanted, output_.buffer()))) return exit_error;
    } else {
      render::append_grant_table(view, output_.buffer());
    }
    return output_.finish(exit_ok, language_);
  }

  const dataset::Table& table_;
  const DotationOptions& options_;
  Language language_;
  grant::Profile basis_;  // the rules before any change
  grant::Profile profile_;
  std::vector<grant::Commune> communes_;
  std::vector<std::string> changes_;
  Output output_;
};

void declare(CLI::App& app, DotationOptions& options, Language language) {
  const Words commune{"explique le montant d'une commune, ligne à ligne",
                      "explain one commune's amount, line by line"};
  app.add_option("COMMUNE", options.commune_behind, say(language, commune))
      ->check(not_empty(language));
  add_value(app, "-c,--commune", options.commune, {"NOM|CODE", "NAME|CODE"}, commune, language);
  app.add_flag("--check", options.check,
               say(language, {"compare chaque colonne aux valeurs publiées",
                              "hold every column against the published figures"}));
  add_value(app, "--set", options.changes, {"COMMUNE.DONNÉE=VALEUR", "COMMUNE.INPUT=VALUE"},
            {"et si ? par exemple 62178.pop_qpv=8000", "what if? for example 62178.pop_qpv=8000"},
            language)
      ->allow_extra_args(false);
  add_value(app, "--envelope", options.envelopes, {"N=EUROS", "N=EUROS"},
            {"une autre enveloppe : 1=2000000", "another envelope: 1=2000000"}, language)
      ->allow_extra_args(false);
  add_value(app, "--cap", options.cap, {"NOMBRE", "NUMBER"},
            {"plafond de l'écart des logements sociaux", "cap of the social-housing gap"},
            language);
  add_value(app, "--profile", options.profile, file_placeholder,
            {"as-published (défaut), as-written, ou un fichier de règles",
             "as-published (default), as-written, or a file of rules"},
            language)
      ->check(named_file(language));
  app.add_flag("--freeze-means", options.freeze_means,
               say(language, {"garde les moyennes d'avant les changements",
                              "keep the means of before the changes"}));
  add_value(app, "--inputs", options.inputs, file_placeholder,
            {"les données d'une autre agglomération, en CSV",
             "the inputs of another agglomeration, as CSV"},
            language)
      ->check(named_file(language));
  add_format(app, options.format, {"text", "json", "jsonl", "csv", "tsv"}, language);
  add_common(app, options.common, language);
}

constexpr Example examples[] = {
    {"zonage dotation --commune Douvrin",
     {"le montant d'une commune, ligne à ligne", "one commune's amount, line by line"}},
    {"zonage dotation --set 62178.pop_qpv=8000",
     {"qui gagne et qui perd si cette donnée change", "who gains and who loses if it changes"}},
    {"zonage dotation --check",
     {"chaque chiffre recalculé, contre le chiffre publié",
      "every figure computed, against the published one"}},
};

int run(const Arguments& arguments) {
  const Language language = language_of(arguments);
  DotationOptions options;
  CLI::App app;
  declare(app, options, language);
  if (const auto status = parse(dotation_command.page, app, arguments, language)) return *status;
  if (!options.commune.empty() && !options.commune_behind.empty()) {
    complain(say(language, "une commune à la fois : --commune ou un nom seul, pas les deux",
                 "one commune at a time: --commune or a name alone, not both"));
    return exit_error;
  }
  options.commune += options.commune_behind;
  const auto chosen = ChosenTable::open(options.common, language);
  if (!chosen) return exit_error;
  return Dotation(chosen->table(), options, language).run();
}

}  // namespace

const Command dotation_command{
    {"dotation",
     {"La dotation de solidarité communautaire 2023 de Béthune-Bruay, à l'euro",
      "The Béthune-Bruay grant (dotation de solidarité communautaire 2023), to the euro"},
     {"Sans option, le tableau des cent communes. Un changement (--set, --envelope, --cap, "
      "--profile) est montré avec l'écart au montant publié, pour toutes les communes qu'il "
      "touche.",
      "Without options, the table of the hundred communes. A change (--set, --envelope, --cap, "
      "--profile) is shown with the difference to the published amount, for every commune that "
      "moves."},
     examples},
    run,
    [](CLI::App& app, Language language) {
      static DotationOptions unused;
      declare(app, unused, language);
    }};

}  // namespace zonage::cli
