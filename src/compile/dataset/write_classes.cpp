#include "compile/dataset/write_classes.h"

#include "compile/dataset/row_parts.h"

namespace zonage::compile {
namespace {

// Without the asterisks that stand for bold type in the transcription.
std::string without_emphasis(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, 2) == "**") {
      ++at;
    } else {
      out += text[at];
    }
  }
  return out;
}

using dataset::none;
using zones::Classification;
using zones::no_index;

std::string section_of(Scheme scheme, const sources::Heading& heading) {
  std::string out = scheme == Scheme::abc_2003 ? "Zone " : "ZONE ";
  out += heading.zone;
  if (!heading.department.empty()) {
    out += ", " + std::string(heading.department) + " - " + std::string(heading.department_title);
  }
  if (!heading.section.empty()) out += ", " + heading.section;
  return out;
}

}  // namespace

ListClasses::ListClasses(const Compiled& in, TableWriter& out) : in_(in), out_(out) {
  for (const Amendment& amendment : in_.inputs.amendments) {
    amendments_[std::string(amendment.code)] = &amendment;
  }
}

void ListClasses::write_errata() {
  write_errata(in_.inputs.abc, abc_errata_);
  write_errata(in_.inputs.apl, apl_errata_);
}

void ListClasses::write_errata(const ListInput& list, std::vector<std::uint32_t>& index) {
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

std::uint32_t ListClasses::of_abc(std::uint32_t body) {
  return write(in_.inputs.abc, in_.abc_links, in_.abc.by_body[body], nullptr, abc_errata_);
}

// The orders amended communes of the list's day.
std::uint32_t ListClasses::of_apl(std::uint32_t body) {
  const communes::Body& of = in_.gazetteer.bodies()[body];
  const auto amended = amendments_.find(of.code);
  const bool is_amended = amended != amendments_.end() && of.list_state != sources::no_state;
  return write(in_.inputs.apl, in_.apl_links, in_.apl.by_body[body],
               is_amended ? amended->second : nullptr, apl_errata_);
}

std::uint32_t ListClasses::write(const ListInput& list, const LinkedList& links,
                                 const Classification& at, const Amendment* amendment,
                                 const std::vector<std::uint32_t>& errata) {
  if (at.rule == Rule::none) return none;
  const auto key = std::tuple(list.scheme, at.listed, at.printed_rule, amendment);
  const auto [entry, added] = known_.try_emplace(key, size32(out_.classes));
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
    row.printed = out_.text(without_emphasis(rule.text));
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

std::uint32_t PilotRows::of(const zones::PilotClass& pilot) {
  dataset::PilotClassRow row{};
  row.towns = out_.text(joined(pilot.towns, '|'));
  row.cantons = out_.text(joined(pilot.cantons, '|'));
  row.named = out_.text(pilot.named);
  row.section = out_.text(pilot.section);
  std::vector<std::string> lines;
  for (const std::size_t line : pilot.lines) lines.push_back(std::to_string(line));
  row.lines = out_.text(joined(lines, '|'));
  row.rule = static_cast<std::uint8_t>(pilot.rule);
  row.to_confirm = pilot.to_confirm ? 1 : 0;
  const auto key = std::tuple(row.towns.offset, row.cantons.offset, row.cantons.size,
                              row.named.offset, row.lines.offset, row.rule, row.to_confirm);
  const auto [entry, added] = known_.try_emplace(key, size32(out_.pilots));
  if (added) out_.pilots.push_back(row);
  return entry->second;
}

}  // namespace zonage::compile
