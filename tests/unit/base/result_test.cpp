#include "base/result.h"

#include <memory>

#include "support/catch.h"

namespace zonage {
namespace {

std::string described(Place place) {
  return describe(Error{ErrorKind::syntax, "it is wrong", std::move(place)});
}

TEST_CASE("an error says as much of its place as is known") {
  CHECK(described({}) == "it is wrong");
  CHECK(described({"list.txt", 0, 0, {}}) == "list.txt: it is wrong");
  CHECK(described({"list.txt", 7, 0, {}}) == "list.txt:7: it is wrong");
  CHECK(described({"list.txt", 7, 0, "not shown without a column"}) == "list.txt:7: it is wrong");
}

TEST_CASE("with a column the line is shown, and a caret below it") {
  CHECK(described({"list.txt", 7, 1, "Paris, Lyon"}) ==
        "list.txt:7:1: it is wrong\n"
        "    Paris, Lyon\n"
        "    ^");
  CHECK(described({"list.txt", 7, 8, "Paris, Lyon"}) ==
        "list.txt:7:8: it is wrong\n"
        "    Paris, Lyon\n"
        "           ^");
}

TEST_CASE("the caret counts characters, not bytes, and keeps tabs") {
  CHECK(described({"list.txt", 1, 12, "Hœdic, É, Île"}) ==
        "list.txt:1:12: it is wrong\n"
        "    Hœdic, É, Île\n"
        "             ^");
  CHECK(described({"table.tsv", 2, 5, "A\tÎ\tx"}) ==
        "table.tsv:2:5: it is wrong\n"
        "    A\tÎ\tx\n"
        "     \t ^");
}

TEST_CASE("the caret stands behind a line that lacks something at its end") {
  CHECK(described({"list.txt", 3, 4, "Ars"}) ==
        "list.txt:3:4: it is wrong\n"
        "    Ars\n"
        "       ^");
  CHECK(described({"list.txt", 3, 1, ""}) ==
        "list.txt:3:1: it is wrong\n"
        "    \n"
        "    ^");
}

TEST_CASE("a result is its value or its error") {
  Result<std::string> value(std::string("Paris"));
  REQUIRE(value);
  CHECK(*value == "Paris");
  CHECK(value->size() == 5);
  *value += " 15e";
  CHECK(*value == "Paris 15e");

  const Result<std::string> error(
      Error{ErrorKind::unreadable, "cannot be opened", {"a", 0, 0, {}}});
  REQUIRE_FALSE(error);
  CHECK(error.error().kind == ErrorKind::unreadable);
  CHECK(describe(error.error()) == "a: cannot be opened");
}

TEST_CASE("a value that only moves can be a result") {
  Result<std::unique_ptr<int>> made(std::make_unique<int>(42));
  REQUIRE(made);
  const std::unique_ptr<int> taken = std::move(*made);
  CHECK(*taken == 42);
}

}  // namespace
}  // namespace zonage
