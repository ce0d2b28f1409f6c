#include "zonage/annotate.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>

#include "support/catch.h"
#include "unit/annotate/annotated.h"

using namespace zonage;

namespace {

// A text through the public function, in pieces of some bytes.
struct Run {
  explicit Run(std::string_view input, std::size_t piece = 7) : rest(input) {
    streams.read = [this, piece](char* into, std::size_t size) {
      const std::size_t got = std::min({size, piece, rest.size()});
      std::memcpy(into, rest.data(), got);
      rest.remove_prefix(got);
      return static_cast<std::ptrdiff_t>(got);
    };
    streams.write = [this](std::string_view bytes) {
      out += bytes;
      return true;
    };
    streams.write_unresolved = [this](std::string_view bytes) {
      unresolved += bytes;
      return true;
    };
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  Result<Account> go(const AnnotateOptions& options = {}) {
    return annotate_table(Data::builtin(), options, streams);
  }
  std::string refusal(const AnnotateOptions& options = {}) {
    const auto account = go(options);
    return account ? "done" : account.error().message;
  }

  std::string_view rest;
  AnnotateStreams streams;
  std::string out;
  std::string unresolved;
};

constexpr std::string_view table =
    "id;commune;cp\r\n1;Béthune;62400\r\n2;Saint-Denis;97400\r\n3;Bethunne;\r\n4;;\r\n5;Mons\r\n"
    "6;Saint-Denis;\r\n";

AnnotateOptions in(Language language) {
  AnnotateOptions options;
  options.language = language;
  return options;
}

}  // namespace

TEST_CASE("the library annotates as the pipeline does") {
  const test::Annotated expected = test::annotate_text(table);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, table.size()}) {
    Run run(table, piece);
    const auto account = run.go();
    REQUIRE(account);
    CHECK(run.out == expected.out);
    CHECK(run.unresolved == expected.unresolved);
    CHECK(account->rows == 6);
    CHECK(account->found == 1);
    CHECK(account->ambiguous == 2);
    CHECK(account->unknown == 1);
    CHECK(account->empty == 1);
    CHECK(account->malformed == 1);
    CHECK(account->repaired == 0);
  }
}

TEST_CASE("what is asked of the library reaches the pipeline") {
  AnnotateOptions options;
  options.column = "2";
  options.postal_column = "cp";
  options.columns = {"code_insee", "zonage_abc_2003", "code_insee"};
  options.accept_suggestion = true;
  options.delimiter = ';';
  options.encoding = Encoding::utf8;
  options.threads = 0;
  Run run(table);
  const auto account = run.go(options);
  REQUIRE(account);
  CHECK(account->found == 3);
  CHECK(
      run.out.starts_with("id;commune;cp;zonage_code_insee;zonage_abc_2003\r\n"
                          "1;Béthune;62400;62119;B\r\n2;Saint-Denis;97400;97411;B\r\n"
                          "3;Bethunne;;62119;B\r\n"));

  AnnotateOptions latin;
  latin.has_header = false;
  latin.column = "1";
  latin.columns = {"commune"};
  latin.encoding = Encoding::windows_1252;
  Run bytes("B\xE9thune\n");
  REQUIRE(bytes.go(latin));
  CHECK(bytes.out == "B\xE9thune;B\xE9thune\n");

  AnnotateOptions by_code;
  by_code.column = "commune";
  by_code.department_column = "departement";
  by_code.insee_column = "insee";
  by_code.columns = {"code_insee"};
  by_code.replace = true;
  Run codes("commune;departement;insee;zonage_code_insee\nSaint-Denis;93;;x\n;;01004;y\n");
  REQUIRE(codes.go(by_code));
  CHECK(codes.out ==
        "commune;departement;insee;zonage_code_insee\nSaint-Denis;93;;93066\n;;01004;01004\n");
}

TEST_CASE("the library refuses what cannot be annotated, in both languages") {
  Run nothing("");
  nothing.streams.write = nullptr;
  CHECK(nothing.refusal(in(Language::english)) ==
        "a function that reads and one that writes are needed");
  CHECK(nothing.refusal(in(Language::french)) == "il faut une fonction qui lit et une qui écrit");

  AnnotateOptions delimiter = in(Language::english);
  for (const char c : {'"', '\'', '\r', '\n', '\0', 'a', 'Z', '5', '\x7F', '\xE9'}) {
    delimiter.delimiter = c;
    CHECK(Run(table).refusal(delimiter) ==
          "delimiter refused: give ; , | tab or another ASCII sign");
  }
  delimiter.language = Language::french;
  CHECK(Run(table).refusal(delimiter) ==
        "délimiteur refusé : donnez ; , | tab ou un autre signe ASCII");

  AnnotateOptions column = in(Language::english);
  column.columns = {"zonage_taux"};
  CHECK(Run(table).refusal(column) == "no column “zonage_taux”: choose among field_keys()");
  column.language = Language::french;
  CHECK(Run(table).refusal(column) ==
        "pas de colonne « zonage_taux » : choisissez parmi field_keys()");

  Run nameless("a;b\n1;2\n");
  CHECK(nameless.refusal() ==
        "no column of commune names recognised among: a, b: name it with --column (--no-header if "
        "there is no header)");
  CHECK(nameless.out.empty());
}

TEST_CASE("a quote that is never closed is told with the line that was reached") {
  Run run("commune\nLille\n\"Mons\n");
  const auto account = run.go();
  REQUIRE_FALSE(account);
  CHECK(account.error().kind == ErrorKind::syntax);
  CHECK(account.error().message ==
        "line 3: the row that begins here opens a quote that is never closed: close or remove it");
  CHECK(account.error().place.line == 2);
}

TEST_CASE("functions that fail or throw end the run as an error, in both languages") {
  const auto failing_read = [](char*, std::size_t) { return std::ptrdiff_t{-1}; };
  const auto throwing_read = [](char*, std::size_t) -> std::ptrdiff_t {
    throw std::runtime_error("no");
  };
  const auto too_much = [](char*, std::size_t size) {
    return static_cast<std::ptrdiff_t>(size) + 1;
  };
  const std::function<std::ptrdiff_t(char*, std::size_t)> reads[] = {failing_read, throwing_read,
                                                                     too_much};
  for (const auto& read : reads) {
    Run run(table);
    run.streams.read = read;
    CHECK(run.refusal(in(Language::english)) == "the input could not be read");
    CHECK(run.refusal(in(Language::french)) == "l'entrée n'a pas pu être lue");
  }
  const std::function<bool(std::string_view)> writes[] = {
      [](std::string_view) { return false; },
      [](std::string_view) -> bool { throw std::runtime_error("no"); }};
  for (const auto& write : writes) {
    Run run(table);
    run.streams.write = write;
    const auto account = run.go();
    REQUIRE_FALSE(account);
    CHECK(account.error().kind == ErrorKind::unwritable);
    CHECK(account.error().message == "the result could not be written");
    Run french(table);
    french.streams.write_unresolved = write;
    CHECK(french.refusal(in(Language::french)) == "le résultat n'a pas pu être écrit");
  }
}

TEST_CASE("formulas are escaped on request, and counted") {
  Run run("commune;x\nLille;=1\n");
  AnnotateOptions options;
  options.escape_formulas = true;
  options.columns = {"statut"};
  const auto account = run.go(options);
  REQUIRE(account);
  CHECK(account->escaped == 1);
  CHECK(run.out == "commune;x;zonage_statut\nLille;'=1;trouve\n");
}
