// A few invented communes and lists for the tests of classification.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "communes/gazetteer.h"
#include "sources/cog.h"
#include "sources/document.h"
#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::test {

// Communes that never changed, `01001 Val`; parts gone on 1 January 1990 into another commune,
// `01003 Dun > 01001`; and by ` in 2016` behind them, communes that were made anew on the first day
// of that year and the parts that went into them then. By code.
inline communes::Gazetteer gazetteer_of(const std::vector<std::string>& communes) {
  std::string text =
      "etat\tnom\ttncc\tfin\traison_debut\traison_fin\tpredecesseur\tsuccesseur\tpole\n";
  for (const std::string& commune : communes) {
    const std::string code = commune.substr(0, 5);
    const std::size_t in = commune.find(" in ");
    const bool anew = in != std::string::npos;
    const std::string day = (anew ? commune.substr(in + 4) : "1990") + "-01-01";
    const std::size_t arrow = commune.find(" > ");
    const std::string name = commune.substr(6, std::min(arrow, in) - 6);
    const std::string first = "COM-" + code + "@1943-01-01";
    if (arrow == std::string::npos) {
      const std::string second = anew ? "COM-" + code + "@" + day : "";
      text += first + "\t" + name + "\t0\t" + (anew ? day + "\t\tfin" : "\t\t") + "\t\t" + second +
              "\t\n";
      if (anew) text += second + "\t" + name + "\t0\t\tdébut\t\t" + first + "\t\t\n";
      continue;
    }
    const std::string part = "COMA-" + code + "@" + day;
    const std::string pole =
        "COM-" + commune.substr(arrow + 3, 5) + "@" + (anew ? day : "1943-01-01");
    text += first + "\t" + name + "\t0\t" + day + "\t\tfin\t\t" + part + "\t\n";
    text += part + "\t" + name + "\t0\t\tdébut\t\t" + first + "\t\t" + pole + "\n";
  }
  sources::CogStates read =
      sources::read_states(*sources::Document::from_text("states.tsv", std::move(text)));
  REQUIRE(described(read.errors) == Texts{});
  return communes::Gazetteer(std::move(read.states));
}

// The body whose latest code is this: of two, the commune of today.
inline std::uint32_t body_of_code(const communes::Gazetteer& gazetteer, std::string_view code) {
  std::uint32_t found = communes::no_body;
  for (std::uint32_t b = 0; b < gazetteer.bodies().size(); ++b) {
    const communes::Body& body = gazetteer.bodies()[b];
    if (body.code != code) continue;
    if (found == communes::no_body || body.today_state != sources::no_state) found = b;
  }
  if (found == communes::no_body) FAIL("no commune " << code);
  return found;
}

}  // namespace zonage::test
