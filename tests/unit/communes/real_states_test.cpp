// The gazetteer over the real states: communes whose history has caught people out.
#include <algorithm>

#include "base/codes.h"
#include "communes/gazetteer.h"
#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::communes {
namespace {

using sources::no_state;
using test::Texts;

const Gazetteer& real() {
  static const Gazetteer gazetteer = [] {
    const auto document = sources::Document::open(ZONAGE_SOURCE_DIR "/data/communes/states.tsv");
    REQUIRE(document);
    sources::CogStates read = sources::read_states(*document);
    REQUIRE(test::described(read.errors) == Texts{});
    return Gazetteer(std::move(read.states));
  }();
  return gazetteer;
}

const Body& body(std::string_view id) {
  const auto& states = real().states();
  const auto at = std::find_if(states.begin(), states.end(),
                               [&](const sources::CommuneState& s) { return s.id == id; });
  REQUIRE(at != states.end());
  return real().bodies()[real().body_of(static_cast<std::uint32_t>(at - states.begin()))];
}

std::string shown(std::uint32_t state) {
  return state == no_state ? "none"
                           : real().states()[state].code + " " + real().states()[state].name;
}
std::string listed(std::string_view id) { return shown(body(id).list_state); }
std::string today(std::string_view id) { return shown(body(id).today_state); }
std::string now(std::string_view id) {
  const std::uint32_t current = body(id).current;
  return current == no_body ? "none" : shown(real().bodies()[current].today_state);
}
Texts components(std::string_view id) {
  Texts texts;
  for (const std::uint32_t part : body(id).components) {
    texts.push_back(shown(real().bodies()[part].list_state));
  }
  return texts;
}

TEST_CASE("Béthune broke up with Verquigneul in 2008") {
  CHECK(listed("COM-62119@2008-01-01") == "62119 Béthune");
  CHECK(today("COM-62119@1943-01-01") == "62119 Béthune");
  CHECK(components("COM-62119@2008-01-01") == Texts{"62119 Béthune"});
  CHECK(&body("COM-62119@1943-01-01") == &body("COM-62119@2008-01-01"));
  CHECK(listed("COM-62847@2008-01-01") == "none");
  CHECK(today("COM-62847@1943-01-01") == "62847 Verquigneul");
  CHECK(components("COM-62847@2008-01-01") == Texts{"62119 Béthune"});
}

TEST_CASE("Val-de-Reuil was made in 1981 and renamed in 1984") {
  CHECK(listed("COM-27701@1981-09-28") == "27701 Val-de-Reuil");
  CHECK(components("COM-27701@1981-09-28") == Texts{"27701 Val-de-Reuil"});
  CHECK(now("COM-27701@1981-09-28") == "27701 Val-de-Reuil");
}

TEST_CASE("Culey was a part of Loisey-Culey from 1973 to 2013") {
  CHECK(&body("COM-55138@1943-01-01") == &body("COM-55138@2014-01-01"));
  CHECK(listed("COM-55138@2014-01-01") == "none");
  CHECK(components("COM-55138@2014-01-01") == Texts{"55298 Loisey-Culey"});
  CHECK(now("COM-55138@1943-01-01") == "55138 Culey");
}

TEST_CASE("Cherbourg was Cherbourg-Octeville and is Cherbourg-en-Cotentin") {
  CHECK(listed("COM-50129@1943-01-01") == "50129 Cherbourg-Octeville");
  CHECK(now("COM-50129@1943-01-01") == "50129 Cherbourg-en-Cotentin");
  CHECK(components("COM-50383@1943-01-01") == Texts{"50129 Cherbourg-Octeville"});
  CHECK(&body("COM-50129@1943-01-01") == &body("COMD-50129@2016-01-01"));
  CHECK(&body("COM-50129@1943-01-01") != &body("COM-50129@2016-01-01"));
  CHECK(components("COM-50129@2016-01-01") ==
        Texts{"50129 Cherbourg-Octeville", "50173 Équeurdreville-Hainneville", "50203 La Glacerie",
              "50416 Querqueville", "50602 Tourlaville"});
}

TEST_CASE("Saint-Denis left Seine in 1968 and took in Pierrefitte in 2025") {
  CHECK(listed("COM-75066@1943-01-01") == "93066 Saint-Denis");
  CHECK(&body("COM-75066@1943-01-01") == &body("COMD-93066@2025-01-01"));
  CHECK(&body("COM-75066@1943-01-01") != &body("COM-93066@2025-01-01"));
  CHECK(components("COM-93066@2025-01-01") ==
        Texts{"93059 Pierrefitte-sur-Seine", "93066 Saint-Denis"});
  CHECK(now("COM-93059@1968-01-01") == "93066 Saint-Denis");
}

TEST_CASE("Valserhône joins three communes of the list") {
  CHECK(components("COM-01033@2019-01-01") ==
        Texts{"01033 Bellegarde-sur-Valserine", "01091 Châtillon-en-Michaille", "01205 Lancrans"});
  CHECK(listed("COM-01033@2019-01-01") == "none");
  CHECK(&body("COM-01033@1943-01-01") == &body("COMD-01033@2019-01-01"));
}

TEST_CASE("Annecy joins six, and Seynod is one of them still") {
  CHECK(components("COM-74010@2017-01-01") == Texts{"74010 Annecy", "74011 Annecy-le-Vieux",
                                                    "74093 Cran-Gevrier", "74182 Meythet",
                                                    "74217 Pringy", "74268 Seynod"});
  CHECK(listed("COMD-74268@2017-01-01") == "74268 Seynod");
  CHECK(now("COM-74268@1943-01-01") == "74010 Annecy");
}

TEST_CASE("Boulazac Isle Manoire was extended a year after it was made") {
  CHECK(components("COM-24053@2016-01-01").size() == 3);
  CHECK(components("COM-24053@2017-01-01").size() == 4);
}

TEST_CASE("the communes of the days that are known are counted") {
  std::size_t of_the_list = 0;
  std::size_t of_today = 0;
  std::size_t overseas = 0;
  for (const Body& at : real().bodies()) {
    if (at.list_state != no_state && is_commune(real().states()[at.list_state].nature)) {
      ++of_the_list;
    }
    if (at.today_state == no_state) continue;
    const bool of_a_department = real().states()[at.today_state].nature == sources::Nature::commune;
    ++(of_a_department ? of_today : overseas);
  }
  CHECK(of_the_list == 36696);
  CHECK(of_today == 34875);
  CHECK(overseas == 94);
}

TEST_CASE("every state has one body, and the bodies have every state once") {
  std::size_t states = 0;
  for (std::uint32_t b = 0; b < real().bodies().size(); ++b) {
    for (const std::uint32_t state : real().bodies()[b].states) {
      ++states;
      if (real().body_of(state) != b) FAIL("state " << real().states()[state].id);
    }
  }
  CHECK(states == real().states().size());
}

TEST_CASE("components are communes of the list day, by code, and a listed commune its own") {
  for (std::uint32_t b = 0; b < real().bodies().size(); ++b) {
    const Body& at = real().bodies()[b];
    if (at.list_state != no_state && at.components != std::vector{b}) FAIL(at.code);
    std::string before;
    for (const std::uint32_t part : at.components) {
      const Body& component = real().bodies()[part];
      if (component.list_state == no_state || component.code <= before) FAIL(at.code);
      before = component.code;
    }
  }
  SUCCEED();
}

// But for L'Oudon, whose chief town moved twice: it bore the code of each of the three communes
// that it was made of, and so is one body with them all.
TEST_CASE("a body is one commune at a time") {
  Texts several;
  for (const Body& at : real().bodies()) {
    Texts before;
    for (const Date day : {Date{19500101}, Date{19800101}, Date{20000101}, list_day, Date{20100101},
                           Date{20160101}, Date{20190101}, Date{20250101}}) {
      Texts then;
      for (const std::uint32_t s : at.states) {
        const sources::CommuneState& state = real().states()[s];
        if (is_commune(state.nature) && state.valid_on(day)) then.push_back(shown(s));
      }
      if (then.size() > 1 && then != before) {
        std::string line = at.code + " on " + format_date(day) + ":";
        for (const std::string& name : then) line += " " + name + ";";
        several.push_back(line);
        before = then;
      }
    }
  }
  CHECK(several == Texts{"14697 on 1950-01-01: 14472 Notre-Dame-de-Fresnay; "
                         "14624 Saint-Martin-de-Fresnay; 14697 Tôtes;"});
}

TEST_CASE("only dissolved communes, and what lay overseas, have no commune of the list") {
  Texts lost;
  for (const Body& at : real().bodies()) {
    const sources::CommuneState& last = real().states()[at.last_state];
    if (at.components.empty() && last.nature != sources::Nature::overseas) {
      lost.push_back(last.id + " " + last.name);
    }
  }
  CHECK(lost == Texts{"COM-08227@1943-01-01 Hocmont", "COM-45117@1943-01-01 Creusy",
                      "COM-51385@1943-01-01 Moronvilliers", "COM-51606@1943-01-01 Verdey",
                      "COM-60606@1943-01-01 Sarron", "COM-77362@1943-01-01 Pierrelez"});
}

TEST_CASE("today's communes join as many of the list's as expected") {
  std::size_t several = 0;
  for (const Body& at : real().bodies()) {
    if (at.today_state != no_state && at.components.size() > 1) ++several;
  }
  CHECK(several == 850);
}

}  // namespace
}  // namespace zonage::communes
