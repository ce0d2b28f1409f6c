#include "render/fields.h"

#include <string>

#include "support/catch.h"
#include "unit/render/examples.h"

using namespace zonage;
using namespace zonage::render;
using resolve::CorrectionKind;
using test::example_answer;
using test::example_table;

namespace {

// All cells of a row, in order, between `;`.
std::string row(const resolve::Answer& answer, std::uint32_t candidate = dataset::none) {
  const dataset::Table table = example_table().table();
  std::string out;
  for (const Column column : default_columns) {
    if (column != default_columns.front()) out += ';';
    append_cell({table, answer, candidate}, column, out);
  }
  return out;
}

std::string row(std::string_view text) { return row(example_answer({.text = text})); }

}  // namespace

TEST_CASE("the columns and their order") {
  std::string keys;
  for (const Column column : default_columns) keys += std::string(key_of(column)) + " ";
  CHECK(keys ==
        "zonage_statut zonage_code_insee zonage_commune zonage_departement zonage_abc_2003 "
        "zonage_apl_1978 zonage_ville_pilote zonage_qpv zonage_candidats zonage_correction ");
}

TEST_CASE("the columns that must be asked for") {
  std::string keys;
  for (std::size_t i = default_columns.size(); i < all_columns.size(); ++i) {
    keys += std::string(key_of(all_columns[i])) + " ";
  }
  CHECK(keys ==
        "zonage_dsc_2023_contrat zonage_dsc_2023_pop_qpv zonage_dsc_2023_enveloppe_1 "
        "zonage_dsc_2023_enveloppe_2 zonage_dsc_2023_total ");
}

TEST_CASE("a column by its key, with or without the prefix") {
  for (const Column column : all_columns) {
    const std::string_view key = key_of(column);
    CAPTURE(key);
    CHECK(parse_column(key) == column);
    CHECK(parse_column(key.substr(7)) == column);
  }
  for (const std::string_view key :
       {"", "zonage_", "zonage", "zone", "Zonage_statut", "zonage_zonage_statut", "statut "}) {
    CAPTURE(key);
    CHECK_FALSE(parse_column(key));
  }
}

TEST_CASE("a row of a found commune") {
  CHECK(row("Béthune") == "trouve;62119;Béthune;62;B;II;;;;");
  CHECK(row("Lille") == "trouve;59350;Lille;59;B;II;Lille;;;");
  CHECK(row("Douai") == "trouve;59178;Douai;59;B;II;Douai|Auby;;;");
  CHECK(row("Seynod") == "trouve;74268;Seynod;74;B;III;;;;");
  CHECK(row("Annecy") == "trouve;74010;Annecy;74;B;mixte;;;;");
  CHECK(row("Saint-Denis (974)") == "trouve;97411;Saint-Denis;974;B;II;;;;");
}

TEST_CASE("a row of a commune outside the lists has no zone") {
  CHECK(row("Nouméa") == "trouve;98818;Nouméa;988;;;;;;");
  CHECK(row("Arbignieu") == "trouve;01015;Arbignieu;01;;;;;;");
}

TEST_CASE("a row of a Belgian municipality has neither code nor département") {
  CHECK(row("Kortrijk") == "trouve;;Courtrai;;;;Province de la Flandre Occidentale;;;");
}

TEST_CASE("a row of an ambiguous name has what all candidates share") {
  CHECK(row("Saint-Denis") == "ambigu;;;;;;;;Saint-Denis (97411)|Saint-Denis (93066);");
  // 62400 is Béthune's, 59000 is Lille's: both B and II.
  CHECK(row("62400 Lille") ==
        "ambigu;;;;B;II;;;Lille (59350)|Béthune (62119);Lille ne va pas avec 62400");
  CHECK(row("62400 Courtrai") ==
        "ambigu;;;;;;;;Courtrai (Belgique)|Béthune (62119);Courtrai ne va pas avec 62400");
}

TEST_CASE("a row of one candidate has its own facts") {
  const resolve::Answer answer = example_answer({.text = "62400 Lille"});
  const std::string others = ";Lille (59350)|Béthune (62119);Lille ne va pas avec 62400";
  CHECK(row(answer, example_table()["62119"]) == "ambigu;62119;Béthune;62;B;II;;" + others);
  CHECK(row(answer, example_table()["59350"]) == "ambigu;59350;Lille;59;B;II;Lille;" + others);
}

