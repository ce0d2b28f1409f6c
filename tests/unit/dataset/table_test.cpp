#include "dataset/table.h"

#include <filesystem>
#include <fstream>

#include "support/catch.h"
#include "unit/dataset/hand_laid_table.h"

namespace zonage::dataset {
namespace {

using test::Block;
using test::HandLaidTable;

// The message with which these bytes are refused; empty when they are taken.
std::string refusal(const std::string& bytes) {
  const Block block(bytes);
  const Result<Table> table = Table::view(block.bytes());
  if (table) return {};
  CHECK(table.error().kind == ErrorKind::damaged);
  return describe(table.error());
}

template <class Field>
std::string with(std::string bytes, std::size_t offset, Field value) {
  std::memcpy(bytes.data() + offset, &value, sizeof value);
  return bytes;
}

TEST_CASE("a table is read in place") {
  const Block block(HandLaidTable().bytes());
  const Result<Table> viewed = Table::view(block.bytes());
  REQUIRE(viewed);
  const Table& table = *viewed;
  CHECK(table.keys().size() == 3 + HandLaidTable::many_keys);
  REQUIRE(table.names().size() == 3);
  CHECK(table.text(table.names()[1].name) == "Le Buis");
  REQUIRE(table.bodies().size() == 3);
  CHECK(code_of(table.bodies()[2].code) == "59001");
  CHECK(table.names_of(1).size() == 1);
  CHECK(table.text(table.names_of(1)[0].name) == "Le Buis");
  CHECK(table.components_of(1)[0] == 1);
  CHECK(table.parts_of(1).empty());
  CHECK(table.classes().size() == 1);
  CHECK(table.errata().empty());
  CHECK(table.pilots().empty());
  CHECK(table.documents().size() == 1);
}

TEST_CASE("rows are found by key, code, postal code and département") {
  const Block block(HandLaidTable().bytes());
  const Table table = *Table::view(block.bytes());

  REQUIRE(table.find_key("val") != nullptr);
  const auto vals = table.names_with(*table.find_key("val"));
  CHECK(std::vector(vals.begin(), vals.end()) == std::vector<std::uint32_t>{0, 2});
  REQUIRE(table.find_key("buis") != nullptr);
  const auto buis = table.names_with(*table.find_key("buis"));
  CHECK(std::vector(buis.begin(), buis.end()) == std::vector<std::uint32_t>{1});
  for (int i = 100; i < 100 + HandLaidTable::many_keys; ++i) {
    const std::string key = "saint denis " + std::to_string(i);
    REQUIRE(table.find_key(key) != nullptr);
    CHECK(table.text(table.find_key(key)->key) == key);
  }
  for (const char* key : {"", "a", "bui", "buiss", "le", "saint de", "saint denis 099",
                          "saint denis 250", "vals", "z"}) {
    INFO(key);
    CHECK(table.find_key(key) == nullptr);
  }

  REQUIRE(table.find_code("01002").size() == 1);
  CHECK(table.find_code("01002")[0].body == 1);
  for (const char* code : {"", "00000", "01003", "0100", "99999"}) {
    INFO(code);
    CHECK(table.find_code(code).empty());
  }

  REQUIRE(table.find_postal(1002).size() == 2);
  CHECK(table.find_postal(1002)[0].body == 1);
  CHECK(table.find_postal(1002)[1].body == 2);
  CHECK(table.find_postal(1001).size() == 1);
  CHECK(table.find_postal(59000).size() == 1);
  for (const std::uint32_t postal : {0U, 1003U, 99999U}) CHECK(table.find_postal(postal).empty());

  CHECK(table.find_department("01") == 0);
  CHECK(table.find_department("59") == 1);
  for (const char* code : {"", "1", "0", "011", "75"}) CHECK(table.find_department(code) == none);
  CHECK(table.find_department_key("nord") == 1);
  for (const char* key : {"", "a", "nor", "nords", "zz"}) {
    CHECK(table.find_department_key(key) == none);
  }
}

TEST_CASE("a code of eight bytes needs no NUL behind it") {
  const char full[8] = {'1', '2', '3', '4', '5', '6', '7', '8'};
  CHECK(code_of(full) == "12345678");
  const char empty[8] = {};
  CHECK(code_of(empty).empty());
}

TEST_CASE("what is no table is refused") {
  const std::string good = HandLaidTable().bytes();
  CHECK(refusal(good).empty());
  CHECK(refusal("") == "not a table of zonage");
  CHECK(refusal("ZONAGE\r\n") == "not a table of zonage");
  CHECK(refusal(std::string(4096, '\0')) == "not a table of zonage");
  for (std::size_t i = 0; i < sizeof magic; ++i) {
    CHECK(refusal(with(good, i, '?')) == "not a table of zonage");
  }
  // What a transfer in text mode does to it.
  std::string text_mode = good;
  text_mode.erase(6, 1);
  CHECK(refusal(text_mode) == "not a table of zonage");
}

TEST_CASE("a table of another format is refused, before anything else is believed") {
  const std::string good = HandLaidTable().bytes();
  const std::size_t at = offsetof(Header, format);
  CHECK(refusal(with(good, at, std::uint32_t{0})) ==
        "a table of format 0, this zonage reads format " + std::to_string(format_number));
  CHECK(refusal(with(good, at, format_number + 1).substr(0, 16)) ==
        "a table of format " + std::to_string(format_number + 1) + ", this zonage reads format " +
            std::to_string(format_number));
}

TEST_CASE("a table cut short is refused wherever it is cut") {
  const std::string good = HandLaidTable().bytes();
  Header header;
  std::memcpy(&header, good.data(), sizeof header);
  for (std::size_t size = 0; size < good.size(); ++size) {
    const std::string expected = size < 16 ? "not a table of zonage"
                                 : size < sizeof(Header)
                                     ? "a table cut short"
                                     : "a table cut short or with bytes too many";
    if (refusal(good.substr(0, size)) != expected) FAIL("cut to " << size << " bytes");
  }
  for (const SectionEntry& entry : header.directory) {
    CHECK(refusal(good.substr(0, entry.offset)) ==
          (entry.offset == good.size() ? "" : "a table cut short or with bytes too many"));
  }
  CHECK(refusal(good + '\0') == "a table cut short or with bytes too many");
  CHECK(refusal(with(good, offsetof(Header, sections), section_count - 1)) ==
        "a table cut short or with bytes too many");
}

TEST_CASE("a table is refused whichever byte is altered") {
  const std::string good = HandLaidTable().bytes();
  for (std::size_t i = checksum_from; i < good.size(); ++i) {
    std::string altered = good;
    altered[i] = static_cast<char>(altered[i] ^ 0x20);
    if (refusal(altered) != "a table whose checksum is wrong") FAIL("byte " << i);
  }
  for (std::size_t i = 0; i < sizeof(std::uint64_t); ++i) {
    const std::size_t at = offsetof(Header, checksum) + i;
    CHECK(refusal(with(good, at, static_cast<char>(~good[at]))) ==
          "a table whose checksum is wrong");
  }
}

TEST_CASE("a directory that leads outside the table is refused") {
  const std::string good = HandLaidTable().bytes();
  const auto size = static_cast<std::uint64_t>(good.size());
  for (std::uint32_t section = 0; section < section_count; ++section) {
    const std::size_t at = offsetof(Header, directory) + section * sizeof(SectionEntry);
    for (const std::uint64_t offset :
         {std::uint64_t{0}, std::uint64_t{sizeof(Header) - 8}, std::uint64_t{sizeof(Header) + 4},
          size + 8, ~std::uint64_t{0} - 7}) {
      CHECK(refusal(HandLaidTable::sealed(with(good, at, offset))) ==
            "a table whose directory is wrong");
    }
    for (const std::uint64_t count : {size + 1, ~std::uint64_t{0}, ~std::uint64_t{0} / 8}) {
      CHECK(refusal(HandLaidTable::sealed(with(good, at + sizeof(std::uint64_t), count))) ==
            "a table whose directory is wrong");
    }
  }
}

TEST_CASE("a table in a file is read and stays valid with its owner") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "zonage_table_test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const std::string path = (folder / "small.table").string();
  const std::string good = HandLaidTable().bytes();
  std::ofstream(path, std::ios::binary) << good;
  Result<TableFile> file = TableFile::open(path);
  REQUIRE(file);
  const TableFile owner = std::move(*file);
  fs::remove(path);
  CHECK(owner.table().bodies().size() == 3);
  CHECK(owner.table().find_key("val") != nullptr);

