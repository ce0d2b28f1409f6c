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
        {"le fichier a déjà des colonnes de zonage (zonage_statut) : --replace les renouvelle, ou "
         "retirez-les d'abord",
         "the file already has columns of zonage (zonage_statut): --replace renews them, or remove "
         "them first"});
  check(
      {Kind::own_column_repeated, Role::name, "zonage_qpv", {{3, "zonage_qpv"}, {5, "zonage_qpv"}}},
      {"la colonne « zonage_qpv » figure plusieurs fois : zonage_qpv (3), zonage_qpv (5) : n'en "
       "gardez qu'une",
       "the column “zonage_qpv” is there more than once: zonage_qpv (3), zonage_qpv (5): keep one "
       "of them"});
}

TEST_CASE("every failure about the text says where and what to do") {
  Failure failure{Kind::cut_character};
  check(failure,
        {"le fichier s'arrête au milieu d'un caractère UTF-16 : il est tronqué, exportez-le de "
         "nouveau",
         "the file ends within a UTF-16 character: it was cut, export it again"});
  failure.line = 3;
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

TEST_CASE("a refused encoding is told with what was seen, where and what to do") {
  using Reason = text::CharsetRefusal::Reason;
  Failure failure{Kind::charset_refused};
  failure.charset_refusal.reason = Reason::utf32;
  check(failure, {"c'est de l'UTF-32 : enregistrez le fichier en « CSV UTF-8 »",
                  "this is UTF-32: save the file as “CSV UTF-8”"});
  failure.line = 3;
  failure.byte = 14;
  failure.charset_refusal = {Reason::nul, {2, 20, 0}, {}, {}};
  check(failure, {"ligne 3, octet 14 : des octets nuls : ce n'est pas du texte (un classeur ?) : "
                  "enregistrez-le en « CSV UTF-8 », ou donnez --encoding",
                  "line 3, byte 14: NUL bytes: this is no text (a workbook?): save it as “CSV "
                  "UTF-8”, or give --encoding"});
  failure.charset_refusal.hint = text::Charset::utf16_be;
  check(failure, {"ligne 3, octet 14 : des octets nuls, comme en UTF-16 sans sa marque : donnez "
                  "--encoding utf-16be",
                  "line 3, byte 14: NUL bytes, as in UTF-16 without its mark: give --encoding "
                  "utf-16be"});
  failure.charset_refusal = {Reason::mixed, {9, 20, 0xE9}, {12, 30, 0xC3}, {}};
  check(failure, {"ligne 3, octet 14 : encodage incertain : 12 caractères en UTF-8, mais 9 octets "
                  "hors UTF-8 (0xE9 ici) : donnez --encoding",
                  "line 3, byte 14: the encoding is uncertain: 12 characters in UTF-8, but 9 bytes "
                  "outside it (0xE9 here): give --encoding"});
  failure.charset_refusal = {Reason::either, {1, 20, 0xBD}, {2, 30, 0xBC}, {}};
  check(failure, {"ligne 3, octet 14 : encodage incertain : 1 octet pour l'ISO-8859-15 seule (0xBD "
                  "ici), 2 pour Windows-1252 seul : donnez --encoding",
                  "line 3, byte 14: the encoding is uncertain: 1 byte for ISO-8859-15 alone (0xBD "
                  "here), 2 for Windows-1252 alone: give --encoding"});
  failure.charset_refusal = {Reason::other_set, {4, 20, 0x82}, {1, 30, 0xE9}, {}};
  check(failure, {"ligne 3, octet 14 : encodage inconnu : 4 octets comme 0x82 ici, lettres ni en "
                  "Windows-1252 ni en ISO-8859-15 (DOS ? Macintosh ?) : convertissez le fichier en "
                  "UTF-8, ou donnez --encoding",
                  "line 3, byte 14: unknown encoding: 4 bytes like 0x82 here, letters neither in "
                  "Windows-1252 nor in ISO-8859-15 (DOS? an old Macintosh?): convert the file to "
                  "UTF-8, or give --encoding"});
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
  failure.refusal = {csv::Refusal::Reason::not_text, {}};
  check(failure,
        {"le fichier contient des octets nuls, le délimiteur n'y est pas cherché : donnez-le "
         "avec --delimiter",
         "the input holds NUL bytes: it is UTF-16 or no text (a workbook is no CSV file): "
         "give it with --delimiter"});
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