TEST_CASE("a row of an unknown name has the suggestions") {
  CHECK(row("Bethunne") == "inconnu;;;;;;;;Béthune (62119);");
  // In the spelling that is near, not in that of the head of its entry.
  CHECK(row("Kortrijkk") == "inconnu;;;;;;;;Kortrijk (Belgique);");
  CHECK(row("Notre-Dame-de-Fresnai") == "inconnu;;;;;;;;Notre-Dame-de-Fresnay (14697);");
  CHECK(row("Xyzzy") == "inconnu;;;;;;;;;");
  CHECK(row("62120") == "inconnu;;;;;;;;;");
  CHECK(row("") == "inconnu;;;;;;;;;");
  CHECK(row("Béthune (Atlantide)") == "inconnu;;;;;;;;;");
}

TEST_CASE("a row tells how the query was repaired") {
  CHECK(row("vulpens") ==
        "trouve;74314;Vulbens;74;A;II;;;;Vulpens -> Vulbens (forme imprimée dans une liste)");
  CHECK(row("Notre-Dame-de-Fresnay") ==
        "trouve;14697;L'Oudon;14;C;III;;;;"
        "Notre-Dame-de-Fresnay -> L'Oudon (autre nom de la commune)");
  CHECK(row("14001") ==
        "trouve;14654;Saint-Pierre-en-Auge;14;C;III;;;;14001 -> 14654 (code changé)");
  CHECK(row("1015") == "trouve;01015;Arbignieu;01;;;;;;1015 -> 01015 (zéro initial rétabli)");
  CHECK(row("Lyon 3") ==
        "trouve;69383;Lyon 3e Arrondissement;69;B;II;;;;"
        "Lyon 3 -> Lyon 3e Arrondissement (lecture assouplie)");
}

TEST_CASE("each kind of correction in words") {
  const auto text = [](CorrectionKind kind) { return describe({kind, "avant", "après"}); };
  CHECK(text(CorrectionKind::zero_restored) == "avant -> après (zéro initial rétabli)");
  CHECK(text(CorrectionKind::former_name) == "avant -> après (autre nom de la commune)");
  CHECK(text(CorrectionKind::former_code) == "avant -> après (code changé)");
  CHECK(text(CorrectionKind::printed_form) == "avant -> après (forme imprimée dans une liste)");
  CHECK(text(CorrectionKind::loosened) == "avant -> après (lecture assouplie)");
  CHECK(text(CorrectionKind::postal_words) == "avant -> après (mentions postales laissées)");
  CHECK(text(CorrectionKind::number_off) == "avant ne va pas avec après");
  CHECK(text(CorrectionKind::suggestion) == "avant -> après (suggestion acceptée)");
}

TEST_CASE("several corrections stand side by side") {
  resolve::Answer answer = example_answer({.text = "Béthune"});
  answer.corrections = {{CorrectionKind::zero_restored, "1005", "01005"},
                        {CorrectionKind::former_code, "01005", "62119"}};
  CHECK(row(answer) ==
        "trouve;62119;Béthune;62;B;II;;;;"
        "1005 -> 01005 (zéro initial rétabli)|01005 -> 62119 (code changé)");
}

TEST_CASE("cells are appended") {
  const dataset::Table table = example_table().table();
  std::string out = "62;";
  append_cell({table, example_answer({.text = "Béthune"})}, Column::commune, out);
  append_candidate(table, example_table()["62119"], out);
  append_candidate(table, example_answer({.text = "Kortrijkk"}).suggestions.at(0), out);
  CHECK(out == "62;BéthuneBéthune (62119)Kortrijk (Belgique)");
}

TEST_CASE("codes and départements") {
  const dataset::Table table = example_table().table();
  const auto department = [&](std::string_view code) {
    const dataset::BodyRow& body = table.bodies()[example_table()[code]];
    return std::string(insee_code_of(body)) + "|" + std::string(department_code_of(table, body)) +
           "|" + department_name_of(table, body);
  };
  CHECK(department("62119") == "62119|62|Pas-de-Calais");
  CHECK(department("74010") == "74010|74|Haute-Savoie");
  CHECK(department("97411") == "97411|974|La Réunion");
  CHECK(department("01015") == "01015|01|Ain");
  CHECK(department("B34022") == "||Belgique");
  const auto in_english = [&](std::string_view code) {
    return department_name_of(table, table.bodies()[example_table()[code]], Language::english);
  };
  CHECK(in_english("B34022") == "Belgium");
  CHECK(in_english("97411") == "La Réunion");
  CHECK(department_name_of(table, resolve::belgium) == "Belgique");
  CHECK(department_name_of(table, resolve::belgium, Language::english) == "Belgium");
  CHECK(department_name_of(table, table.bodies()[example_table()["97411"]].department) ==
        "La Réunion");
}
