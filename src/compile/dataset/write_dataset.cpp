#include "compile/dataset/write_dataset.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <tuple>

#include "base/codes.h"
#include "compile/dataset/departments.h"
#include "compile/dataset/documents.h"
#include "compile/dataset/name_keys.h"
#include "compile/dataset/table_writer.h"
#include "compile/dataset/write_dsc.h"

namespace zonage::compile {
namespace {

using communes::Body;
using dataset::none;
using sources::CommuneState;
using zones::Classification;
using zones::no_index;

std::string joined(const auto& parts, char separator) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

std::uint32_t size32(const auto& container) { return static_cast<std::uint32_t>(container.size()); }

template <std::size_t N>
void put_code(char (&to)[N], std::string_view code) {
  std::memcpy(to, code.data(), std::min(code.size(), N));
}

constexpr Date belgian_merger_day = 20250101;

class DatasetWriter {
 public:
  explicit DatasetWriter(const Compiled& compiled) : in_(compiled) {}

  std::string run() {
    write_departments(in_.inputs.departments.departments, out_);
    order_bodies();
    write_errata(in_.inputs.abc, abc_errata_);
    write_errata(in_.inputs.apl, apl_errata_);
    collect_today();
    for (const std::uint32_t b : order_) write_body(b);
    write_belgium();
    write_name_keys(out_);
    write_codes();
    std::sort(out_.postal.begin(), out_.postal.end(), [](const auto& a, const auto& b) {
      return std::tie(a.postal_code, a.body) < std::tie(b.postal_code, b.body);
    });
    write_dsc(in_.inputs.dsc, in_.dsc, out_);
    write_qpv(in_.qpv, in_.atlas, in_.qpv_bodies, in_.gazetteer, row_of_body_, out_);
    write_documents(in_, out_);
    return out_.finish();
  }

 private:
  const CommuneState& state(std::uint32_t index) const { return in_.gazetteer.states()[index]; }

  void order_bodies() {
    const auto& bodies = in_.gazetteer.bodies();
    for (std::uint32_t b = 0; b < bodies.size(); ++b) order_.push_back(b);
    const auto rank = [&](const Body& body) {
      return body.today_state != sources::no_state  ? 0
             : body.list_state != sources::no_state ? 1
                                                    : 2;
    };
    std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Body& left = bodies[a];
      const Body& right = bodies[b];
      return std::tuple(std::string_view(left.code), rank(left)) <
             std::tuple(std::string_view(right.code), rank(right));
    });
    row_of_body_.assign(bodies.size(), none);
    for (std::uint32_t i = 0; i < order_.size(); ++i) row_of_body_[order_[i]] = i;
    // The parts that a list prints by name although they were no commune of that day.
    for (std::uint32_t b = 0; b < bodies.size(); ++b) {
      if (is_printed_part(b) && bodies[b].components.size() == 1) {
        parts_[bodies[b].components.front()].push_back(b);
      }
    }
  }

  bool is_printed_part(std::uint32_t b) const {
    return in_.gazetteer.bodies()[b].list_state == sources::no_state &&
           (in_.abc.by_body[b].rule == Rule::list || in_.apl.by_body[b].rule == Rule::list);
  }

  void write_errata(const ListInput& list, std::vector<std::uint32_t>& index) {
    for (const sources::Erratum& erratum : list.errata.rows) {
      index.push_back(size32(out_.errata));
      std::string meant;
      for (std::size_t i = 0; i < erratum.meant.size(); ++i) {
        if (i != 0) meant += ", ";
        meant += erratum.meant[i];
        if (i < erratum.codes.size()) meant += " (" + std::string(erratum.codes[i]) + ")";
      }
      out_.errata.push_back({out_.text(sources::name_of(erratum.kind)), out_.text(erratum.printed),
                             out_.text(meant), out_.text(erratum.reason_fr),
                             out_.text(erratum.reason_en), out_.text(erratum.evidence_text)});
    }
  }

