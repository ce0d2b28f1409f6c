#include "communes/gazetteer.h"

#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::communes {
namespace {

using sources::no_state;
using test::Texts;

struct Row {
  std::string id;
  std::string name;
  std::string end{};
  std::string predecessor{};
  std::string successor{};
  std::string pole{};
};

// The rows in the order of the table: by code, first day, nature.
Gazetteer gazetteer(const std::vector<Row>& rows) {
  std::string text =
      "etat\tnom\ttncc\tfin\traison_debut\traison_fin\tpredecesseur\tsuccesseur\tpole\n";
  for (const Row& row : rows) {
    const bool from_the_start = row.id.ends_with("@1943-01-01");
    text += row.id + "\t" + row.name + "\t0\t" + row.end + "\t" + (from_the_start ? "" : "début") +
            "\t" + (row.end.empty() ? "" : "fin") + "\t" + row.predecessor + "\t" + row.successor +
            "\t" + row.pole + "\n";
  }
  sources::CogStates read =
      sources::read_states(*sources::Document::from_text("states.tsv", std::move(text)));
  REQUIRE(test::described(read.errors) == Texts{});
  return Gazetteer(std::move(read.states));
}

// Looks a gazetteer up by state ids and answers in texts.
class View {
 public:
  explicit View(const Gazetteer& all) : all_(all) {}

  const Body& body(const std::string& id) const { return all_.bodies()[all_.body_of(index(id))]; }

  std::uint32_t index(const std::string& id) const {
    for (std::uint32_t s = 0; s < all_.states().size(); ++s) {
      if (all_.states()[s].id == id) return s;
    }
    FAIL("no state " << id);
    return no_state;
  }

  std::string id(std::uint32_t state) const {
    return state == no_state ? "none" : all_.states()[state].id;
  }
  Texts ids(const std::vector<std::uint32_t>& states) const {
    Texts texts;
    for (const std::uint32_t state : states) texts.push_back(id(state));
    return texts;
  }

  // The components by their state of the list's day.
  Texts components(const std::string& id_of_state) const {
    Texts texts;
    for (const std::uint32_t part : body(id_of_state).components) {
      texts.push_back(id(all_.bodies()[part].list_state));
    }
    return texts;
  }
  // Today's commune that it is or lies in.
  std::string now(const std::string& id_of_state) const {
    const std::uint32_t current = body(id_of_state).current;
    return current == no_body ? "none" : id(all_.bodies()[current].today_state);
  }
  std::string listed(const std::string& id_of_state) const {
    return id(body(id_of_state).list_state);
  }
  bool same(const std::string& a, const std::string& b) const { return &body(a) == &body(b); }

