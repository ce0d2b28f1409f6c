#include "zones/classify.h"

#include <algorithm>
#include <string>

#include "base/codes.h"

namespace zonage::zones {
namespace {

using communes::Body;
using communes::Gazetteer;
using sources::PrintedName;
using sources::PrintedRule;
using sources::PrintedRuleKind;

Rule rule_of(PrintedRuleKind kind) {
  switch (kind) {
    case PrintedRuleKind::whole_department:
      return Rule::whole_department;
    case PrintedRuleKind::rest_of_department:
      return Rule::rest_of_department;
    case PrintedRuleKind::cantons:
      return Rule::cantons;
    case PrintedRuleKind::islands:
      return Rule::islands;
    case PrintedRuleKind::rest_of_territory:
      return Rule::rest_of_territory;
  }
  return Rule::none;
}

bool applies(const PrintedRule& rule, std::string_view code, const RuleFacts& facts) {
  switch (rule.kind) {
    case PrintedRuleKind::whole_department:
    case PrintedRuleKind::rest_of_department:
      return in_department(rule.heading.department, code);
    case PrintedRuleKind::cantons: {
      const auto canton = facts.canton_of.find(code);
      return canton != facts.canton_of.end() && in_department(rule.heading.department, code);
    }
    case PrintedRuleKind::islands:
      return std::binary_search(facts.islands.begin(), facts.islands.end(), code);
    case PrintedRuleKind::rest_of_territory:
      return true;
  }
  return false;
}

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

}  // namespace

Classified classify(Scheme scheme, const Gazetteer& gazetteer, const sources::Document& document,
                    const sources::PrintedList& list, const std::vector<ListedName>& listed,
                    const RuleFacts& facts) {
  Classified result;
  result.by_body.resize(gazetteer.bodies().size());
  const auto place = [&](const PrintedName& name, std::string message) {
    result.errors.push_back(
        document.error_at(name.line, name.name, std::move(message), ErrorKind::contradiction));
  };

  const auto set_listed = [&](std::uint32_t body, std::uint32_t index) {
    const PrintedName& name = list.names[listed[index].name];
    const auto zone = parse_zone(scheme, name.heading.zone);
    if (!zone) {
      place(name, "the scheme has no zone " + quoted(name.heading.zone));
      return;
    }
    Classification& at = result.by_body[body];
    if (at.rule == Rule::none) {
      at = {*zone, Rule::list, index, no_index};
      return;
    }
    const PrintedName& other = list.names[listed[at.listed].name];
    if (at.zone != *zone) {
      place(name, quoted(name.name) + " is already in zone " + std::string(key_of(at.zone)) +
                      ", line " + std::to_string(other.line));
    } else if (listed[at.listed].erratum == no_index && listed[index].erratum == no_index) {
      place(name,
            quoted(name.name) + " is printed twice, first in line " + std::to_string(other.line));
    }
  };

  for (std::uint32_t i = 0; i < listed.size(); ++i) set_listed(listed[i].body, i);
  // A commune that is not printed itself has the zone of its part that is (its former name counts
  // for the whole).
  for (std::uint32_t i = 0; i < listed.size(); ++i) {
    const Body& body = gazetteer.bodies()[listed[i].body];
    if (body.list_state != sources::no_state || body.components.size() != 1) continue;
    Classification& whole = result.by_body[body.components.front()];
    if (whole.rule == Rule::none) {
      whole = result.by_body[listed[i].body];
    } else if (whole.zone != result.by_body[listed[i].body].zone) {
      const PrintedName& name = list.names[listed[i].name];
      place(name, quoted(name.name) + " lies in a commune of another zone, line " +
                      std::to_string(list.names[listed[whole.listed].name].line));
    }
  }

  for (std::uint32_t b = 0; b < gazetteer.bodies().size(); ++b) {
    const Body& body = gazetteer.bodies()[b];
    Classification& at = result.by_body[b];
    if (body.list_state == sources::no_state || at.rule == Rule::list) continue;
    const std::string& code = gazetteer.states()[body.list_state].code;
    for (std::uint32_t r = 0; r < list.rules.size(); ++r) {
      const PrintedRule& rule = list.rules[r];
      if (!applies(rule, code, facts)) continue;
      if (rule.kind == PrintedRuleKind::rest_of_territory && at.rule != Rule::none) continue;
      const auto zone = parse_zone(scheme, rule.heading.zone);
      if (!zone || (at.rule != Rule::none && at.zone != *zone)) {
        result.errors.push_back(document.error_at(
            rule.line, rule.text, "two rules disagree on " + code, ErrorKind::contradiction));
        continue;
      }
      if (at.rule == Rule::none) at = {*zone, rule_of(rule.kind), no_index, r};
    }
    if (at.rule == Rule::none) {
      result.errors.push_back(
          Error{ErrorKind::contradiction, "no zone for " + code, {document.name(), 0, 0, {}}});
    }
  }
  return result;
}

}  // namespace zonage::zones
