#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>

#include "support/catch.h"
#include "support/folder.h"
#include "zonage/answer.h"
#include "zonage/data.h"
#include "zonage/zonage.h"

namespace {

zonage_answer* ask(zonage_handle* handle, std::string_view text, zonage_error* error = nullptr) {
  return zonage_ask(handle, text.data(), text.size(), error);
}

std::string message(const zonage_error& error) { return error.message; }

}  // namespace

TEST_CASE("C: the version is the library's") { CHECK(zonage_version() == zonage::version()); }

TEST_CASE("C: what cannot be opened is told") {
  zonage_error error{};
  CHECK(zonage_open(nullptr, "de", &error) == nullptr);
  CHECK(message(error) == "unknown language: give fr or en");
  CHECK(zonage_open("/no/such/table", "fr", &error) == nullptr);
  CHECK(message(error) ==
        "/no/such/table: ne peut pas être ouvert (fichier ou dossier introuvable) : donnez une "
        "table faite par la même version");
  CHECK(zonage_open("/no/such/table", nullptr, nullptr) == nullptr);
  const zonage::test::Folder folder;
  const std::string path = folder.file("no_table");
  std::ofstream(path) << "this is no table of anything";
  CHECK(zonage_open(path.c_str(), "en", &error) == nullptr);
  CHECK(message(error) == path + ": not a table of zonage: give a table made by the same version");
}

TEST_CASE("C: a message that is too long is cut between characters") {
  for (const int letters : {600, 601}) {
    std::string path = letters % 2 == 0 ? "/" : "/a";
    for (int i = 0; i < letters; ++i) path += "é";
    zonage_error error{};
    CHECK(zonage_open(path.c_str(), "en", &error) == nullptr);
    const std::string_view told = error.message;
    CHECK(told == std::string_view(path).substr(0, told.size()));
    CHECK(told.size() <= ZONAGE_MESSAGE_SIZE - 1);
    CHECK(told.size() >= ZONAGE_MESSAGE_SIZE - 2);
    CHECK(told.substr(told.size() - 2) == "é");
  }
}

TEST_CASE("C: fields of found, ambiguous and unknown names") {
  zonage_handle* handle = zonage_open(nullptr, "fr", nullptr);
  REQUIRE(handle != nullptr);
  zonage_answer* found = ask(handle, "bethune");
  zonage_answer* ambiguous = ask(handle, "Saint-Denis");
  zonage_answer* unknown = ask(handle, "Bethunne");
  zonage_close(handle);  // answers outlive it

  CHECK(zonage_answer_status(found) == ZONAGE_FOUND);
  CHECK(zonage_answer_size(found) == 1);
  const char* zone = zonage_field(found, ZONAGE_WHOLE, "abc_2003");
  CHECK(std::string(zone) == "B");
  CHECK(zonage_field(found, ZONAGE_WHOLE, "abc_2003") == zone);
  CHECK(std::string(zonage_field(found, 0, "zonage_apl_1978")) == "II");
  CHECK(zonage_field(found, 0, "taux") == nullptr);
  CHECK(zonage_field(found, 1, "commune") == nullptr);
  CHECK(std::string(zone) == "B");  // where it was

  CHECK(zonage_answer_status(ambiguous) == ZONAGE_AMBIGUOUS);
  REQUIRE(zonage_answer_size(ambiguous) > 1);
  CHECK(std::string(zonage_field(ambiguous, ZONAGE_WHOLE, "code_insee")).empty());
  CHECK(std::string(zonage_field(ambiguous, 0, "code_insee")).size() == 5);

  CHECK(zonage_answer_status(unknown) == ZONAGE_UNKNOWN);
  CHECK(zonage_answer_size(unknown) == 0);
  CHECK(std::string(zonage_field(unknown, ZONAGE_WHOLE, "candidats")) ==
        "Béthune (62119)|Behonne (55041)");

  const char* json = zonage_json(found, 0);
  CHECK(std::string_view(json).starts_with(R"({"requete":"bethune","statut":"trouve")"));
  CHECK(std::string_view(json).find("reference") == std::string_view::npos);
  CHECK(std::string_view(zonage_json(found, 1)).find("reference") != std::string_view::npos);
  CHECK(zonage_json(found, 0) == json);
  for (zonage_answer* answer : {found, ambiguous, unknown}) zonage_answer_free(answer);
}

