// zonage list: the communes of a zone, a département or a scheme, one row each, in the order of
// their INSEE codes: communes of the list's day, with the name and code of that day.
#include <algorithm>
#include <array>
#include <numeric>

#include "base/codes.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/own_lists.h"
#include "cli/rows.h"
#include "render/fields.h"
#include "render/printable.h"
#include "resolve/listed.h"
#include "resolve/qpv.h"
#include "resolve/resolver.h"
#include "resolve/zoning.h"
#include "text/width.h"

namespace zonage::cli {
namespace {

using dataset::BodyRow;
using dataset::none;
using dataset::Table;
using render::Language;
using resolve::ListedCommune;

constexpr std::array<std::string_view, 9> columns{
    "code_insee", "nom", "departement", "scheme", "zone", "regle", "section", "imprime", "ligne"};
// The grant has amounts instead of zones.
constexpr std::array listed_schemes{Scheme::abc_2003, Scheme::apl_1978, Scheme::ville_pilote,
                                    Scheme::qpv};
constexpr std::size_t own_width = 12;
// Widths of the text table; what is longer pushes the rest of its row. Names give way where the
// terminal is narrow.
constexpr std::size_t shown_in_text = 6;  // the proof is for csv and json
using Widths = std::array<std::size_t, shown_in_text>;
Widths widths_within(std::size_t terminal) {
  constexpr Widths widest{8, 34, 5, 14, 8, 22};
  constexpr std::size_t gap = 2;  // behind the last column there is none
  constexpr std::size_t narrowest_names = 20;
  Widths widths = widest;
  const std::size_t all = std::accumulate(widths.begin(), widths.end(), std::size_t{0}) - gap;
  if (terminal != 0 && all > terminal) {
    widths[1] -= std::min(all - terminal, widths[1] - narrowest_names);
  }
  return widths;
}

struct ListOptions {
  CommonOptions common;
  std::string schemes;
  std::string zone;
  std::string department;
  std::string format = "text";
  std::vector<std::string> with;
};

class Lister {
 public:
  Lister(const Table& table, const std::vector<lists::OwnList>& lists, Format format,
         Language language, bool quiet)
      : table_(table), lists_(lists), format_(format), language_(language), quiet_(quiet) {
    if (quiet) return;
    if (format == Format::text) {
      output_.fit_terminal();
      widths_ = widths_within(columns_of_output());
    }
    if (format == Format::csv || format == Format::tsv) {
      std::vector<std::string_view> header(columns.begin(), columns.end());
      for (const lists::OwnList& list : lists) header.push_back(list.name());
      append_row(header, format, output_.buffer());
    }
  }

  // False when nobody can read any more.
  bool row(const ListedCommune& commune, Scheme scheme) {
    if (scheme == Scheme::qpv) return qpv_row(commune);
    const resolve::Zoning zoning = resolve::zoning_of(table_, commune.body, scheme);
    const dataset::PilotClassRow* pilot =
        scheme == Scheme::ville_pilote ? resolve::pilot_of(table_, commune.body) : nullptr;
    const std::string line = std::to_string(zoning.line != nullptr ? zoning.line->line : 0);
    std::array<std::string_view, columns.size()> cells{commune.code, commune.name,
                                                       department_of_row(commune), key_of(scheme)};
    if (pilot != nullptr) {
      cells[4] = table_.text(pilot->towns);
      cells[5] = key_of(static_cast<PilotRule>(pilot->rule));
      cells[6] = table_.text(pilot->section);
      const bool named = static_cast<PilotRule>(pilot->rule) == PilotRule::named_town;
      cells[7] = table_.text(named ? pilot->named : pilot->cantons);
    } else {
      cells[4] = key_of(zoning.zone);
      cells[5] = key_of(zoning.rule);
      if (zoning.line != nullptr) cells[6] = table_.text(zoning.line->section);
      if (zoning.line != nullptr && zoning.rule == Rule::list)
        cells[7] = table_.text(zoning.line->printed);
    }
    cells[8] = pilot != nullptr ? table_.text(pilot->lines) : std::string_view(line);
    ++rows_;
    return quiet_ || write(cells, commune.body);
  }

  std::size_t rows() const { return rows_; }
  int finish(int status) { return output_.finish(status, language_); }

