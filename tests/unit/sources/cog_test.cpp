#include "sources/cog.h"

#include <string>
#include <vector>

#include "support/catch.h"

namespace zonage::sources {
namespace {

Document document(const std::string& text) { return *Document::from_text("table.tsv", text); }

std::vector<std::string> described(const std::vector<Error>& errors) {
  std::vector<std::string> out;
  for (const Error& error : errors) out.push_back(describe(error));
  return out;
}

using Texts = std::vector<std::string>;

const std::string states_header =
    "etat\tnom\ttncc\tfin\traison_debut\traison_fin\tpredecesseur\tsuccesseur\tpole\n";

// Reads rows after the header; the first row is line 2.
CogStates states(const std::string& rows) { return read_states(document(states_header + rows)); }

// Val 01001 takes in Aubépine 01002 in 2016, changes its name at some time in 2021.
const std::string good_states =
    "COM-01001@1943-01-01\tVal\t0\t2016-01-01\t\tfusion\t\tCOMD-01001@2016-01-01\t\n"
    "COM-01001@2016-01-01\tVal-Aubépine\t0\t2021-01-02..2022-01-01\tfusion\tnom\t\t"
    "COM-01001@2021-01-02..2022-01-01\t\n"
    "COMD-01001@2016-01-01\tVal\t0\t\tfusion\t\tCOM-01001@1943-01-01\t\tCOM-01001@2016-01-01\n"
    "COM-01001@2021-01-02..2022-01-01\tLe Val\t2\t\tnom\t\tCOM-01001@2016-01-01\t\t\n"
    "COM-01002@1943-01-01\tAubépine\t1\t2016-01-01\t\tfusion\t\tCOMP-01002@2016-01-01\t\n"
    "COMP-01002@2016-01-01\tAubépine\t1\t\tfusion\t\tCOM-01002@1943-01-01\t\t"
    "COM-01001@2016-01-01\n"
    "COMP-01002@2016-01-01@2\tAubépine\t1\t\tfusion\t\t\t\tCOMP-01002@2016-01-01\n"
    "ARM-2A004@1964-08-12\tUn\t0\t\t\t\t\t\tCOM-01001@2016-01-01\n"
    "COMER-97701@2007-07-15\tÎle\t0\t\t\t\t\t\t\n";

TEST_CASE("states are read with their days and linked") {
  const CogStates read = states(good_states);
  REQUIRE(described(read.errors) == Texts{});
  REQUIRE(read.states.size() == 9);
  const CommuneState& first = read.states[0];
  CHECK(first.id == "COM-01001@1943-01-01");
  CHECK(first.nature == Nature::commune);
  CHECK(first.code == "01001");
  CHECK(first.first == no_date);
  CHECK(first.end == 20160101);
  CHECK(first.reason_begin.empty());
  CHECK(first.reason_end == "fusion");
  CHECK(first.successor == 2);
  CHECK(first.pole == no_state);
  CHECK(first.line == 2);
  CHECK(first.valid_on(20151231));
  CHECK_FALSE(first.valid_on(20160101));
  CHECK(read.states[2].predecessor == 0);
  CHECK(read.states[2].pole == 1);
  CHECK(read.states[2].valid_on(20300101));
  CHECK_FALSE(read.states[2].valid_on(20151231));
  CHECK(read.states[3].name == "Le Val");
  CHECK(read.states[3].tncc == 2);
  CHECK(read.states[6].id == "COMP-01002@2016-01-01@2");
  CHECK(read.states[6].nature == Nature::part);
  CHECK(read.states[7].nature == Nature::borough);
  CHECK(read.states[8].nature == Nature::overseas);
}

TEST_CASE("a day known only to a span keeps both ends") {
  const CogStates read = states(good_states);
  REQUIRE(read.states.size() == 9);
  CHECK(read.states[1].end_earliest == 20210102);
  CHECK(read.states[1].end == 20220101);
  CHECK(read.states[3].first_earliest == 20210102);
  CHECK(read.states[3].first == 20220101);
  CHECK(read.states[0].end_earliest == read.states[0].end);
  CHECK(read.states[1].valid_on(20210601));
  CHECK_FALSE(read.states[3].valid_on(20210601));
}

TEST_CASE("every nature has its code and back") {
  for (const char* code : {"COM", "COMA", "COMD", "COMP", "ARM", "COMER"}) {
    const auto nature = parse_nature(code);
    REQUIRE(nature);
    CHECK(nature_code(*nature) == code);
  }
  CHECK_FALSE(parse_nature("com"));
  CHECK_FALSE(parse_nature(""));
}

TEST_CASE("what is no state is said with its place") {
  for (const std::string id :
       {"XYZ-01001@1943-01-01", "COM-1001@1943-01-01", "COM-2a004@1943-01-01", "COM-01001",
        "COM-01001@2016-02-30", "COM-01001@1942-12-31", "COM-01001@2016-01-01@1",
        "COM-01001@2016-01-01@x", "COM-01001@2022-01-01..2021-01-02", "01001@2016-01-01", ""}) {
    CHECK(described(states(id + "\tVal\t0\t\t\t\t\t\t\n").errors) ==
          Texts{"table.tsv:2:1: `" + id +
                "` is no state: NATURE-CODE@YYYY-MM-DD is expected\n    " + id +
                "\tVal\t0\t\t\t\t\t\t\n    ^"});
  }
}

TEST_CASE("the fields of a state are judged one by one, all in one run") {
  const CogStates read = states(
      "COM-01001@1943-01-01\t\t0\t\t\t\t\t\t\n"
      "COM-01002@1943-01-01\tB\t9\t\t\t\t\t\t\n"
      "COM-01003@1943-01-01\tC\t0\t2016-13-01\t\tfusion\t\t\t\n"
      "COM-01004@2016-01-01\tD\t0\t2016-01-01\t\tfusion\t\t\t\n"
      "COM-01005@1943-01-01\tE\t0\t2016-01-01\t\t\t\t\t\n"
      "COM-01006@1943-01-01\tF\t0\t\t\tfusion\t\t\t\n"
      "COMA-01007@1973-01-01\tG\t0\t\t\t\t\t\t\n"
      "COM-01008@1973-01-01\tH\t0\t\t\t\t\t\tCOM-01001@1943-01-01\n"
      "COM-01009@1973-01-01\tI \t0\t\t\t\t\t\t\n");
  CHECK(described(read.errors) ==
        Texts{"table.tsv:2:22: a name is expected, without spaces around it\n"
              "    COM-01001@1943-01-01\t\t0\t\t\t\t\t\t\n"
              "                        \t^",
              "table.tsv:3:24: `9` is no kind of article: a digit from 0 to 8 is expected\n"
              "    COM-01002@1943-01-01\tB\t9\t\t\t\t\t\t\n"
              "                        \t \t^",
              "table.tsv:4:26: `2016-13-01` is no day\n"
              "    COM-01003@1943-01-01\tC\t0\t2016-13-01\t\tfusion\t\t\t\n"
              "                        \t \t \t^",
              "table.tsv:5:26: it ends before it begins\n"
              "    COM-01004@2016-01-01\tD\t0\t2016-01-01\t\tfusion\t\t\t\n"
              "                        \t \t \t^",
              "table.tsv:6:38: an end without a reason\n"
              "    COM-01005@1943-01-01\tE\t0\t2016-01-01\t\t\t\t\t\n"
              "                        \t \t \t          \t\t^",
              "table.tsv:7:28: a reason without an end\n"
              "    COM-01006@1943-01-01\tF\t0\t\t\tfusion\t\t\t\n"
              "                        \t \t \t\t\t^",
              "table.tsv:8:32: the state in which it lies is missing\n"
              "    COMA-01007@1973-01-01\tG\t0\t\t\t\t\t\t\n"
              "                         \t \t \t\t\t\t\t\t^",
              "table.tsv:9:31: a commune of its own lies in no pole\n"
              "    COM-01008@1973-01-01\tH\t0\t\t\t\t\t\tCOM-01001@1943-01-01\n"
              "                        \t \t \t\t\t\t\t\t^",
              "table.tsv:10:22: a name is expected, without spaces around it\n"
              "    COM-01009@1973-01-01\tI \t0\t\t\t\t\t\t\n"
              "                        \t^"});
}

TEST_CASE("states stand once and in order") {
  const CogStates read = states(
      "COM-01002@1943-01-01\tB\t0\t\t\t\t\t\t\n"
      "COM-01001@1943-01-01\tA\t0\t\t\t\t\t\t\n"
      "COM-01001@1943-01-01\tA\t0\t\t\t\t\t\t\n");
  CHECK(described(read.errors) ==
        Texts{"table.tsv:3:1: `COM-01001@1943-01-01` is out of order: code, first day, nature sort "
              "the table\n"
              "    COM-01001@1943-01-01\tA\t0\t\t\t\t\t\t\n"
              "    ^",
              "table.tsv:4:1: `COM-01001@1943-01-01` stands in the table already\n"
              "    COM-01001@1943-01-01\tA\t0\t\t\t\t\t\t\n"
              "    ^"});
}

TEST_CASE("references lead somewhere and back") {
  CHECK(described(states("COM-01001@1943-01-01\tA\t0\t2016-01-01\t\tx\t\tCOM-01001@2016-01-01\t\n")
                      .errors) ==
        Texts{"table.tsv:2:41: `COM-01001@2016-01-01` stands nowhere in the table\n"
              "    COM-01001@1943-01-01\tA\t0\t2016-01-01\t\tx\t\tCOM-01001@2016-01-01\t\n"
              "                        \t \t \t          \t\t \t\t^"});
  CHECK(described(states("COM-01001@1943-01-01\tA\t0\t\t\t\t\tCOM-01002@1943-01-01\t\n"
                         "COM-01002@1943-01-01\tB\t0\t\t\t\t\t\t\n")
                      .errors) ==
        Texts{"table.tsv:2:30: a successor without an end\n"
              "    COM-01001@1943-01-01\tA\t0\t\t\t\t\tCOM-01002@1943-01-01\t\n"
              "                        \t \t \t\t\t\t\t^",
              "table.tsv:2:30: `COM-01002@1943-01-01` has another predecessor\n"
              "    COM-01001@1943-01-01\tA\t0\t\t\t\t\tCOM-01002@1943-01-01\t\n"
              "                        \t \t \t\t\t\t\t^"});
  CHECK(described(states("COM-01001@1943-01-01\tA\t0\t2016-01-01\t\tx\t\tCOM-01001@2017-01-01\t\n"
                         "COM-01001@2017-01-01\tA\t0\t\tx\t\tCOM-01001@1943-01-01\t\t\n")
                      .errors) ==
        Texts{"table.tsv:2:41: `COM-01001@2017-01-01` does not begin when this one ends\n"
              "    COM-01001@1943-01-01\tA\t0\t2016-01-01\t\tx\t\tCOM-01001@2017-01-01\t\n"
              "                        \t \t \t          \t\t \t\t^"});
  CHECK(described(states("COM-01001@1943-01-01\tA\t0\t\t\t\tCOM-01002@1943-01-01\t\t\n"
                         "COM-01002@1943-01-01\tB\t0\t\t\t\t\t\t\n")
                      .errors) ==
        Texts{"table.tsv:2:29: `COM-01002@1943-01-01` has another successor\n"
              "    COM-01001@1943-01-01\tA\t0\t\t\t\tCOM-01002@1943-01-01\t\t\n"
              "                        \t \t \t\t\t\t^"});
}

TEST_CASE("a state does not lie in itself") {
  CHECK(described(states("COMP-01001@1973-01-01\tA\t0\t\t\t\t\t\tCOMP-01001@1973-01-01\n"
                         "COMP-01002@1973-01-01\tB\t0\t\t\t\t\t\tCOMP-01003@1973-01-01\n"
                         "COMP-01003@1973-01-01\tC\t0\t\t\t\t\t\tCOMP-01002@1973-01-01\n"
                         "COMP-01004@1973-01-01\tD\t0\t\t\t\t\t\tCOMP-01003@1973-01-01\n")
                      .errors) ==
        Texts{"table.tsv:2:32: it lies in itself\n"
              "    COMP-01001@1973-01-01\tA\t0\t\t\t\t\t\tCOMP-01001@1973-01-01\n"
              "                         \t \t \t\t\t\t\t\t^",
              "table.tsv:3:32: it lies in itself\n"
              "    COMP-01002@1973-01-01\tB\t0\t\t\t\t\t\tCOMP-01003@1973-01-01\n"
              "                         \t \t \t\t\t\t\t\t^",
              "table.tsv:4:32: it lies in itself\n"
              "    COMP-01003@1973-01-01\tC\t0\t\t\t\t\t\tCOMP-01002@1973-01-01\n"
              "                         \t \t \t\t\t\t\t\t^"});
}

const std::string today_header =
    "code\tnature\tnom\tpopulation\tcodes_postaux\tdepartement\tregion\tchef_lieu\n";

CogToday today(const std::string& rows) { return read_today(document(today_header + rows)); }

TEST_CASE("the communes of today are read") {
  const CogToday read = today(
      "01001\tCOM\tVal\t120\t01000;01010\t01\t84\t\n"
      "01001\tCOMD\tVal\t\t\t01\t84\t01001\n"
      "02285\tCOMA\tBois\t\t\t01\t84\t01001\n"
      "97701\tCOMER\tÎle\t0\t\t977\t977\t\n");
  REQUIRE(described(read.errors) == Texts{});
  REQUIRE(read.communes.size() == 4);
  CHECK(read.communes[0].population == 120);
  CHECK(read.communes[0].has_population);
  CHECK(read.communes[0].postal_codes == Texts{"01000", "01010"});
  CHECK(read.communes[0].department == "01");
  CHECK(read.communes[0].region == "84");
  CHECK_FALSE(read.communes[1].has_population);
  CHECK(read.communes[1].postal_codes.empty());
  CHECK(read.communes[1].chief == "01001");
  CHECK(read.communes[2].department == "01");
  CHECK(read.communes[3].has_population);
  CHECK(read.communes[3].line == 5);
}

TEST_CASE("what is wrong with the communes of today is said") {
  const CogToday read = today(
      "0100\tCOM\tVal\t\t\t01\t84\t\n"
      "01002\tCOMP\tB\t\t\t01\t84\t\n"
      "01003\tCOM\tC\tmany\t0100\t01\t84\t\n"
      "01004\tCOM\tD\t\t\t02\t84\t\n"
      "01005\tCOMA\tE\t\t\t01\t84\t\n"
      "01006\tCOMA\tF\t\t\t01\t84\t01099\n"
      "01007\tCOM\tG\t\t\t1\t84\t01003\n"
      "01007\tCOM\tG\t\t\t01\t84\t\n"
      "01003\tCOMD\tC\t\t\t01\t84\t01003\n");
  CHECK(described(read.errors) ==
        Texts{"table.tsv:2:1: `0100` is no code INSEE\n"
              "    0100\tCOM\tVal\t\t\t01\t84\t\n"
              "    ^",
              "table.tsv:3:7: `COMP` is no nature of today: COM, COMA, COMD, ARM, COMER\n"
              "    01002\tCOMP\tB\t\t\t01\t84\t\n"
              "         \t^",
              "table.tsv:4:13: `many` is no number of inhabitants\n"
              "    01003\tCOM\tC\tmany\t0100\t01\t84\t\n"
              "         \t   \t \t^",
              "table.tsv:4:18: `0100` is no postal code\n"
              "    01003\tCOM\tC\tmany\t0100\t01\t84\t\n"
              "         \t   \t \t    \t^",
              "table.tsv:5:15: the code `01004` is of another département\n"
              "    01004\tCOM\tD\t\t\t02\t84\t\n"
              "         \t   \t \t\t\t^",
              "table.tsv:6:22: the commune in which it lies is missing\n"
              "    01005\tCOMA\tE\t\t\t01\t84\t\n"
              "         \t    \t \t\t\t  \t  \t^",
              "table.tsv:8:15: `1` is no département code\n"
              "    01007\tCOM\tG\t\t\t1\t84\t01003\n"
              "         \t   \t \t\t\t^",
              "table.tsv:8:20: a commune of its own lies in no other\n"
              "    01007\tCOM\tG\t\t\t1\t84\t01003\n"
              "         \t   \t \t\t\t \t  \t^",
              "table.tsv:9:1: `01007` stands in the table already: code, nature sort the table\n"
              "    01007\tCOM\tG\t\t\t01\t84\t\n"
              "    ^",
              "table.tsv:10:1: `01003` is out of order: code, nature sort the table\n"
              "    01003\tCOMD\tC\t\t\t01\t84\t01003\n"
              "    ^",
              "table.tsv:7:22: `01099` is no commune of this table\n"
              "    01006\tCOMA\tF\t\t\t01\t84\t01099\n"
              "         \t    \t \t\t\t  \t  \t^"});
}

TEST_CASE("former codes are read, sorted and once each") {
  const Document good = document("ancien_code\tcode\n01002\t01001\n2A003\t2A001\n");
  const CogFormerCodes read = read_former_codes(good);
  REQUIRE(described(read.errors) == Texts{});
  REQUIRE(read.codes.size() == 2);
  CHECK(read.codes[1].former == "2A003");
  CHECK(read.codes[1].code == "2A001");
  CHECK(read.codes[1].line == 3);
  const Document bad =
      document("ancien_code\tcode\n01003\t01001\n01002\t01001\n01002\t01001\n01004\tx\n");
  CHECK(described(read_former_codes(bad).errors) ==
        Texts{"table.tsv:3:1: `01002` is out of order\n    01002\t01001\n    ^",
              "table.tsv:4:1: `01002` stands in the table already\n    01002\t01001\n    ^",
              "table.tsv:5:7: `x` is no code INSEE\n    01004\tx\n         \t^"});
}

TEST_CASE("old postal codes are read with their year") {
  const Document good = document("code\tcodes_postaux\tannee\n01002\t01000;01010\t2019\n");
  const CogOldPostalCodes read = read_old_postal_codes(good);
  REQUIRE(described(read.errors) == Texts{});
  REQUIRE(read.codes.size() == 1);
  CHECK(read.codes[0].postal_codes == Texts{"01000", "01010"});
  CHECK(read.codes[0].year == 2019);
  const Document bad =
      document("code\tcodes_postaux\tannee\n01002\t\t2019\n01002\t01000\t19\n01001\t01000\t2019\n");
  CHECK(described(read_old_postal_codes(bad).errors) ==
        Texts{"table.tsv:2:7: a postal code is expected\n    01002\t\t2019\n         \t^",
              "table.tsv:3:13: `19` is no year\n    01002\t01000\t19\n         \t     \t^",
              "table.tsv:3:1: `01002` stands in the table already\n    01002\t01000\t19\n    ^",
              "table.tsv:4:1: `01001` is out of order\n    01001\t01000\t2019\n    ^"});
}

TEST_CASE("a département code may have had several bearers, one after the other") {
  const Document good = document(
      "code\tnom\ttncc\tdebut\tfin\tregion\n"
      "01\tAin\t5\t\t\t84\n"
      "75\tSeine\t3\t\t1968-01-01\t\n"
      "75\tParis\t0\t1968-01-01\t\t11\n");
  const CogDepartments read = read_departments(good);
  REQUIRE(described(read.errors) == Texts{});
  REQUIRE(read.departments.size() == 3);
  CHECK(read.departments[1].end == 19680101);
  CHECK(read.departments[2].first == 19680101);
  CHECK(read.departments[2].region == "11");
  const Document bad = document(
      "code\tnom\ttncc\tdebut\tfin\tregion\n"
      "75\tSeine\t3\t\t1968-01-01\t\n"
      "75\tParis\t0\t1967-01-01\t\t11\n"
      "01\tAin\t5\t\tlong ago\t84\n"
      "1\tB\tx\t1968-01-01\t1967-01-01\t\n");
  CHECK(described(read_departments(bad).errors) ==
        Texts{"table.tsv:3:1: `75` stands twice at one time\n"
              "    75\tParis\t0\t1967-01-01\t\t11\n"
              "    ^",
              "table.tsv:4:11: `long ago` is no day\n"
              "    01\tAin\t5\t\tlong ago\t84\n"
              "      \t   \t \t\t^",
              "table.tsv:4:1: `01` is out of order\n"
              "    01\tAin\t5\t\tlong ago\t84\n"
              "    ^",
              "table.tsv:5:1: `1` is no département code\n"
              "    1\tB\tx\t1968-01-01\t1967-01-01\t\n"
              "    ^",
              "table.tsv:5:5: `x` is no kind of article: a digit from 0 to 8 is expected\n"
              "    1\tB\tx\t1968-01-01\t1967-01-01\t\n"
              "     \t \t^",
              "table.tsv:5:18: it ends before it begins\n"
              "    1\tB\tx\t1968-01-01\t1967-01-01\t\n"
              "     \t \t \t          \t^"});
}

TEST_CASE("a table with other columns is refused") {
  CHECK(described(read_former_codes(document("code\tancien_code\n")).errors) ==
        Texts{"table.tsv:1:1: the header must be the columns ancien_code\tcode, separated by tabs\n"
              "    code\tancien_code\n"
              "    ^"});
}

}  // namespace
}  // namespace zonage::sources
