// The zone of every commune under one printed list: the printed names first, then the list's rules;
// a rule never overwrites a printed name. What is printed twice with different zones, or caught by
// two rules that disagree, is an error. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "communes/gazetteer.h"
#include "sources/printed_list.h"
#include "zonage/terms.h"

namespace zonage::zones {

inline constexpr std::uint32_t no_index = 0xFFFFFFFFU;

// A printed name tied to the commune it means. One name may mean several communes, and a commune
// that several printed names mean (Cherbourg, Octeville) is tied to each.
struct ListedName {
  std::uint32_t name = 0;  // index into PrintedList::names
  std::uint32_t body = 0;  // index into Gazetteer::bodies()
  std::uint32_t erratum = no_index;
};

// What the list's rules refer to beyond the départements.
struct RuleFacts {
  std::map<std::string, std::string, std::less<>> canton_of;  // by code INSEE; as printed
  std::vector<std::string> islands;                           // codes INSEE, sorted
};

struct Classification {
  Zone zone = Zone::none;
  Rule rule = Rule::none;
  std::uint32_t listed = no_index;        // into the ListedNames, for Rule::list
  std::uint32_t printed_rule = no_index;  // into PrintedList::rules, for the other rules
};

struct Classified {
  // By body. Communes of the list day all have a zone; other bodies only where the list prints
  // them.
  std::vector<Classification> by_body;
  std::vector<Error> errors;
};

Classified classify(Scheme scheme, const communes::Gazetteer& gazetteer,
                    const sources::Document& document, const sources::PrintedList& list,
                    const std::vector<ListedName>& listed, const RuleFacts& facts);

}  // namespace zonage::zones
