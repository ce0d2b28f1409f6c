#include "resolve/suggest.h"

#include <algorithm>
#include <tuple>

#include "resolve/tier.h"
#include "text/distance.h"
#include "text/utf8.h"

namespace zonage::resolve {
namespace {

using dataset::KeyRow;
using dataset::NameRow;
using dataset::Table;

// A short name has many neighbours: one edit there, two elsewhere.
constexpr std::size_t short_name = 5;

struct Near {
  int distance;
  double likeness;
  const KeyRow* key;
  std::uint32_t name;
};

std::vector<Near> names_near(const Table& table, std::string_view key,
                             const std::function<bool(const NameRow&)>& wanted) {
  const std::size_t length = text::count_code_points(key);
  const int limit = length <= short_name ? 1 : 2;
  const text::OsaPattern pattern(key);
  const std::uint32_t letters = text::letter_set(key);
  std::vector<Near> near;
  for (const KeyRow& row : table.keys()) {
    const auto points = static_cast<std::ptrdiff_t>(row.code_points);
    if (std::abs(points - static_cast<std::ptrdiff_t>(length)) > limit) continue;
    if (text::distance_bound(letters, row.letters) > limit) continue;
    const std::string_view other = table.text(row.key);
    const int distance = pattern.distance(other, limit);
    if (distance > limit) continue;
    const double likeness = text::jaro_winkler(key, other);
    for (const std::uint32_t n : table.postings().subspan(row.first_posting, row.posting_count)) {
      const NameRow& name = table.names()[n];
      if (name.kind != dataset::NameKind::printed && wanted(name)) {
        near.push_back({distance, likeness, &row, n});
      }
    }
  }
  std::sort(near.begin(), near.end(), [&](const Near& a, const Near& b) {
    const auto rank = [&](const Near& at) {
      const NameRow& name = table.names()[at.name];
      return std::tuple(at.distance, -at.likeness, tier_of(name, table.bodies()[name.body]),
                        table.text(name.name), name.body);
    };
    return rank(a) < rank(b);
  });
  return near;
}

}  // namespace

void suggest(const Table& table, std::string_view key,
             const std::function<bool(const NameRow&)>& wanted, std::vector<Suggestion>& out) {
  out.clear();
  const std::vector<Near> near = names_near(table, key, wanted);
  const auto code_of_body = [&](std::uint32_t body) {
    return dataset::code_of(table.bodies()[body].code);
  };
  std::vector<const KeyRow*> keys;
  for (const bool repeat : {false, true}) {
    for (const Near& at : near) {
      if (out.size() == most_suggestions) break;
      const std::uint32_t body = table.names()[at.name].body;
      const bool same_place = std::any_of(out.begin(), out.end(), [&](const Suggestion& other) {
        return code_of_body(other.body) == code_of_body(body);
      });
      const bool same_name = std::find(keys.begin(), keys.end(), at.key) != keys.end();
      if (same_place || (same_name && !repeat)) continue;
      out.push_back({body, at.name, at.distance});
      keys.push_back(at.key);
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Suggestion& a, const Suggestion& b) {
    return a.distance < b.distance;
  });
}

}  // namespace zonage::resolve
