#include "zones/pilots.h"

#include <algorithm>
#include <set>

#include "base/codes.h"
#include "text/fold.h"

namespace zonage::zones {
namespace {

using communes::Body;
using communes::Gazetteer;
using sources::PilotKind;
using sources::PilotRow;

constexpr std::string_view nord = "59";

std::string key_of_name(std::string_view name) {
  std::string key;
  text::fold(name, key);
  return key;
}

template <class Item>
void add_unique(std::vector<Item>& list, const Item& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

// A town that a row names on its own.
struct Named {
  std::string_view printed;
  const PilotRow* row = nullptr;
};

class Classifier {
 public:
  Classifier(const Gazetteer& gazetteer, const sources::Document& document,
             const sources::PilotTable& table, const std::vector<NordCommune>& communes)
      : gazetteer_(gazetteer), document_(document), table_(table), communes_(communes) {}

  PilotClasses run() {
    for (const NordCommune& commune : communes_)
      official_.try_emplace(key_of_name(commune.name), &commune);
    read_rows();
    if (!result_.errors.empty()) return std::move(result_);
    std::map<std::string, PilotClass, std::less<>> by_code;
    for (const NordCommune& commune : communes_) by_code[commune.code] = classify(commune);
    spread(by_code);
    return std::move(result_);
  }

 private:
  void fail(const PilotRow& row, std::string_view part, std::string message) {
    result_.errors.push_back(
        document_.error_at(row.line, part, std::move(message), ErrorKind::contradiction));
  }

  // The commune's official spelling of a printed town; the CC and the provinces stay as printed.
  std::string town_of(const PilotRow& row) {
    if (row.kind != PilotKind::town) return std::string(row.name);
    const auto commune = official_.find(key_of_name(row.name));
    if (commune != official_.end()) return commune->second->name;
    fail(row, row.name, "no commune of the Nord bears this name");
    return {};
  }

  // A commune of 2014, or one that had become part of another (Lomme).
  bool is_place(std::string_view named) const {
    const std::string key = key_of_name(named);
    const auto& states = gazetteer_.states();
    return std::any_of(states.begin(), states.end(), [&](const sources::CommuneState& state) {
      return department_of(state.code) == nord && state.valid_on(canton_day) &&
             key_of_name(state.name) == key;
    });
  }

  void read_rows() {
    std::set<std::string, std::less<>> known;
    for (const NordCommune& commune : communes_) {
      for (const std::string& canton : commune.cantons) known.insert(key_of_name(canton));
    }
    for (const PilotRow& row : table_.rows) {
      const std::string town = town_of(row);
      if (row.kind == PilotKind::province) {
        PilotClass& province = result_.by_province[std::string(row.province)];
        province = {{town},    {}, {}, PilotRule::province, false, std::string(row.arrondissement),
                    {row.line}};
        continue;
      }
      for (const std::string_view canton : row.cantons) {
        const std::string key = key_of_name(canton);
        if (!known.contains(key)) fail(row, canton, "no commune of the Nord lies in this canton");
        if (!row_of_canton_.try_emplace(key, &row).second)
          fail(row, canton, "a canton printed twice");
      }
      for (const std::string_view named : row.named_towns) {
        if (!is_place(named)) fail(row, named, "no commune of the Nord bears this name");
        named_.try_emplace(key_of_name(named), Named{named, &row});
      }
      town_of_row_[&row] = town;
    }
    for (const std::string& canton : known) {
      if (!row_of_canton_.contains(canton)) {
        result_.errors.push_back(Error{ErrorKind::contradiction,
                                       "no row covers the canton `" + canton + "`",
                                       {document_.name(), 0, 0, {}}});
      }
    }
  }

  PilotClass of_named(const Named& named, std::vector<std::string> cantons) {
    const PilotRow& row = *named.row;
    return {{town_of_row_[&row]},
            std::move(cantons),
            std::string(named.printed),
            PilotRule::named_town,
            false,
            std::string(row.arrondissement),
            {row.line}};
  }

  PilotClass classify(const NordCommune& commune) {
    PilotClass found;
    const std::string own_key = key_of_name(commune.name);
    if (const auto named = named_.find(own_key); named != named_.end()) {
      return of_named(named->second, commune.cantons);
    }
    std::vector<const PilotRow*> rows;
    for (const std::string& canton : commune.cantons) {
      // A named town that is part of this commune (Lomme in Lille) is the exception to the canton
      // that bears its name.
      const std::string key = key_of_name(canton);
      const PilotRow* row = row_of_canton_.at(key);
      if (commune.cantons.size() > 1 && !official_.contains(key)) {
        if (const auto named = named_.find(key); named != named_.end()) {
          found.named = named->second.printed;
          row = named->second.row;
        }
      }
      if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [&](const PilotRow* a, const PilotRow* b) {
      const bool own_a = town_of_row_[a] == commune.name;
      const bool own_b = town_of_row_[b] == commune.name;
      return own_a != own_b ? own_a : a->line < b->line;
    });
    for (const PilotRow* row : rows) {
      add_unique(found.towns, town_of_row_[row]);
      add_unique(found.lines, row->line);
    }
    found.cantons = commune.cantons;
    found.to_confirm = found.towns.size() > 1;
    found.section = std::string(rows.front()->arrondissement);
    return found;
  }

  // From the communes of 2014 to every body of the Nord, before and after.
  void spread(const std::map<std::string, PilotClass, std::less<>>& by_code) {
    for (std::uint32_t b = 0; b < gazetteer_.bodies().size(); ++b) {
      const Body& body = gazetteer_.bodies()[b];
      if (department_of(body.code) != nord) continue;
      const auto& last = gazetteer_.states()[body.last_state];
      if (const auto named = named_.find(key_of_name(last.name));
          named != named_.end() && body.list_state == sources::no_state) {
        result_.by_body[b] = of_named(named->second, {});
        continue;
      }
      PilotClass joined;
      for (const std::uint32_t state : gazetteer_.made_of(body.last_state, canton_day)) {
        const auto found = by_code.find(gazetteer_.states()[state].code);
        if (found == by_code.end()) continue;
        const PilotClass& part = found->second;
        if (joined.towns.empty()) {
          joined = part;
          continue;
        }
        for (const std::string& town : part.towns) add_unique(joined.towns, town);
        for (const std::string& canton : part.cantons) add_unique(joined.cantons, canton);
        for (const std::size_t line : part.lines) add_unique(joined.lines, line);
        joined.to_confirm = joined.to_confirm || part.to_confirm || joined.towns.size() > 1;
      }
      if (!joined.towns.empty()) result_.by_body[b] = std::move(joined);
    }
  }

  const Gazetteer& gazetteer_;
  const sources::Document& document_;
  const sources::PilotTable& table_;
  const std::vector<NordCommune>& communes_;
  PilotClasses result_;
  std::map<std::string, const NordCommune*, std::less<>> official_;
  std::map<std::string, const PilotRow*, std::less<>> row_of_canton_;
  std::map<std::string, Named, std::less<>> named_;
  std::map<const PilotRow*, std::string> town_of_row_;
};

}  // namespace

PilotClasses classify_pilots(const Gazetteer& gazetteer, const sources::Document& document,
                             const sources::PilotTable& table,
                             const std::vector<NordCommune>& communes) {
  return Classifier(gazetteer, document, table, communes).run();
}

}  // namespace zonage::zones
