#include "lists/list_file.h"

#include <cstdio>

#include "support/catch.h"

namespace zonage::test {
namespace {

using lists::Entry;
using lists::ListFile;
using lists::Spec;

ListFile good(const std::string& bytes, const Spec& spec = {.name = "l", .path = "l.csv"}) {
  Result<ListFile> file = lists::read_list_file(spec, bytes);
  if (!file) FAIL(describe(file.error()));
  return std::move(*file);
}

std::string shown(const ListFile& file) {
  std::string out;
  for (const Entry& entry : file.entries) {
    out += entry.code + "=" + entry.value + "@" + std::to_string(entry.line) + " ";
  }
  return out;
}

std::string shown(const std::string& bytes) { return shown(good(bytes)); }

std::string bad(const std::string& bytes, const Spec& spec = {.name = "l", .path = "l.csv"}) {
  const Result<ListFile> file = lists::read_list_file(spec, bytes);
  if (file) return "";
  return file.error().message + "\n" + file.error().french;
}

}  // namespace

TEST_CASE("codes and the one column that is not of the place, by code") {
  const ListFile file = good("CODGEO;DEP;LIBGEO;Zonage\n74010;74;Annecy;A\n01004;01;Ambérieu;B1\n");
  CHECK(shown(file) == "01004=B1@3 74010=A@2 ");
  CHECK(file.value_header == "Zonage");
  CHECK(file.rows == 2);
  CHECK(file.unreadable.count == 0);
}

TEST_CASE("the usual headers of codes") {
  for (const char* header : {"CODGEO", "code_insee", "insee", "com", "depcom", "Code INSEE",
                             "INSEE_COM", "Code commune", "\xEF\xBB\xBF\"Code commune INSEE\""}) {
    INFO(header);
    CHECK(shown(std::string(header) + ",zone\n2a004,A\n") == "2A004=A@2 ");
  }
  // `com` beside one that says code holds names.
  CHECK(shown("com,insee,zone\nAnnecy,74010,A\n") == "74010=A@2 ");
}

TEST_CASE("a list without a value says of each of its communes that it is in it") {
  const ListFile file = good("code_insee;commune\n74010;Annecy\n");
  CHECK(shown(file) == "74010=oui@2 ");
  CHECK(file.value_header.empty());
}

TEST_CASE("encodings, dialects, the zero that spreadsheets drop, spaces") {
  CHECK(shown("sep=,\r\ninsee,zone\r\n1004, A \r\n\r\n") == "01004=A@3 ");
  CHECK(shown("insee\tPr\xE9nom zone\n01004\t\xC9lev\xE9\n") == "01004=Élevé@2 ");
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("insee;zone\n74010;A\n")) utf16 += {c, '\0'};
  CHECK(shown(utf16) == "74010=A@2 ");
}

TEST_CASE("several rows of one code have all their values, each once") {
  CHECK(shown("insee;qp\n59350;QP1\n59350;QP2\n59350;QP1\n59350;\n") == "59350=QP1|QP2@2 ");
  CHECK(shown("insee;qp\n59350;\n59350;QP2\n") == "59350=QP2@2 ");
  CHECK(shown("insee;qp\n59350;a\n59350;b\n59350;a|b\n59350;b|c\n") == "59350=a|b|c@2 ");
}

TEST_CASE("very many values of one code") {
  std::string bytes = "insee;firme\n";
  std::string expected;
  for (int i = 0; i < 100'000; ++i) {
    bytes += "75056;n" + std::to_string(i) + "\n";
    expected += (i == 0 ? "n" : "|n") + std::to_string(i);
  }
  const ListFile file = good(bytes + "75056;n7\n75056;x|n8\n75056;x\n");
  REQUIRE(file.entries.size() == 1);
  const bool same = file.entries[0].value == expected + "|x";
  CHECK(same);
}

TEST_CASE("a quote that is never closed, a character that is cut") {
  CHECK(bad("insee;zone\n01001;\"abc\n59350;lille\n") ==
        "--with l: l.csv: the quote opened in line 2 is never closed: close it\n"
        "--with l : l.csv : guillemet ouvert en ligne 2 et jamais fermé : fermez-le");
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("insee;zone\n74010;A\n")) utf16 += {c, '\0'};
  utf16.pop_back();
  CHECK(bad(utf16) ==
        "--with l: l.csv: ends in the middle of a character: complete it\n"
        "--with l : l.csv : s'arrête au milieu d'un caractère : complétez-le");
}

TEST_CASE("rows without a readable code are counted") {
  const ListFile file = good("insee;zone\n74010;A\n74011;A\nTotal;2\n74012\n");
  CHECK(file.entries.size() == 2);
  CHECK(file.rows == 4);
  CHECK(file.unreadable.count == 2);
  CHECK(file.unreadable.line == 4);
  CHECK(file.unreadable.text == "Total");
}

