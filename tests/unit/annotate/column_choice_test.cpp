#include "annotate/column_choice.h"

#include <set>

#include "support/catch.h"
#include "text/fold.h"

using namespace zonage;
using namespace zonage::annotate;

namespace {

std::variant<ChosenColumns, Failure> choose(std::string_view first, const Settings& settings = {}) {
  csv::RecordReader reader({.delimiter = ';'});
  csv::Batch batch;
  reader.feed(batch, first);
  reader.finish();
  REQUIRE(reader.split(batch));
  REQUIRE(batch.size() == 1);
  return choose_columns(batch[0], settings);
}

// The name column's number; 0: none is needed.
std::size_t name_in(std::string_view first, const Settings& settings = {}) {
  const auto chosen = choose(first, settings);
  REQUIRE(std::holds_alternative<ChosenColumns>(chosen));
  const auto& name = std::get<ChosenColumns>(chosen).name;
  return name ? *name + 1 : 0;
}

std::string why_not(std::string_view first, const Settings& settings = {}) {
  const auto chosen = choose(first, settings);
  REQUIRE(std::holds_alternative<Failure>(chosen));
  return describe(std::get<Failure>(chosen), render::Language::english);
}

Settings named(const char* name) {
  Settings settings;
  settings.name_column = name;
  return settings;
}

}  // namespace

TEST_CASE("the usual headers are name keys, each once") {
  std::set<std::string_view> seen;
  std::string key;
  for (const std::string_view header : usual_name_headers()) {
    text::fold(header, key);
    CHECK(key == header);
    CHECK(seen.insert(header).second);
  }
}

TEST_CASE("the one usual header is taken, however it is written") {
  CHECK(name_in("id;commune;dep") == 2);
  CHECK(name_in("id;nom;VILLE") == 3);
  CHECK(name_in("\"Nom de la commune\";x") == 1);
  CHECK(name_in("x;NOM_COMMUNE") == 2);
  CHECK(name_in("x;Libellé-Commune") == 2);
  CHECK(name_in("id;city;country") == 2);
  CHECK(name_in("code_commune;Localité") == 2);
}

TEST_CASE("none or several usual headers are not chosen from") {
  CHECK(why_not("id;nom") ==
        "no column of commune names recognised among: id, nom: name it with --column (--no-header "
        "if there is no header)");
  CHECK(why_not("commune;id;Ville") ==
        "several columns may hold the names: commune (1), Ville (3): choose one with --column");
  CHECK(why_not("commune;commune") ==
        "several columns may hold the names: commune (1), commune (2): choose one with --column");
}

TEST_CASE("a column is told by its exact header, by its key, by its number") {
  CHECK(name_in("commune;ville", named("ville")) == 2);
  CHECK(name_in("Nom Complet;x", named("nom_complet")) == 1);
  CHECK(name_in("nom;Nom;NOM", named("Nom")) == 2);
  CHECK(name_in("a;b;c", named("3")) == 3);
  CHECK(name_in("3;b;c", named("3")) == 1);  // a header of that text goes before the number
  CHECK(name_in("\"a;b\";c", named("a;b")) == 1);
  CHECK(name_in("?;c", named("?")) == 1);
  CHECK(why_not("nom;NOM;x", named("Nom")) ==
        "--column: several columns “Nom”: choose one by its number: nom (1), NOM (2)");
  CHECK(why_not("a;b", named("c")) == "--column: no column “c”: choose among a, b");
  CHECK(why_not("a;b", named("")) == "--column: no column “”: choose among a, b");
  CHECK(why_not("a;b", named("3")) == "--column: no column “3”: choose one by its number, 1 to 2");
  CHECK(why_not("a;b", named("0")) == "--column: no column “0”: choose one by its number, 1 to 2");
  CHECK(why_not("a;b", named("99999999999999999999999")) ==
        "--column: no column “99999999999999999999999”: choose among a, b");
}

