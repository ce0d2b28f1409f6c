#include "lists/own_list.h"

#include <algorithm>
#include <map>
#include <utility>

#include "zonage/terms.h"

namespace zonage::lists {
namespace {

using dataset::BodyRow;
using dataset::none;
using dataset::Table;
using Way = OwnList::Way;

constexpr std::string_view mixed_value = "mixte";

// An entry speaks of the very body.
bool is_direct(Way way) { return way == Way::own_code || way == Way::other_code; }

bool is_arrondissement(const BodyRow& body) {
  return static_cast<Nature>(body.nature) == Nature::municipal_arrondissement;
}

}  // namespace

Result<OwnList> OwnList::open(const Table& table, const Spec& spec) {
  Result<ListFile> file = open_list_file(spec);
  if (!file) return file.error();
  return OwnList(table, spec, std::move(*file));
}

Result<OwnList> OwnList::read(const Table& table, const Spec& spec, const std::string& bytes) {
  Result<ListFile> file = read_list_file(spec, bytes);
  if (!file) return file.error();
  return OwnList(table, spec, std::move(*file));
}

OwnList::OwnList(const Table& table, Spec spec, ListFile file)
    : table_(&table), spec_(std::move(spec)), file_(std::move(file)) {
  span_ = spec_.day == no_date ? vintage_of(table, file_.entries)
                               : Span{spec_.day, spec_.day + 1};  // a number behind the day
  standings_.resize(table.bodies().size());
  tie_codes();
  follow_undecided();
  follow_mergers();
  if (spec_.day == no_date) take_todays();
  follow_parts();
}

bool OwnList::is_alive(std::uint32_t body) const { return lived(*table_, body, span_); }

bool OwnList::has_code(std::string_view code) const {
  const auto at = std::lower_bound(
      file_.entries.begin(), file_.entries.end(), code,
      [](const Entry& entry, std::string_view wanted) { return entry.code < wanted; });
  return at != file_.entries.end() && at->code == code;
}

// Whether what a commune of today joins is told by this body: a commune of the list's day, or an
// arrondissement that the list names.
bool OwnList::is_part(std::uint32_t body) const {
  return is_alive(body) ||
         (is_arrondissement(table_->bodies()[body]) && is_direct(standings_[body].way));
}

// Each entry to the bodies that it may speak of.
void OwnList::tie_codes() {
  std::vector<std::uint32_t> candidates;
  for (std::uint32_t e = 0; e < file_.entries.size(); ++e) {
    const Entry& entry = file_.entries[e];
    candidates.clear();
    const auto rows = table_->find_code(entry.code);
    for (const dataset::CodeRow& row : rows) {
      if (is_alive(row.body)) candidates.push_back(row.body);
    }
    if (candidates.empty()) {  // as of another day, or no commune's: an arrondissement's
      for (const dataset::CodeRow& row : rows) candidates.push_back(row.body);
    }
    // One that the list has under its code of today is not meant by a former one of it.
    if (candidates.size() > 1) {
      std::erase_if(candidates, [&](std::uint32_t b) {
        const std::string_view own = dataset::code_of(table_->bodies()[b].code);
        return own != entry.code && has_code(own);
      });
    }
    if (candidates.empty()) unknown_.add(entry.line, entry.code);
    for (const std::uint32_t b : candidates) {
      const bool own = dataset::code_of(table_->bodies()[b].code) == entry.code;
      Standing& standing = standings_[b];
      if (candidates.size() > 1) {
        standing = {Way::which_code, e, none};
      } else if (standing.way == Way::absent) {
        standing = {own ? Way::own_code : Way::other_code, e, none};
      } else if (file_.entries[standing.entry].value != entry.value) {
        standing = {Way::which_code, e, none};  // two codes of one commune that contradict
      } else if (own) {
        standing = {Way::own_code, e, none};
      }
    }
  }
}

// Of communes that may be meant by one code, the oldest lies in all that joined it since: whichever
// is meant, the value is its own.
void OwnList::follow_undecided() {
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_entry;
  for (std::uint32_t b = 0; b < standings_.size(); ++b) {
    if (standings_[b].way == Way::which_code) by_entry[standings_[b].entry].push_back(b);
  }
  for (const auto& [entry, bodies] : by_entry) {
    const auto current = [&](std::uint32_t b) { return table_->bodies()[b].current; };
    const std::uint32_t oldest =
        *std::min_element(bodies.begin(), bodies.end(), [&](std::uint32_t a, std::uint32_t b) {
          return table_->details()[a].first < table_->details()[b].first;
        });
    const std::uint32_t now = current(oldest);
    const bool one_place =
        now != none && std::all_of(bodies.begin(), bodies.end(),
                                   [&](std::uint32_t b) { return current(b) == now; });
    if (bodies.size() > 1 && one_place) standings_[oldest].way = Way::own_code;
  }
}

bool OwnList::differ(std::uint32_t a, std::uint32_t b) const {
  const Standing& first = standings_[a];
  const Standing& second = standings_[b];
  const auto speaks = [](const Standing& each) {
    return is_direct(each.way) || each.way == Way::which_code;
  };
  return !speaks(first) || !speaks(second) || entry(first).value != entry(second).value;
}

OwnList::Standing OwnList::joined(std::span<const std::uint32_t> parts) const {
  const auto speaking = std::find_if(parts.begin(), parts.end(), [&](std::uint32_t part) {
    return is_direct(standings_[part].way);
  });
  if (speaking == parts.end()) return {};
  const bool mixed = std::any_of(parts.begin(), parts.end(),
                                 [&](std::uint32_t part) { return differ(part, *speaking); });
  return {mixed ? Way::mixed : Way::joins, standings_[*speaking].entry, none};
}

// Communes of today that the list does not name, from the communes of its day that they join.
void OwnList::follow_mergers() {
  std::map<std::uint32_t, std::vector<std::uint32_t>> parts_of;
  for (std::uint32_t b = 0; b < standings_.size(); ++b) {
    const BodyRow& body = table_->bodies()[b];
    if (body.current == none || body.current == b) continue;
    if (is_part(b)) parts_of[body.current].push_back(b);
  }
  for (const auto& [whole, parts] : parts_of) {
    Standing& standing = standings_[whole];
    if (standing.way == Way::absent) {
      standing = joined(parts);
    } else if (standing.way == Way::which_code) {
      const Standing other = joined(parts);
      if (other.way == Way::joins && entry(other).value == entry(standing).value) {
        standing.way = Way::own_code;  // either way the same
      }
    }
  }
}

void OwnList::take_todays() {
  for (std::uint32_t b = 0; b < standings_.size(); ++b) {
    Standing& standing = standings_[b];
    const BodyRow& body = table_->bodies()[b];
    if (standing.way != Way::which_code || body.current != b) continue;
    if (dataset::code_of(body.code) != entry(standing).code) continue;
    standing.way = Way::own_code;
    standing.as_today = true;
    as_today_.add(entry(standing).line, entry(standing).code);
  }
}

// The communes of today that each body which broke up has become; empty for the others.
std::vector<std::vector<std::uint32_t>> OwnList::broken_up() const {
  std::vector<std::vector<std::uint32_t>> became(standings_.size());
  const auto add = [&](std::uint32_t gone, std::uint32_t now) {
    std::vector<std::uint32_t>& all = became[gone];
    if (std::find(all.begin(), all.end(), now) == all.end()) all.push_back(now);
  };
  for (std::uint32_t b = 0; b < standings_.size(); ++b) {
    const BodyRow& body = table_->bodies()[b];
    const dataset::DetailRow& detail = table_->details()[b];
    const auto components =
        table_->components().subspan(detail.first_component, detail.component_count);
    if (body.current == b) {
      for (const std::uint32_t c : components) {
        const std::uint32_t now = table_->bodies()[c].current;
        if (c != b && now != none && now != c && now != b) add(c, b);
      }
    } else if (body.current != none) {
      for (const std::uint32_t c : components) {
        const std::uint32_t now = table_->bodies()[c].current;
        if (c != b && now != none && now != body.current) add(b, now);
      }
    }
  }
  for (std::uint32_t b = 0; b < standings_.size(); ++b) {
    if (!became[b].empty()) add(b, table_->bodies()[b].current);
  }
  return became;
}

// What lies in another commune today, or lay in one on the list's day.
void OwnList::follow_parts() {
  const std::vector<std::vector<std::uint32_t>> became = broken_up();
  std::vector<std::pair<std::uint32_t, Standing>> found;
  for (std::uint32_t b = 0; b < standings_.size(); ++b) {
    if (standings_[b].way != Way::absent) continue;
    const BodyRow& body = table_->bodies()[b];
    std::uint32_t whole = body.current;
    if (whole == b) {  // a commune of today, made of a part of another
      const dataset::DetailRow& detail = table_->details()[b];
      if (is_alive(b) || detail.component_count != 1) continue;
      whole = table_->components()[detail.first_component];
    }
    if (whole == none || whole == b) continue;
    if (lived_throughout(*table_, b, span_)) continue;  // simply not in it
    if (!became[b].empty()) {
      const Standing standing = joined(became[b]);
      if (standing.way != Way::absent) {
        found.emplace_back(b, standing.way == Way::joins
                                  ? standing
                                  : Standing{Way::broke_up, standing.entry, none});
      }
      continue;
    }
    Standing standing = standings_[whole];
    const bool unsure = standing.as_today || is_alive(b);
    if (standing.way == Way::mixed) {
      standing = {Way::which_part, standing.entry, whole};
    } else if (is_direct(standing.way) || standing.way == Way::joins) {
      standing = {unsure ? Way::which_code : Way::lies_in, standing.entry, whole};
    } else if (standing.way != Way::which_code) {
      continue;
    }
    found.emplace_back(b, standing);
  }
  for (const auto& [b, standing] : found) standings_[b] = standing;
}

std::string_view OwnList::value(std::uint32_t body) const {
  const Standing& standing = standings_[body];
  switch (standing.way) {
    case Way::own_code:
    case Way::other_code:
    case Way::lies_in:
    case Way::joins:
      return entry(standing).value;
    case Way::mixed:
      return mixed_value;
    default:
      return {};
  }
}

std::string_view OwnList::common_value(std::span<const std::uint32_t> bodies) const {
  std::string_view common;
  for (const std::uint32_t b : bodies) {
    const std::string_view its = value(b);
    if (its.empty() || standings_[b].way == Way::mixed || (!common.empty() && its != common)) {
      return {};
    }
    common = its;
  }
  return common;
}

std::vector<std::uint32_t> OwnList::parts(std::uint32_t body) const {
  std::vector<std::uint32_t> parts;
  for (std::uint32_t b = 0; b < standings_.size(); ++b) {
    const BodyRow& row = table_->bodies()[b];
    if (row.current != body || b == body) continue;
    if (is_part(b)) parts.push_back(b);
  }
  return parts;
}

}  // namespace zonage::lists