  void collect_today() {
    for (const sources::CommuneToday& commune : in_.inputs.today.communes) {
      auto& today = today_[commune.code];
      if (communes::is_commune(commune.nature)) {
        today.population = commune.has_population ? commune.population : none;
      }
      if (commune.postal_codes.empty()) continue;
      (communes::is_commune(commune.nature) ? today.commune_postal : today.part_postal) =
          commune.postal_codes;
    }
    for (const sources::OldPostalCodes& old : in_.inputs.old_postal_codes.codes) {
      today_[old.code].old_postal = old.postal_codes;
    }
    for (const Amendment& amendment : in_.inputs.amendments) {
      amendments_[std::string(amendment.code)] = &amendment;
    }
  }

  std::vector<std::string> postal_codes_of(const Body& body) const {
    const auto found = today_.find(body.code);
    if (found != today_.end()) {
      const Today& today = found->second;
      if (body.today_state != sources::no_state) return today.commune_postal;
      if (!today.part_postal.empty()) return today.part_postal;
      if (!today.old_postal.empty()) return today.old_postal;
    }
    return body.current == communes::no_body || body.today_state != sources::no_state
               ? std::vector<std::string>{}
               : postal_codes_of(in_.gazetteer.bodies()[body.current]);
  }

  Nature nature_of(const Body& body) const {
    if (body.today_state != sources::no_state) return Nature::commune;
    for (const std::uint32_t s : body.states) {
      if (state(s).end != no_date) continue;
      switch (state(s).nature) {
        case sources::Nature::associated:
          return Nature::associated_commune;
        case sources::Nature::delegated:
          return Nature::delegated_commune;
        case sources::Nature::borough:
          return Nature::municipal_arrondissement;
        default:
          break;
      }
    }
    return Nature::former_commune;
  }

  void write_body(std::uint32_t b) {
    const Body& body = in_.gazetteer.bodies()[b];
    dataset::BodyRow row{};
    dataset::DetailRow detail{};
    put_code(row.code, body.code);
    if (body.list_state != sources::no_state) put_code(row.list_code, state(body.list_state).code);
    row.nature = static_cast<std::uint8_t>(nature_of(body));
    if (body.today_state != sources::no_state) row.flags |= dataset::body_is_today;
    if (body.today_state != sources::no_state &&
        state(body.today_state).nature == sources::Nature::overseas) {
      row.flags |= dataset::body_is_overseas;
    }
    if (body.list_state != sources::no_state) row.flags |= dataset::body_is_listed;
    if (is_printed_part(b)) row.flags |= dataset::body_is_printed;
    const auto last_nature = state(body.last_state).nature;
    if (body.components.empty() && last_nature == sources::Nature::overseas) {
      row.flags |= dataset::body_outside;
    }

    // As a commune: from its first such state to its last. A part that never was one: as a part.
    const CommuneState* first = nullptr;
    const CommuneState* last = nullptr;
    for (const std::uint32_t s : body.states) {
      if (!communes::is_commune(state(s).nature)) continue;
      if (first == nullptr) first = &state(s);
      last = &state(s);
    }
    if (first == nullptr) {
      first = &state(body.states.front());
      last = &state(body.last_state);
    }
    row.name = out_.text(last->name);
    detail.first = first->first;
    detail.first_earliest = first->first_earliest;
    detail.end = last->end;
    detail.end_earliest = last->end_earliest;
    row.department = department_row(out_, department_of(body.code), last->end);
    row.current = body.current == communes::no_body ? none : row_of_body_[body.current];

    detail.first_component = size32(out_.components);
    detail.component_count = size32(body.components);
    for (const std::uint32_t part : body.components) out_.components.push_back(row_of_body_[part]);
    detail.first_part = size32(out_.components);
    if (const auto parts = parts_.find(b); parts != parts_.end()) {
      row.flags |= dataset::body_has_parts;
      detail.part_count = size32(parts->second);
      for (const std::uint32_t part : parts->second) out_.components.push_back(row_of_body_[part]);
    }

    const auto today = today_.find(body.code);
    detail.population = body.today_state != sources::no_state && today != today_.end()
                         ? today->second.population
                         : none;
    const std::vector<std::string> postal = postal_codes_of(body);
    detail.postal_codes = out_.text(joined(postal, ';'));
    if (body.today_state != sources::no_state ||
        row.nature == static_cast<std::uint8_t>(Nature::municipal_arrondissement)) {
      for (const std::string& code : postal) {
        out_.postal.push_back({static_cast<std::uint32_t>(std::stoul(code)), size32(out_.bodies)});
      }
    }

    row.classes[0] = write_class(in_.inputs.abc, in_.abc_links, in_.abc.by_body[b], b, abc_errata_);
    row.classes[1] = write_class(in_.inputs.apl, in_.apl_links, in_.apl.by_body[b], b, apl_errata_);
    const auto pilot = in_.pilots.by_body.find(b);
    row.pilot = pilot == in_.pilots.by_body.end() ? none : write_pilot(pilot->second);

    detail.first_name = size32(out_.names);
    write_names(b, body);
    detail.name_count = size32(out_.names) - detail.first_name;
    out_.bodies.push_back(row);
    out_.details.push_back(detail);
  }

