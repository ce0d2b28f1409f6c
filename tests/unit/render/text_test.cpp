#include "render/text.h"
#include "render/printable.h"

#include <span>
#include <string>

#include "support/catch.h"
#include "unit/render/examples.h"

using namespace zonage;
using namespace zonage::render;
using resolve::Problem;
using test::example_answer;
using test::example_table;

namespace {

constexpr Language fr = Language::french;
constexpr Language en = Language::english;

std::string shown(std::string_view query, const TextOptions& options) {
  std::string out;
  append_text(example_table().table(), query, example_answer({.text = query}), options, out);
  return out;
}

std::string shown(std::string_view query, Language language) {
  return shown(query, {.language = language});
}

constexpr Scheme abc_alone[] = {Scheme::abc_2003};
constexpr Scheme apl_alone[] = {Scheme::apl_1978};
constexpr Scheme pilot_alone[] = {Scheme::ville_pilote};
constexpr Scheme grant_alone[] = {Scheme::dsc_2023};
constexpr std::span<const Scheme> no_schemes;

// One scheme's lines, below the head.
std::string lines(std::string_view query, std::span<const Scheme> schemes, Language language,
                  bool explain = false) {
  const std::string whole =
      shown(query, {.language = language, .schemes = schemes, .explain = explain});
  return whole.substr(whole.find('\n') + 1);
}

}  // namespace

// --- found ---------------------------------------------------------------------------------------

TEST_CASE("the text of a commune that both lists name") {
  CHECK(shown("bethune", fr) == R"(Béthune · 62119 · Pas-de-Calais
  A/B/C 2003    B       nommée dans la liste, arrêté du 19 décembre 2003 (Robien, Besson, Lienemann)
                        pas le zonage A bis/A/B1/B2/C d'aujourd'hui
  APL 1978      II      nommée dans la liste, arrêté du 17 mars 1978 modifié, aide au logement
)");
  CHECK(shown("bethune", en) == R"(Béthune · 62119 · Pas-de-Calais
  A/B/C 2003    B       named in the list, arrêté of 19 December 2003 (Robien, Besson, Lienemann)
                        not today's A bis/A/B1/B2/C zoning
  APL 1978      II      named in the list, arrêté of 17 March 1978 as amended, housing aid
)");
}

TEST_CASE("the text of a zone by a rule") {
  CHECK(shown("Saint-Denis (974)", fr) == R"(Saint-Denis · 97411 · La Réunion
  A/B/C 2003    B       tout le département, arrêté du 19 décembre 2003 (Robien, Besson, Lienemann)
                        pas le zonage A bis/A/B1/B2/C d'aujourd'hui
  APL 1978      II      tout le département, arrêté du 17 mars 1978 modifié, aide au logement
)");
  CHECK(lines("Saint-Denis (974)", apl_alone, en) ==
        "  APL 1978      II      whole département, arrêté of 17 March 1978 as amended, housing "
        "aid\n");
}

TEST_CASE("the text of a misprinted and amended zone") {
  CHECK(lines("Vulbens", apl_alone, fr) ==
        "  APL 1978      II      nommée dans la liste comme « Vulpens », arrêté du 17 mars 1978 "
        "modifié, aide au logement\n"
        "                        depuis l'arrêté du 29 novembre 2004 ; zone III avant\n");
  CHECK(lines("Vulbens", apl_alone, en) ==
        "  APL 1978      II      named in the list as “Vulpens”, arrêté of 17 March 1978 as "
        "amended, housing aid\n"
        "                        since the arrêté of 29 November 2004; zone III before\n");
}

TEST_CASE("the text of a commune made since, of one zone and of several") {
  CHECK(shown("Annecy", fr) == R"(Annecy · 74010 · Haute-Savoie
  A/B/C 2003    B       réunit 2 communes de 2003, toutes en zone B, arrêté du 19 décembre 2003 (Robien, Besson, Lienemann)
                        pas le zonage A bis/A/B1/B2/C d'aujourd'hui
  APL 1978      mixte   II Annecy, III Seynod
                        arrêté du 17 mars 1978 modifié, aide au logement
)");
  CHECK(shown("Annecy", en) == R"(Annecy · 74010 · Haute-Savoie
  A/B/C 2003    B       joins 2 communes of 2003, all in zone B, arrêté of 19 December 2003 (Robien, Besson, Lienemann)
                        not today's A bis/A/B1/B2/C zoning
  APL 1978      mixed   II Annecy, III Seynod
                        arrêté of 17 March 1978 as amended, housing aid
)");
}

