#include "render/wrapped.h"

#include <string>

#include "support/catch.h"

using namespace zonage::render;

namespace {

std::string wrapped(std::string_view line, std::size_t hang, std::size_t width) {
  std::string out;
  append_wrapped(line, hang, width, out);
  return out;
}

}  // namespace

TEST_CASE("a line is broken at spaces and continued where it is told") {
  CHECK(wrapped("one two three", 2, 7) == "one two\n  three\n");
  CHECK(wrapped("one two three", 2, 13) == "one two three\n");
  CHECK(wrapped("  -d  a département", 6, 14) == "  -d  a\n      département\n");
  CHECK(wrapped("", 2, 7) == "\n");
}

TEST_CASE("no word is cut, and none before the hanging column is moved") {
  CHECK(wrapped("antidisestablishment of it", 0, 10) == "antidisestablishment\nof it\n");
  CHECK(wrapped("  a very long name  text", 20, 10) == "  a very long name  text\n");
}

TEST_CASE("French punctuation stays with its word") {
  CHECK(wrapped("il est « ambigu » ici", 0, 10) == "il est\n« ambigu »\nici\n");
  CHECK(wrapped("et si ? oui ! a : b ; c", 0, 7) == "et si ?\noui !\na : b ;\nc\n");
  CHECK(wrapped("(« un » ?), deux", 0, 11) == "(« un » ?),\ndeux\n");
  CHECK(wrapped("a Saint-Cyr ; b", 0, 10) == "a\nSaint-Cyr\n; b\n");  // fits nowhere
  // A sign that begins a word is no punctuation, and columns are no sentence.
  CHECK(wrapped("fichier :date=JOUR", 0, 10) == "fichier\n:date=JOUR\n");
  CHECK(wrapped("abcdef  ; ghi", 0, 8) == "abcdef\n; ghi\n");
}

TEST_CASE("widths are those of the terminal") {
  CHECK(wrapped("東京 東京", 0, 8) == "東京\n東京\n");  // two columns each
  CHECK(wrapped("東京 東京", 0, 9) == "東京 東京\n");
  CHECK(wrapped("e\u0301e\u0301 e\u0301e\u0301", 0, 5) == "e\u0301e\u0301 e\u0301e\u0301\n");
  CHECK(wrapped("\033[1mab\033[0m \033[1mcd\033[0m", 0, 5) ==
        "\033[1mab\033[0m \033[1mcd\033[0m\n");
}

TEST_CASE("an answer hangs below its last column in the left half") {
  CHECK(wrapped_lines("short\n  A  B  named in the list of it\n", 20) ==
        "short\n  A  B  named in the\n        list of it\n");
  CHECK(wrapped_lines("  62119  Béthune  Pas-de-Calais\n", 20) ==
        "  62119  Béthune\n         Pas-de-Calais\n");
  CHECK(wrapped_lines("  no column at all here\n", 20) == "  no column at all\n    here\n");
}

TEST_CASE("what is indented beyond the half comes nearer") {
  CHECK(wrapped_lines("            far\n", 20) == "    far\n");
  CHECK(wrapped_lines("            far\n", 24) == "            far\n");
}
