// Which neighbourhoods a query means, over the finished table.
#include "dataset/real_data.h"
#include "resolve/qpv_query.h"

namespace zonage::test {
namespace {

using resolve::QpvAnswer;
using resolve::QpvProblem;

QpvAnswer ask(std::string_view text, std::string_view department = {}) {
  QpvAnswer answer;
  resolve::QpvFinder(table()).find(text, department, answer);
  return answer;
}

// `trouve QP059074`, with the commune when one was meant.
std::string told(const QpvAnswer& answer) {
  std::string out(key_of(answer.status));
  for (const std::uint32_t b : answer.communes) {
    out += " " + std::string(dataset::code_of(table().bodies()[b].code));
  }
  for (const std::uint32_t q : answer.qpvs) {
    out += " " + std::string(dataset::code_of(table().qpvs()[q].code));
  }
  return out;
}

std::string told(std::string_view text, std::string_view department = {}) {
  return told(ask(text, department));
}

TEST_CASE("qpv: codes, in any case") {
  CHECK(told("QP059074") == "trouve QP059074");
  CHECK(ask("QP059074").corrections.empty());
  for (const char* text : {"qp059074", " QP059074 ", "QP 059074", "QP-059-074"}) {
    INFO(text);
    CHECK(told(text) == "trouve QP059074");
  }
  CHECK(ask("qp059074").corrections.size() == 1);
}

TEST_CASE("qpv: codes that cannot be answered say why") {
  const auto problem = [](std::string_view text) {
    const QpvAnswer answer = ask(text);
    CHECK(told(answer) == "inconnu");
    return answer.problem;
  };
  CHECK(problem("QN05937M") == QpvProblem::code_2024);
  CHECK(problem("qn05937m") == QpvProblem::code_2024);
  CHECK(problem("QP059094") == QpvProblem::unknown_code);
  CHECK(problem("QP075001") == QpvProblem::unknown_code);
  CHECK(problem("QP59074") == QpvProblem::malformed_code);
  CHECK(problem("QPO59074") == QpvProblem::malformed_code);
  CHECK(problem("QP05907O") == QpvProblem::malformed_code);
}

TEST_CASE("qpv: a name that several bear is ambiguous, a département narrows it") {
  CHECK(told("centre ville") == "ambigu QP059023 QP059025 QP059028 QP062004 QP062050");
  CHECK(told("centre ville", "62") == "ambigu QP062004 QP062050");
  CHECK(told("Centre Ville (62)") == "ambigu QP062004 QP062050");
  CHECK(told("Centre Ville", "02") == "inconnu");
}

TEST_CASE("qpv: names of INSEE, as printed, their parts, and words that stand together") {
  CHECK(told("Secteur Sud") == "trouve QP059074");
  CHECK(told("Roubaix-Tourcoing") == "trouve QP059082");
  CHECK(told("Blanc Seau") == "trouve QP059082");
  CHECK(told("Dutemple Chasse Royale SW") == "trouve QP059030");
  CHECK(told("beau marais") == "trouve QP062056");
  CHECK(told("mont liébaut") == "trouve QP062008");
  CHECK(ask("mont liébaut").corrections.size() == 1);
  // The whole name goes before a part of another.
  CHECK(told("Europe") == "trouve QP002001");
}

TEST_CASE("qpv: a commune answers with its neighbourhoods, or with none") {
  CHECK(told("Roubaix") == "trouve 59512 QP059071 QP059082 QP059083");
  CHECK(told("59512") == told("Roubaix"));
  // It bears the name of its own neighbourhood.
  CHECK(told("Fourmies") == "trouve 59249 QP059044");
  CHECK(told("Cassel") == "trouve 59135");
  CHECK(ask("Marseille").problem == QpvProblem::outside);
  CHECK(told("Marseille") == "inconnu 13055");
}

TEST_CASE("qpv: a commune and a neighbourhood elsewhere of one name are ambiguous") {
  // Laon has a neighbourhood Montreuil; the commune of the 62 bore that name.
  CHECK(told("Montreuil", "62") == "trouve 62588");
  const QpvAnswer answer = ask("Montreuil");
  CHECK(answer.status == Status::ambiguous);
  CHECK(answer.qpvs.size() == 1);
  CHECK(answer.communes.size() > 1);
  CHECK(told("Montreuil", "02") == "trouve QP002010");
}

TEST_CASE("qpv: a misspelt name is not answered, but told what is near") {
  const QpvAnswer answer = ask("Beau Marai");
  CHECK(told(answer) == "inconnu");
  REQUIRE(answer.near_qpvs.size() == 1);
  CHECK(dataset::code_of(table().qpvs()[answer.near_qpvs.front()].code) == "QP062056");
  const QpvAnswer commune = ask("Roubai");
  REQUIRE(commune.near_communes.size() == 1);
  CHECK(dataset::code_of(table().bodies()[commune.near_communes.front().body].code) == "59512");
  CHECK(ask("").problem == QpvProblem::query);
  CHECK(ask("Lille (99)").problem == QpvProblem::query);
}

}  // namespace
}  // namespace zonage::test