TEST_CASE("the text of a part tells what it is and where it lies today") {
  const auto second_line = [](std::string_view query, Language language) {
    const std::string below = lines(query, abc_alone, language);
    return below.substr(0, below.find('\n'));
  };
  CHECK(second_line("Seynod", fr) ==
        "  commune déléguée, a cessé d'être une commune le 1er janvier 2017, aujourd'hui dans "
        "Annecy (74010)");
  CHECK(second_line("Seynod", en) ==
        "  delegated commune, ceased to be a commune on 1 January 2017, today in Annecy (74010)");
  CHECK(second_line("Lomme", fr) ==
        "  commune associée, a cessé d'être une commune le 27 février 2000, aujourd'hui dans "
        "Lille (59350)");
  CHECK(second_line("Arbignieu", fr) ==
        "  ancienne commune, a cessé d'être une commune le 2 mars 1968");
  CHECK(second_line("Béthune", fr).starts_with("  A/B/C 2003"));
}

TEST_CASE("the text of a part whose end is known no better than a span") {
  CHECK(shown("L'Oudon", {.language = fr, .schemes = no_schemes}) ==
        "L'Oudon · 14697 · Calvados\n"
        "  commune déléguée, a cessé d'être une commune entre le 2 janvier 2021 et le 1er janvier "
        "2022, aujourd'hui dans Saint-Pierre-en-Auge (14654)\n");
  CHECK(shown("L'Oudon", {.language = en, .schemes = no_schemes}) ==
        "L'Oudon · 14697 · Calvados\n"
        "  delegated commune, ceased to be a commune between 2 January 2021 and 1 January 2022, "
        "today in Saint-Pierre-en-Auge (14654)\n");
}

TEST_CASE("the text of a municipal arrondissement, which was never a commune") {
  CHECK(shown("lyon 3", {.language = fr, .schemes = abc_alone}) ==
        R"(Lyon 3e Arrondissement · 69383 · Rhône
  arrondissement municipal de Lyon (69123)
  « lyon 3 » lu Lyon 3e Arrondissement
  A/B/C 2003    B       comme Lyon, dont il fait partie : nommée dans la liste, arrêté du 19 décembre 2003 (Robien, Besson, Lienemann)
                        pas le zonage A bis/A/B1/B2/C d'aujourd'hui
)");
  CHECK(shown("lyon 3", {.language = en, .schemes = no_schemes}) ==
        R"(Lyon 3e Arrondissement · 69383 · Rhône
  municipal arrondissement of Lyon (69123)
  “lyon 3” read as Lyon 3e Arrondissement
)");
}

TEST_CASE("the text of a part that a list prints by name, and of its commune") {
  CHECK(lines("Lille", abc_alone, fr)
            .starts_with("  A/B/C 2003    B       nommée dans la liste ; Lomme y est nommée aussi "
                         "(zone B), arrêté du 19 décembre 2003 "));
  CHECK(lines("Lille", abc_alone, en)
            .starts_with("  A/B/C 2003    B       named in the list; Lomme is named there, too "
                         "(zone B), arrêté of 19 December 2003 "));
  CHECK(lines("Lille", apl_alone, fr).find("Lomme") == std::string::npos);
  CHECK(lines("Lomme", abc_alone, fr).find("B       nommée dans la liste, arrêté") !=
        std::string::npos);
}

TEST_CASE("the text of a body that has its zone through another commune names that one") {
  // Lomme lay in Lille on the list's day.
  CHECK(lines("Lomme", apl_alone, fr)
            .ends_with("  APL 1978      II      comme Lille, dont elle faisait partie : par son "
                       "canton, arrêté du 17 mars "
                       "1978 modifié, aide au logement\n"));
  CHECK(lines("Lomme", apl_alone, en)
            .ends_with("  APL 1978      II      as Lille, which it was part of: by its canton, "
                       "arrêté of 17 March 1978 "
                       "as amended, housing aid\n"));
  // Saint-Pierre-en-Auge was L'Oudon.
  CHECK(lines("14654", apl_alone, fr) ==
        "  APL 1978      III     comme L'Oudon, dont elle faisait partie : reste du territoire, "
        "arrêté du 17 mars 1978 "
        "modifié, aide au logement\n");
}

TEST_CASE("the text of a commune without a zone has a dash, and no warning about zones") {
  CHECK(lines("Nouméa", abc_alone, fr)
            .starts_with("  A/B/C 2003    –       hors du champ de l'arrêté du 19"));
  CHECK(lines("Nouméa", abc_alone, fr).find("pas le zonage") == std::string::npos);
  CHECK(lines("Nouméa", apl_alone, en)
            .starts_with("  APL 1978      –       outside the scope of the arrêté of 17"));
  CHECK(lines("Arbignieu", abc_alone, fr).find("on ne sait pas") != std::string::npos);
}

