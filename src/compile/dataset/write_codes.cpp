#include "compile/dataset/write_codes.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <string>
#include <utility>

#include "compile/dataset/row_parts.h"

namespace zonage::compile {

using communes::Body;

void write_codes(const Compiled& in, const std::vector<std::uint32_t>& order, TableWriter& out) {
  std::set<std::pair<std::string, std::uint32_t>> codes;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    for (const std::uint32_t s : in.gazetteer.bodies()[order[i]].states) {
      codes.emplace(in.gazetteer.states()[s].code, i);
    }
  }
  for (const sources::FormerCode& former : in.inputs.former_codes.codes) {
    const auto at = codes.lower_bound({former.former, 0});
    if (at != codes.end() && at->first == former.former) continue;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      const Body& body = in.gazetteer.bodies()[order[i]];
      if (body.today_state != sources::no_state && body.code == former.code) {
        codes.emplace(former.former, i);
      }
    }
  }
  for (const auto& [code, body] : codes) {
    dataset::CodeRow row{};
    put_code(row.code, code);
    row.body = body;
    out.codes.push_back(row);
  }
  // Among the bodies of one code first the commune of today that bears it, then who last bore it.
  const auto rank = [&](const dataset::CodeRow& row) {
    const dataset::BodyRow& body = out.bodies[row.body];
    const bool own = std::memcmp(row.code, body.code, sizeof row.code) == 0;
    const bool today = (body.flags & dataset::body_is_today) != 0;
    return own && today ? 0 : own ? 1 : today ? 2 : 3;
  };
  std::stable_sort(out.codes.begin(), out.codes.end(), [&](const auto& a, const auto& b) {
    const int by_code = std::memcmp(a.code, b.code, sizeof a.code);
    return by_code != 0 ? by_code < 0 : rank(a) < rank(b);
  });
}

}  // namespace zonage::compile
