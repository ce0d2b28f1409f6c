#include "annotate/failure.h"

#include "support/catch.h"

using namespace zonage;
using namespace zonage::annotate;
using render::Language;
using Kind = Failure::Kind;

namespace {

struct Sentences {
  std::string french;
  std::string english;
};

void check(const Failure& failure, const Sentences& expected) {
  CHECK(describe(failure, Language::french) == expected.french);
  CHECK(describe(failure, Language::english) == expected.english);
}

const std::vector<NamedColumn> two{{1, "commune"}, {4, "ville"}};

}  // namespace

TEST_CASE("every failure about columns says what to do") {
  check({Kind::no_name_column, Role::name, {}, two},
        {"aucune colonne de noms de communes reconnue parmi : commune, ville : désignez-la avec "
         "--column (--no-header s'il n'y a pas d'en-tête)",
         "no column of commune names recognised among: commune, ville: name it with --column "
         "(--no-header if there is no header)"});
  check({Kind::several_name_columns, Role::name, {}, two},
        {"plusieurs colonnes peuvent contenir les noms : commune (1), ville (4) : désignez-en une "
         "avec --column",
         "several columns may hold the names: commune (1), ville (4): choose one with --column"});
  check({Kind::number_needed, Role::name, {}, {}, 5},
        {"le fichier a 5 colonnes sans en-tête : désignez celle des noms avec --column, 1 à 5",
         "the file has 5 columns and no header: tell the one with the names, --column 1 to 5"});
  check({Kind::no_such_header, Role::department, "dépt", two},
        {"--department-column : pas de colonne « dépt » : choisissez parmi commune, ville",
         "--department-column: no column “dépt”: choose among commune, ville"});
  check({Kind::no_such_number, Role::postal_code, "9", {}, 5},
        {"--postal-column : pas de colonne « 9 » : désignez-en une par son numéro, de 1 à 5",
         "--postal-column: no column “9”: choose one by its number, 1 to 5"});
  check({Kind::several_such_headers, Role::insee_code, "code", {{2, "code"}, {3, "code"}}},
        {"--insee-column : plusieurs colonnes « code » : désignez-en une par son numéro : "
         "code (2), code (3)",
         "--insee-column: several columns “code”: choose one by its number: code (2), code (3)"});
  check({Kind::already_annotated, Role::name, {}, {{3, "zonage_statut"}}},
        {"le fichier a déjà des colonnes de zonage (zonage_statut) : retirez-les d'abord",
         "the file already has columns of zonage (zonage_statut): remove them first"});
}

TEST_CASE("every failure about the text says where and what to do") {
  Failure failure{Kind::not_utf8};
  failure.line = 3;
  failure.byte = 14;
  failure.value = 0xE9;
  check(failure,
        {"ligne 3, octet 14 : ce n'est pas de l'UTF-8 (0xE9) : enregistrez le fichier en « CSV "
         "UTF-8 » ou convertissez-le",
         "line 3, byte 14: not UTF-8 (0xE9): save the file as “CSV UTF-8” or convert it"});
  failure.kind = Kind::nul;
  check(failure,
        {"ligne 3, octet 14 : des octets nuls : ce n'est pas du texte en UTF-8 (un classeur ? de "
         "l'UTF-16 ?) : enregistrez-le en « CSV UTF-8 »",
         "line 3, byte 14: NUL bytes: this is no UTF-8 text (a workbook? UTF-16?): save it as “CSV "
         "UTF-8”"});
  failure.byte = 0;
  failure.kind = Kind::unclosed_quote;
  check(failure,
        {"ligne 3 : la ligne de tableau qui commence ici ouvre un guillemet qui n'est jamais fermé "
         ": fermez-le ou ôtez-le",
         "line 3: the row that begins here opens a quote that is never closed: close or remove "
         "it"});
  failure.kind = Kind::record_too_long;
  failure.count = 100;
  check(failure,
        {"ligne 3 : la ligne de tableau qui commence ici dépasse 100 octets : un guillemet y est "
         "peut-être resté ouvert",
         "line 3: the row that begins here is longer than 100 bytes: perhaps a quote was left open "
         "in it"});
  failure.kind = Kind::too_many_fields;
  check(failure, {"ligne 3 : la ligne de tableau qui commence ici dépasse 100 champs : vérifiez "
                  "--delimiter",
                  "line 3: the row that begins here has more than 100 fields: check --delimiter"});
}

TEST_CASE("a refused delimiter is told with what speaks for each") {
  Failure failure{Kind::delimiter_refused};
  failure.refusal.reason = csv::Refusal::Reason::equal_delimiters;
  failure.refusal.rivals = {{.delimiter = ';', .fields = 2, .agreeing = 3, .records = 4},
                            {.delimiter = '\t', .fields = 5, .agreeing = 3, .records = 4},
                            {.delimiter = 0, .fields = 1, .agreeing = 3, .records = 4}};
  check(failure,
        {"délimiteur incertain, rien ne départage : « ; » donne 2 champs dans 3 lignes sur 4, la "
         "tabulation donne 5 champs dans 3 lignes sur 4, une seule colonne convient à 3 lignes sur "
         "4 : donnez-le avec --delimiter",
         "the delimiter is uncertain, nothing decides between these: ';' makes 2 fields in 3 of 4 "
         "records, tab makes 5 fields in 3 of 4 records, one column fits 3 of 4 records: give it "
         "with --delimiter"});
  failure.refusal = {csv::Refusal::Reason::no_free_delimiter, {}};
  check(failure,
        {"le fichier semble n'avoir qu'une colonne, mais « ; », « , », tabulation et « | » y "
         "figurent tous : donnez-le avec --delimiter",
         "the input looks like one column, but ';', ',', tab and '|' all occur in it: give it with "
         "--delimiter"});
}

TEST_CASE("long lists and long headers are cut") {
  std::vector<NamedColumn> columns;
  for (std::size_t i = 1; i <= 25; ++i) columns.push_back({i, "c" + std::to_string(i)});
  columns[1].header = std::string(30, 'x');
  columns[1].header += "éééééééééééé";
  const std::string said =
      describe({Kind::no_such_header, Role::name, "q", columns}, Language::english);
  CHECK(said ==
        "--column: no column “q”: choose among c1, " + std::string(30, 'x') +
            "éééééééééé…, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, "
            "c19, c20, …");
}
