#include "compile/dataset/write_dataset.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/codes.h"
#include "compile/dataset/departments.h"
#include "compile/dataset/documents.h"
#include "compile/dataset/name_keys.h"
#include "compile/dataset/row_parts.h"
#include "compile/dataset/table_writer.h"
#include "compile/dataset/write_belgium.h"
#include "compile/dataset/write_classes.h"
#include "compile/dataset/write_codes.h"
#include "compile/dataset/write_dsc.h"
#include "compile/dataset/write_names.h"

namespace zonage::compile {
namespace {

using communes::Body;
using dataset::none;
using sources::CommuneState;

class DatasetWriter {
 public:
  explicit DatasetWriter(const Compiled& compiled) : in_(compiled) {}

  std::string run() {
    write_departments(in_.inputs.departments.departments, out_);
    order_bodies();
    list_classes_.write_errata();
    collect_today();
    for (const std::uint32_t b : order_) write_body(b);
    write_belgium(in_.inputs, in_.pilots, pilot_rows_, out_);
    write_name_keys(out_);
    write_codes(in_, order_, out_);
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

    row.classes[0] = list_classes_.of_abc(b);
    row.classes[1] = list_classes_.of_apl(b);
    const auto pilot = in_.pilots.by_body.find(b);
    row.pilot = pilot == in_.pilots.by_body.end() ? none : pilot_rows_.of(pilot->second);

    detail.first_name = size32(out_.names);
    write_names(in_, b, out_);
    detail.name_count = size32(out_.names) - detail.first_name;
    out_.bodies.push_back(row);
    out_.details.push_back(detail);
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
  ListClasses list_classes_{in_, out_};
  PilotRows pilot_rows_{out_};
};

}  // namespace

std::string write_dataset(const Compiled& compiled) { return DatasetWriter(compiled).run(); }

}  // namespace zonage::compile
