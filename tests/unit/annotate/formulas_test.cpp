#include "annotate/formulas.h"

#include "support/catch.h"
#include "unit/annotate/annotated.h"

using namespace zonage;
using namespace zonage::annotate;

TEST_CASE("what a spreadsheet would compute, and what it would not") {
  for (const char* value : {"=1+1",
                            "=",
                            "==",
                            "=cmd|'/C calc'!A0",
                            "@SUM(A1)",
                            "@",
                            "+A1",
                            "-A1",
                            "+1+1",
                            "-1-2",
                            "-1*2",
                            "--1",
                            "+-1",
                            "-1,5,5",
                            "-1.234,5",
                            "-1  234",
                            "- 1",
                            "-1 ",
                            "+33 1x",
                            "-1e5",
                            "-5%",
                            "-12 €",
                            "-.",
                            "-,",
                            "-1,",
                            "+",
                            "\t=1",
                            "\tx",
                            "\r=1",
                            "\n=1",
                            "＝1",
                            "＋1",
                            "－1",
                            "＠x",
                            "-=1",
                            "+cmd",
                            "-2+3+cmd|' /C calc'!A0"}) {
    CAPTURE(value);
    const bool sign_alone = std::string_view(value) == "+";
    CHECK(starts_formula(value, true) == !sign_alone);
  }
  for (const char* value : {"",
                            "-",
                            "+",
                            "-5",
                            "+5",
                            "+33123456789",
                            "-1,5",
                            "-1.5",
                            "-,5",
                            "-.5",
                            "-1 234 567,89",
                            "+33 1 23 45 67 89",
                            "-1\u00A0234",
                            "-1\u202F234,5",
                            "Lille",
                            "'=1",
                            " =1",
                            "1=1",
                            "a-b",
                            "\"=1",
                            "−5",
                            "\u00A0=1"}) {
    CAPTURE(value);
    CHECK_FALSE(starts_formula(value, true));
  }
}

TEST_CASE("in a single-byte set the space that does not break is one byte, and no sign is wide") {
  CHECK_FALSE(
      starts_formula("-1\xA0"
                     "234",
                     false));
  CHECK(
      starts_formula("-1\xC2\xA0"
                     "234",
                     false));
  CHECK(
      starts_formula("-1\xA0"
                     "234",
                     true));
  CHECK_FALSE(starts_formula("＝1", false));
  CHECK(starts_formula("=\xE9t\xE9", false));
}

namespace {

test::Annotated escaped(std::string_view table, Settings settings = {}) {
  settings.escape_formulas = true;
  settings.columns = {render::Column::status};
  return test::annotate_text(table, settings);
}

}  // namespace

TEST_CASE("cells that would start a formula get an apostrophe, wherever they stand") {
  const test::Annotated table = escaped(
      "commune;=x;\"@y\"\r\n"
      "Lille;=1+1;\"=\"\"a\"\";1\"\r\n"  // bare; in quotes, with a delimiter and quotes inside
      "Lille;-5;+33 1 23\r\n"
      "\"-Lille\";\"\"=1;\"\t\n=1\"\r\n"  // after empty quotes; a tab and a second line
      "\r\n"
      "=Lille;x\r\n"  // too short
      "-1,5;a=1;b");
  CHECK(table.out ==
        "commune;'=x;\"'@y\";zonage_statut\r\n"
        "Lille;'=1+1;\"'=\"\"a\"\";1\";trouve\r\n"
        "Lille;-5;+33 1 23;trouve\r\n"
        "\"'-Lille\";\"'\"=1;\"'\t\n=1\";trouve\r\n"
        "\r\n"
        "'=Lille;x;;ligne-invalide\r\n"
        "-1,5;a=1;b;inconnu");
  CHECK(table.account().escaped() == 8);
  // They are likely to be opened in a spreadsheet, too.
  CHECK(table.unresolved == "commune;'=x;\"'@y\"\r\n'=Lille;x\r\n-1,5;a=1;b");
}

TEST_CASE("what is escaped once is escaped for good, and nothing is without the option") {
  const std::string_view table = "commune;x\nLille;=1\nRoubaix;+a\n";
  CHECK(test::annotate_text(table).out.find('\'') == std::string::npos);
  CHECK(test::annotate_text(table).account().escaped() == 0);
  const std::string once = "commune;x\nLille;'=1\nRoubaix;'+a\n";
  const test::Annotated twice = escaped(once);
  CHECK(twice.account().escaped() == 0);
  CHECK(twice.out == "commune;x;zonage_statut\nLille;'=1;trouve\nRoubaix;'+a;trouve\n");
}

TEST_CASE("answers do not change: the name is read as it was typed") {
  const test::Annotated table = escaped("commune\n-Lille\n+Roubaix\n@Nowhere\n");
  CHECK(table.out ==
        "commune;zonage_statut\n'-Lille;trouve\n'+Roubaix;trouve\n'@Nowhere;inconnu\n");
  REQUIRE(table.report.summary.frequent.size() == 1);
  CHECK(table.report.summary.frequent[0].name == "@Nowhere");
}

TEST_CASE("in the file's own encoding") {
  using namespace std::string_view_literals;
  Settings settings;
  settings.name_column = "1";
  const test::Annotated utf16 = escaped("\xFF\xFEn\0;\0x\0\n\0=\0;\0-\0\n\0"sv, settings);
  CHECK(utf16.out.find("\n\0'\0=\0;\0-\0;\0"sv) != std::string::npos);
  const test::Annotated latin = escaped("commune;x\nCh\xE2lons;=\xE9t\xE9\n");
  CHECK(latin.out.starts_with("commune;x;zonage_statut\nCh\xE2lons;'=\xE9t\xE9;"));
}

TEST_CASE("where columns of ours are renewed, the user's around them are escaped") {
  Settings settings;
  settings.replace = true;
  const test::Annotated table = escaped("=a;zonage_statut;commune\n=1;old;Lille\n", settings);
  CHECK(table.out == "'=a;zonage_statut;commune\n'=1;trouve;Lille\n");
  CHECK(table.account().escaped() == 2);
}

TEST_CASE("pieces and threads change nothing, and every cell is counted once") {
  std::string table = "commune;=h\n";
  for (int i = 0; i < 3000; ++i) table += "Lille;" + std::string(i % 3 == 0 ? "=1" : "-1") + "\n";
  const test::Annotated whole = escaped(table);
  CHECK(whole.account().escaped() == 1001);
  Settings settings;
  settings.escape_formulas = true;
  settings.columns = {render::Column::status};
  settings.threads = 3;
  settings.batch_bytes = 512;
  const test::Annotated pieces = test::annotate_pieces(table, settings, [] { return 100; });
  CHECK(pieces.out == whole.out);
  CHECK(pieces.account().escaped() == 1001);
}
