#include "csv/field.h"

#include "support/catch.h"

using zonage::csv::value_of;

namespace {

std::string value(std::string_view raw) {
  std::string scratch = "left over";
  return std::string(value_of(raw, scratch));
}

}  // namespace

TEST_CASE("a field's value is what its bytes say") {
  CHECK(value("") == "");
  CHECK(value("Lille") == "Lille");
  CHECK(value(" Lille ") == " Lille ");
  CHECK(value("\"Lille\"") == "Lille");
  CHECK(value("\"\"") == "");
  CHECK(value("\"a;b\r\nc\"") == "a;b\r\nc");
  CHECK(value("\"a \"\"b\"\" c\"") == "a \"b\" c");
  CHECK(value("\"\"\"\"") == "\"");
  CHECK(value("\"\"\"a\"\"\"") == "\"a\"");
}

TEST_CASE("quotes in odd places are kept as they stand") {
  CHECK(value("5\" pipe") == "5\" pipe");
  CHECK(value(" \"a\"") == " \"a\"");
  CHECK(value("a\"\"b") == "a\"\"b");
  CHECK(value("\"a\"b") == "ab");
  CHECK(value("\"a\" ") == "a ");
  CHECK(value("\"a\"b\"c\"") == "ab\"c\"");
  CHECK(value("\"a\"b\"\"c") == "ab\"\"c");
  CHECK(value("\"") == "");
  CHECK(value("\"never closed") == "never closed");
  CHECK(value("\"never \"\"closed") == "never \"closed");
  CHECK(value("\"a\"\"") == "a\"");
}

TEST_CASE("a value that needs no undoing is a view of the field") {
  std::string scratch;
  const std::string_view raw = "\"Lille\"";
  CHECK(value_of(raw, scratch).data() == raw.data() + 1);
  CHECK(scratch.empty());
}
