#include "compile/dataset/qpv_atlas.h"

#include <algorithm>
#include <sstream>

#include "compile/dataset/link.h"
#include "compile/dataset/qpv_atlas_reader.h"

namespace zonage::compile {

using sources::AtlasHalf;
using sources::AtlasTable;

QpvAtlas AtlasReader::run() {
  for (const AtlasTable& table : in_.atlas.tables) read_table(table);
  for (const AtlasHalf& row : in_.atlas.left_region) read_region_page(row);
  std::string_view label;
  for (const AtlasHalf& row : in_.atlas.left) read_left(row, label);
  label = {};
  for (const AtlasHalf& row : in_.atlas.right) read_right(row, label);
  tell_missing_halves();
  std::sort(atlas_.neighbourhoods.begin(), atlas_.neighbourhoods.end(),
            [](const auto& a, const auto& b) { return a.code < b.code; });
  corrections_.tell_unused();
  return std::move(atlas_);
}

void AtlasReader::fail(std::size_t line, std::string_view part, std::string message) {
  atlas_.errors.push_back(
      in_.document->error_at(line, part, std::move(message), ErrorKind::contradiction));
}

std::uint32_t QpvAtlas::find_territory(std::string_view name) const {
  const std::string key = name_key(name);
  for (std::uint32_t t = 0; t < territories.size(); ++t) {
    if (name_key(territories[t].name) == key) return t;
  }
  return no_territory;
}

const Neighbourhood* QpvAtlas::find(std::string_view code) const {
  for (const Neighbourhood& n : neighbourhoods) {
    if (n.code == code) return &n;
  }
  return nullptr;
}

QpvAtlas read_atlas(const QpvInputs& in, const Inputs& inputs) {
  return AtlasReader(in, inputs).run();
}

bool takes_qpv_mark(std::string_view& object) {
  constexpr std::string_view mark = " (QPV)";
  if (!object.ends_with(mark)) return false;
  object.remove_suffix(mark.size());
  return true;
}

bool has_words_of(std::string_view whole, std::string_view part) {
  std::istringstream wanted(name_key(part));
  std::istringstream words(name_key(whole));
  std::string next;
  std::string word;
  while (wanted >> next) {
    while (words >> word && word != next) {
    }
    if (!words) return false;
  }
  return true;
}

}  // namespace zonage::compile
