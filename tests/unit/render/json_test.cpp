#include "render/json.h"

#include <string>

#include "support/catch.h"
#include "unit/render/examples.h"

using namespace zonage;
using namespace zonage::render;
using test::example_answer;
using test::example_table;

namespace {

std::string json(const resolve::Query& query, std::span<const Scheme> schemes = all_schemes,
                 bool explain = false, JsonLayout layout = JsonLayout::one_line) {
  std::string out;
  append_json(example_table().table(), query.text, example_answer(query),
              {.schemes = schemes, .explain = explain, .layout = layout}, out);
  return out;
}

std::string json(std::string_view text) { return json(resolve::Query{.text = text}); }

// An object is longer than a line of code: written with line breaks here, which JSON does not have.
std::string flat(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n') {
      out += text[at];
      continue;
    }
    while (at + 1 < text.size() && text[at + 1] == ' ') ++at;
  }
  return out + "\n";
}

constexpr Scheme abc_alone[] = {Scheme::abc_2003};
constexpr Scheme pilot_alone[] = {Scheme::ville_pilote};

}  // namespace

TEST_CASE("json of a found commune") {
  CHECK(json("béthune") == flat(R"j({"requete":"béthune","statut":"trouve","corrections":[],
    "communes":[{"code_insee":"62119","nom":"Béthune",
      "departement":{"code":"62","nom":"Pas-de-Calais"},
      "nature":"commune","existe_depuis":null,"existe_jusqu_a":null,
      "commune_actuelle":{"code_insee":"62119","nom":"Béthune"},"codes_postaux":["62400"],
      "zones":{
        "abc_2003":{"zone":"B","regle":"liste","texte":"arrêté du 19 décembre 2003",
          "section":"Zone B, 62 - Pas-de-Calais","imprime":"Béthune","ligne":196,
          "depuis":null,"avant":null,"texte_modificatif":null},
        "apl_1978":{"zone":"II","regle":"liste","texte":"arrêté du 17 mars 1978",
          "section":"ZONE II, 62 - PAS-DE-CALAIS, Béthune","imprime":"Béthune","ligne":359,
          "depuis":null,"avant":null,"texte_modificatif":null},
        "ville_pilote":null,"qpv":null,"dsc_2023":null}}]})j"));
}

TEST_CASE("json of a zone by a rule has no printed name") {
  CHECK(json({.text = "Saint-Denis (974)"}, abc_alone) ==
        flat(R"j({"requete":"Saint-Denis (974)","statut":"trouve","corrections":[],
    "communes":[{"code_insee":"97411","nom":"Saint-Denis",
      "departement":{"code":"974","nom":"La Réunion"},
      "nature":"commune","existe_depuis":null,"existe_jusqu_a":null,
      "commune_actuelle":{"code_insee":"97411","nom":"Saint-Denis"},"codes_postaux":["97400"],
      "zones":{
        "abc_2003":{"zone":"B","regle":"departement-entier","texte":"arrêté du 19 décembre 2003",
          "section":"Zone","imprime":null,"ligne":40,
          "depuis":null,"avant":null,"texte_modificatif":null}}}]})j"));
}

TEST_CASE("json of a part, its dates and the commune that it lies in") {
  CHECK(json({.text = "L'Oudon"}, pilot_alone) ==
        flat(R"j({"requete":"L'Oudon","statut":"trouve","corrections":[],
    "communes":[{"code_insee":"14697","nom":"L'Oudon",
      "departement":{"code":"14","nom":"Calvados"},
      "nature":"commune-deleguee","existe_depuis":null,
      "existe_jusqu_a":"2021-01-02/2022-01-01",
      "commune_actuelle":{"code_insee":"14654","nom":"Saint-Pierre-en-Auge"},
      "codes_postaux":[],"zones":{"ville_pilote":null}}]})j"));
}

