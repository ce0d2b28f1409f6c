#include "render/words.h"

#include <string>

#include "support/catch.h"

using namespace zonage;
using namespace zonage::render;

namespace {

constexpr Language fr = Language::french;
constexpr Language en = Language::english;

// Every value of an enum whose last is given has words in both languages.
template <class Enum>
void check_words(Enum last) {
  for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(last); ++i) {
    CAPTURE(static_cast<int>(i));
    CHECK_FALSE(words_for(static_cast<Enum>(i), fr).empty());
    CHECK_FALSE(words_for(static_cast<Enum>(i), en).empty());
  }
}

}  // namespace

TEST_CASE("days in words") {
  CHECK(long_date(20031219, fr) == "19 décembre 2003");
  CHECK(long_date(20031219, en) == "19 December 2003");
  CHECK(long_date(20170101, fr) == "1er janvier 2017");
  CHECK(long_date(20170101, en) == "1 January 2017");
  CHECK(long_date(20000211, fr) == "11 février 2000");
  CHECK(long_date(20000221, fr) == "21 février 2000");
  CHECK(long_date(19780317, fr) == "17 mars 1978");
  CHECK(long_date(20200802, fr) == "2 août 2020");
  CHECK(long_date(20200802, en) == "2 August 2020");
}

TEST_CASE("every month has its name") {
  const std::string french[] = {"janvier",   "février", "mars",     "avril",
                                "mai",       "juin",    "juillet",  "août",
                                "septembre", "octobre", "novembre", "décembre"};
  const std::string english[] = {"January",   "February", "March",    "April",
                                 "May",       "June",     "July",     "August",
                                 "September", "October",  "November", "December"};
  for (Date month = 1; month <= 12; ++month) {
    CHECK(long_date(20000002 + month * 100, fr) == "2 " + french[month - 1] + " 2000");
    CHECK(long_date(20000002 + month * 100, en) == "2 " + english[month - 1] + " 2000");
  }
}

TEST_CASE("every rule and every nature has words in both languages") {
  check_words(Rule::out_of_scope);
  check_words(PilotRule::province);
  check_words(Nature::belgian_municipality);
}

TEST_CASE("every scheme has a label and a purpose in both languages") {
  for (const Scheme scheme : all_schemes) {
    for (const Language language : {fr, en}) {
      CHECK_FALSE(label_of(scheme, language).empty());
      CHECK_FALSE(purpose_of(scheme, language).empty());
    }
  }
}

TEST_CASE("the orders") {
  CHECK(order_of(Scheme::abc_2003) == "arrêté du 19 décembre 2003");
  CHECK(order_of(Scheme::apl_1978) == "arrêté du 17 mars 1978");
  CHECK(order_of(Scheme::ville_pilote).empty());
}

// The zones of 2003 bear letters of today's zoning; those of 1978 cannot be taken for others.
TEST_CASE("what a zone is not") {
  CHECK(not_to_confuse(Scheme::abc_2003, fr) == "pas le zonage A bis/A/B1/B2/C d'aujourd'hui");
  CHECK(not_to_confuse(Scheme::abc_2003, en) == "not today's A bis/A/B1/B2/C zoning");
  CHECK(not_to_confuse(Scheme::apl_1978, fr).empty());
  CHECK_FALSE(not_to_confuse(Scheme::ville_pilote, fr).empty());
  CHECK_FALSE(not_to_confuse(Scheme::ville_pilote, en).empty());
}

TEST_CASE("the kinds of errata have words") {
  for (const std::string_view kind : {"misprint", "transcription", "variant", "split", "glued",
                                      "renamed", "merged", "wrong-section", "unresolved"}) {
    CAPTURE(kind);
    CHECK(words_for_erratum(kind, fr) != kind);
    CHECK_FALSE(words_for_erratum(kind, fr).empty());
    CHECK_FALSE(words_for_erratum(kind, en).empty());
  }
  CHECK(words_for_erratum("glued", fr) == "deux noms collés");
  CHECK(words_for_erratum("glued", en) == "two names printed as one");
  // A kind that is not known is shown as it is.
  CHECK(words_for_erratum("torn", fr) == "torn");
}
