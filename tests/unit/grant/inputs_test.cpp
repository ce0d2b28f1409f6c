#include "grant/inputs.h"

#include <fstream>

#include "support/folder.h"
#include "unit/grant/examples.h"

namespace zonage::test {
namespace {

using grant::Commune;
using grant::Input;

const std::string header =
    "code_insee;nom;pop_qpv;pop_dgf;pop_insee;potentiel_financier;revenu;effort_fiscal;voirie;"
    "logements_sociaux;logements_th;beneficiaires_apl\n";
const std::string row = ";10;1 200;1190;1 087,784523;11000.25;1,2;10\u202F000;3;600;20\n";

std::vector<Commune> good(const std::string& text) {
  Result<std::vector<Commune>> read = grant::read_inputs("f.csv", text);
  if (!read) FAIL(describe(read.error()));
  return std::move(*read);
}

std::string bad(const std::string& text) {
  const Result<std::vector<Commune>> read = grant::read_inputs("f.csv", text);
  if (read) return "";
  std::string place = read.error().place.file;
  if (read.error().place.line != 0) place += ":" + std::to_string(read.error().place.line);
  if (read.error().place.column != 0) place += ":" + std::to_string(read.error().place.column);
  CHECK_FALSE(read.error().french.empty());
  return (place.empty() ? "" : place + ": ") + read.error().message;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a file of inputs, in the order of the codes") {
  const auto communes = good(header + "62002;Deux" + row + "1001;Un" + row);
  REQUIRE(communes.size() == 2);
  CHECK(communes[0].code == "01001");
  CHECK(communes[0].name == "Un");
  CHECK(communes[1].name == "Deux");
  CHECK(communes[0][Input::dgf_population].units == 1200);
  CHECK(communes[0][Input::financial_potential].units == 1'087'784'523);
  CHECK(communes[0][Input::income].units == 1'100'025);
  CHECK(communes[0][Input::roads].units == 10'000);
}

TEST_CASE("BOM, CRLF, empty lines, quotes, other delimiters, result columns") {
  CHECK(good("\xEF\xBB\xBF" + header + "62002;\"Deux; le\"" + row).front().name == "Deux; le");
  std::string crlf = header + "62002;Deux" + row + "\n";
  for (std::size_t at = 0; (at = crlf.find('\n', at)) != std::string::npos; at += 2) {
    crlf.insert(at, "\r");
  }
  CHECK(good(crlf).size() == 1);
  CHECK(good("sep=;\n" + header + "62002;Deux" + row).size() == 1);
  CHECK(good("\n" + header + "\n\n62002;Deux" + row).size() == 1);
  const std::string more = replaced(header, "nom;", "nom;e2_voirie;dsc;ecart;reference;");
  CHECK(good(more + "62002;Deux;1;2;3;4" + row).size() == 1);
  const std::string commas =
      "code_insee,pop_qpv,pop_dgf,pop_insee,potentiel_financier,revenu,effort_fiscal,voirie,"
      "logements_sociaux,logements_th,beneficiaires_apl\n"
      "62002,10,1200,1190,\"1 087,784523\",11000.25,\"1,2\",10000,3,600,20\n";
  CHECK(good(commas).front()[Input::financial_potential].units == 1'087'784'523);
}

TEST_CASE("what is wrong with a file is told with its place") {
  CHECK(bad("") == "f.csv: no commune: give a header line and a line for each commune");
  CHECK(bad(header) == "f.csv: no commune: give a header line and a line for each commune");
  CHECK(bad(replaced(header, "voirie", "routes") + "62002;Deux" + row) ==
        "f.csv:1:83: unknown column “routes”: code_insee, nom, pop_qpv, pop_dgf, pop_insee, "
        "potentiel_financier, revenu, effort_fiscal, voirie, logements_sociaux, logements_th, "
        "beneficiaires_apl");
  CHECK(bad(replaced(header, "voirie", "revenu") + "62002;Deux" + row) ==
        "f.csv:1:83: column “revenu” given twice: remove one");
  CHECK(bad(replaced(header, ";voirie", "") + "62002;Deux" + row) ==
        "f.csv:1: a column is missing: add voirie");
  CHECK(bad(replaced(header, "code_insee;", "") + "Deux" + row) ==
        "f.csv:1: a column is missing: add code_insee");
  CHECK(bad(header + "62002;Deux" + row + "62003;Trois;1\n") ==
        "f.csv:3: 3 fields for 12 columns: put a number that holds the delimiter into quotes");
  CHECK(bad(header + "6200x;Été" + row) == "f.csv:2:1: “6200x” is no INSEE code: five characters");
  CHECK(bad(header + "62002;Été" + replaced(row, "1 200", "1 2OO")) ==
        "f.csv:2:14: “1 2OO” is no number (pop_dgf): write 1 087,784523 or 1087.784523");
  CHECK(bad(header + "62002;Été" + replaced(row, "1 200", "")) ==
        "f.csv:2:14: “” is no number (pop_dgf): write 1 087,784523 or 1087.784523");
  CHECK(bad(header + "62002;Été" + replaced(row, "1 200", "-1200")) ==
        "f.csv:2:14: 62002.pop_dgf: a negative value: give a number not below 0");
  CHECK(bad(header + "62002;Été" + replaced(row, "1 200", "0")) ==
        "f.csv:2:14: 62002.pop_dgf: 0, by which nothing can be divided: give a number above 0");
  CHECK(bad(header + "62002;Été" + replaced(row, "1 200", "1,5")) ==
        "f.csv:2:14: 62002.pop_dgf: a whole number is expected");
  CHECK(bad(header + "62002;\"Deux" + row) ==
        "f.csv:2: 2 fields for 12 columns: put a number that holds the delimiter into quotes");
  CHECK(bad(header + "62002;Deux" + row + std::string(17 << 20, 'x')) ==
        "f.csv:3: the row that begins here is longer than 16777216 bytes: perhaps a quote was left "
        "open in it");
  CHECK(bad(header + "62002;Deux" + row + std::string(1 << 20, ';')) ==
        "f.csv:3: the row that begins here has more than 1048576 fields: check the delimiter");
  CHECK(bad(header + "62002;Deux" + row + "\n62002;Encore" + row) ==
        "f.csv:4:1: commune 62002 given twice, in line 2 already: keep one");
}

TEST_CASE("as many communes as an agglomeration may have, and no more") {
  std::string text = header;
  for (std::size_t c = 0; c < grant::most_communes; ++c) {
    text += std::to_string(10000 + c) + ";Une" + row;
  }
  CHECK(good(text).size() == 1000);
  const auto refused = grant::read_inputs("f.csv", text + "62002;Deux" + row);
  REQUIRE_FALSE(refused);
  CHECK(describe(refused.error()) == "f.csv:1002: more than 1000 communes: give one agglomeration");
  CHECK(refused.error().french == "plus de 1000 communes : donnez une seule agglomération");
}

TEST_CASE("a file that cannot be read") {
  CHECK(describe(grant::open_inputs("/no/such/file").error()) ==
        "/no/such/file: cannot be opened (no such file or folder): check the file");
  const Folder folder;
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(folder.file("f.csv"), std::ios::binary) << bytes;
    const Error error = grant::open_inputs(folder.file("f.csv")).error();
    return std::to_string(error.place.line) + ":" + std::to_string(error.place.column) + " " +
           error.message + "\n" + error.french;
  };
  CHECK(refused("a\n\xE9\n") ==
        "2:1 not valid UTF-8: save it as “CSV UTF-8”\n"
        "n'est pas du texte UTF-8 : enregistrez-le en « CSV UTF-8 »");
  CHECK(refused(std::string("a\nb\0c\n", 6)) ==
        "2:2 a NUL byte: save it as “CSV UTF-8”\n"
        "octet nul : enregistrez-le en « CSV UTF-8 »");
}

}  // namespace zonage::test