  void write_names(std::uint32_t b, const Body& body) {
    const std::uint32_t row_index = size32(out_.bodies);
    const std::size_t begin = out_.names.size();
    std::set<std::string> known;
    const auto add = [&](std::string_view name, const CommuneState* from, dataset::NameKind kind) {
      dataset::NameRow row{};
      row.name = out_.text(name);
      row.body = row_index;
      row.kind = kind;
      row.department = none;
      if (from != nullptr) {
        row.department = department_row(out_, department_of(from->code), from->end);
        row.first = from->first;
        row.end = from->end;
        row.tncc = from->tncc;
        row.on_list_day =
            from->nature == sources::Nature::commune && from->valid_on(communes::list_day);
      }
      // A state that only restates the one before it prolongs its name.
      if (out_.names.size() > begin) {
        dataset::NameRow& before = out_.names.back();
        if (before.kind == kind && before.end == row.first && row.first != 0 &&
            before.department == row.department && before.name.offset == row.name.offset &&
            before.name.size == row.name.size) {
          before.end = row.end;
          before.on_list_day |= row.on_list_day;
          return;
        }
      }
      out_.names.push_back(row);
      known.insert(name_key(name));
    };
    for (const std::uint32_t s : body.states) {
      const CommuneState& at = state(s);
      const dataset::NameKind kind = communes::is_commune(at.nature) ? dataset::NameKind::commune
                                     : at.nature == sources::Nature::part
                                         ? dataset::NameKind::gone_part
                                         : dataset::NameKind::part;
      add(at.name, &at, kind);
    }
    for (const auto* list : {&in_.inputs.abc, &in_.inputs.apl}) {
      const LinkedList& links = list == &in_.inputs.abc ? in_.abc_links : in_.apl_links;
      for (const zones::ListedName& listed : links.listed) {
        if (listed.body != b || listed.erratum == no_index ||
            list->errata.rows[listed.erratum].kind == sources::ErratumKind::split) {
          continue;
        }
        const std::string_view printed = list->printed.names[listed.name].name;
        const sources::Erratum& erratum = list->errata.rows[listed.erratum];
        const bool in_use =
            erratum.codes.size() == 1 && (erratum.kind == sources::ErratumKind::variant ||
                                          erratum.kind == sources::ErratumKind::renamed ||
                                          erratum.kind == sources::ErratumKind::merged);
        const std::string key = name_key(printed);
        if (!known.contains(key)) add(printed, nullptr, dataset::NameKind::printed);
        for (std::size_t n = begin; in_use && n < out_.names.size(); ++n) {
          dataset::NameRow& row = out_.names[n];
          if (row.on_list_day == 0 && name_key(out_.stored(row.name)) == key) {
            row.on_list_day = dataset::used_by_a_list;
          }
        }
      }
    }
  }

  static std::string section_of(Scheme scheme, const sources::Heading& heading) {
    std::string out = scheme == Scheme::abc_2003 ? "Zone " : "ZONE ";
    out += heading.zone;
    if (!heading.department.empty()) {
      out += ", " + std::string(heading.department) + " - " + std::string(heading.department_title);
    }
    if (!heading.section.empty()) out += ", " + heading.section;
    return out;
  }

