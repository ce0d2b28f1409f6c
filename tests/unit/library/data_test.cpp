#include "zonage/data.h"

#include <fstream>
#include <string>

#include "support/catch.h"
#include "support/files.h"
#include "support/folder.h"
#include "zonage/lookup.h"
#include "zonage/zonage.h"

using namespace zonage;

namespace {

// What is said to a table with these bytes, without the file's name.
std::string refusal(const std::string& bytes) {
  const test::Folder folder;
  const std::string path = folder.file("table");
  std::ofstream(path, std::ios::binary) << bytes;
  const auto data = Data::open(path);
  if (data) return "opened";
  CHECK(data.error().kind == ErrorKind::damaged);
  return data.error().message;
}

}  // namespace

TEST_CASE("a table from a file answers as the one inside does, and outlives whoever opened it") {
  Lookup builtin;
  Lookup lookup = [] {
    const auto data = Data::open(ZONAGE_TABLE_FILE);
    REQUIRE(data);
    return Lookup(*data);
  }();
  for (const char* name : {"Béthune", "Saint-Denis", "Bethunne"}) {
    CHECK(lookup.ask(name)->json(Answer::Proof::yes) ==
          builtin.ask(name)->json(Answer::Proof::yes));
  }

  zonage_handle* first = zonage_open(ZONAGE_TABLE_FILE, "fr", nullptr);
  REQUIRE(first != nullptr);
  zonage_handle* second = zonage_share(first, nullptr);
  zonage_close(first);
  zonage_answer* answer = zonage_ask(second, "1004", 4, nullptr);
  zonage_close(second);
  REQUIRE(answer != nullptr);
  CHECK(std::string(zonage_field(answer, 0, "commune")) == "Ambérieu-en-Bugey");
  zonage_answer_free(answer);
}

TEST_CASE("a table that is cut, altered or of another format is refused") {
  const std::string table = test::read_file(ZONAGE_TABLE_FILE);
  CHECK(refusal(table) == "opened");
  CHECK(refusal(table.substr(0, table.size() - 1)) == "a table cut short or with bytes too many");
  CHECK(refusal(table.substr(0, 20)) == "a table cut short");
  CHECK(refusal("") == "not a table of zonage");
  std::string altered = table;
  altered[altered.size() / 2] = static_cast<char>(altered[altered.size() / 2] ^ 1);
  CHECK(refusal(altered) == "a table whose checksum is wrong");
  std::string other = table;
  other[8] = 0;
  CHECK(refusal(other).starts_with("a table of format 0, this zonage reads format "));
}

TEST_CASE("a folder is no table") {
  const test::Folder folder;
  const auto data = Data::open(folder.file("."));
  REQUIRE_FALSE(data);
  CHECK(data.error().kind == ErrorKind::unreadable);
  CHECK(data.error().message == "cannot be read (it is a folder)");
}

TEST_CASE("the documents are those that the table was made from") {
  bool found = false;
  for (const Document& document : Data::builtin().documents()) {
    CHECK(document.sha256.size() == 64);
    CHECK_FALSE(document.licence.empty());
    if (document.id != "abc_2003") continue;
    found = true;
    CHECK(document.in_force == "2003-12-19");
    CHECK(document.legal_reference.find("BUDF0320070A") != std::string::npos);
  }
  CHECK(found);
}