  const std::string missing = (folder / "missing.table").string();
  const Result<TableFile> none_there = TableFile::open(missing);
  REQUIRE_FALSE(none_there);
  CHECK(none_there.error().kind == ErrorKind::unreadable);
  CHECK(describe(none_there.error()) == missing + ": cannot be opened (no such file or folder)");

  const Result<TableFile> directory = TableFile::open(folder.string());
  REQUIRE_FALSE(directory);
  CHECK(directory.error().kind == ErrorKind::unreadable);
  CHECK(describe(directory.error()) == folder.string() + ": cannot be read (it is a folder)");

  const std::string cut = (folder / "cut.table").string();
  std::ofstream(cut, std::ios::binary) << good.substr(0, good.size() - 8);
  const Result<TableFile> short_file = TableFile::open(cut);
  REQUIRE_FALSE(short_file);
  CHECK(short_file.error().kind == ErrorKind::damaged);
  CHECK(describe(short_file.error()) == cut + ": a table cut short or with bytes too many");

  const std::string empty = (folder / "empty.table").string();
  std::ofstream{empty, std::ios::binary};
  CHECK(describe(TableFile::open(empty).error()) == empty + ": not a table of zonage");

  // More than one buffer, and no whole number of words.
  const std::string large = (folder / "large.table").string();
  std::ofstream(large, std::ios::binary) << good << std::string(70003, '\0');
  CHECK(describe(TableFile::open(large).error()) ==
        large + ": a table cut short or with bytes too many");
  fs::remove_all(folder);
}

}  // namespace
}  // namespace zonage::dataset
