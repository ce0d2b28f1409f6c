#include "annotate/progress.h"

#include "support/catch.h"

using namespace zonage::annotate;
using zonage::render::Language;

TEST_CASE("progress is a share of the bytes where their number is known") {
  CHECK(progress_line({12'500'000, 1'234'567}, 29'000'000, 2, Language::french) ==
        "43 % (12 / 29 Mo), 1 234 567 lignes");
  CHECK(progress_line({0, 0}, 1'000'000'000'000, 2, Language::english) ==
        "0 % (0 / 1 000 000 MB), 0 rows");
  // A file that grows while it is read.
  CHECK(progress_line({30'000'000, 999}, 29'000'000, 2, Language::english) ==
        "100 % (30 / 29 MB), 999 rows");
}

TEST_CASE("else it is rows and rows a second") {
  CHECK(progress_line({5'000'000, 3'000'000}, 0, 1.5, Language::french) ==
        "3 000 000 lignes, 2 000 000 par seconde");
  CHECK(progress_line({5, 1'000}, 0, 0, Language::english) == "1 000 rows, 1 000 000 a second");
}
