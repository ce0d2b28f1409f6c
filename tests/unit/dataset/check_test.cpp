#include "dataset/check.h"

#include <cstring>

#include "dataset/table.h"
#include "support/catch.h"
#include "unit/dataset/hand_laid_table.h"

namespace zonage::dataset {
namespace {

using test::Block;
using test::HandLaidTable;

std::size_t place_of(const std::string& bytes, Section section) {
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  return header.directory[static_cast<std::size_t>(section)].offset;
}

std::size_t entry_of(Section section) {
  return offsetof(Header, directory) + static_cast<std::size_t>(section) * sizeof(SectionEntry);
}

// With another value at an offset, and the checksum that it then has: the message with which it is
// refused, empty when it is taken.
template <class Field>
std::string refusal_with(std::size_t at, Field value) {
  std::string bytes = HandLaidTable().bytes();
  std::memcpy(bytes.data() + at, &value, sizeof value);
  const Block block(HandLaidTable::sealed(bytes));
  const Result<Table> table = Table::view(block.bytes());
  return table ? std::string() : table.error().message;
}
template <class Field>
std::string refusal_with(Section section, std::size_t at, Field value) {
  return refusal_with(place_of(HandLaidTable().bytes(), section) + at, value);
}

const std::string refused = "a table whose rows contradict each other";

TEST_CASE("a table that leads nowhere else is taken") {
  const Block block(HandLaidTable().bytes());
  CHECK(Table::view(block.bytes()));
}

TEST_CASE("a table that leads beyond one of its sections is refused") {
  struct Change {
    Section section;
    std::size_t at;
  };
  // `none` where nothing may be none, and a text or range that no section holds.
  const Change changes[] = {
      {Section::keys, offsetof(KeyRow, key)},
      {Section::keys, offsetof(KeyRow, name)},
      {Section::keys, offsetof(KeyRow, name_count)},
      {Section::postings, 0},
      {Section::names, offsetof(NameRow, name)},
      {Section::names, offsetof(NameRow, body)},
      {Section::bodies, offsetof(BodyRow, name)},
      {Section::details, offsetof(DetailRow, first_name)},
      {Section::details, offsetof(DetailRow, component_count)},
      {Section::details, offsetof(DetailRow, part_count)},
      {Section::details, offsetof(DetailRow, postal_codes)},
      {Section::codes, offsetof(CodeRow, body)},
      {Section::components, 0},
      {Section::postal, offsetof(PostalRow, body)},
      {Section::departments, offsetof(DepartmentRow, name)},
      {Section::department_keys, offsetof(DepartmentKeyRow, key)},
      {Section::department_keys, offsetof(DepartmentKeyRow, department)},
      {Section::classes, offsetof(ClassRow, section)},
      {Section::classes, offsetof(ClassRow, printed)},
      {Section::local_begins, 0},
  };
  for (const Change& change : changes) {
    INFO(static_cast<int>(change.section) << " at " << change.at);
    CHECK(refusal_with(change.section, change.at, none) == refused);
  }
  // What may be none may not be anything else.
  const Change optional[] = {
      {Section::names, offsetof(NameRow, department)},
      {Section::bodies, offsetof(BodyRow, department)},
      {Section::bodies, offsetof(BodyRow, current)},
      {Section::bodies, offsetof(BodyRow, classes)},
      {Section::bodies, offsetof(BodyRow, pilot)},
      {Section::classes, offsetof(ClassRow, erratum)},
  };
  for (const Change& change : optional) {
    INFO(static_cast<int>(change.section) << " at " << change.at);
    CHECK(refusal_with(change.section, change.at, none).empty());
    CHECK(refusal_with(change.section, change.at, none - 1) == refused);
  }
}

TEST_CASE("what stands for none of a few things is refused") {
  CHECK(refusal_with(Section::names, offsetof(NameRow, kind), std::uint8_t{4}).empty());
  CHECK(refusal_with(Section::names, offsetof(NameRow, kind), std::uint8_t{5}) == refused);
  CHECK(refusal_with(Section::bodies, offsetof(BodyRow, nature), std::uint8_t{5}).empty());
  CHECK(refusal_with(Section::bodies, offsetof(BodyRow, nature), std::uint8_t{6}) == refused);
  CHECK(refusal_with(Section::classes, offsetof(ClassRow, zone), std::uint8_t{7}).empty());
  CHECK(refusal_with(Section::classes, offsetof(ClassRow, zone), std::uint8_t{8}) == refused);
  CHECK(refusal_with(Section::classes, offsetof(ClassRow, before), std::uint8_t{8}) == refused);
  CHECK(refusal_with(Section::classes, offsetof(ClassRow, rule), std::uint8_t{8}).empty());
  CHECK(refusal_with(Section::classes, offsetof(ClassRow, rule), std::uint8_t{9}) == refused);
}

TEST_CASE("what is no day is refused") {
  const std::size_t end = offsetof(NameRow, end);
  for (const std::uint32_t day : {0U, 101U, 20161231U, 99991231U}) {
    CHECK(refusal_with(Section::names, end, day).empty());
  }
  for (const std::uint32_t day :
       {1U, 100U, 20160001U, 20161301U, 20160132U, 20160100U, 100000101U, none}) {
    CHECK(refusal_with(Section::names, end, day) == refused);
  }
  CHECK(refusal_with(Section::names, offsetof(NameRow, first), 1U) == refused);
  CHECK(refusal_with(Section::details, offsetof(DetailRow, first), 1U) == refused);
  CHECK(refusal_with(Section::details, offsetof(DetailRow, end_earliest), 1U) == refused);
  CHECK(refusal_with(Section::classes, offsetof(ClassRow, since), 1U) == refused);
}

TEST_CASE("a body without a code is refused") {
  CHECK(refusal_with(Section::bodies, offsetof(BodyRow, code), std::uint64_t{'1'}).empty());
  CHECK(refusal_with(Section::bodies, offsetof(BodyRow, code), std::uint64_t{0}) == refused);
}

TEST_CASE("an index in which a search would not end is refused") {
  const std::size_t count = entry_of(Section::key_slots) + offsetof(SectionEntry, count);
  CHECK(refusal_with(count, std::uint64_t{255}) == refused);
  CHECK(refusal_with(count, std::uint64_t{1}) == refused);
  CHECK(refusal_with(count, std::uint64_t{0}) == refused);
  // All of two slots taken.
  CHECK(refusal_with(Section::loose_slots, 0, std::uint64_t{0}) == refused);
}

TEST_CASE("as many rows as there must be") {
  for (const Section section : {Section::details, Section::local_begins}) {
    const std::size_t count = entry_of(section) + offsetof(SectionEntry, count);
    CHECK(refusal_with(count, std::uint64_t{2}) == refused);
  }
}

}  // namespace
}  // namespace zonage::dataset
