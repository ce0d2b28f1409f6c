#include "sources/document.h"

#include <filesystem>
#include <fstream>

#include "support/catch.h"

namespace zonage::sources {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const std::string& text) {
  const Result<Document> document = Document::from_text("list.txt", text);
  REQUIRE(document);
  std::vector<std::string> lines;
  for (std::size_t number = 1; number <= document->line_count(); ++number) {
    lines.emplace_back(document->line(number));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a document is its lines, whatever ends them") {
  CHECK(lines_of("") == Lines{});
  CHECK(lines_of("a") == Lines{"a"});
  CHECK(lines_of("a\n") == Lines{"a"});
  CHECK(lines_of("a\n\nb") == Lines{"a", "", "b"});
  CHECK(lines_of("a\r\nb\r\n") == Lines{"a", "b"});
  CHECK(lines_of("\n") == Lines{""});
  CHECK(lines_of("a\rb\n") == Lines{"a\rb"});
}

TEST_CASE("a document keeps its text and name when it is moved") {
  Result<Document> opened = Document::from_text("a", "x\nÎle\n");
  REQUIRE(opened);
  const Document moved = std::move(*opened);
  CHECK(moved.name() == "a");
  CHECK(moved.text() == "x\nÎle\n");
  CHECK(moved.line(2) == "Île");
}

TEST_CASE("a part of a line has its place") {
  const Result<Document> document = Document::from_text("list.txt", "Zone A\nArs, Éguilles\n");
  REQUIRE(document);
  const std::string_view name = document->line(2).substr(5);
  const Place place = document->place_of(2, name);
  CHECK(place.file == "list.txt");
  CHECK(place.line == 2);
  CHECK(place.column == 6);
  CHECK(place.line_text == "Ars, Éguilles");
  CHECK(describe(document->error_at(2, name, "no commune")) ==
        "list.txt:2:6: no commune\n"
        "    Ars, Éguilles\n"
        "         ^");
  CHECK(document->error_at(2, name, "x").kind == ErrorKind::syntax);
  CHECK(document->error_at(2, name, "x", ErrorKind::contradiction).kind ==
        ErrorKind::contradiction);
}

TEST_CASE("what is not UTF-8 is said where it stands") {
  const Result<Document> document = Document::from_text("list.txt", "Ars\nB\xE9ziers, Agde\n");
  REQUIRE_FALSE(document);
  CHECK(document.error().kind == ErrorKind::syntax);
  CHECK(describe(document.error()) ==
        "list.txt:2:2: not valid UTF-8\n"
        "    B\xE9ziers, Agde\n"
        "     ^");
}

TEST_CASE("a NUL byte is said where it stands") {
  const std::string text("Ars\nBu\0c\n", 9);
  const Result<Document> document = Document::from_text("list.txt", text);
  REQUIRE_FALSE(document);
  CHECK(describe(document.error()) ==
        std::string("list.txt:2:3: a NUL byte\n    Bu\0c\n      ^", 41));
}

TEST_CASE("a file that is not there, or is no file, is unreadable") {
  const fs::path folder = fs::temp_directory_path() / "zonage_document_test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const std::string missing = (folder / "missing.txt").string();
  const Result<Document> none = Document::open(missing);
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == ErrorKind::unreadable);
  CHECK(describe(none.error()) == missing + ": cannot be opened (no such file or folder)");

  const Result<Document> directory = Document::open(folder.string());
  REQUIRE_FALSE(directory);
  CHECK(directory.error().kind == ErrorKind::unreadable);
  CHECK(describe(directory.error()) == folder.string() + ": cannot be read (it is a folder)");

  const std::string path = (folder / "list.txt").string();
  const std::string long_text = std::string(200000, 'a') + "\nb\n";  // more than one buffer
  std::ofstream(path, std::ios::binary) << long_text;
  const Result<Document> read = Document::open(path);
  REQUIRE(read);
  CHECK(read->text() == long_text);
  CHECK(read->name() == path);
  fs::remove_all(folder);
}

TEST_CASE("trim takes spaces and tabs, inside nothing") {
  CHECK(trim(" \t a b\t ") == "a b");
  CHECK(trim("a") == "a");
  CHECK(trim(" \t ").empty());
  CHECK(trim("\u00A0a") == "\u00A0a");
}

TEST_CASE("split gives one part more than there are separators") {
  using Parts = std::vector<std::string_view>;
  CHECK(split("a\tb", '\t') == Parts{"a", "b"});
  CHECK(split("\ta\t", '\t') == Parts{"", "a", ""});
  CHECK(split("", '\t') == Parts{""});
}

}  // namespace
}  // namespace zonage::sources
