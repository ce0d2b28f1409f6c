// A printed list as lines of text without line numbers, so that two copies of one document can be
// compared fact by fact.
#pragma once

#include <string>
#include <vector>

#include "sources/printed_list.h"

namespace zonage::test {

inline std::string heading_text(const sources::Heading& heading) {
  return std::string(heading.zone) + " / " + std::string(heading.department) + " / " +
         std::string(heading.department_title) + " / " + heading.section;
}

inline std::vector<std::string> name_facts(const sources::PrintedList& list) {
  std::vector<std::string> facts;
  for (const sources::PrintedName& name : list.names) {
    facts.push_back(heading_text(name.heading) + " / " + std::to_string(name.paragraph) + " / " +
                    std::string(name.name));
  }
  return facts;
}

inline std::vector<std::string> rule_facts(const sources::PrintedList& list) {
  std::vector<std::string> facts;
  for (const sources::PrintedRule& rule : list.rules) {
    std::string fact = heading_text(rule.heading) + " / " +
                       std::to_string(static_cast<int>(rule.kind)) + " / " + std::string(rule.text);
    for (const std::string_view canton : rule.cantons) fact += " / " + std::string(canton);
    facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace zonage::test
