// The short way to a commune: for names that are typed plainly and that one name of the record
// alone has. It gives the answer of Resolver::lookup, or none: then the name is to be looked up.
//
// It goes by steps, each of which only asks for the memory that the next one reads, so that many
// names can be under way at once instead of waiting one by one: all step_1, then all step_2, and so
// on.
//
// Thread safety: a Shortcut holds scratch memory: one per thread. The table may be shared.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "dataset/slots.h"
#include "dataset/table.h"

namespace zonage::resolve {

class Shortcut {
 public:
  explicit Shortcut(const dataset::Table& table) : table_(table) {}

  // A name on its way.
  struct Way {
    std::string key;
    std::uint64_t hash = 0;
    std::uint32_t department = dataset::none;
    std::uint32_t at = dataset::none;  // where the last step arrived: row of the key, name, body
  };

  // UTF-8, as a query's text and as a département given beside it, empty where none is. False: no
  // further step is to be taken.
  bool step_1(std::string_view text, std::string_view department, Way& way);
  void step_2(Way& way) const;
  void step_3(Way& way) const;
  void step_4(Way& way) const;
  // The commune: found, and nothing was repaired. Or dataset::none.
  std::uint32_t arrive(const Way& way) const;

 private:
  dataset::Slots slots() const { return {table_.key_slots(), table_.keys().size()}; }
  std::uint32_t department_of(std::string_view code);

  // Columns hold few départements: what a code was last found to be.
  struct Known {
    std::string code;
    std::uint32_t department = dataset::none;
  };
  dataset::Table table_;
  std::array<Known, 64> known_;
};

}  // namespace zonage::resolve
