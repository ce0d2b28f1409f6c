#include "annotate/account.h"

#include "support/catch.h"

using namespace zonage;
using namespace zonage::annotate;

namespace {

Account some() {
  Account account;
  for (int i = 0; i < 1200; ++i) account.count(RowStatus::found);
  for (int i = 0; i < 3; ++i) account.count(RowStatus::ambiguous);
  for (int i = 0; i < 2; ++i) account.count(RowStatus::unknown);
  account.count(RowStatus::empty);
  account.count(RowStatus::malformed);
  return account;
}

}  // namespace

TEST_CASE("rows are counted by what became of them") {
  const Account account = some();
  CHECK(account.rows() == 1207);
  CHECK(account.unresolved() == 7);
  CHECK(account.rows(RowStatus::unknown) == 2);
}

TEST_CASE("a summary for people, in both languages") {
  CHECK(summary_text(some(), 12.3456, render::Language::french) ==
        "lignes lues             1207\n"
        "trouvées                1200\n"
        "ambiguës                   3\n"
        "inconnues                  2\n"
        "sans nom                   1\n"
        "mal formées                1\n"
        "secondes              12,346\n");
  CHECK(summary_text(some(), 0, render::Language::english) ==
        "rows read               1207\n"
        "found                   1200\n"
        "ambiguous                  3\n"
        "unknown                    2\n"
        "without a name             1\n"
        "malformed                  1\n"
        "seconds                0.000\n");
}

TEST_CASE("a summary for scripts has the words of the status column") {
  CHECK(summary_json(some(), 0.0071) ==
        "{\"lignes\":1207,\"trouve\":1200,\"ambigu\":3,\"inconnu\":2,\"vide\":1,"
        "\"ligne-invalide\":1,\"secondes\":0.007}\n");
}