 private:
  const Gazetteer& all_;
};

TEST_CASE("a commune that never changed is one body, in and of itself") {
  const Gazetteer all = gazetteer({{"COM-01001@1943-01-01", "Val"}});
  const View view(all);
  REQUIRE(all.bodies().size() == 1);
  const Body& val = all.bodies()[0];
  CHECK(val.code == "01001");
  CHECK(val.list_state == 0);
  CHECK(val.today_state == 0);
  CHECK(val.last_state == 0);
  CHECK(val.current == 0);
  CHECK(view.components("COM-01001@1943-01-01") == Texts{"COM-01001@1943-01-01"});
}

TEST_CASE("a renaming leaves one body with its latest name last") {
  const Gazetteer all =
      gazetteer({{"COM-01001@1943-01-01", "Val", "2010-01-01", "", "COM-01001@2010-01-01"},
                 {"COM-01001@2010-01-01", "Val-le-Haut", "", "COM-01001@1943-01-01"}});
  const View view(all);
  REQUIRE(all.bodies().size() == 1);
  CHECK(view.ids(all.bodies()[0].states) == Texts{"COM-01001@1943-01-01", "COM-01001@2010-01-01"});
  CHECK(view.listed("COM-01001@2010-01-01") == "COM-01001@1943-01-01");
  CHECK(view.id(all.bodies()[0].today_state) == "COM-01001@2010-01-01");
  CHECK(view.components("COM-01001@2010-01-01") == Texts{"COM-01001@1943-01-01"});
}

TEST_CASE("a change of département is the same body under its new code") {
  const Gazetteer all =
      gazetteer({{"COM-75066@1943-01-01", "Val", "1968-01-01", "", "COM-93066@1968-01-01"},
                 {"COM-93066@1968-01-01", "Val", "", "COM-75066@1943-01-01"}});
  REQUIRE(all.bodies().size() == 1);
  CHECK(all.bodies()[0].code == "93066");
  CHECK(View(all).now("COM-75066@1943-01-01") == "COM-93066@1968-01-01");
}

// 01002 joins 01001, whose own name goes on as a part (`fusion simple`).
std::vector<Row> merger(const std::string& day) {
  return {{"COM-01001@1943-01-01", "Val", day, "", "COMP-01001@" + day},
          {"COM-01001@" + day, "Val-Buis"},
          {"COMP-01001@" + day, "Val", "", "COM-01001@1943-01-01", "", "COM-01001@" + day},
          {"COM-01002@1943-01-01", "Buis", day, "", "COMP-01002@" + day},
          {"COMP-01002@" + day, "Buis", "", "COM-01002@1943-01-01", "", "COM-01001@" + day}};
}

TEST_CASE("a merger before the list day: the part lies in the commune that took it in") {
  const Gazetteer all = gazetteer(merger("1973-01-01"));
  const View view(all);
  CHECK(all.bodies().size() == 2);
  CHECK(view.same("COM-01001@1943-01-01", "COM-01001@1973-01-01"));
  CHECK(view.same("COM-01001@1943-01-01", "COMP-01001@1973-01-01"));
  CHECK(view.listed("COM-01001@1943-01-01") == "COM-01001@1973-01-01");
  CHECK(view.same("COM-01002@1943-01-01", "COMP-01002@1973-01-01"));
  CHECK(view.listed("COM-01002@1943-01-01") == "none");
  CHECK(view.components("COM-01002@1943-01-01") == Texts{"COM-01001@1973-01-01"});
  CHECK(view.now("COM-01002@1943-01-01") == "COM-01001@1973-01-01");
}

TEST_CASE("a merger since the list day: the joint commune is a body of its own") {
  const Gazetteer all = gazetteer(merger("2016-01-01"));
  const View view(all);
  CHECK(all.bodies().size() == 3);
  CHECK_FALSE(view.same("COM-01001@1943-01-01", "COM-01001@2016-01-01"));
  CHECK(view.listed("COM-01001@1943-01-01") == "COM-01001@1943-01-01");
  CHECK(view.listed("COM-01001@2016-01-01") == "none");
  CHECK(view.components("COM-01001@2016-01-01") ==
        Texts{"COM-01001@1943-01-01", "COM-01002@1943-01-01"});
  CHECK(view.components("COM-01001@1943-01-01") == Texts{"COM-01001@1943-01-01"});
  CHECK(view.now("COM-01001@1943-01-01") == "COM-01001@2016-01-01");
  CHECK(view.now("COM-01002@1943-01-01") == "COM-01001@2016-01-01");
  CHECK(view.now("COM-01001@2016-01-01") == "COM-01001@2016-01-01");
}

TEST_CASE("the list day itself belongs to what begins on it") {
  const Gazetteer then = gazetteer(merger("2003-12-19"));
  CHECK(then.bodies().size() == 2);
  CHECK(View(then).listed("COM-01001@1943-01-01") == "COM-01001@2003-12-19");
  const Gazetteer later = gazetteer(merger("2003-12-20"));
  CHECK(later.bodies().size() == 3);
  CHECK(View(later).listed("COM-01002@1943-01-01") == "COM-01002@1943-01-01");
}

TEST_CASE("a delegated commune that shares the commune's code is not the commune") {
  const Gazetteer all = gazetteer(
      {{"COM-01001@1943-01-01", "Val", "2017-01-01", "", "COMD-01001@2017-01-01"},
       {"COM-01001@2017-01-01", "Val"},
       {"COMD-01001@2017-01-01", "Val", "", "COM-01001@1943-01-01", "", "COM-01001@2017-01-01"},
       {"COM-01002@1943-01-01", "Buis", "2017-01-01", "", "COMD-01002@2017-01-01"},
       {"COMD-01002@2017-01-01", "Buis", "", "COM-01002@1943-01-01", "", "COM-01001@2017-01-01"}});
  const View view(all);
  CHECK(all.bodies().size() == 3);
  CHECK(view.same("COM-01001@1943-01-01", "COMD-01001@2017-01-01"));
  CHECK_FALSE(view.same("COM-01001@2017-01-01", "COMD-01001@2017-01-01"));
  CHECK(view.body("COM-01001@2017-01-01").code == view.body("COMD-01001@2017-01-01").code);
  CHECK(view.now("COMD-01001@2017-01-01") == "COM-01001@2017-01-01");
}

TEST_CASE("a delegated commune that nothing precedes belongs to the body of its code") {
  const Gazetteer all =
      gazetteer({{"COM-01001@1943-01-01", "Val"},
                 {"COMD-01001@2017-01-01", "Val", "", "", "", "COM-01001@1943-01-01"}});
  CHECK(all.bodies().size() == 1);
}

TEST_CASE("a commune nouvelle extended twice has all that it was made of") {
  const Gazetteer all = gazetteer(
      {{"COM-01001@1943-01-01", "Val", "2016-01-01", "", "COMD-01001@2016-01-01"},
       {"COM-01001@2016-01-01", "Le Grand Val", "2017-01-01", "", "COMP-01001@2017-01-01"},
       {"COMD-01001@2016-01-01", "Val", "2017-01-01", "COM-01001@1943-01-01",
        "COMD-01001@2017-01-01", "COM-01001@2016-01-01"},
       {"COM-01001@2017-01-01", "Le Grand Val", "2019-01-01", "", "COMP-01001@2019-01-01"},
       {"COMD-01001@2017-01-01", "Val", "2019-01-01", "COMD-01001@2016-01-01",
        "COMD-01001@2019-01-01", "COM-01001@2017-01-01"},
       {"COMP-01001@2017-01-01", "Le Grand Val", "", "COM-01001@2016-01-01", "",
        "COM-01001@2017-01-01"},
       {"COM-01001@2019-01-01", "Le Grand Val"},
       {"COMD-01001@2019-01-01", "Val", "", "COMD-01001@2017-01-01", "", "COM-01001@2019-01-01"},
       {"COMP-01001@2019-01-01", "Le Grand Val", "", "COM-01001@2017-01-01", "",
        "COM-01001@2019-01-01"},
       {"COM-01002@1943-01-01", "Buis", "2016-01-01", "", "COMD-01002@2016-01-01"},
       {"COMD-01002@2016-01-01", "Buis", "", "COM-01002@1943-01-01", "", "COM-01001@2016-01-01"},
       {"COM-01003@1943-01-01", "Cras", "2017-01-01", "", "COMD-01003@2017-01-01"},
       {"COMD-01003@2017-01-01", "Cras", "", "COM-01003@1943-01-01", "", "COM-01001@2017-01-01"},
       {"COM-01004@1943-01-01", "Dun", "2019-01-01", "", "COMD-01004@2019-01-01"},
       {"COMD-01004@2019-01-01", "Dun", "", "COM-01004@1943-01-01", "", "COM-01001@2019-01-01"}});
  const View view(all);
  const std::string val = "COM-01001@1943-01-01";
  const std::string buis = "COM-01002@1943-01-01";
  const std::string cras = "COM-01003@1943-01-01";
  const std::string dun = "COM-01004@1943-01-01";
  CHECK(view.components("COM-01001@2016-01-01") == Texts{val, buis});
  CHECK(view.components("COM-01001@2017-01-01") == Texts{val, buis, cras});
  CHECK(view.components("COM-01001@2019-01-01") == Texts{val, buis, cras, dun});
  CHECK(view.same(val, "COMD-01001@2019-01-01"));
  CHECK(view.same("COM-01001@2016-01-01", "COMP-01001@2017-01-01"));
  CHECK(view.same("COM-01001@2017-01-01", "COMP-01001@2019-01-01"));
  CHECK_FALSE(view.same("COM-01001@2017-01-01", "COM-01001@2019-01-01"));
  for (const std::string& id : {val, buis, cras, dun, std::string("COM-01001@2016-01-01")}) {
    CHECK(view.now(id) == "COM-01001@2019-01-01");
  }
  CHECK(view.ids(all.communes_on(view.index(buis), 20161231)) == Texts{"COM-01001@2016-01-01"});
  CHECK(view.ids(all.communes_on(view.index(buis), 20180101)) == Texts{"COM-01001@2017-01-01"});
}

// Val took Buis in as an associated commune in 1990; the two broke up on `day`.
std::vector<Row> broken_up(const std::string& day) {
  return {{"COM-01001@1943-01-01", "Val", "1990-01-01", "", "COMP-01001@1990-01-01"},
          {"COM-01001@1990-01-01", "Val", day},
          {"COMP-01001@1990-01-01", "Val", day, "COM-01001@1943-01-01", "COM-01001@" + day,
           "COM-01001@1990-01-01"},
          {"COM-01001@" + day, "Val", "", "COMP-01001@1990-01-01"},
          {"COM-01002@1943-01-01", "Buis", "1990-01-01", "", "COMA-01002@1990-01-01"},
          {"COMA-01002@1990-01-01", "Buis", day, "COM-01002@1943-01-01", "COM-01002@" + day,
           "COM-01001@1990-01-01"},
          {"COM-01002@" + day, "Buis", "", "COMA-01002@1990-01-01"}};
}

TEST_CASE("a break-up since the list day: both go back to the commune that they were") {
  const Gazetteer all = gazetteer(broken_up("2008-01-01"));
  const View view(all);
  CHECK(all.bodies().size() == 2);
  CHECK(view.listed("COM-01001@2008-01-01") == "COM-01001@1990-01-01");
  CHECK(view.now("COM-01001@1990-01-01") == "COM-01001@2008-01-01");
  CHECK(view.listed("COM-01002@2008-01-01") == "none");
  CHECK(view.components("COM-01002@2008-01-01") == Texts{"COM-01001@1990-01-01"});
  CHECK(view.now("COM-01002@1943-01-01") == "COM-01002@2008-01-01");
  // The commune that broke up covers both of today.
  CHECK(view.ids(all.communes_on(view.index("COM-01001@1990-01-01"), 20200101)) ==
        Texts{"COM-01001@2008-01-01", "COM-01002@2008-01-01"});
}

TEST_CASE("a re-establishment before the list day leaves two plain communes") {
  const Gazetteer all = gazetteer(broken_up("1999-01-01"));
  const View view(all);
  CHECK(view.listed("COM-01002@1943-01-01") == "COM-01002@1999-01-01");
  CHECK(view.components("COM-01002@1943-01-01") == Texts{"COM-01002@1999-01-01"});
  CHECK(view.listed("COM-01001@1999-01-01") == "COM-01001@1999-01-01");
  CHECK(view.same("COM-01002@1943-01-01", "COM-01002@1999-01-01"));
  // Their joint time is no body of the list: it covered two of its communes.
  CHECK_FALSE(view.same("COM-01001@1990-01-01", "COM-01001@1999-01-01"));
  CHECK(view.components("COM-01001@1990-01-01") ==
        Texts{"COM-01001@1999-01-01", "COM-01002@1999-01-01"});
  CHECK(view.now("COM-01001@1990-01-01") == "COM-01001@1999-01-01");
}

TEST_CASE("a commune that was dissolved and shared out is of no commune any more") {
  const Gazetteer all =
      gazetteer({{"COM-01001@1943-01-01", "Val", "1965-01-01"}, {"COM-01002@1943-01-01", "Buis"}});
  const View view(all);
  CHECK(view.listed("COM-01001@1943-01-01") == "none");
  CHECK(view.components("COM-01001@1943-01-01") == Texts{});
  CHECK(view.now("COM-01001@1943-01-01") == "none");
}

TEST_CASE("a commune made after 1943 of nothing that is known") {
  const Gazetteer all =
      gazetteer({{"COM-01001@1981-09-28", "Val"}, {"COM-01002@2010-01-01", "Buis"}});
  const View view(all);
  CHECK(view.listed("COM-01001@1981-09-28") == "COM-01001@1981-09-28");
  CHECK(view.components("COM-01002@2010-01-01") == Texts{});
  CHECK(view.now("COM-01002@2010-01-01") == "COM-01002@2010-01-01");
}

TEST_CASE("what lies overseas today was listed while it was of a département") {
  const Gazetteer all =
      gazetteer({{"COM-97123@1943-01-01", "Île", "2007-07-15", "", "COMER-97701@2007-07-15"},
                 {"COMER-97701@2007-07-15", "Île", "", "COM-97123@1943-01-01"},
                 {"COMER-98712@1943-01-01", "Atoll"}});
  const View view(all);
  CHECK(all.bodies().size() == 2);
  CHECK(view.body("COM-97123@1943-01-01").code == "97701");
  CHECK(view.listed("COMER-97701@2007-07-15") == "COM-97123@1943-01-01");
  CHECK(view.components("COMER-97701@2007-07-15") == Texts{"COM-97123@1943-01-01"});
  CHECK(view.listed("COMER-98712@1943-01-01") == "none");
  CHECK(view.components("COMER-98712@1943-01-01") == Texts{});
  CHECK(view.now("COMER-98712@1943-01-01") == "COMER-98712@1943-01-01");
}

TEST_CASE("a municipal arrondissement lies in its town") {
  const Gazetteer all =
      gazetteer({{"COM-75056@1943-01-01", "Paris"},
                 {"ARM-75101@1943-01-01", "Paris 1er", "", "", "", "COM-75056@1943-01-01"}});
  const View view(all);
  CHECK(all.bodies().size() == 2);
  CHECK(view.components("ARM-75101@1943-01-01") == Texts{"COM-75056@1943-01-01"});
  CHECK(view.now("ARM-75101@1943-01-01") == "COM-75056@1943-01-01");
}

TEST_CASE("a part that outlives the commune it broke off leads nowhere") {
  const Gazetteer all =
      gazetteer({{"COM-01001@1990-01-01", "Val", "2008-01-01"},
                 {"COMA-01002@1990-01-01", "Buis", "", "", "", "COM-01001@1990-01-01"},
                 {"COMA-01003@1990-01-01", "Crêt", "", "", "", "COM-01001@1990-01-01"}});
  CHECK(all.communes_on(0, 20200101).empty());
  CHECK(View(all).now("COMA-01002@1990-01-01") == "none");
}

}  // namespace
}  // namespace zonage::communes
