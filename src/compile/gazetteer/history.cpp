#include "compile/gazetteer/history.h"

#include <algorithm>
#include <map>
#include <set>

namespace zonage::gazetteer {
namespace {

constexpr Date collectivities_begin = 20070715;

// Communes of Guadeloupe until they became collectivities of their own: loi organique n° 2007-223
// du 21 février 2007, in force on the day when the new assemblies first met. The history has no
// row of either of them.
struct Departed {
  const char* old_code;
  const char* new_code;
  const char* name;
};
constexpr Departed departed[] = {
    {"97123", "97701", "Saint-Barthélemy"},
    {"97127", "97801", "Saint-Martin"},
};
constexpr const char* departed_reason = "changement de statut";

// Created by the décret of 12 August 1964. The other arrondissements are given no first day: the
// sources at hand name none.
constexpr const char* lyon_9e = "69389";
constexpr Date lyon_9e_begins = 19640812;

Error fault(const std::string& id, const std::string& what) {
  return Error{ErrorKind::contradiction, "historique-communes.json: " + id + ": " + what, {}};
}

bool read_day(const std::string& text, Day& day) {
  if (text.empty()) return true;
  const std::optional<Date> date = parse_date(text);
  if (!date) return false;
  day = on(*date);
  return true;
}

void check_members(const HistoryRow& row, std::uint32_t index, const Record& record,
                   std::set<std::uint32_t>& of_this_pole, std::vector<Error>& errors) {
  for (const std::string& id : row.members) {
    const std::uint32_t member = record.find(id);
    if (member == none) {
      errors.push_back(fault(row.id, "member " + id + " is unknown"));
      continue;
    }
    if (of_this_pole.erase(member) != 0) continue;
    std::uint32_t pole = record.at(member).pole;
    while (pole != none && pole != index) pole = record.at(pole).successor;
    if (pole != index) errors.push_back(fault(row.id, "member " + id + " does not lead to it"));
  }
  for (const std::uint32_t missing : of_this_pole) {
    errors.push_back(fault(row.id, record.at(missing).id + " is missing from its members"));
  }
}

}  // namespace

void add_history(const std::vector<HistoryRow>& rows, Record& record, std::vector<Error>& errors) {
  for (const HistoryRow& row : rows) {
    State state;
    state.id = row.id;
    state.code = row.code;
    state.name = row.name;
    state.tncc = row.tncc;
    state.reason_begin = row.reason_begin;
    state.reason_end = row.reason_end;
    const std::optional<Nature> nature = sources::parse_nature(row.nature);
    if (!nature) errors.push_back(fault(row.id, "unknown nature " + row.nature));
    state.nature = nature.value_or(Nature::commune);
    if (!read_day(row.first, state.first) || !read_day(row.end, state.end)) {
      errors.push_back(fault(row.id, "bad day"));
    }
    const std::string id = row.nature + '-' + row.code + '@' + format(state.first);
    if (!row.id.starts_with(id) || record.find(row.id) != none) {
      errors.push_back(fault(row.id, "its id is taken or not what nature, code and day make"));
    }
    record.add(std::move(state));
  }
  // A second record with poles known, since a pole may stand after what lies in it.
  Record linked;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    State state = record.at(i);
    const auto link = [&](const std::string& id, const char* what) {
      if (id.empty()) return none;
      const std::uint32_t found = record.find(id);
      if (found == none) errors.push_back(fault(state.id, std::string(what) + " is unknown"));
      return found;
    };
    state.predecessor = link(rows[i].predecessor, "predecesseur");
    state.successor = link(rows[i].successor, "successeur");
    state.pole = link(rows[i].pole, "pole");
    linked.add(std::move(state));
  }
  record = std::move(linked);
  std::map<std::uint32_t, std::set<std::uint32_t>> by_pole;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    const State& state = record.at(i);
    if (state.pole != none) by_pole[state.pole].insert(i);
    if (state.successor != none && record.at(state.successor).predecessor != i) {
      errors.push_back(fault(state.id, "its successeur has another predecesseur"));
    }
    if (state.predecessor != none && record.at(state.predecessor).successor != i) {
      errors.push_back(fault(state.id, "its predecesseur has another successeur"));
    }
  }
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    check_members(rows[i], i, record, by_pole[i], errors);
  }
}

void add_beyond_history(const Edition& edition, Record& record, std::vector<Error>& errors) {
  for (const Departed& one : departed) {
    const std::uint32_t before = record.begin(Nature::commune, one.old_code, one.name, 0, {}, {});
    const std::uint32_t after = record.begin(Nature::overseas, one.new_code, one.name, 0,
                                             on(collectivities_begin), departed_reason);
    record.follow_on(before, after, departed_reason);
  }
  for (const auto& [key, entry] : edition.entries) {
    if (key.first == Nature::overseas) {
      if (record.open(Nature::overseas, entry.code) == none) {
        record.begin(Nature::overseas, entry.code, entry.name, entry.tncc, {}, {});
      }
    } else if (key.first == Nature::borough) {
      const Day first = entry.code == lyon_9e ? on(lyon_9e_begins) : Day{};
      const std::uint32_t pole = record.valid(Nature::commune, entry.chief, first.latest);
      if (pole == none) {
        errors.push_back(fault(entry.code, "its commune " + entry.chief + " is unknown"));
        continue;
      }
      record.begin(Nature::borough, entry.code, entry.name, entry.tncc, first,
                   first == Day{} ? "" : "création", pole);
    }
  }
}

}  // namespace zonage::gazetteer
