#include "annotate/account.h"

#include "support/catch.h"

using namespace zonage;
using namespace zonage::annotate;

namespace {

Account some() {
  Account account;
  for (int i = 0; i < 1200; ++i) account.count({.status = RowStatus::found, .repaired = i < 7});
  for (int i = 0; i < 3; ++i) account.count({.status = RowStatus::ambiguous});
  for (int i = 0; i < 2; ++i) account.count({.status = RowStatus::unknown});
  account.count({.status = RowStatus::empty});
  account.count({.status = RowStatus::malformed});
  return account;
}

Summary decided() {
  Summary summary;
  summary.account = some();
  summary.account.count({.status = RowStatus::unknown, .unreadable = true, .substitutions = 2});
  Plan plan;
  plan.charset = text::Charset::windows_1252;
  plan.dialect.delimiter = '\t';
  plan.dialect.line_end = csv::LineEnd::crlf;
  plan.chosen.name = 2;
  plan.chosen.name_header = "Nom de \"la\" commune";
  summary.plan = plan;
  summary.frequent = {{"St Denis", RowStatus::ambiguous, 3}, {"Beth\"unne", RowStatus::unknown, 2}};
  summary.seconds = 12.3456;
  return summary;
}

}  // namespace

TEST_CASE("rows are counted by what became of them, and accounts add up") {
  Account account = some();
  CHECK(account.rows() == 1207);
  CHECK(account.unresolved() == 7);
  CHECK(account.rows(RowStatus::unknown) == 2);
  CHECK(account.repaired() == 7);
  account.add(decided().account);
  CHECK(account.rows() == 2415);
  CHECK(account.repaired() == 14);
  CHECK(account.unreadable() == 1);
  CHECK(account.substitutions() == 2);
}

TEST_CASE("a summary for people, in both languages") {
  CHECK(summary_text(decided(), render::Language::french) ==
        "encodage              Windows-1252\n"
        "délimiteur            tabulation\n"
        "fins de ligne         CRLF\n"
        "colonne des noms      Nom de \"la\" commune (3)\n"
        "lignes lues                   1208\n"
        "trouvées                      1200\n"
        "  dont réparées                  7\n"
        "ambiguës                         3\n"
        "inconnues                        3\n"
        "sans nom                         1\n"
        "mal formées                      1\n"
        "octets illisibles                1\n"
        "caractères remplacés             2\n"
        "secondes                    12,346\n"
        "noms non trouvés les plus fréquents :\n"
        "           3  St Denis (ambigu)\n"
        "           2  Beth\"unne\n");
  Summary none;
  none.account = some();
  CHECK(summary_text(none, render::Language::english) ==
        "rows read                     1207\n"
        "found                         1200\n"
        "  of them repaired               7\n"
        "ambiguous                        3\n"
        "unknown                          2\n"
        "without a name                   1\n"
        "malformed                        1\n"
        "seconds                      0.000\n");
}

TEST_CASE("what was decided is said in words: every encoding, every line end, counts at least") {
  Summary summary = decided();
  const auto says = [&](std::string_view line) {
    return summary_text(summary, render::Language::english).find(line) != std::string::npos;
  };
  summary.plan->charset = text::Charset::utf8;
  summary.plan->dialect.bom = true;
  summary.plan->dialect.delimiter = ';';
  CHECK(says("encoding              UTF-8, with BOM\ndelimiter             ;\n"));
  summary.plan->charset = text::Charset::iso_8859_15;
  summary.plan->dialect.bom = false;
  CHECK(says("encoding              ISO-8859-15\n"));
  summary.plan->charset = text::Charset::utf16_le;
  CHECK(says("encoding              UTF-16 LE\n"));
  summary.plan->charset = text::Charset::utf16_be;
  CHECK(says("encoding              UTF-16 BE\n"));
  summary.plan->dialect.line_end = csv::LineEnd::cr;
  CHECK(says("line ends             CR\n"));
  summary.plan->dialect.line_end = csv::LineEnd::lf;
  CHECK(says("line ends             LF\n"));
  summary.plan->dialect.mixed_line_ends = true;
  CHECK(says("line ends             mixed\n"));
  summary.plan->chosen.name_header.clear();
  CHECK(says("column of the names   3\n"));
  summary.uncertainty = 1;
  CHECK(says("most frequent names not found (at least):\n           3  St Denis (ambiguous)\n"));
}