TEST_CASE("columns as they are named") {
  const std::string text = "INSEE;codgeo;x;y\n74010;01004;1;2\n";
  const auto with = [](const char* code, const char* value) {
    return Spec{.name = "l", .path = "l.csv", .code_column = code, .value_column = value};
  };
  CHECK(shown(good(text, with("codgeo", "y"))) == "01004=2@2 ");
  CHECK(shown(good(text, with("1", "Y"))) == "74010=2@2 ");
  CHECK(bad(text, with("code", "y")) ==
        "--with l: l.csv: :code=: no column “code”: choose among 1 INSEE, 2 codgeo, 3 x, 4 y\n"
        "--with l : l.csv : :code= : pas de colonne « code » : choisissez parmi 1 INSEE, 2 "
        "codgeo, 3 x, 4 y");
  CHECK(bad("insee;x;X\n74010;1;2\n", with("1", "x")) == "");
  CHECK(bad("insee;Zone a;zone A\n74010;1;2\n", with("1", "zone-a")) ==
        "--with l: l.csv: :value=: several columns “zone-a”: give their number, 2 Zone a, 3 zone "
        "A\n"
        "--with l : l.csv : :value= : plusieurs colonnes « zone-a » : donnez leur numéro, 2 Zone "
        "a, 3 zone A");
}

TEST_CASE("what is not clear is not guessed") {
  CHECK(bad("insee;codgeo;zone\n74010;74010;A\n") ==
        "--with l: l.csv: several columns may hold the INSEE codes, 1 insee, 2 codgeo: say which "
        "with :code=COLUMN\n"
        "--with l : l.csv : plusieurs colonnes de codes INSEE possibles, 1 insee, 2 codgeo : "
        "dites laquelle avec :code=COLONNE");
  CHECK(bad("ville;zone\nAnnecy;A\n") ==
        "--with l: l.csv: no column of INSEE codes among 1 ville, 2 zone: say which with "
        ":code=COLUMN\n"
        "--with l : l.csv : pas de colonne de codes INSEE parmi 1 ville, 2 zone : dites laquelle "
        "avec :code=COLONNE");
  CHECK(bad("insee;avant;apres\n74010;A;B\n") ==
        "--with l: l.csv: several columns are possible, 2 avant, 3 apres: say which with "
        ":value=COLUMN\n"
        "--with l : l.csv : plusieurs colonnes possibles, 2 avant, 3 apres : dites laquelle avec "
        ":value=COLONNE");
  CHECK(bad("com;zone\nAnnecy;A\nSeynod;B\n74010;C\n") ==
        "--with l: l.csv: the column “com” holds no INSEE codes (“Annecy”, line 2): say which "
        "does with :code=COLUMN\n"
        "--with l : l.csv : la colonne « com » ne contient pas de codes INSEE (« Annecy », ligne "
        "2) : dites laquelle avec :code=COLONNE");
}

TEST_CASE("what is no list") {
  CHECK(bad("") ==
        "--with l: l.csv: empty: give a header and a line for each commune\n"
        "--with l : l.csv : vide : donnez un en-tête et une ligne par commune");
  CHECK(bad(std::string("a;b\n\0\0;", 7)) ==
        "--with l: l.csv: the encoding cannot be told: save it as “CSV UTF-8”\n"
        "--with l : l.csv : encodage indécis : enregistrez-le en « CSV UTF-8 »");
  CHECK(bad("insee;zone,x\n74010;A,1\n") ==
        "--with l: l.csv: the delimiter cannot be told: use one of ; , tab or | alone\n"
        "--with l : l.csv : séparateur de colonnes indécis : un seul de ; , tabulation ou |");
  CHECK(
      bad("insee;zone\n74010;" + std::string(17U << 20U, 'x') + "\n") ==
      "--with l: l.csv: line 2: the row that begins here is longer than 16777216 bytes: perhaps a "
      "quote was left open in it\n"
      "--with l : l.csv : ligne 2 : la ligne de tableau qui commence ici dépasse 16777216 octets : "
      "un guillemet y est peut-être resté ouvert");
  CHECK(
      bad("insee;zone\n74010;A\n" + std::string(1U << 20U, ';') + "\n") ==
      "--with l: l.csv: line 3: the row that begins here has more than 1048576 fields: check the "
      "delimiter\n"
      "--with l : l.csv : ligne 3 : la ligne de tableau qui commence ici dépasse 1048576 champs : "
      "vérifiez le séparateur");
  const Result<ListFile> missing = lists::open_list_file({.name = "l", .path = "/nowhere/l.csv"});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message ==
        "--with l: /nowhere/l.csv: cannot be opened (no such file or folder): check the name, "
        "the permissions and the size");
  CHECK(missing.error().french ==
        "--with l : /nowhere/l.csv : ne peut pas être ouvert (fichier ou dossier introuvable) : "
        "vérifiez le nom, les droits et la taille");
}

}  // namespace zonage::test