  std::uint32_t write_class(const ListInput& list, const LinkedList& links,
                            const Classification& at, std::uint32_t b,
                            const std::vector<std::uint32_t>& errata) {
    if (at.rule == Rule::none) return none;
    const auto amended = list.scheme == Scheme::apl_1978
                             ? amendments_.find(in_.gazetteer.bodies()[b].code)
                             : amendments_.end();
    const Amendment* amendment = nullptr;
    if (amended != amendments_.end() && in_.gazetteer.bodies()[b].list_state != sources::no_state) {
      amendment = amended->second;
    }
    const auto key = std::tuple(list.scheme, at.listed, at.printed_rule, amendment);
    const auto [entry, added] = known_classes_.try_emplace(key, size32(out_.classes));
    if (!added) return entry->second;
    dataset::ClassRow row{};
    row.zone = static_cast<std::uint8_t>(at.zone);
    row.rule = static_cast<std::uint8_t>(at.rule);
    row.erratum = none;
    if (at.rule == Rule::list) {
      const zones::ListedName& listed = links.listed[at.listed];
      const sources::PrintedName& name = list.printed.names[listed.name];
      row.line = static_cast<std::uint32_t>(name.line);
      row.section = out_.text(section_of(list.scheme, name.heading));
      row.printed = out_.text(name.name);
      if (listed.erratum != no_index) row.erratum = errata[listed.erratum];
    } else {
      const sources::PrintedRule& rule = list.printed.rules[at.printed_rule];
      row.line = static_cast<std::uint32_t>(rule.line);
      row.section = out_.text(section_of(list.scheme, rule.heading));
      row.printed = out_.text(rule.text);
    }
    if (amendment != nullptr) {
      row.since = amendment->date;
      if (const auto before = parse_zone(list.scheme, amendment->before)) {
        row.before = static_cast<std::uint8_t>(*before);
      }
      row.amending_order = out_.text(amendment->nor);
    }
    out_.classes.push_back(row);
    return entry->second;
  }

  std::uint32_t write_pilot(const zones::PilotClass& pilot) {
    dataset::PilotClassRow row{};
    row.towns = out_.text(joined(pilot.towns, '|'));
    row.cantons = out_.text(joined(pilot.cantons, '|'));
    row.section = out_.text(pilot.section);
    row.line = static_cast<std::uint32_t>(pilot.line);
    row.rule = static_cast<std::uint8_t>(pilot.rule);
    row.to_confirm = pilot.to_confirm ? 1 : 0;
    const auto key = std::tuple(row.towns.offset, row.cantons.offset, row.cantons.size, row.line,
                                row.rule, row.to_confirm);
    const auto [entry, added] = known_pilots_.try_emplace(key, size32(out_.pilots));
    if (added) out_.pilots.push_back(row);
    return entry->second;
  }

  // In 2025 four became two, which kept the name of one of theirs.
  bool is_merged_away(const BelgianMunicipality& town) const {
    const auto merged = in_.inputs.belgian_mergers.find(town.nis_since_2025);
    return merged != in_.inputs.belgian_mergers.end() && merged->second != town.name_fr;
  }

  std::string belgian_code(const BelgianMunicipality& town) const {
    return "B" + std::string(is_merged_away(town) ? town.nis : town.nis_since_2025);
  }

  void write_belgium() {
    std::vector<const BelgianMunicipality*> towns;
    for (const BelgianMunicipality& town : in_.inputs.belgian) towns.push_back(&town);
    std::sort(towns.begin(), towns.end(),
              [&](const auto* a, const auto* b) { return belgian_code(*a) < belgian_code(*b); });
    const std::uint32_t first = size32(out_.bodies);
    for (const BelgianMunicipality* town : towns) write_belgian(*town);
    for (std::uint32_t i = 0; i < towns.size(); ++i) {
      if (!is_merged_away(*towns[i])) continue;
      const auto whole = std::find_if(towns.begin(), towns.end(), [&](const auto* other) {
        return other->nis_since_2025 == towns[i]->nis_since_2025 && !is_merged_away(*other);
      });
      out_.bodies[first + i].current = first + static_cast<std::uint32_t>(whole - towns.begin());
    }
  }

