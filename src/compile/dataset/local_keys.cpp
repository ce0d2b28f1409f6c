#include "compile/dataset/local_keys.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "dataset/departments.h"
#include "text/letter_profile.h"

namespace zonage::compile {

void write_local_keys(TableWriter& table) {
  const auto has_name_in = [&](const dataset::KeyRow& key, std::uint32_t department) {
    const auto names = key.name_count == 1
                           ? std::span<const std::uint32_t>(&key.name, 1)
                           : std::span(table.postings).subspan(key.name, key.name_count);
    return std::any_of(names.begin(), names.end(), [&](std::uint32_t n) {
      const dataset::NameRow& name = table.names[n];
      return name.kind != dataset::NameKind::printed &&
             dataset::lies_in(table.bodies[name.body], department, table.departments);
    });
  };
  for (std::uint32_t department = 0; department < table.departments.size(); ++department) {
    std::array<std::vector<std::uint32_t>, dataset::local_lengths> by_length;
    for (std::uint32_t k = 0; k < table.keys.size(); ++k) {
      if (!has_name_in(table.keys[k], department)) continue;
      const std::size_t length = text::count_code_points(table.stored(table.keys[k].key));
      by_length[std::min(length, by_length.size() - 1)].push_back(k);
    }
    for (const std::vector<std::uint32_t>& keys : by_length) {
      table.local_begins.push_back(static_cast<std::uint32_t>(table.local_keys.size()));
      for (const std::uint32_t k : keys) {
        table.local_keys.push_back(k);
        table.local_letters.push_back(text::letters_of(table.stored(table.keys[k].key)));
      }
    }
  }
  table.local_begins.push_back(static_cast<std::uint32_t>(table.local_keys.size()));
}

}  // namespace zonage::compile
