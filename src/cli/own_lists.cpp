#include "cli/own_lists.h"

#include <algorithm>

#include "base/lower.h"
#include "render/fields.h"
#include "render/printable.h"

namespace zonage::cli {
namespace {

using lists::OwnList;
using render::Language;

void tell_skipped(const OwnList& list, const lists::Skipped& skipped, const Words& several,
                  const Words& one, Language language) {
  if (skipped.count == 0) return;
  complain(joined("--with ", list.name(), say(language, {" : ", ": "})) +
           joined(render::printable(list.path()), say(language, {" : ", ": "})) +
           std::to_string(skipped.count) + say(language, skipped.count == 1 ? one : several) +
           say(language, {", à la ligne ", ", line "}) + std::to_string(skipped.line) +
           say(language, {" (« ", " (“"}) + render::printable(skipped.text) +
           say(language, {" »)", "”)"}));
}

}  // namespace

void add_with(CLI::App& app, std::vector<std::string>& with, Language language) {
  add_value(app, "--with", with, {"NOM=FICHIER.csv", "NAME=FILE.csv"},
            {"une autre liste, par code INSEE ; :code=COLONNE, :value=COLONNE et "
             ":date=AAAA-MM-JJ à la suite du fichier au besoin",
             "a further list, by INSEE code; behind the file, :code=COLUMN, :value=COLUMN and "
             ":date=YYYY-MM-DD where needed"},
            language)
      ->allow_extra_args(false);
}

std::optional<std::vector<OwnList>> open_own_lists(const std::vector<std::string>& with,
                                                   const dataset::Table& table, bool quiet,
                                                   Language language) {
  std::vector<OwnList> lists;
  if (with.size() > lists::most_lists) {
    complain(say(language, {"--with : plus de 16 listes : donnez-en moins",
                            "--with: more than 16 lists: give fewer"}));
    return std::nullopt;
  }
  for (const std::string& text : with) {
    const Result<lists::Spec> spec = lists::parse_spec(text);
    if (!spec) {
      complain_of(spec.error(), language);
      return std::nullopt;
    }
    if (spec->path == "-") {
      complain(joined("--with ", spec->name, say(language, {" : ", ": "})) +
               say(language,
                   {"« - » n'est pas un fichier, donnez un nom", "“-” is no file, give a name"}));
      return std::nullopt;
    }
    if (render::parse_column(lowered(spec->name))) {
      complain(joined("--with", say(language, {" : « ", ": “"}), spec->name) +
               say(language, {" » est un nom de zonage : donnez-en un autre",
                              "” is a name of zonage's own: give another"}));
      return std::nullopt;
    }
    const auto same = std::find_if(lists.begin(), lists.end(),
                                   [&](const OwnList& list) { return list.name() == spec->name; });
    if (same != lists.end()) {
      complain(joined("--with", say(language, {" : deux listes « ", ": two lists “"}), spec->name) +
               say(language, {" » : nommez-les autrement", "”: name them apart"}));
      return std::nullopt;
    }
    Result<OwnList> list = OwnList::open(table, *spec);
    if (!list) {
      complain_of(list.error(), language);
      return std::nullopt;
    }
    lists.push_back(std::move(*list));
  }
  if (quiet) return lists;
  for (const OwnList& list : lists) {
    tell_skipped(list, list.file().unreadable,
                 {" lignes sans code INSEE lisible, laissées ; la première",
                  " rows without a readable INSEE code, left out; the first"},
                 {" ligne sans code INSEE lisible, laissée",
                  " row without a readable INSEE code, "
                  "left out"},
                 language);
    tell_skipped(list, list.unknown(),
                 {" codes qu'aucune commune n'a portés ; le premier",
                  " codes that no commune ever bore; the first"},
                 {" code qu'aucune commune n'a porté", " code that no commune ever bore"},
                 language);
    tell_skipped(
        list, list.as_today(),
        {" codes qui ont changé de sens, lus comme aujourd'hui faute de :date=AAAA-MM-JJ ; "
         "le premier",
         " codes that changed their meaning, read as today for want of :date=YYYY-MM-DD; "
         "the first"},
        {" code qui a changé de sens, lu comme aujourd'hui faute de :date=AAAA-MM-JJ",
         " code that changed its meaning, read as today for want of :date=YYYY-MM-DD"},
        language);
  }
  return lists;
}

}  // namespace zonage::cli