  void write_belgian(const BelgianMunicipality& town) {
    dataset::BodyRow row{};
    dataset::DetailRow detail{};
    row.nature = static_cast<std::uint8_t>(Nature::belgian_municipality);
    row.flags = dataset::body_outside;
    row.department = none;
    row.name = out_.text(town.name_fr);
    put_code(row.code, belgian_code(town));
    if (is_merged_away(town)) detail.end = detail.end_earliest = belgian_merger_day;
    row.current = none;
    detail.population = none;
    detail.postal_codes = out_.text("");
    row.classes[0] = row.classes[1] = none;
    row.pilot = none;
    // The document writes the provinces with capitals: Flandre Occidentale, Hainaut.
    for (const auto& [province, pilot] : in_.pilots.by_province) {
      if (name_key(province) == name_key(town.province)) row.pilot = write_pilot(pilot);
    }
    detail.first_name = size32(out_.names);
    for (const std::string_view name : {town.name_fr, town.name_nl}) {
      if (name.empty() || (name == town.name_nl && name_key(name) == name_key(town.name_fr) &&
                           size32(out_.names) != detail.first_name)) {
        continue;
      }
      dataset::NameRow entry{};
      entry.name = out_.text(name);
      entry.body = size32(out_.bodies);
      entry.department = none;
      entry.kind = dataset::NameKind::belgian;
      out_.names.push_back(entry);
    }
    detail.name_count = size32(out_.names) - detail.first_name;
    out_.bodies.push_back(row);
    out_.details.push_back(detail);
  }

  void write_codes() {
    std::set<std::pair<std::string, std::uint32_t>> codes;
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      for (const std::uint32_t s : in_.gazetteer.bodies()[order_[i]].states) {
        codes.emplace(state(s).code, i);
      }
    }
    for (const sources::FormerCode& former : in_.inputs.former_codes.codes) {
      const auto at = codes.lower_bound({former.former, 0});
      if (at != codes.end() && at->first == former.former) continue;
      for (std::uint32_t i = 0; i < order_.size(); ++i) {
        const Body& body = in_.gazetteer.bodies()[order_[i]];
        if (body.today_state != sources::no_state && body.code == former.code) {
          codes.emplace(former.former, i);
        }
      }
    }
    for (const auto& [code, body] : codes) {
      dataset::CodeRow row{};
      put_code(row.code, code);
      row.body = body;
      out_.codes.push_back(row);
    }
    // Among the bodies of one code first the commune of today that bears it, then who last bore it.
    const auto rank = [&](const dataset::CodeRow& row) {
      const dataset::BodyRow& body = out_.bodies[row.body];
      const bool own = std::memcmp(row.code, body.code, sizeof row.code) == 0;
      const bool today = (body.flags & dataset::body_is_today) != 0;
      return own && today ? 0 : own ? 1 : today ? 2 : 3;
    };
    std::stable_sort(out_.codes.begin(), out_.codes.end(), [&](const auto& a, const auto& b) {
      const int order = std::memcmp(a.code, b.code, sizeof a.code);
      return order != 0 ? order < 0 : rank(a) < rank(b);
    });
  }

  struct Today {
    std::uint32_t population = none;
    std::vector<std::string> commune_postal;
    std::vector<std::string> part_postal;
    std::vector<std::string> old_postal;
  };

  const Compiled& in_;
  TableWriter out_;
  std::vector<std::uint32_t> order_;        // table rows -> gazetteer bodies
  std::vector<std::uint32_t> row_of_body_;  // and back
  std::map<std::uint32_t, std::vector<std::uint32_t>> parts_;
  std::map<std::string, Today> today_;
  std::map<std::string, const Amendment*> amendments_;
  std::vector<std::uint32_t> abc_errata_;
  std::vector<std::uint32_t> apl_errata_;
  std::map<std::tuple<Scheme, std::uint32_t, std::uint32_t, const Amendment*>, std::uint32_t>
      known_classes_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint8_t,
                      std::uint8_t>,
           std::uint32_t>
      known_pilots_;
};

}  // namespace

std::string write_dataset(const Compiled& compiled) { return DatasetWriter(compiled).run(); }

}  // namespace zonage::compile