TEST_CASE("a summary for scripts has the words of the status column") {
  CHECK(
      summary_json(decided()) ==
      "{\"encodage\":\"windows-1252\",\"bom\":false,\"delimiteur\":\"\\t\",\"fins_de_ligne\":"
      "\"crlf\","
      "\"colonne\":3,\"entete\":\"Nom de \\\"la\\\" "
      "commune\",\"colonnes_non_demandees\":[],\"lignes\":1208,\"trouve\":1200,"
      "\"ambigu\":3,\"inconnu\":3,\"vide\":1,\"ligne-invalide\":1,\"repare\":7,\"illisible\":1,"
      "\"substitutions\":2,\"frequents\":[{\"nom\":\"St "
      "Denis\",\"statut\":\"ambigu\",\"lignes\":3},"
      "{\"nom\":\"Beth\\\"unne\",\"statut\":\"inconnu\",\"lignes\":2}],\"frequents_incertitude\":0,"
      "\"secondes\":12.346}\n");
  Summary other = decided();
  const auto says = [&](const std::string& part) {
    return summary_json(other).find(part) != std::string::npos;
  };
  other.plan->dialect.bom = true;
  other.plan->dialect.line_end = csv::LineEnd::cr;
  CHECK(says("\"bom\":true,\"delimiteur\":\"\\t\",\"fins_de_ligne\":\"cr\",\"colonne\":3,"));
  other.plan->dialect.line_end = csv::LineEnd::lf;
  other.plan->chosen.name.reset();
  CHECK(says("\"fins_de_ligne\":\"lf\",\"colonnes_non_demandees\":[],"));
  other.plan->dialect.mixed_line_ends = true;
  CHECK(says("\"fins_de_ligne\":\"mixtes\","));

  Summary none;
  none.account = some();
  none.seconds = 0.0071;
  CHECK(summary_json(none) ==
        "{\"lignes\":1207,\"trouve\":1200,\"ambigu\":3,\"inconnu\":2,\"vide\":1,"
        "\"ligne-invalide\":1,\"repare\":7,\"illisible\":0,\"substitutions\":0,\"frequents\":[],"
        "\"frequents_incertitude\":0,\"secondes\":0.007}\n");
}

TEST_CASE("a summary says which column would have helped, where rows are left that it would help") {
  Summary summary;
  summary.plan.emplace();
  summary.plan->chosen.further = {{Role::department, {2, "Dépt"}},
                                  {Role::postal_code, {4, "c\tp"}},
                                  {Role::insee_code, {1, "Code INSEE"}}};
  const auto end_of = [&](render::Language language) {
    const std::string text = summary_text(summary, language);
    return text.substr(text.find('\n', text.find("second")) + 1);
  };
  summary.account.count({.status = RowStatus::found});
  summary.account.count({.status = RowStatus::empty});
  CHECK(end_of(render::Language::english) == "");
  summary.account.count({.status = RowStatus::unknown});
  CHECK(end_of(render::Language::english) ==
        "would decide          Code INSEE (1): --insee-column 1\n");
  summary.account.count({.status = RowStatus::ambiguous});
  CHECK(end_of(render::Language::french) ==
        "préciserait           Dépt (2) : --department-column 2\n"
        "préciserait           c\\x09p (4) : --postal-column 4\n"
        "déciderait            Code INSEE (1) : --insee-column 1\n");
  CHECK(summary_json(summary).find("\"colonnes_non_demandees\":[{\"colonne\":2,\"entete\":\"Dépt\","
                                   "\"option\":\"--department-column\"},{\"colonne\":4,") !=
        std::string::npos);
}