TEST_CASE("json of a mixed and of a shared zone shows what today's commune is made of") {
  CHECK(json("74010") == flat(R"j({"requete":"74010","statut":"trouve","corrections":[],
    "communes":[{"code_insee":"74010","nom":"Annecy",
      "departement":{"code":"74","nom":"Haute-Savoie"},
      "nature":"commune","existe_depuis":"2017-01-01","existe_jusqu_a":null,
      "commune_actuelle":{"code_insee":"74010","nom":"Annecy"},
      "codes_postaux":["74000","74600"],
      "zones":{
        "abc_2003":{"zone":"B","regle":"fusion","texte":"arrêté du 19 décembre 2003",
          "section":null,"imprime":null,"ligne":null,
          "depuis":null,"avant":null,"texte_modificatif":null,
          "composantes":[{"code_insee":"74010","nom":"Annecy","zone":"B"},
                         {"code_insee":"74268","nom":"Seynod","zone":"B"}]},
        "apl_1978":{"zone":"mixte","regle":"fusion","texte":"arrêté du 17 mars 1978",
          "section":null,"imprime":null,"ligne":null,
          "depuis":null,"avant":null,"texte_modificatif":null,
          "composantes":[{"code_insee":"74010","nom":"Annecy","zone":"II"},
                         {"code_insee":"74268","nom":"Seynod","zone":"III"}]},
        "ville_pilote":null,"qpv":null,"dsc_2023":null}}]})j"));
}

TEST_CASE("json of a commune with a part that a list prints by name") {
  CHECK(json("Lille") == flat(R"j({"requete":"Lille","statut":"trouve","corrections":[],
    "communes":[{"code_insee":"59350","nom":"Lille","departement":{"code":"59","nom":"Nord"},
      "nature":"commune","existe_depuis":null,"existe_jusqu_a":null,
      "commune_actuelle":{"code_insee":"59350","nom":"Lille"},"codes_postaux":["59000"],
      "zones":{
        "abc_2003":{"zone":"B","regle":"liste","texte":"arrêté du 19 décembre 2003",
          "section":"Zone B, 59 - Nord","imprime":"Lille","ligne":171,
          "depuis":null,"avant":null,"texte_modificatif":null,
          "composantes":[{"code_insee":"59355","nom":"Lomme","zone":"B"}]},
        "apl_1978":{"zone":"II","regle":"cantons","texte":"arrêté du 17 mars 1978",
          "section":"ZONE II, 59 - NORD","imprime":null,"ligne":300,
          "depuis":null,"avant":null,"texte_modificatif":null},
        "ville_pilote":{"villes":["Lille"],"cantons":["Lille-Est","Lomme"],
          "ville_nommee":"Lomme","regle":"canton","a_confirmer":false,
          "section":"Arrondissement de Lille","lignes":[12]},
        "qpv":null,"dsc_2023":null}}]})j"));
}

TEST_CASE("json of two pilot towns and of one without cantons") {
  const std::string douai = json({.text = "Douai"}, pilot_alone);
  CHECK(douai.find(
            R"j("zones":{"ville_pilote":{"villes":["Douai","Auby"],)j"
            R"j("cantons":["Douai-Nord","Douai-Sud"],"ville_nommee":null,"regle":"canton",)j"
            R"j("a_confirmer":true,"section":"Arrondissement de Douai","lignes":[5,3]}}}]})j") !=
        std::string::npos);
  const std::string lomme = json({.text = "Lomme"}, pilot_alone);
  CHECK(lomme.find(R"j({"ville_pilote":{"villes":["Lille"],"cantons":[],)j"
                   R"j("ville_nommee":"Lomme","regle":"ville-nommee","a_confirmer":false,)j"
                   R"j("section":"Arrondissement de Lille","lignes":[12]}})j") !=
        std::string::npos);
}

TEST_CASE("json of an ambiguous name tells where the candidates agree") {
  const std::string text = json("62400 Lille");
  CHECK(text.starts_with(R"j({"requete":"62400 Lille","statut":"ambigu",)j"
                         R"j("corrections":["Lille ne va pas avec 62400"],)j"
                         R"j("communes":[{"code_insee":"59350","nom":"Lille",)j"));
  CHECK(text.find(R"j({"code_insee":"62119","nom":"Béthune","departement")j") != std::string::npos);
  CHECK(text.ends_with("],\"zones_communes\":{\"abc_2003\":\"B\",\"apl_1978\":\"II\"}}\n"));
  CHECK(json("Saint-Denis")
            .ends_with("],\"zones_communes\":{\"abc_2003\":null,\"apl_1978\":null}}\n"));
  CHECK(json({.text = "62400 Lille"}, abc_alone)
            .ends_with("],\"zones_communes\":{\"abc_2003\":\"B\"}}\n"));
  CHECK(json({.text = "62400 Lille"}, pilot_alone).ends_with("],\"zones_communes\":{}}\n"));
}