 private:
  // The neighbourhoods' codes; for each whether it lies in this commune alone, its EPCI, its
  // printed name and its line.
  bool qpv_row(const ListedCommune& commune) {
    std::string codes;
    std::string extents;
    std::string epcis;
    std::string names;
    std::string lines;
    const auto rows = resolve::qpvs_of(table_, commune.body).rows;
    for (const dataset::QpvCommuneRow& row : rows) {
      const dataset::QpvRow& qpv = table_.qpvs()[row.qpv];
      for (std::string* cell : {&codes, &extents, &epcis, &names, &lines}) {
        if (!cell->empty()) *cell += '|';
      }
      codes += dataset::code_of(qpv.code);
      extents += qpv.commune_count > 1 ? "partage" : "entier";
      epcis += table_.text(table_.qpv_territories()[qpv.territory].name);
      names += table_.text(qpv.printed);
      lines += std::to_string(qpv.line);
    }
    const std::array<std::string_view, columns.size()> cells{commune.code,
                                                             commune.name,
                                                             department_of(commune.code),
                                                             key_of(Scheme::qpv),
                                                             codes,
                                                             extents,
                                                             epcis,
                                                             names,
                                                             lines};
    ++rows_;
    return quiet_ || write(cells, commune.body);
  }

  // The département of that day: 02344 Rozoy-Bellevalle… bears another code today.
  std::string_view department_of_row(const ListedCommune& commune) const {
    return department_of(commune.code);
  }

  bool write(const std::array<std::string_view, columns.size()>& cells, std::uint32_t body) {
    std::string& out = output_.buffer();
    if (format_ == Format::csv || format_ == Format::tsv) {
      std::vector<std::string_view> all(cells.begin(), cells.end());
      for (const lists::OwnList& list : lists_) all.push_back(list.value(body));
      append_row(all, format_, out);
    } else if (format_ == Format::text) {
      for (std::size_t i = 0; i < shown_in_text; ++i) {
        render::append_padded(cells[i], widths_[i], out);
      }
      for (const lists::OwnList& list : lists_) {
        const std::string_view value = list.value(body);
        render::append_padded(value.empty() ? "–" : render::printable(value), own_width, out);
      }
      while (out.ends_with(' ')) out.pop_back();
      out += '\n';
    } else {
      std::vector<render::NamedCell> named;
      for (std::size_t i = 0; i < columns.size(); ++i)
        named.push_back({columns[i], cells[i],
                         columns[i] == "ligne" && cells[i].find('|') == std::string_view::npos});
      for (const lists::OwnList& list : lists_) named.push_back({list.name(), list.value(body)});
      render::append_json_row(
          named,
          format_ == Format::json ? render::JsonLayout::indented : render::JsonLayout::one_line,
          out);
    }
    return output_.drain();
  }

