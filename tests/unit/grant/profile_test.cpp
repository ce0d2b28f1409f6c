// What is said of a profile that is wrong, rule by rule, in both languages.
#include "grant/profile.h"

#include <fstream>
#include <iterator>

#include "unit/grant/examples.h"

namespace zonage::test {
namespace {

std::string published_rules() {
  std::ifstream in(ZONAGE_SOURCE_DIR "/data/rules/dsc_2023_as_published.tsv");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The line of the published rules that begins so, replaced; without a beginning, a line more.
std::string with(const std::string& beginning, const std::string& line) {
  std::string text = published_rules();
  if (beginning.empty()) return text + line + "\n";
  const std::size_t at = text.find("\n" + beginning) + 1;
  REQUIRE(at != 0);
  return text.replace(at, text.find('\n', at) - at, line);
}

struct Said {
  std::string french, english;
  std::uint32_t column;
};

Said refused(const std::string& text) {
  const Result<grant::Profile> read = grant::profile_from_text("p.tsv", text);
  if (read) return {};
  return {read.error().french, read.error().message, read.error().place.column};
}

void check(const Said& said, std::uint32_t column, const std::string& french,
           const std::string& english) {
  CHECK(said.french == french);
  CHECK(said.english == english);
  CHECK(said.column == column);
}

}  // namespace

TEST_CASE("a key that a rule does not know") {
  check(refused(with("titre\tfr", "titre\tde\tx\t\t")), 7, "clé inconnue : fr, en est attendu",
        "unknown key: fr, en is expected");
  check(refused(with("enveloppe\t1", "enveloppe\t3\t1\t\t")), 11, "clé inconnue : 1, 2 est attendu",
        "unknown key: 1, 2 is expected");
  check(refused(with("arrondi\tmoyenne_revenu", "arrondi\tmoyenne\t2\t\t")), 9,
        "clé inconnue : moyenne_potentiel_financier, moyenne_revenu est attendu",
        "unknown key: moyenne_potentiel_financier, moyenne_revenu is expected");
  for (const std::string rule : {"seuil", "plafond"}) {
    check(refused(with(rule, rule + "\tlogements\t1\t\t")),
          static_cast<std::uint32_t>(rule.size() + 2),
          "clé inconnue : logements_sociaux est attendu",
          "unknown key: logements_sociaux is expected");
  }
  check(refused(with("poids\te1_revenu", "poids\te1_voirie\t50\t\t")), 7,
        "clé inconnue : e1_potentiel_financier, e1_revenu, e2_potentiel_financier, e2_revenu, "
        "e2_effort_fiscal, e2_voirie, e2_logements_sociaux, e2_apl est attendu",
        "unknown key: e1_potentiel_financier, e1_revenu, e2_potentiel_financier, e2_revenu, "
        "e2_effort_fiscal, e2_voirie, e2_logements_sociaux, e2_apl is expected");
}

TEST_CASE("a value that a rule cannot have") {
  for (const std::string value : {"", "x", "-1"}) {
    CAPTURE(value);
    check(refused(with("poids\te1_revenu", "poids\te1_revenu\t" + value + "\t\t")), 17,
          "un nombre positif ou nul est attendu", "a number not below 0 is expected");
    check(refused(with("exception",
                       "exception\t62276.e2_ecart_logements_sociaux_corrige\t" + value + "\tX\tX")),
          52, "un nombre positif ou nul est attendu", "a number not below 0 is expected");
  }
  for (const std::string value : {"0", "1,5"}) {
    CAPTURE(value);
    check(refused(with("enveloppe\t2", "enveloppe\t2\t" + value + "\t\t")), 13,
          "une enveloppe est un nombre entier d'euros supérieur à 0",
          "an envelope is a whole number of euros above 0");
  }
  for (const std::string value : {"13", "-1", "1,5", "x", "99999999999999999999"}) {
    CAPTURE(value);
    check(refused(with("arrondi\tmoyenne_revenu", "arrondi\tmoyenne_revenu\t" + value + "\t\t")),
          24, "de 0 à 12 décimales, ou exact", "0 to 12 decimals, or exact");
  }
  for (const std::string value : {"0", "-1", "x"}) {
    CAPTURE(value);
    check(
        refused(with("strate\t500", "strate\t500\t" + value + "\t\t")), 12,
        "l'effort fiscal moyen de la strate est attendu, supérieur à 0, ou - s'il n'est pas connu",
        "the stratum's mean effort fiscal is expected, above 0, or - where it is not known");
  }
  for (const std::string value : {"x", "-1", "1,5"}) {
    CAPTURE(value);
    check(refused(with("strate\t500", "strate\t" + value + "\t1\t\t")), 8,
          "la première population DGF de la strate est attendue",
          "the stratum's first population DGF is expected");
  }
  CHECK(grant::profile_from_text("p.tsv",
                                 with("arrondi\tmoyenne_revenu", "arrondi\tmoyenne_revenu\t12\t\t"))
            ->mean_decimals[1] == 12U);
  CHECK(grant::profile_from_text("p.tsv",
                                 with("arrondi\tmoyenne_revenu", "arrondi\tmoyenne_revenu\t0\t\t"))
            ->mean_decimals[1] == 0U);
}

TEST_CASE("an exception is for a corrected gap, and says why") {
  for (const std::string key : {"62276", "x.e2_ecart_logements_sociaux_corrige",
                                "62276.e2_ecart_logements_sociaux", "62276.voirie", "62276.dsc"}) {
    CAPTURE(key);
    check(refused(with("exception", "exception\t" + key + "\t1\tX\tX")), 11,
          "une exception vise l'écart corrigé d'une commune : "
          "62276.e2_ecart_logements_sociaux_corrige",
          "an exception is for the corrected gap of a commune: "
          "62276.e2_ecart_logements_sociaux_corrige");
  }
  for (const std::string reasons : {"X\t", "\tX", "\t"}) {
    check(refused(with("exception",
                       "exception\t62276.e2_ecart_logements_sociaux_corrige\t1\t" + reasons)),
          54, "une exception porte sa raison en français et en anglais",
          "an exception bears its reason in French and in English");
  }
  for (const std::string reasons : {"X\t", "\tX", "X\tX"}) {
    check(refused(with("enveloppe\t2", "enveloppe\t2\t9\t" + reasons)), 15,
          "seule une exception porte une raison : laissez ces colonnes vides",
          "only an exception bears a reason: leave these columns empty");
  }
}

TEST_CASE("of a rule that is missing nothing else is said") {
  std::string text = published_rules();
  const std::size_t at = text.find("poids\te1_revenu");
  text.erase(at, text.find('\n', at) + 1 - at);
  const grant::ReadProfile read =
      grant::read_profile(*sources::Document::from_text("p.tsv", std::move(text)));
  REQUIRE(read.errors.size() == 1);
  CHECK(read.errors[0].message == "a rule is missing: poids e1_revenu");
}

TEST_CASE("what is given twice is refused, however it is spelt") {
  const std::string french = "règle donnée deux fois : gardez-en une";
  const std::string english = "a rule given twice: keep one";
  check(refused(with("", "strate\t500\t1\t\t")), 8, french, english);
  check(refused(with("", "strate\t0500\t1\t\t")), 8, french, english);
  check(refused(with("", "strate\t500,0\t1\t\t")), 8, french, english);
  check(refused(with("", "exception\t62276.e2_ecart_logements_sociaux_corrige\t2\tX\tX")), 11,
        french, english);
  check(refused(with("exception",
                     "exception\t1004.e2_ecart_logements_sociaux_corrige\t1\tX\tX\n"
                     "exception\t01004.e2_ecart_logements_sociaux_corrige\t2\tX\tX")),
        11, french, english);
}

TEST_CASE("strata may stand in any order; without any nothing is known") {
  std::string text = published_rules();
  for (std::size_t at = 0; (at = text.find("strate\t")) != std::string::npos;) {
    text.erase(at, text.find('\n', at) + 1 - at);
  }
  check(refused(text), 0, "règle manquante : strate 0", "a rule is missing: strate 0");
  text += "strate\t1000\t3\t\t\nstrate\t0\t1\t\t\nstrate\t500\t2\t\t\n";
  const Result<grant::Profile> read = grant::profile_from_text("p.tsv", text);
  REQUIRE(read);
  const auto mean = [&](std::int64_t population) {
    return read->stratum_of(population)->mean->units;
  };
  CHECK(mean(0) == 1);
  CHECK(mean(499) == 1);
  CHECK(mean(500) == 2);
  CHECK(mean(999) == 2);
  CHECK(mean(1000) == 3);
  CHECK(mean(1'000'000) == 3);
  CHECK(read->stratum_of(-1) == nullptr);
}

}  // namespace zonage::test