TEST_CASE("json of an unknown name") {
  CHECK(json("Bethunne") == flat(R"j({"requete":"Bethunne","statut":"inconnu","corrections":[],
    "communes":[],"suggestions":[
      {"nom":"Béthune","code_insee":"62119","departement":"62","distance":1}]})j"));
  CHECK(json("Kortrijkk") == flat(R"j({"requete":"Kortrijkk","statut":"inconnu","corrections":[],
    "communes":[],"suggestions":[
      {"nom":"Kortrijk","code_insee":null,"departement":null,"distance":1}]})j"));
  const std::string nothing = R"j("statut":"inconnu","corrections":[],"communes":[],)j"
                              R"j("suggestions":[]})j";
  CHECK(json("Xyzzy") == R"j({"requete":"Xyzzy",)j" + nothing + "\n");
  CHECK(json("62120") == R"j({"requete":"62120",)j" + nothing + "\n");
}

TEST_CASE("json of what is no query names the problem") {
  const auto problem = [](std::string_view text) {
    const std::string out = json(text);
    const std::string key = R"j("suggestions":[],"probleme":)j";
    const std::size_t at = out.find(key);
    CHECK(out.find(R"j("statut":"inconnu","corrections":[],"communes":[],)j") != std::string::npos);
    return at == std::string::npos ? "none" : out.substr(at + key.size());
  };
  CHECK(problem("") == "\"requete-vide\"}\n");
  CHECK(problem("(62)") == "\"requete-vide\"}\n");
  CHECK(problem(std::string_view("a\0b", 3)) == "\"octet-nul\"}\n");
  CHECK(problem("B\xE9thune") == "\"utf8-invalide\"}\n");
  CHECK(problem(std::string(resolve::longest_query + 1, 'a')) == "\"trop-long\"}\n");
  CHECK(problem("Béthune (Atlantide)") == "\"departement-inconnu\"}\n");
  CHECK(problem("Xyzzy") == "none");
}

TEST_CASE("json of a Belgian municipality has its NIS code and no département") {
  CHECK(json("Kortrijk") == flat(R"j({"requete":"Kortrijk","statut":"trouve","corrections":[],
    "communes":[{"code_insee":null,"nom":"Courtrai","code_nis":"34022","departement":null,
      "nature":"commune-belge","existe_depuis":null,"existe_jusqu_a":null,
      "commune_actuelle":null,"codes_postaux":[],
      "zones":{
        "abc_2003":{"zone":null,"regle":"hors-champ","texte":"arrêté du 19 décembre 2003",
          "section":null,"imprime":null,"ligne":null,
          "depuis":null,"avant":null,"texte_modificatif":null},
        "apl_1978":{"zone":null,"regle":"hors-champ","texte":"arrêté du 17 mars 1978",
          "section":null,"imprime":null,"ligne":null,
          "depuis":null,"avant":null,"texte_modificatif":null},
        "ville_pilote":{"villes":["Province de la Flandre Occidentale"],"cantons":[],
          "ville_nommee":null,"regle":"province","a_confirmer":false,
          "section":"","lignes":[40]},
        "qpv":null,"dsc_2023":null}}]})j"));
}

TEST_CASE("json of a commune that the record loses has no zone and one of the rules") {
  CHECK(json({.text = "Arbignieu"}, abc_alone) ==
        flat(R"j({"requete":"Arbignieu","statut":"trouve","corrections":[],
    "communes":[{"code_insee":"01015","nom":"Arbignieu","departement":{"code":"01","nom":"Ain"},
      "nature":"ancienne-commune","existe_depuis":null,"existe_jusqu_a":"1968-03-02",
      "commune_actuelle":null,"codes_postaux":[],
      "zones":{
        "abc_2003":{"zone":null,"regle":"hors-champ","texte":"arrêté du 19 décembre 2003",
          "section":null,"imprime":null,"ligne":null,
          "depuis":null,"avant":null,"texte_modificatif":null}}}]})j"));
}

