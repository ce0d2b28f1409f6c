// Lists of one's own of many days, held against the gazetteer, which follows each commune from
// state to state: lists/own_list.h must never say another value than it.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "communes/gazetteer.h"
#include "dataset/real_data.h"
#include "lists/own_list.h"
#include "sources/cog.h"

namespace zonage::test {
namespace {

using communes::Gazetteer;
using dataset::none;
using lists::OwnList;
using Way = OwnList::Way;

constexpr Date days[] = {20031219, 20100101, 20141001, 20160601, 20170701, 20190601, 20250601};

const Gazetteer& gazetteer() {
  static const Gazetteer made = [] {
    sources::CogStates read = sources::read_states(data_document("communes/states.tsv"));
    REQUIRE(described(read.errors) == Texts{});
    return Gazetteer(std::move(read.states));
  }();
  return made;
}

const sources::CommuneState& state(std::uint32_t s) { return gazetteer().states()[s]; }

// The gazetteer's body of each row of the table, where code and first and last day tell it.
const std::map<std::uint32_t, std::uint32_t>& body_of_row() {
  static const std::map<std::uint32_t, std::uint32_t> made = [] {
    using Key = std::tuple<std::string, Date, Date>;
    std::map<Key, std::vector<std::uint32_t>> bodies;
    for (std::uint32_t b = 0; b < gazetteer().bodies().size(); ++b) {
      const communes::Body& body = gazetteer().bodies()[b];
      const sources::CommuneState* first = nullptr;
      const sources::CommuneState* last = nullptr;
      for (const std::uint32_t s : body.states) {
        if (!communes::is_commune(state(s).nature)) continue;
        if (first == nullptr) first = &state(s);
        last = &state(s);
      }
      if (first != nullptr) bodies[{body.code, first->first, last->end}].push_back(b);
    }
    std::map<std::uint32_t, std::uint32_t> rows;
    for (std::uint32_t row = 0; row < table().bodies().size(); ++row) {
      const dataset::DetailRow& detail = table().details()[row];
      const auto at = bodies.find(
          {std::string(dataset::code_of(table().bodies()[row].code)), detail.first, detail.end});
      if (at != bodies.end() && at->second.size() == 1) rows[row] = at->second.front();
    }
    return rows;
  }();
  return made;
}

std::string value_of_code(const std::string& code) {
  unsigned sum = 0;
  for (const char c : code) sum = sum * 31 + static_cast<unsigned char>(c);
  return std::string(1, static_cast<char>('A' + sum / 7 % 3));
}

// What a list of that day says, by code of that day; one commune in `share`.
std::map<std::string, std::string> list_of(Date day, unsigned share) {
  std::map<std::string, std::string> list;
  unsigned number = 0;
  for (const sources::CommuneState& each : gazetteer().states()) {
    if (!communes::is_commune(each.nature) || !each.valid_on(day)) continue;
    if (number++ % share == 0) list[each.code] = value_of_code(each.code);
  }
  return list;
}

OwnList read(const std::map<std::string, std::string>& list, Date day) {
  std::string text = "CODGEO;Zone\n";
  for (const auto& [code, value] : list) text += code + ";" + value + "\n";
  Result<OwnList> read = OwnList::read(table(), {.name = "l", .path = "l.csv", .day = day}, text);
  if (!read) FAIL(describe(read.error()));
  return std::move(*read);
}

// What the list means for a body: the value of the commune of the day that it was or lay in, or
// what those agree on that it was made of.
std::string expected(std::uint32_t b, Date day, const std::map<std::string, std::string>& list) {
  const communes::Body& body = gazetteer().bodies()[b];
  std::vector<std::uint32_t> of_day;
  for (const std::uint32_t s : body.states) {
    if (communes::is_commune(state(s).nature) && state(s).valid_on(day)) of_day = {s};
  }
  if (of_day.empty()) of_day = gazetteer().made_of(body.last_state, day);
  std::set<std::string> values;
  for (const std::uint32_t s : of_day) {
    const auto at = list.find(state(s).code);
    values.insert(at == list.end() ? "" : at->second);
  }
  if (values.size() > 1) return "mixte";
  return values.empty() ? "" : *values.begin();
}

std::string described(std::uint32_t row) {
  const dataset::BodyRow& body = table().bodies()[row];
  return std::string(dataset::code_of(body.code)) + " " + std::string(table().text(body.name));
}

struct Tally {
  std::size_t same = 0;
  std::size_t silent = 0;
  Texts silent_today;
  Texts wrong;
};

Tally compare(const OwnList& own, Date day, const std::map<std::string, std::string>& list) {
  Tally tally;
  for (const auto& [row, b] : body_of_row()) {
    const std::string wanted = expected(b, day, list);
    const std::string_view said = own.value(row);
    const bool today = (table().bodies()[row].flags & dataset::body_is_today) != 0;
    if (said == wanted) {
      ++tally.same;
    } else if (said.empty()) {
      ++tally.silent;
      if (today) tally.silent_today.push_back(described(row) + ", not " + wanted);
    } else if (!own.standing(row).as_today && tally.wrong.size() < 10) {
      tally.wrong.push_back(described(row) + ": " + std::string(said) + ", not " + wanted);
    }
  }
  return tally;
}

TEST_CASE("rows of the table are found in the gazetteer") {
  CHECK(body_of_row().size() * 100 > table().bodies().size() * 95);
}

TEST_CASE("a list of all communes tells its day by its codes, and speaks of every commune since") {
  for (const Date day : days) {
    const auto list = list_of(day, 1);
    const OwnList own = read(list, no_date);
    INFO(day);
    CHECK(own.unknown().count == 0);
    CHECK(own.span().first <= day);
    CHECK(day < own.span().end);
    // Days that are known no better than a span.
    CHECK(own.as_today().count <= 2);
    const Tally tally = compare(own, day, list);
    CHECK(tally.wrong == Texts{});
    // Communes established again since: the table does not say that they lay in others in between.
    CHECK(tally.silent_today.size() <= 8);
    // What lay in a commune that is gone as well, and of which today's joins several.
    CHECK(tally.silent * 125 < tally.same);
  }
}

TEST_CASE("a part of the communes with its day given") {
  for (const Date day : days) {
    const auto list = list_of(day, 10);
    const OwnList own = read(list, day);
    INFO(day);
    const Tally tally = compare(own, day, list);
    CHECK(tally.wrong == Texts{});
    CHECK(tally.silent_today.size() <= 3);
    CHECK(tally.silent * 500 < tally.same);
  }
}

TEST_CASE("a part of the communes, whose day is not known") {
  for (const Date day : days) {
    for (const unsigned share : {10U, 200U, 3000U}) {
      const auto list = list_of(day, share);
      const OwnList own = read(list, no_date);
      INFO(day << " " << share);
      CHECK(own.span().first <= day);
      CHECK(day < own.span().end);
      CHECK(compare(own, day, list).wrong == Texts{});
    }
  }
}

}  // namespace
}  // namespace zonage::test
