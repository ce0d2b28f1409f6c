// Ties every printed name of a list to the commune it means: by the correction that stands beside
// the list, or because its key is that of exactly one commune of the département on the list's day.
// A name that fits none or two, and a correction that no longer applies, are errors.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "communes/gazetteer.h"
#include "compile/dataset/inputs.h"
#include "zones/classify.h"

namespace zonage::compile {

// Finds communes of the list's day by département and name key, and bodies by code.
class Linker {
 public:
  explicit Linker(const communes::Gazetteer& gazetteer);

  // Bodies of the list's day in the département as printed (`20` is 2A and 2B) with this name key.
  std::vector<std::uint32_t> by_name(std::string_view department, std::string_view key) const;
  // The commune of the list's day with this code, else the body that last bore it; no_body if none.
  std::uint32_t by_code(std::string_view code) const;

 private:
  std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>, std::less<>> names_;
  std::map<std::string, std::uint32_t, std::less<>> codes_;
};

struct LinkedList {
  std::vector<zones::ListedName> listed;
  // By printed name: its erratum, or zones::no_index.
  std::vector<std::uint32_t> erratum_of_name;
  std::vector<std::uint32_t> unresolved;  // printed names kept without effect
  std::vector<Error> errors;
};

LinkedList link(const Linker& linker, const ListInput& list,
                const std::map<std::string, std::string_view, std::less<>>& cantons);

std::string name_key(std::string_view name);

}  // namespace zonage::compile