TEST_CASE("further columns are taken only when asked for") {
  const auto plain = std::get<ChosenColumns>(choose("commune;dep;cp;insee"));
  CHECK_FALSE(plain.department);
  CHECK_FALSE(plain.postal_code);
  CHECK_FALSE(plain.insee_code);
  Settings settings;
  settings.department_column = "dep";
  settings.postal_column = "3";
  settings.insee_column = "INSEE";
  const auto all = std::get<ChosenColumns>(choose("commune;dep;cp;insee", settings));
  CHECK(all.name == 0U);
  CHECK(all.department == 1U);
  CHECK(all.postal_code == 2U);
  CHECK(all.insee_code == 3U);
  settings.postal_column = "code postal";
  CHECK(why_not("commune;dep;cp;insee", settings) ==
        "--postal-column: no column “code postal”: choose among commune, dep, cp, insee");
}

TEST_CASE("a code needs no name beside it") {
  Settings settings;
  settings.insee_column = "insee";
  CHECK(name_in("id;insee", settings) == 0);
  CHECK(name_in("commune;insee", settings) == 1);
  CHECK(why_not("commune;ville;insee", settings) ==
        "several columns may hold the names: commune (1), ville (2): choose one with --column");
  settings.insee_column = "1";
  settings.has_header = false;
  CHECK(name_in("62119;x", settings) == 0);
}

TEST_CASE("without a header columns have numbers only") {
  Settings settings;
  settings.has_header = false;
  CHECK(name_in("Lille", settings) == 1);
  CHECK(why_not("1;Lille;59", settings) ==
        "the file has 3 columns and no header: tell the one with the names, --column 1 to 3");
  settings.name_column = "2";
  CHECK(name_in("1;Lille;59", settings) == 2);
  settings.name_column = "Lille";
  CHECK(why_not("1;Lille;59", settings) ==
        "--column: no column “Lille”: choose one by its number, 1 to 3");
}

TEST_CASE("a file with our columns is refused") {
  CHECK(
      why_not("commune;zonage_statut;zonage_qpv") ==
      "the file already has columns of zonage (zonage_statut, zonage_qpv): --replace renews them, "
      "or remove them first");
  CHECK(name_in("commune;statut;zonage;zonage_autre") == 1);
  Settings settings;
  settings.has_header = false;
  CHECK(name_in("zonage_statut", settings) == 1);
}

TEST_CASE("columns that nobody asked for and that would narrow are told") {
  const auto further = [](std::string_view first, const Settings& settings = {}) {
    const auto chosen = choose(first, settings);
    REQUIRE(std::holds_alternative<ChosenColumns>(chosen));
    std::string out;
    for (const FurtherColumn& each : std::get<ChosenColumns>(chosen).further) {
      out += std::string(option_of(each.role)) + " " + std::to_string(each.column.number) + " " +
             each.column.header + ";";
    }
    return out;
  };
  CHECK(further("commune;loyer") == "");
  CHECK(further("Code INSEE;commune;Dépt.;CODE_POSTAL") ==
        "--department-column 3 Dépt.;--postal-column 4 CODE_POSTAL;--insee-column 1 Code INSEE;");
  CHECK(further("commune;dep;departement") == "--department-column 3 departement;");
  CHECK(further("commune;N° de département;C.P.") ==
        "--department-column 2 N° de département;--postal-column 3 C.P.;");
  CHECK(further("commune;com;code_insee;numéro INSEE") == "--insee-column 3 code_insee;");
  CHECK(further("commune;citycode") == "--insee-column 2 citycode;");
  // Three digits, mostly, beside the département's two.
  CHECK(further("Commune;Code departement;Code commune") ==
        "--department-column 2 Code departement;");
  CHECK(further("commune;dep;codgeo") == "--department-column 2 dep;--insee-column 3 codgeo;");
  CHECK(further("commune;code commune") == "--insee-column 2 code commune;");
  // Neither what was asked for nor the names themselves.
  Settings settings = named("com");
  CHECK(further("com;dep", settings) == "--department-column 2 dep;");
  settings.department_column = "dep";
  CHECK(further("com;dep", settings) == "");
  settings = named("1");
  settings.has_header = false;
  CHECK(further("commune;departement", settings) == "");
}
