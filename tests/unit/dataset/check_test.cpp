#include "dataset/check.h"

#include <cstring>

#include "compile/dataset/table_writer.h"
#include "dataset/table.h"
#include "support/catch.h"
#include "support/small_table.h"
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

TEST_CASE("a day that begins or ends a commune has its span") {
  const auto refusal_of = [](std::size_t at, std::size_t earliest, Date day) {
    std::string bytes = HandLaidTable().bytes();
    const std::size_t place = place_of(bytes, Section::details);
    std::memcpy(bytes.data() + place + at, &day, sizeof day);
    if (earliest != 0) std::memcpy(bytes.data() + place + earliest, &day, sizeof day);
    const Block block(HandLaidTable::sealed(bytes));
    const Result<Table> table = Table::view(block.bytes());
    return table ? std::string() : table.error().message;
  };
  const std::size_t first = offsetof(DetailRow, first);
  const std::size_t first_earliest = offsetof(DetailRow, first_earliest);
  const std::size_t end = offsetof(DetailRow, end);
  const std::size_t end_earliest = offsetof(DetailRow, end_earliest);
  CHECK(refusal_of(first, first_earliest, 20160101).empty());
  CHECK(refusal_of(end, end_earliest, 20160101).empty());
  for (const std::size_t alone : {first, first_earliest, end, end_earliest}) {
    INFO(alone);
    CHECK(refusal_of(alone, 0, 20160101) == refused);
  }
}

TEST_CASE("a table without documents is refused") {
  const std::size_t count = entry_of(Section::documents) + offsetof(SectionEntry, count);
  CHECK(refusal_with(count, std::uint64_t{0}) == refused);
}

// Béthune, Lille and Lomme, and what else a table holds.
std::string refusal_of(const test::SmallTable::More& more) {
  const test::SmallTable small({{.code = "59350", .name = "Lille"},
                                {.code = "59355", .name = "Lomme"},
                                {.code = "62119", .name = "Béthune"}},
                               {}, more);
  const Result<Table> table = Table::view(small.bytes());
  return table ? std::string() : table.error().message;
}

TEST_CASE("the communes of a grant are refused where they are not sorted by code") {
  const auto with = [](std::vector<std::string_view> codes) {
    return refusal_of([&](compile::TableWriter& out) {
      for (const std::string_view code : codes) {
        GrantCommuneRow row{};
        std::memcpy(row.code, code.data(), code.size());
        out.grant_communes.push_back(row);
      }
      out.grant_figures.resize((codes.size() + 1) * grant_columns);
    });
  };
  CHECK(with({"59350", "59355", "62119"}).empty());
  CHECK(with({"59350", "62119", "59355"}) == refused);
  CHECK(with({"62119", "59350", "59355"}) == refused);
}

TEST_CASE("the communes of neighbourhoods are refused where they would not be found") {
  const auto with = [](std::string_view department, std::vector<QpvCommuneRow> communes) {
    return refusal_of([&](compile::TableWriter& out) {
      QpvTerritoryRow territory{};
      territory.code = out.text(department);
      territory.kind = static_cast<std::uint8_t>(TerritoryKind::department);
      territory.department = none;
      out.qpv_territories.push_back(territory);
      QpvRow qpv{};
      std::memcpy(qpv.code, "QP059001", sizeof qpv.code);
      out.qpvs.push_back(qpv);
      out.qpv_communes = communes;
    });
  };
  CHECK(with("59", {{0, 0, 0}, {0, 0, 1}, {1, 0, 1}}).empty());
  CHECK(with("59", {{1, 0, 1}, {0, 0, 0}}) == refused);
  CHECK(with("59", {{0, 0, 0}, {1, 0, 1}, {0, 0, 1}}) == refused);
  // Béthune's département is not covered; what lies in a commune of another one is not listed.
  CHECK(with("59", {{0, 0, 0}, {2, 0, 2}}) == refused);
  CHECK(with("59", {{0, 0, 0}, {2, 0, 0}}).empty());
  CHECK(with("62", {{2, 0, 2}}).empty());
  CHECK(with("6", {{2, 0, 2}}) == refused);
}

}  // namespace
}  // namespace zonage::dataset