TEST_CASE("C: what narrows a query, and what refuses it") {
  zonage_handle* handle = zonage_open(nullptr, "fr", nullptr);
  zonage_error error{};
  zonage_query query{};
  query.text = "Saint-Denis, in a longer text";
  query.size = 11;
  query.department = "93";
  zonage_answer* answer = zonage_ask_query(handle, &query, &error);
  REQUIRE(answer != nullptr);
  CHECK(std::string(zonage_field(answer, 0, "code_insee")) == "93066");
  zonage_answer_free(answer);

  query = {};
  query.postal_code = "62400";
  answer = zonage_ask_query(handle, &query, &error);
  REQUIRE(answer != nullptr);
  CHECK(zonage_answer_size(answer) > 1);
  zonage_answer_free(answer);

  query.text = "Bethunne";
  query.size = 8;
  query.postal_code = nullptr;
  query.accept_suggestion = 1;
  answer = zonage_ask_query(handle, &query, &error);
  REQUIRE(answer != nullptr);
  CHECK(zonage_answer_status(answer) == ZONAGE_FOUND);
  zonage_answer_free(answer);

  query.day = "hier";
  CHECK(zonage_ask_query(handle, &query, &error) == nullptr);
  CHECK(message(error) == "date refusée « hier » : écrivez AAAA-MM-JJ, un jour du calendrier");
  CHECK(ask(handle, "B\xE9thune", &error) == nullptr);
  CHECK(message(error) == "la requête n'est pas de l'UTF-8 : convertissez-la (iconv -t UTF-8)");
  CHECK(zonage_ask(handle, nullptr, 0, &error) == nullptr);
  CHECK(message(error) == "requête vide : donnez un nom de commune ou un code INSEE");
  zonage_close(handle);
}

TEST_CASE("C: NULL is freed and closed like nothing") {
  zonage_answer_free(nullptr);
  zonage_close(nullptr);
}

TEST_CASE("C: NULL in place of what is asked is told, or answers nothing") {
  zonage_handle* handle = zonage_open(nullptr, "fr", nullptr);
  zonage_answer* answer = ask(handle, "lille");
  zonage_error error{};
  CHECK(zonage_share(nullptr, &error) == nullptr);
  CHECK(message(error) == "no handle: open one with zonage_open");
  error = {};
  CHECK(ask(nullptr, "lille", &error) == nullptr);
  CHECK(message(error) == "no handle: open one with zonage_open");
  CHECK(zonage_ask_query(handle, nullptr, &error) == nullptr);
  CHECK(message(error) == "pas de requête : donnez-en une");
  zonage_handle* english = zonage_open(nullptr, nullptr, nullptr);
  CHECK(zonage_ask_query(english, nullptr, &error) == nullptr);
  CHECK(message(error) == "no query: give one");
  CHECK(zonage_ask_query(handle, nullptr, nullptr) == nullptr);
  CHECK(zonage_answer_status(nullptr) == ZONAGE_UNKNOWN);
  CHECK(zonage_answer_size(nullptr) == 0);
  CHECK(zonage_field(nullptr, ZONAGE_WHOLE, "commune") == nullptr);
  CHECK(zonage_field(answer, 0, nullptr) == nullptr);
  CHECK(zonage_json(nullptr, 1) == nullptr);
  zonage_answer_free(answer);
  zonage_close(handle);
  zonage_close(english);
}

TEST_CASE("C: the keys are those of C++") {
  const auto keys = zonage::field_keys();
  for (std::size_t i = 0; i < keys.size(); ++i) CHECK(zonage_field_key(i) == keys[i]);
  CHECK(zonage_field_key(keys.size()) == nullptr);
}

TEST_CASE("C: threads share a table by handles of their own, and an answer as it is") {
  zonage_handle* first = zonage_open(nullptr, "en", nullptr);
  zonage_handle* second = zonage_share(first, nullptr);
  REQUIRE(second != nullptr);
  zonage_answer* shared = ask(first, "Saint-Denis");
  int right[2] = {0, 0};
  const auto work = [shared](zonage_handle* handle, int& count) {
    for (int round = 0; round < 200; ++round) {
      zonage_answer* answer = ask(handle, "lille");
      count += std::strcmp(zonage_field(answer, 0, "code_insee"), "59350") == 0 ? 1 : 0;
      count += std::strcmp(zonage_field(shared, ZONAGE_WHOLE, "statut"), "ambigu") == 0 ? 1 : 0;
      zonage_answer_free(answer);
    }
  };
  std::thread other(work, second, std::ref(right[1]));
  work(first, right[0]);
  other.join();
  CHECK(right[0] == 400);
  CHECK(right[1] == 400);
  zonage_answer_free(shared);
  zonage_close(first);
  zonage_close(second);
}