TEST_CASE("the text of a Belgian municipality speaks of its pilot towns alone") {
  const std::string below = lines("Kortrijk", all_schemes, fr);
  CHECK(shown("Kortrijk", fr).starts_with("Courtrai · NIS 34022 · Belgique\n  commune belge\n"));
  CHECK(below.find("A/B/C") == std::string::npos);
  CHECK(below.find("APL") == std::string::npos);
  CHECK(below.find("Province de la Flandre Occidentale") != std::string::npos);
}

TEST_CASE("Belgium is said in the reader's language") {
  CHECK(shown("Kortrijk", en).starts_with("Courtrai · NIS 34022 · Belgium\n"));
  CHECK(shown("62400 Courtrai", en)
            .find("  NIS 34022  Courtrai (Belgian municipality)  Belgium        –      –\n") !=
        std::string::npos);
  CHECK(shown("62400 Courtrai", en).find("Belgique") == std::string::npos);
}

TEST_CASE("the text of the pilot towns") {
  CHECK(shown("Lille", {.language = fr, .schemes = pilot_alone}) ==
        R"(Lille · 59350 · Nord
  Pilote Nord   Lille
                        par son canton d'avant mars 2015 : Lille-Est ; Lomme, qui en fait partie, y est nommée à part
)");
  CHECK(lines("Lille", pilot_alone, en) == R"(  Nord pilot    Lille
                        by its canton of before March 2015: Lille-Est; Lomme, part of it, is named on its own
)");
  CHECK(lines("Douai", pilot_alone, fr) == R"(  Pilote Nord   Douai ou Auby
                        à confirmer : deux territoires se partagent la commune ; par ses cantons d'avant mars 2015 : Douai-Nord, Douai-Sud
)");
  CHECK(lines("Douai", pilot_alone, en) == R"(  Nord pilot    Douai or Auby
                        to be confirmed: the commune lies in two territories; by its cantons of before March 2015: Douai-Nord, Douai-Sud
)");
  // Without cantons nothing is said of their day.
  CHECK(lines("Lomme", pilot_alone, fr).ends_with(R"(
  Pilote Nord   Lille
                        ville nommée à part
)"));
  CHECK(lines("Kortrijk", pilot_alone, fr) == R"(  commune belge
  Pilote Nord   Province de la Flandre Occidentale
                        par sa province
)");
}

TEST_CASE("a scheme that says nothing of a commune says so where it was asked for") {
  CHECK(lines("Béthune", pilot_alone, fr) ==
        "  Pilote Nord   –       le tableau des villes pilotes ne vaut que pour le Nord et ses "
        "voisines belges\n");
  CHECK(lines("Lille", grant_alone, en).find("  DSC 2023      –       is none of the ") == 0);
  const std::string all = shown("Béthune", {.language = fr});
  CHECK(all.find("Pilote") == std::string::npos);
}

TEST_CASE("the schemes that are asked for are shown, no others") {
  const std::string text_of_lille = shown("Lille", {.language = fr, .schemes = apl_alone});
  CHECK(text_of_lille.find("APL 1978") != std::string::npos);
  CHECK(text_of_lille.find("A/B/C") == std::string::npos);
  CHECK(text_of_lille.find("pilote") == std::string::npos);
}

// --- repairs -------------------------------------------------------------------------------------

TEST_CASE("the text tells how the query was repaired") {
  const auto repair = [](resolve::CorrectionKind kind, Language language) {
    resolve::Answer answer = example_answer({.text = "Béthune"});
    answer.corrections = {{kind, "avant\x1B", "après"}};
    std::string out;
    append_text(example_table().table(), "Béthune", answer,
                {.language = language, .schemes = no_schemes}, out);
    return out.substr(out.find('\n') + 1);
  };
  using resolve::CorrectionKind;
  CHECK(repair(CorrectionKind::zero_restored, fr) ==
        "  code lu après : le zéro initial manquait\n");
  CHECK(repair(CorrectionKind::zero_restored, en) ==
        "  code read as après: its leading zero was missing\n");
  // What was typed is shown without its control characters.
  CHECK(repair(CorrectionKind::former_name, fr) == "  autre nom : avant\\x1B\n");
  CHECK(repair(CorrectionKind::former_name, en) == "  other name: avant\\x1B\n");
  CHECK(repair(CorrectionKind::former_code, fr) == "  le code avant\\x1B est devenu après\n");
  CHECK(repair(CorrectionKind::former_code, en) == "  the code avant\\x1B became après\n");
  CHECK(repair(CorrectionKind::printed_form, fr) ==
        "  avant\\x1B : forme imprimée dans une liste, lue après\n");
  CHECK(repair(CorrectionKind::printed_form, en) ==
        "  avant\\x1B: a form printed in a list, read as après\n");
  CHECK(repair(CorrectionKind::loosened, fr) == "  « avant\\x1B » lu après\n");
  CHECK(repair(CorrectionKind::loosened, en) == "  “avant\\x1B” read as après\n");
  CHECK(repair(CorrectionKind::postal_words, fr) ==
        "  « avant\\x1B » lu après, sans les mentions postales\n");
  CHECK(repair(CorrectionKind::postal_words, en) ==
        "  “avant\\x1B” read as après, without the postal words\n");
  CHECK(repair(CorrectionKind::number_off, fr) == "  aucune commune de ce nom n'a le code après\n");
  CHECK(repair(CorrectionKind::number_off, en) == "  no commune of this name has the code après\n");
  CHECK(repair(CorrectionKind::suggestion, fr) == "  suggestion acceptée : avant\\x1B → après\n");
  CHECK(repair(CorrectionKind::suggestion, en) == "  suggestion taken: avant\\x1B → après\n");
}

TEST_CASE("a code that is a postal code too is answered, and the other reading told") {
  const test::SmallTable small({
      {.code = "62400", .name = "Haillicourt", .postal_codes = "62940"},
      {.code = "62119", .name = "Béthune", .postal_codes = "62400"},
      {.code = "59000", .name = "Anor", .postal_codes = "59001"},
      {.code = "59350", .name = "Lille", .postal_codes = "59000"},
      {.code = "59351", .name = "Lomme", .postal_codes = "59000"},
      {.code = "93200", .name = "Sevran", .postal_codes = "93200"},
  });
  const auto below = [&](const resolve::Query& query, Language language) {
    std::string out;
    append_text(small.table(), query.text, resolve::Resolver(small.table()).lookup(query),
                {.language = language, .schemes = no_schemes}, out);
    return out.substr(out.find('\n') + 1);
  };
  CHECK(below({.text = "62400"}, fr) ==
        "  lu comme code INSEE ; c'est aussi un code postal : Béthune (-p 62400)\n");
  CHECK(below({.text = "62400"}, en) ==
        "  read as an INSEE code; it is a postal code, too: Béthune (-p 62400)\n");
  CHECK(below({.text = "59000"}, fr) ==
        "  lu comme code INSEE ; c'est aussi un code postal : Lille, … (-p 59000)\n");
  // The same commune by either reading, a code that is no postal one, a name beside the code.
  CHECK(below({.text = "93200"}, fr).empty());
  CHECK(below({.text = "62119"}, fr).empty());
  CHECK(below({.text = "62400 Haillicourt"}, fr).empty());
  CHECK(below({.text = "62400 Béthune"}, fr).empty());
}

TEST_CASE("the other reading of a code is told whatever spaces stand around it") {
  const test::SmallTable small({{.code = "62400", .name = "Haillicourt"},
                                {.code = "62119", .name = "Béthune", .postal_codes = "62400"}},
                               {});
  std::string out;
  append_text(small.table(), "62400 ", resolve::Resolver(small.table()).lookup({.text = "62400 "}),
              {.language = fr, .schemes = no_schemes}, out);
  CHECK(out.find("c'est aussi un code postal") != std::string::npos);
}

// --- ambiguous -----------------------------------------------------------------------------------

TEST_CASE("the text of several communes of one name") {
  CHECK(shown("Saint-Denis", fr) ==
        R"(Saint-Denis : 2 communes possibles, à préciser (-d DÉPARTEMENT)
  97411  Saint-Denis  La Réunion         B      II
  93066  Saint-Denis  Seine-Saint-Denis  A      I
  A/B/C 2003    la zone dépend de la commune, arrêté du 19 décembre 2003 (Robien, Besson, Lienemann)
  APL 1978      la zone dépend de la commune, arrêté du 17 mars 1978 modifié, aide au logement
)");
  CHECK(shown("Saint-Denis", en) ==
        R"(Saint-Denis: 2 possible communes, narrow it down (-d DEPARTMENT)
  97411  Saint-Denis  La Réunion         B      II
  93066  Saint-Denis  Seine-Saint-Denis  A      I
  A/B/C 2003    the zone depends on the commune, arrêté of 19 December 2003 (Robien, Besson, Lienemann)
  APL 1978      the zone depends on the commune, arrêté of 17 March 1978 as amended, housing aid
)");
}

TEST_CASE("candidates of one département are told apart by their codes") {
  const test::SmallTable small({{.code = "62001", .name = "Mons"},
                                {.code = "62002", .name = "Mons"},
                                {.code = "59001", .name = "Mons"}});
  const auto head = [&](const resolve::Query& query, Language language) {
    std::string out;
    append_text(small.table(), query.text, resolve::Resolver(small.table()).lookup(query),
                {.language = language, .schemes = {}}, out);
    return out.substr(0, out.find('\n'));
  };
  CHECK(head({.text = "Mons"}, fr) == "Mons : 3 communes possibles, à préciser (-d DÉPARTEMENT)");
  CHECK(head({.text = "Mons (62)"}, fr) ==
        "Mons (62) : 2 communes possibles, à préciser (donnez le code INSEE)");
  CHECK(head({.text = "Mons", .department = "62"}, en) ==
        "Mons: 2 possible communes, narrow it down (give the INSEE code)");
}

TEST_CASE("a loosened reading of several names lists them above the candidates") {
  const test::SmallLine line{.zone = Zone::c, .rule = Rule::rest_of_territory};
  const test::SmallTable small({{.code = "62001", .name = "La Vergne", .abc = line},
                                {.code = "62002", .name = "Vergné", .abc = line}},
                               {});
  std::string out;
  append_text(small.table(), "Les Vergne",
              resolve::Resolver(small.table()).lookup({.text = "Les Vergne"}),
              {.language = fr, .schemes = abc_alone}, out);
  CHECK(out.starts_with(R"(Les Vergne : 2 communes possibles, à préciser (donnez le code INSEE)
  « Les Vergne » lu La Vergne, Vergné
  62001  La Vergne  Pas-de-Calais  C
  62002  Vergné     Pas-de-Calais  C
)"));
}

// A code that nobody has leaves one commune, and one reading of the query.
TEST_CASE("one candidate in doubt is not counted as several") {
  const std::string in_doubt = shown("62999 Béthune", fr);
  CHECK(in_doubt.find("1 communes") == std::string::npos);
  CHECK(in_doubt.find("les deux lectures") == std::string::npos);
}

TEST_CASE("the text of candidates that agree") {
  const std::string in_french = shown("62400 Lille", fr);
  CHECK(in_french.find("\n  59350  Lille    Nord           B      II\n"
                       "  62119  Béthune  Pas-de-Calais  B      II\n"
                       "  A/B/C 2003    toutes en zone B, arrêté du 19 décembre 2003 (Robien, "
                       "Besson, Lienemann)\n"
                       "  APL 1978      toutes en zone II, arrêté du 17 mars 1978 modifié, aide au "
                       "logement\n") != std::string::npos);
  const std::string in_english = shown("62400 Lille", en);
  CHECK(in_english.find("\n  A/B/C 2003    all in zone B, arrêté of 19 December 2003 ") !=
        std::string::npos);
  CHECK(in_english.find("\n  APL 1978      all in zone II, arrêté of 17 March 1978 ") !=
        std::string::npos);
}

TEST_CASE("candidates are aligned, whatever they are") {
  CHECK(shown("62400 Courtrai", fr)
            .find("\n  NIS 34022  Courtrai (commune belge)  Belgique       –      –\n"
                  "  62119      Béthune                   Pas-de-Calais  B      II\n") !=
        std::string::npos);
}

TEST_CASE("candidates show the zones that are asked for") {
  CHECK(shown("Saint-Denis", {.language = fr, .schemes = apl_alone}) ==
        R"(Saint-Denis : 2 communes possibles, à préciser (-d DÉPARTEMENT)
  97411  Saint-Denis  La Réunion         II
  93066  Saint-Denis  Seine-Saint-Denis  I
  APL 1978      la zone dépend de la commune, arrêté du 17 mars 1978 modifié, aide au logement
)");
}

// --- unknown -------------------------------------------------------------------------------------

TEST_CASE("the text of an unknown name") {
  CHECK(shown("Bethunne", fr) == "Bethunne : inconnu. Vouliez-vous dire : Béthune (62) ?\n");
  CHECK(shown("Bethunne", en) == "Bethunne: unknown. Did you mean: Béthune (62)?\n");
  CHECK(shown("Kortrijkk", fr) ==
        "Kortrijkk : inconnu. Vouliez-vous dire : Kortrijk (Belgique) ?\n");
  CHECK(shown("Kortrijkk", en) == "Kortrijkk: unknown. Did you mean: Kortrijk (Belgium)?\n");
  CHECK(shown("Xyzzy", fr) ==
        "Xyzzy : inconnu. Vérifiez l'orthographe, ou donnez le code INSEE.\n");
  CHECK(shown("Xyzzy", en) == "Xyzzy: unknown. Check the spelling, or give the INSEE code.\n");
}

TEST_CASE("several suggestions stand side by side") {
  resolve::Answer answer = example_answer({.text = "Bethunne"});
  answer.suggestions.push_back(example_answer({.text = "Vulbenss"}).suggestions.front());
  std::string out;
  append_text(example_table().table(), "Bethunne", answer, {.language = fr}, out);
  CHECK(out == "Bethunne : inconnu. Vouliez-vous dire : Béthune (62), Vulbens (74) ?\n");
}

TEST_CASE("the text of an unknown code") {
  CHECK(shown("62120", fr) == "62120 : code INSEE inconnu\n");
  CHECK(shown("62120", en) == "62120: unknown INSEE code\n");
  // These cannot be postal codes.
  CHECK(shown("2A999", fr) == "2A999 : code INSEE inconnu\n");
  CHECK(shown("9999", en) == "9999: unknown INSEE code\n");
}

TEST_CASE("a code of another département is not called unknown") {
  std::string out;
  append_text(example_table().table(), "93066",
              example_answer({.text = "93066", .department = "62"}), {.language = fr}, out);
  CHECK(out.find("code INSEE inconnu") == std::string::npos);
}

TEST_CASE("an unknown postal code is not called an INSEE code") {
  std::string out;
  append_text(example_table().table(), "99999",
              example_answer({.text = "", .postal_code = "99999"}), {.language = fr}, out);
  CHECK(out.find("code INSEE inconnu") == std::string::npos);
}

TEST_CASE("a name that another département has") {
  CHECK(shown("Béthune (59)", fr) ==
        "Béthune (59) : inconnu. Ce nom existe ailleurs : Pas-de-Calais.\n");
  CHECK(shown("Béthune (59)", en) ==
        "Béthune (59): unknown. The name exists elsewhere: Pas-de-Calais.\n");
}

TEST_CASE("where the name exists is told before what is near it") {
  const test::SmallTable small(
      {{.code = "62001", .name = "Mons"}, {.code = "59001", .name = "Monts"}}, {});
  const auto answer = [&](Language language) {
    std::string out;
    append_text(small.table(), "Mons (59)",
                resolve::Resolver(small.table()).lookup({.text = "Mons (59)"}),
                {.language = language}, out);
    return out;
  };
  CHECK(answer(fr) ==
        "Mons (59) : inconnu. Ce nom existe ailleurs : Pas-de-Calais. Vouliez-vous dire : Monts "
        "(59) ?\n");
  CHECK(answer(en) ==
        "Mons (59): unknown. The name exists elsewhere: Pas-de-Calais. Did you mean: Monts "
        "(59)?\n");
}

TEST_CASE("a name that only a Belgian municipality has") {
  CHECK(shown("Courtrai (59)", fr) ==
        "Courtrai (59) : inconnu. Ce nom existe ailleurs : Belgique.\n");
  CHECK(shown("Courtrai (59)", en) ==
        "Courtrai (59): unknown. The name exists elsewhere: Belgium.\n");
}

TEST_CASE("a name that départements of like names have") {
  const test::SmallTable small({{.code = "54001", .name = "Mons", .postal_codes = "54000"},
                                {.code = "54002", .name = "Mons", .postal_codes = "54000"},
                                {.code = "57001", .name = "Mons", .postal_codes = "57000"}});
  const resolve::Answer answer = resolve::Resolver(small.table()).lookup({.text = "Mons (62)"});
  std::string out;
  append_text(small.table(), "Mons (62)", answer, {.language = fr}, out);
  CHECK(out == "Mons (62) : inconnu. Ce nom existe ailleurs : Meurthe-et-Moselle, Moselle.\n");
}

TEST_CASE("a query is shown as it can be shown") {
  CHECK(shown("Be\x1B[31mthunne\nx", fr).starts_with("Be\\x1B[31mthunne\\x0Ax : inconnu."));
  const std::string cut = shown(std::string(300, 'b'), fr);
  CHECK(cut.substr(0, 80) == std::string(80, 'b'));
  CHECK(cut.substr(80).starts_with("… : inconnu."));
}

// --- the proof -----------------------------------------------------------------------------------

TEST_CASE("the proof of a misprinted name") {
  CHECK(
      lines("Vulbens (74)", apl_alone, fr, true) ==
      R"(  APL 1978      II      nommée dans la liste comme « Vulpens », arrêté du 17 mars 1978 modifié, aide au logement
                        depuis l'arrêté du 29 novembre 2004 (NOR SOCU0411967A) ; zone III avant
                        J.O.N.C. du 6 avril 1978
                        data/sources/apl_1978.txt, ligne 455, ZONE II, 74 - HAUTE-SAVOIE : « Vulpens »
                        faute de transcription : Vulpens → Vulbens (74314)
                        b lu p.
                        preuve : ordre:Vovray-en-Bornes|Yvoire
  lu : clé « vulbens », département Haute-Savoie
)");
  CHECK(
      lines("Vulbens", apl_alone, en, true) ==
      R"(  APL 1978      II      named in the list as “Vulpens”, arrêté of 17 March 1978 as amended, housing aid
                        since the arrêté of 29 November 2004 (NOR SOCU0411967A); zone III before
                        J.O.N.C. du 6 avril 1978
                        data/sources/apl_1978.txt, line 455, ZONE II, 74 - HAUTE-SAVOIE: “Vulpens”
                        transcription error: Vulpens → Vulbens (74314)
                        b read as p.
                        evidence: ordre:Vovray-en-Bornes|Yvoire
  read: key “vulbens”
)");
}

TEST_CASE("the proof of a rule is its sentence") {
  CHECK(
      lines("Saint-Denis (974)", abc_alone, fr, true) ==
      R"(  A/B/C 2003    B       tout le département, arrêté du 19 décembre 2003 (Robien, Besson, Lienemann)
                        pas le zonage A bis/A/B1/B2/C d'aujourd'hui
                        NOR BUDF0320070A
                        data/sources/abc_2003.txt, ligne 40, Zone : « L'ensemble des communes. »
  lu : clé « saint denis », département La Réunion
)");
}

TEST_CASE("the proof of a merger is that of each of its communes") {
  CHECK(lines("Annecy", apl_alone, fr, true) ==
        R"(  APL 1978      mixte   II Annecy, III Seynod
                        arrêté du 17 mars 1978 modifié, aide au logement
                        J.O.N.C. du 6 avril 1978
                        Annecy : data/sources/apl_1978.txt, ligne 455, ZONE II, 74 - HAUTE-SAVOIE : « Annecy »
                        Seynod : data/sources/apl_1978.txt, ligne 455, ZONE II, 74 - HAUTE-SAVOIE : « Seynod »
  lu : clé « annecy »
)");
}

TEST_CASE("the proof of a pilot town") {
  CHECK(lines("Lille", pilot_alone, fr, true)
            .find("\n                        data/sources/nord_pilot_towns.txt, ligne 12, "
                  "Arrondissement "
                  "de Lille ; le document ne dit ni l'objet ni la date\n") != std::string::npos);
  CHECK(lines("Lille", pilot_alone, en, true)
            .find("\n                        data/sources/nord_pilot_towns.txt, line 12, "
                  "Arrondissement "
                  "de Lille; the document gives neither purpose nor date\n") != std::string::npos);
}

TEST_CASE("the pilot towns of a commune that two rows cover are told by both lines") {
  CHECK(lines("Douai", pilot_alone, fr, true)
            .find("data/sources/nord_pilot_towns.txt, lignes 5 et 3, Arrondissement de Douai ;") !=
        std::string::npos);
  CHECK(lines("Douai", pilot_alone, en, true)
            .find("data/sources/nord_pilot_towns.txt, lines 5 and 3, Arrondissement de Douai;") !=
        std::string::npos);
}

TEST_CASE("an unknown name is explained by how it was read") {
  CHECK(shown("Xyzzy", {.language = fr, .explain = true}).ends_with("\n  lu : clé « xyzzy »\n"));
  CHECK(shown("Béthune (59)", {.language = en, .explain = true})
            .ends_with("\n  read: key “bethune”, département Nord\n"));
  CHECK(shown("Lille (Belgique)", {.language = en, .explain = true})
            .ends_with("\n  read: key “lille”, département Belgium\n"));
  CHECK(shown("Lille (Belgique)", {.language = fr, .explain = true})
            .ends_with("\n  lu : clé « lille », département Belgique\n"));
}

// --- colour --------------------------------------------------------------------------------------

TEST_CASE("colour marks names and zones, and moves nothing") {
  for (const std::string_view query : {"Béthune", "Saint-Denis", "Bethunne", "Lille", "Annecy"}) {
    CAPTURE(query);
    std::string colored = shown(query, {.language = fr, .explain = true, .color = true});
    CHECK(colored.starts_with("\033[1m"));
    for (const std::string_view code : {"\033[1m", "\033[0m"}) {
      for (std::size_t at = 0; (at = colored.find(code)) != std::string::npos;) {
        colored.erase(at, code.size());
      }
    }
    CHECK(colored == shown(query, {.language = fr, .explain = true}));
  }
}

// --- problems ------------------------------------------------------------------------------------

TEST_CASE("each problem in both languages, with what to do") {
  const auto problem = [](Problem kind, Language language) {
    resolve::Answer answer;
    answer.problem = kind;
    answer.problem_detail = "Atlan\ttide";
    return describe_problem(answer, language);
  };
  CHECK(problem(Problem::none, fr).empty());
  CHECK(problem(Problem::none, en).empty());
  CHECK(problem(Problem::empty, fr) == "requête vide : donnez un nom de commune ou un code INSEE");
  CHECK(problem(Problem::empty, en) == "empty query: give the name of a commune or an INSEE code");
  CHECK(problem(Problem::nul, fr) == "la requête contient un octet nul : donnez du texte");
  CHECK(problem(Problem::nul, en) == "the query holds a NUL byte: give text");
  CHECK(problem(Problem::invalid_utf8, fr) ==
        "la requête n'est pas de l'UTF-8 : convertissez-la (iconv -t UTF-8)");
  CHECK(problem(Problem::invalid_utf8, en) ==
        "the query is not UTF-8: convert it (iconv -t UTF-8)");
  CHECK(problem(Problem::too_long, fr) == "requête de plus de 1000 octets : donnez un seul nom");
  CHECK(problem(Problem::too_long, en) == "a query of more than 1000 bytes: give one name");
  CHECK(problem(Problem::unknown_department, fr) ==
        "département inconnu « Atlan\\x09tide » : donnez un code (62, 2A, 974) ou un nom");
  CHECK(problem(Problem::unknown_department, en) ==
        "unknown département “Atlan\\x09tide”: give a code (62, 2A, 974) or a name");
}

TEST_CASE("the limit that the problem names is the limit") {
  CHECK(resolve::longest_query == 1000);
}

// --- the tools -----------------------------------------------------------------------------------

TEST_CASE("what can be printed is, the rest by its bytes") {
  CHECK(printable("Béthune (62)") == "Béthune (62)");
  CHECK(printable("").empty());
  CHECK(printable("a\tb\nc\x7F") == "a\\x09b\\x0Ac\\x7F");
  CHECK(printable("\x1B[1m") == "\\x1B[1m");
  CHECK(printable(std::string_view("a\0b", 3)) == "a\\x00b");
  CHECK(printable("\u0085") == "\\xC2\\x85");
  CHECK(printable("\u00A0") == "\u00A0");
  CHECK(printable("B\xE9thune") == "B\\xE9thune");
  CHECK(printable("\xC3") == "\\xC3");
  CHECK(printable("\uFFFD") == "\uFFFD");
}

TEST_CASE("what is printed is cut between code points") {
  CHECK(printable("éééé", 4) == "éééé");
  CHECK(printable("ééééé", 4) == "éééé…");
  CHECK(printable("\t\t\t", 2) == "\\x09\\x09…");
  CHECK(printable("a", 0) == "…");
  CHECK(printable("", 0).empty());
  CHECK(printable(std::string(80, 'a')) == std::string(80, 'a'));
  const std::string cut = printable(std::string(81, 'a'));
  CHECK(cut.substr(0, 80) == std::string(80, 'a'));
  CHECK(cut.substr(80) == "…");
}

TEST_CASE("padding counts columns of the terminal") {
  const auto padded = [](std::string_view what, std::size_t width) {
    std::string out = "|";
    append_padded(what, width, out);
    return out + "|";
  };
  CHECK(padded("Lille", 8) == "|Lille   |");
  CHECK(padded("Béthune", 8) == "|Béthune |");
  CHECK(padded("Be\u0301thune", 8) == "|Be\u0301thune |");
  CHECK(padded("東京", 8) == "|東京    |");
  CHECK(padded("", 3) == "|   |");
  // At least one space, so that two cells never touch.
  CHECK(padded("Béthune", 7) == "|Béthune |");
  CHECK(padded("Béthune", 2) == "|Béthune |");
  CHECK(padded("", 0) == "| |");
}
