#include "sources/nord_pilot_towns.h"

#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::sources {
namespace {

using test::described;
using test::Texts;
using Views = std::vector<std::string_view>;

const std::string header = "LES VILLES PILOTES\tTERRITOIRES COUVERTS\n";
const std::string start = header + "<b>Arrondissement de Lille</b>\t\n";

Texts errors_of(const std::string& text) {
  const Document document = *Document::from_text("nord.txt", text);
  return described(parse_nord_pilot_towns(document).errors);
}

// The error of one row below an arrondissement, in line 3.
std::string row_error(std::size_t column, const std::string& message, const std::string& row) {
  return "nord.txt:3:" + std::to_string(column) + ": " + message + "\n    " + row + "\n";
}

void check_row(std::size_t column, const std::string& message, const std::string& row) {
  const Texts errors = errors_of(start + row + "\n");
  REQUIRE(errors.size() == 1);
  const std::string expected = row_error(column, message, row);
  CHECK(errors[0].substr(0, expected.size()) == expected);
  std::string caret;
  for (const char c : row.substr(0, column - 1)) {
    if (c == '\t') {
      caret += '\t';
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      caret += ' ';
    }
  }
  CHECK(errors[0].substr(expected.size()) == "    " + caret + "^");
}

TEST_CASE("nord_pilot_towns: rows are read under their arrondissement") {
  const Document document = *Document::from_text(
      "nord.txt",
      "\n" + header +
          "<b>Arrondissement d'Avesnes</b>\t\n"
          "Ville d'Anor\tpour les communes du canton de Trélon\n"
          "Ville de Le Quesnoy\tcantons de Landrecies, Le Quesnoy-Est\n"
          "<b>Arrondissement de Lille</b>\n"
          "Ville de Lille\tpour les communes des cantons d'Haubourdin, Lille-Est, "
          "<b>et la ville de Lomme</b>\n"
          "Communauté de Communes de l'Yser\tpour les communes des cantons de Bergues\n"
          "<i>Province de Hainaut</i>\tpour les communes de la Province de Hainaut (Belgique)\n"
          "<i>Province X</i>\tpour les communes de la Province de la Flandre (Belgique)\n");
  const PilotTable table = parse_nord_pilot_towns(document);
  REQUIRE(described(table.errors) == Texts{});
  REQUIRE(table.rows.size() == 6);
  CHECK(table.rows[0].kind == PilotKind::town);
  CHECK(table.rows[0].arrondissement == "Arrondissement d'Avesnes");
  CHECK(table.rows[0].label == "Ville d'Anor");
  CHECK(table.rows[0].name == "Anor");
  CHECK(table.rows[0].cantons == Views{"Trélon"});
  CHECK(table.rows[0].line == 4);
  CHECK(table.rows[1].name == "Le Quesnoy");
  CHECK(table.rows[1].cantons == Views{"Landrecies", "Le Quesnoy-Est"});
  CHECK(table.rows[2].arrondissement == "Arrondissement de Lille");
  CHECK(table.rows[2].cantons == Views{"Haubourdin", "Lille-Est"});
  CHECK(table.rows[2].named_towns == Views{"Lomme"});
  CHECK(table.rows[3].kind == PilotKind::intercommunality);
  CHECK(table.rows[3].name == "Communauté de Communes de l'Yser");
  CHECK(table.rows[4].kind == PilotKind::province);
  CHECK(table.rows[4].label == "Province de Hainaut");
  CHECK(table.rows[4].name == "Province de Hainaut");
  CHECK(table.rows[4].province == "Hainaut");
  CHECK(table.rows[4].cantons.empty());
  CHECK(table.rows[5].province == "Flandre");
}

TEST_CASE("nord_pilot_towns: the header comes first") {
  CHECK(errors_of("Ville d'Anor\tcantons de Trélon\n" + start) ==
        Texts{"nord.txt:1:1: the table's header is expected first\n"
              "    Ville d'Anor\tcantons de Trélon\n"
              "    ^"});
  CHECK(errors_of("") == Texts{"nord.txt: the table's header is missing"});
}

TEST_CASE("nord_pilot_towns: a row has two columns and an arrondissement") {
  check_row(1, "neither an arrondissement nor a row of two columns", "Ville d'Anor");
  check_row(1, "neither an arrondissement nor a row of two columns", "<b>Arrondissement d'A");
  CHECK(errors_of(header + "Ville d'Anor\tcantons de Trélon\n") ==
        Texts{"nord.txt:2:1: a row before the first arrondissement\n"
              "    Ville d'Anor\tcantons de Trélon\n"
              "    ^"});
}

TEST_CASE("nord_pilot_towns: the first column is a town, a communauté de communes or a province") {
  const std::string message =
      "not understood: a town, a communauté de communes or a province is expected";
  check_row(1, message, "Anor\tcantons de Trélon");
  check_row(1, message, "Ville Anor\tcantons de Trélon");
  check_row(1, message, "Ville de \tcantons de Trélon");
}

TEST_CASE("nord_pilot_towns: the provinces and they alone are in italics") {
  check_row(1, "only the provinces are in italics", "<i>Ville d'Anor</i>\tcantons de Trélon");
  check_row(1, "only the provinces are in italics",
            "Province de Hainaut\tpour les communes de la Province de Hainaut (Belgique)");
}

TEST_CASE("nord_pilot_towns: a province covers itself, a town does not cover one") {
  check_row(14, "a town cannot cover a province",
            "Ville d'Anor\tpour les communes de la Province de Hainaut (Belgique)");
  check_row(28, "a province must cover itself", "<i>Province de Hainaut</i>\tcantons de Trélon");
}

TEST_CASE("nord_pilot_towns: the second column is cantons") {
  const std::string message = "not understood: `du canton de` or `des cantons de` is expected";
  check_row(14, message, "Ville d'Anor\tTrélon");
  check_row(32, message, "Ville d'Anor\tpour les communes de Trélon");
  check_row(25, "an empty canton", "Ville d'Anor\tcantons de , Bavay");
  check_row(31, "an empty canton", "Ville d'Anor\tcantons de Bavay, ");
}

TEST_CASE("nord_pilot_towns: a town named on its own is marked so") {
  const std::string message = "not understood: `<b>et la ville de …</b>` is expected";
  check_row(31, message, "Ville d'Anor\tcantons de Bavay,<b>et la ville de Lomme");
  check_row(31, message, "Ville d'Anor\tcantons de Bavay,<b>et la ville de </b>");
}

TEST_CASE("nord_pilot_towns: a bad row is left out and the others are read") {
  const Document document =
      *Document::from_text("nord.txt", start +
                                           "Ville d'Anor\tTrélon\n"
                                           "Ville de Lille\tcantons de Lille-Est\n"
                                           "Ville de Douai\tDouai\n");
  const PilotTable table = parse_nord_pilot_towns(document);
  CHECK(table.errors.size() == 2);
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].name == "Lille");
}

}  // namespace
}  // namespace zonage::sources
