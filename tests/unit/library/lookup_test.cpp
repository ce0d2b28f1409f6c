#include "zonage/lookup.h"

#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "support/catch.h"

using namespace zonage;

namespace {

std::string refusal(const Query& query, Language language) {
  Lookup lookup(Data::builtin(), language);
  const auto answer = lookup.ask(query);
  return answer ? "answered" : answer.error().message;
}

Answer ask(const Query& query) {
  Lookup lookup;
  const auto answer = lookup.ask(query);
  REQUIRE(answer);
  return *answer;
}

}  // namespace

TEST_CASE("what cannot be answered at all is an error, in both languages") {
  struct Case {
    Query query;
    std::string_view french;
    std::string_view english;
  };
  const std::string long_text(1001, 'a');
  const auto text = [](std::string_view given) {
    Query query;
    query.text = given;
    return query;
  };
  Query postal_code = text("Lille");
  postal_code.postal_code = "590";
  Query day = text("Lille");
  day.day = "2003-02-30";
  Query early = text("Lille");
  early.day = "1942-12-31";
  Query department = text("Lille");
  department.department = "Nrod";
  const Case cases[] = {
      {text(""), "requête vide : donnez un nom de commune ou un code INSEE",
       "empty query: give the name of a commune or an INSEE code"},
      {text(std::string_view("Li\0le", 5)), "la requête contient un octet nul : donnez du texte",
       "the query holds a NUL byte: give text"},
      {text("B\xE9thune"), "la requête n'est pas de l'UTF-8 : convertissez-la (iconv -t UTF-8)",
       "the query is not UTF-8: convert it (iconv -t UTF-8)"},
      {text(long_text), "requête de plus de 1000 octets : donnez un seul nom",
       "a query of more than 1000 bytes: give one name"},
      {postal_code, "code postal refusé « 590 » : il a cinq chiffres",
       "postal code refused “590”: it has five digits"},
      {day, "date refusée « 2003-02-30 » : écrivez AAAA-MM-JJ, un jour du calendrier",
       "day refused “2003-02-30”: write YYYY-MM-DD, a day of the calendar"},
      {early, "le registre des communes commence le 1er janvier 1943 : donnez un jour depuis lors",
       "the record of communes begins on 1 January 1943: give a day since then"},
      {department, "département inconnu « Nrod » : donnez un code (62, 2A, 974) ou un nom",
       "unknown département “Nrod”: give a code (62, 2A, 974) or a name"},
  };
  for (const Case& each : cases) {
    CHECK(refusal(each.query, Language::french) == each.french);
    CHECK(refusal(each.query, Language::english) == each.english);
  }
}

TEST_CASE("what narrows a query reaches the resolver") {
  Query query;
  query.text = "Saint-Denis";
  CHECK(ask(query).status() == Status::ambiguous);
  query.department = "Seine-Saint-Denis";
  CHECK(*ask(query).field("code_insee") == "93066");
  query.department = {};
  query.postal_code = "97400";
  CHECK(*ask(query).field("code_insee") == "97411");
  query = {};
  query.postal_code = "62400";
  CHECK(ask(query).size() > 1);
  query = {};
  query.text = "Bethunne";
  CHECK(ask(query).status() == Status::unknown);
  REQUIRE(ask(query).near_names().size() == 2);
  CHECK(ask(query).near_names()[0].insee_code == "62119");
  CHECK(ask(query).near_names()[0].department_code == "62");
  CHECK(ask(query).near_names()[0].distance == 1);
  query.accept_suggestion = true;
  CHECK(*ask(query).field("code_insee") == "62119");
  CHECK(ask(query).corrections() ==
        std::vector<std::string>{"Bethunne -> Béthune (suggestion acceptée)"});
  query = {};
  query.text = "Saint-Denis";
  query.day = "1950-01-01";
  query.department = "75";
  CHECK(*ask(query).field("code_insee") == "93066");
}

TEST_CASE("candidates agree on a zone or not") {
  Lookup lookup;
  const auto answer = lookup.ask("Mons");
  REQUIRE(answer);
  REQUIRE(answer->status() == Status::ambiguous);
  for (const Scheme scheme : {Scheme::abc_2003, Scheme::apl_1978}) {
    CHECK(key_of(answer->common_zone(scheme)) == *answer->field(key_of(scheme)));
  }
  CHECK_FALSE(answer->field("zonage_taux"));
  CHECK_FALSE(answer->field("zonage_taux", 0));
}

TEST_CASE("an answer outlives its lookup and its data") {
  const Answer answer = [] {
    Lookup lookup(Data::builtin(), Language::french);
    return *lookup.ask("Béthune");
  }();
  CHECK(answer.commune(0).name == "Béthune");
  CHECK(answer.query() == "Béthune");
}

TEST_CASE("many threads share one table and answer as one does") {
  const Data data = Data::builtin();
  const std::vector<std::string> names{"Béthune",    "st denis (93)", "Saint-Denis", "Bethunne",
                                       "LOOS CEDEX", "Paris 15e",     "Zzz",         "Valserhône"};
  std::vector<std::string> alone;
  Lookup lookup(data);
  for (const std::string& name : names) alone.push_back(lookup.ask(name)->json());
  std::vector<std::vector<std::string>> together(4);
  const Answer shared = *lookup.ask("Saint-Denis");
  std::vector<std::thread> threads;
  for (auto& own : together) {
    threads.emplace_back([&] {
      Lookup mine(data);
      for (int round = 0; round < 50; ++round) {
        own.clear();
        for (const std::string& name : names) own.push_back(mine.ask(name)->json());
        own.push_back(shared.json());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  alone.push_back(shared.json());
  for (const auto& own : together) CHECK(own == alone);
}
