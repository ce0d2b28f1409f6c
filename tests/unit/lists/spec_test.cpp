#include "lists/spec.h"

#include "support/catch.h"

namespace zonage::test {
namespace {

using lists::Spec;

Spec good(std::string_view text) {
  const Result<Spec> spec = lists::parse_spec(text);
  if (!spec) FAIL(describe(spec.error()));
  return *spec;
}

std::string bad(std::string_view text) {
  const Result<Spec> spec = lists::parse_spec(text);
  if (spec) return "";
  return spec.error().message + "\n" + spec.error().french;
}

}  // namespace

TEST_CASE("a name and a file") {
  const Spec spec = good("abc=zones.csv");
  CHECK(spec.name == "abc");
  CHECK(spec.path == "zones.csv");
  CHECK_FALSE(spec.code_column);
  CHECK_FALSE(spec.value_column);
  CHECK(spec.day == no_date);
  CHECK(good("Zone_2025-b=a=b.csv").path == "a=b.csv");
}

TEST_CASE("settings behind the file, in any order; the file may hold colons") {
  const Spec spec = good("abc=C:\\a:b.csv:value=Zone: 2:date=2014-10-01:code=3");
  CHECK(spec.path == "C:\\a:b.csv");
  CHECK(spec.value_column == "Zone: 2");
  CHECK(spec.day == 20141001);
  CHECK(spec.code_column == "3");
}

TEST_CASE("what is refused") {
  CHECK(bad("zones.csv") ==
        "--with: “zones.csv”: write NAME=FILE.csv\n--with : « zones.csv » : écrivez "
        "NOM=FICHIER.csv");
  CHECK(bad("abc=") ==
        "--with: “abc=”: write NAME=FILE.csv\n--with : « abc= » : écrivez "
        "NOM=FICHIER.csv");
  CHECK(bad("2025=f") ==
        "--with: name refused “2025”: letters without accents, digits, _ and -, a letter first\n"
        "--with : nom refusé « 2025 » : des lettres sans accent, des chiffres, _ et -, une lettre "
        "d'abord");
  CHECK(bad("=f").starts_with("--with: name refused “”"));
  CHECK(bad("a b=f").starts_with("--with: name refused “a b”"));
  CHECK(bad(std::string(41, 'a') + "=f").starts_with("--with: name refused"));
  CHECK(good(std::string(40, 'a') + "=f").path == "f");
  for (const std::string taken : {"abc_2003", "dsc_2023", "zonage_x", "nom", "ligne"}) {
    CHECK(bad(taken + "=f") == "--with: “" + taken +
                                   "” is a name of zonage's own: give another\n--with : « " +
                                   taken + " » est un nom de zonage : donnez-en un autre");
  }
  CHECK(bad("abc=f:date=2014-13-01") ==
        "--with abc: day refused “2014-13-01”: write YYYY-MM-DD\n"
        "--with abc : date refusée « 2014-13-01 » : écrivez AAAA-MM-JJ");
  CHECK(bad("abc=f:code=1:code=2") ==
        "--with abc: “:code=” given twice: remove one\n"
        "--with abc : « :code= » donné deux fois : ôtez l'un");
  CHECK(bad("abc=f:value=") ==
        "--with abc: “:value=” without a value: give it\n"
        "--with abc : « :value= » sans valeur : donnez-la");
  CHECK(bad("abc=:code=1") ==
        "--with abc: no file: write NAME=FILE.csv\n--with abc : pas de fichier : écrivez "
        "NOM=FICHIER.csv");
}

}  // namespace zonage::test