TEST_CASE("json of an amended zone, with its proof") {
  constexpr Scheme apl_alone[] = {Scheme::apl_1978};
  const std::string head = R"j({"requete":"vulpens (74)","statut":"trouve",
    "corrections":["Vulpens -> Vulbens (forme imprimée dans une liste)"],
    "communes":[{"code_insee":"74314","nom":"Vulbens",
      "departement":{"code":"74","nom":"Haute-Savoie"},
      "nature":"commune","existe_depuis":null,"existe_jusqu_a":null,
      "commune_actuelle":{"code_insee":"74314","nom":"Vulbens"},"codes_postaux":["74520"],
      "zones":{
        "apl_1978":{"zone":"II","regle":"liste","texte":"arrêté du 17 mars 1978",
          "section":"ZONE II, 74 - HAUTE-SAVOIE","imprime":"Vulpens","ligne":455,
          "depuis":"2004-11-29","avant":"III",
          "texte_modificatif":"arrêté du 29 novembre 2004")j";
  CHECK(json({.text = "vulpens (74)"}, apl_alone) == flat(head + "}}}]}"));
  CHECK(json({.text = "vulpens (74)"}, apl_alone, true) ==
        flat(head + R"j(,"nor_modificatif":"SOCU0411967A","reference":"J.O.N.C. du 6 avril 1978",
          "correction":{"genre":"transcription","imprime":"Vulpens","lu":"Vulbens (74314)",
            "raison":"b lu p.","preuve":"ordre:Vovray-en-Bornes|Yvoire"}}}}],
    "lecture":{"cle":"vulpens"}})j"));
}

TEST_CASE("json of a rule, with its proof, has the rule's sentence") {
  const std::string text = json({.text = "Saint-Denis (974)"}, abc_alone, true);
  CHECK(text.ends_with(flat(R"j("texte_modificatif":null,"reference":"NOR BUDF0320070A",
    "phrase":"L'ensemble des communes."}}}],"lecture":{"cle":"saint denis"}})j")));
}

TEST_CASE("json of a query that is no UTF-8 is JSON all the same") {
  CHECK(json("B\xE9thune").starts_with("{\"requete\":\"B\uFFFDthune\","));
  CHECK(json("a\"b\\c\nd").starts_with(R"j({"requete":"a\"b\\c\nd",)j"));
  CHECK(json(std::string_view("a\0b", 3)).starts_with(R"j({"requete":"a\u0000b",)j"));
}

TEST_CASE("indented json has the same content") {
  CHECK(json({.text = "Bethunne"}, all_schemes, false, JsonLayout::indented) == R"j({
  "requete": "Bethunne",
  "statut": "inconnu",
  "corrections": [],
  "communes": [],
  "suggestions": [
    {
      "nom": "Béthune",
      "code_insee": "62119",
      "departement": "62",
      "distance": 1
    }
  ]
}
)j");
}

TEST_CASE("a number keeps all of its digits") {
  const NamedCell cells[] = {
      {"revenu", "123456789012.123456", true}, {"ecart", "-0.50", true}, {"somme", "", true}};
  std::string out;
  append_json_row(cells, JsonLayout::one_line, out);
  CHECK(out == "{\"revenu\":123456789012.123456,\"ecart\":-0.50,\"somme\":null}\n");
}

TEST_CASE("a row of named cells as json") {
  const NamedCell cells[] = {{"code_insee", "62119"}, {"nom", "Béthune"}, {"imprime", ""}};
  std::string out = "before\n";
  append_json_row(cells, JsonLayout::one_line, out);
  CHECK(out == "before\n{\"code_insee\":\"62119\",\"nom\":\"Béthune\",\"imprime\":null}\n");
  out.clear();
  append_json_row({cells, 1}, JsonLayout::indented, out);
  CHECK(out == "{\n  \"code_insee\": \"62119\"\n}\n");
  out.clear();
  append_json_row({cells, 2}, JsonLayout::indented, out);
  CHECK(out == "{\n  \"code_insee\": \"62119\",\n  \"nom\": \"Béthune\"\n}\n");
}