  const Table& table_;
  const std::vector<lists::OwnList>& lists_;
  Format format_;
  Language language_;
  bool quiet_;
  Widths widths_{};
  Output output_;
  std::size_t rows_ = 0;
};

void declare(CLI::App& app, ListOptions& options, Language language) {
  const std::string known = keys_of(listed_schemes);
  const std::string schemes_fr = known + " (défaut : l'un après l'autre)";
  const std::string schemes_en = known + " (default: one after the other)";
  add_value(app, "-s,--scheme", options.schemes, {"LISTE", "LIST"}, {schemes_fr, schemes_en},
            language);
  add_value(app, "-z,--zone", options.zone, {"ZONE", "ZONE"},
            {"A, B, C (abc_2003) ou I, II, III (apl_1978)",
             "A, B, C (abc_2003) or I, II, III (apl_1978)"},
            language);
  add_department(app, options.department, language);
  add_format(app, options.format, {"text", "json", "jsonl", "csv", "tsv"}, language);
  add_with(app, options.with, language);
  add_common(app, options.common, language);
}

constexpr Example examples[] = {
    {"zonage list --scheme abc_2003 --zone A --department 74 --format csv",
     {"les communes de Haute-Savoie en zone A, pour un tableur",
      "the communes of Haute-Savoie in zone A, for a spreadsheet"}},
    {"zonage list -s apl_1978 -z II -d Nord",
     {"les communes du Nord en zone II des aides au logement",
      "the communes of the Nord in zone II of the housing aid"}},
};

int run(const Arguments& arguments) {
  const Language language = language_of(arguments);
  ListOptions options;
  CLI::App app;
  declare(app, options, language);
  if (const auto status = parse(list_command.page, app, arguments, language)) return *status;

  const std::string grant = joined(",", key_of(Scheme::dsc_2023), ",");
  if (joined(",", options.schemes, ",").find(grant) != std::string::npos) {
    complain(say(language, "dsc_2023 n'a pas de zones : zonage dotation en donne les montants",
                 "dsc_2023 has no zones: zonage dotation gives its amounts"));
    return exit_error;
  }
  auto schemes = parse_schemes(options.schemes, listed_schemes, language);
  if (!schemes) return exit_error;
  if (!options.zone.empty()) {
    if (std::none_of(schemes->begin(), schemes->end(), has_zones)) {
      complain(joined("-z", say(language, " : ", ": "), keys_of(*schemes)) +
               std::string(say(language,
                               " : pas de zones à choisir : ôtez -z, ou donnez -s abc_2003 ou "
                               "apl_1978",
                               ": no zones to choose by: remove -z, or give -s abc_2003 or "
                               "apl_1978")));
      return exit_error;
    }
    std::erase_if(*schemes, [](Scheme scheme) { return !has_zones(scheme); });
    const std::string asked = keys_of(*schemes);
    std::erase_if(*schemes,
                  [&](Scheme scheme) { return !parse_zone(scheme, options.zone).has_value(); });
    if (schemes->empty() &&
        std::any_of(listed_schemes.begin(), listed_schemes.end(),
                    [&](Scheme scheme) { return parse_zone(scheme, options.zone).has_value(); })) {
      complain(joined(asked, say(language, " n'a pas de zone ", " has no zone "), options.zone) +
               std::string(say(language, " : A, B, C sont d'abc_2003, I, II, III d'apl_1978",
                               ": A, B, C are of abc_2003, I, II, III of apl_1978")));
      return exit_error;
    }
    if (schemes->empty()) {
      complain(std::string(say(language, "zone inconnue « ", "unknown zone “")) + options.zone +
               std::string(say(language, " » : A, B, C (abc_2003) ou I, II, III (apl_1978)",
                               "”: A, B, C (abc_2003) or I, II, III (apl_1978)")));
      return exit_error;
    }
  }
  const auto chosen = ChosenTable::open(options.common, language);
  if (!chosen) return exit_error;
  const Table& table = chosen->table();
  std::uint32_t department = none;
  if (!options.department.empty()) {
    department = resolve::Resolver(table).find_department(options.department);
    if (department == none) {
      complain_of_department(options.department, language);
      return exit_error;
    }
  }
  const auto lists = open_own_lists(options.with, table, options.common.quiet, language);
  if (!lists) return exit_error;
  Lister lister(table, *lists, *parse_format(options.format), language, options.common.quiet);
  for (const Scheme scheme : *schemes) {
    const auto zone = parse_zone(scheme, options.zone);
    for (const ListedCommune& commune : resolve::communes_of(table, scheme)) {
      if (zone && resolve::zoning_of(table, commune.body, scheme).zone != *zone) continue;
      if (department != none && !resolve::lies_in(table, commune, department)) continue;
      if (!lister.row(commune, scheme)) return lister.finish(exit_ok);
    }
  }
  if (lister.rows() == 0) {
    complain(say(language, "aucune commune de la liste ne répond à ces choix : élargissez-les",
                 "no commune of the list answers to these choices: widen them"));
    return lister.finish(exit_unresolved);
  }
  return lister.finish(exit_ok);
}

}  // namespace

const Command list_command{
    {"list",
     {"Les communes d'une zone, d'un département, d'un zonage",
      "The communes of a zone, a département, a scheme"},
     {"Sans choix, les quatre zonages l'un après l'autre, chacun dans l'ordre des codes INSEE : "
      "toutes les communes du 19 décembre 2003 pour abc_2003 et de nouveau pour apl_1978, celles "
      "du "
      "tableau pour ville_pilote, celles qui ont un quartier pour qpv. Rien n'est paginé d'office "
      ": "
      "zonage list | less.",
      "Without a choice, the four schemes one after the other, each in the order of the INSEE "
      "codes: all communes of 19 December 2003 for abc_2003 and again for apl_1978, those of the "
      "table for ville_pilote, those with a neighbourhood for qpv. Nothing is paged by itself: "
      "zonage list | less."},
     examples},
    run,
    [](CLI::App& app, Language language) {
      static ListOptions unused;
      declare(app, unused, language);
    }};

}  // namespace zonage::cli
