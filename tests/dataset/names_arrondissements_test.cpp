// The 45 municipal arrondissements of Paris, Lyon and Marseille, in the spellings people use.
#include "dataset/names_written.h"

namespace zonage::test {
namespace {

using resolve::Answer;
using resolve::Resolver;

struct City {
  std::string name;
  unsigned first_code;
  unsigned count;
  std::string department;
};

const City cities[] = {
    {"Paris", 75101, 20, "75"}, {"Lyon", 69381, 9, "69"}, {"Marseille", 13201, 16, "13"}};

const std::string roman[] = {"",    "I",    "II",  "III",  "IV",    "V",   "VI",
                             "VII", "VIII", "IX",  "X",    "XI",    "XII", "XIII",
                             "XIV", "XV",   "XVI", "XVII", "XVIII", "XIX", "XX"};

TEST_CASE("every arrondissement is found in every spelling") {
  Resolver resolver(table());
  Texts faults;
  std::size_t asked = 0;
  for (const City& city : cities) {
    for (unsigned n = 1; n <= city.count; ++n) {
      const std::string number = std::to_string(n);
      const std::string two = n < 10 ? "0" + number : number;
      const std::string ordinal = number + (n == 1 ? "er" : "e");
      const std::string& name = city.name;
      const std::string code = std::to_string(city.first_code + n - 1);
      std::vector<std::string> spellings{name + " " + ordinal,
                                         name + " " + ordinal + " Arrondissement",
                                         name + " " + ordinal + " arr.",
                                         name + "-" + ordinal,
                                         name + " " + number + (n == 1 ? "ère" : "ème"),
                                         name + " " + two + "e",
                                         name + " " + number + (n == 1 ? " er" : " ème"),
                                         name + " " + roman[n],
                                         name + " " + roman[n] + (n == 1 ? "er" : "e"),
                                         name + " (" + ordinal + ")",
                                         name + ", " + ordinal,
                                         ordinal + " arrondissement de " + name,
                                         in_capitals(name) + " " + two + " CEDEX",
                                         code,
                                         code + " " + name + " " + ordinal};
      // `Marseille 13` too is its arrondissement, the département being no news; in parentheses or
      // after a comma a number is a département.
      spellings.push_back(name + " " + number);
      spellings.push_back(name + " " + two);
      spellings.push_back(city.department + " " + name + " " + ordinal);
      for (const std::string& spelling : spellings) {
        ++asked;
        const Answer answer = resolver.lookup({spelling});
        const bool right = answer.status == Status::found &&
                           dataset::code_of(table().bodies()[answer.bodies.front()].code) == code;
        if (!right) faults.push_back(spelling + ": " + told(answer));
      }
    }
  }
  CHECK(faults == Texts{});
  CHECK(asked == 45 * 18);
}

TEST_CASE("an arrondissement has its commune's zones") {
  Resolver resolver(table());
  for (const City& city : cities) {
    const Answer whole = resolver.lookup({city.name, city.department});
    REQUIRE(whole.status == Status::found);
    for (unsigned n = 0; n < city.count; ++n) {
      const Answer part = resolver.lookup({std::to_string(city.first_code + n)});
      REQUIRE(part.status == Status::found);
      for (const Scheme scheme : {Scheme::abc_2003, Scheme::apl_1978}) {
        CHECK(zone_of(part.bodies.front(), scheme) == zone_of(whole.bodies.front(), scheme));
      }
    }
  }
}

TEST_CASE("there is no arrondissement beyond the last") {
  Resolver resolver(table());
  for (const char* query : {"Paris 21", "Paris 21e", "Lyon 10e", "Lyon X", "Marseille 17",
                            "Paris 0", "Lille 3e", "Paris 150"}) {
    INFO(query);
    CHECK(resolver.lookup({query}).status == Status::unknown);
  }
}

}  // namespace
}  // namespace zonage::test
