#include "compile/dataset/name_keys.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compile/dataset/key_halves.h"
#include "compile/dataset/local_keys.h"
#include "text/fold.h"
#include "text/loose.h"

namespace zonage::compile {
namespace {

using NamesByKey = std::map<std::string, std::vector<std::uint32_t>>;

std::uint32_t size32(const auto& container) { return static_cast<std::uint32_t>(container.size()); }

std::string key_of_name(std::string_view name) {
  std::string key;
  text::fold(name, key);
  return key;
}

// Where the names of a key are found.
void put_names(const std::vector<std::uint32_t>& names, auto& row,
               std::vector<std::uint32_t>& postings) {
  row.name_count = size32(names);
  row.name = names.size() == 1 ? names.front() : size32(postings);
  if (names.size() > 1) postings.insert(postings.end(), names.begin(), names.end());
}

void write_keys(TableWriter& table) {
  NamesByKey by_key;
  for (std::uint32_t n = 0; n < table.names.size(); ++n) {
    by_key[key_of_name(table.stored(table.names[n].name))].push_back(n);
  }
  for (const auto& [key, names] : by_key) {
    dataset::KeyRow row{};
    row.key = table.own_text(key);
    put_names(names, row, table.postings);
    table.keys.push_back(row);
  }
}

void write_loose_keys(TableWriter& table) {
  NamesByKey by_key;
  std::string loose;
  const auto add = [&](std::string_view name, std::uint32_t index) {
    text::loosen(key_of_name(name), loose);
    if (!loose.empty()) by_key[loose].push_back(index);
  };
  for (std::uint32_t n = 0; n < table.names.size(); ++n) {
    const std::string_view name = table.stored(table.names[n].name);
    add(name, n);
    // Château-Chinon (Ville), Château-Chinon (Campagne): people leave the parenthesis out. Not of
    // what is no more: `Centre (chef-lieu Sinnamary)`.
    const std::size_t open = name.find(" (");
    const bool lives = table.names[n].end == 0 || table.names[n].on_list_day != 0;
    if (open != std::string_view::npos && lives) add(name.substr(0, open), n);
  }
  for (const auto& [key, names] : by_key) {
    dataset::LooseKeyRow row{};
    row.key = table.own_text(key);
    put_names(names, row, table.loose_postings);
    table.loose_keys.push_back(row);
  }
}

}  // namespace

void write_name_keys(TableWriter& table) {
  write_keys(table);
  write_key_halves(table);
  write_local_keys(table);
  write_loose_keys(table);
}

}  // namespace zonage::compile
