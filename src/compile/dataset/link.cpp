#include "compile/dataset/link.h"

#include <algorithm>
#include <set>

#include "base/codes.h"
#include "text/fold.h"

namespace zonage::compile {
namespace {

using communes::Body;
using communes::Gazetteer;
using communes::no_body;
using sources::Erratum;
using sources::ErratumKind;
using sources::PrintedName;
using sources::PrintedRule;
using zones::no_index;

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

using PrintedAt =
    std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;

PrintedAt place_of(const PrintedName& name) {
  return {name.heading.zone, name.heading.department, name.heading.section, name.name};
}

PrintedAt place_of(const Erratum& erratum) {
  return {erratum.zone, erratum.department, erratum.section, erratum.printed};
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  text::fold(name, key);
  return key;
}

Linker::Linker(const Gazetteer& gazetteer) {
  for (std::uint32_t b = 0; b < gazetteer.bodies().size(); ++b) {
    const Body& body = gazetteer.bodies()[b];
    if (body.list_state != sources::no_state) {
      const auto& state = gazetteer.states()[body.list_state];
      codes_[state.code] = b;
      names_[{std::string(department_of(state.code)), name_key(state.name)}].push_back(b);
    }
  }
  // Codes that no commune of the list's day bore: a body that was a commune before, if any.
  for (std::uint32_t b = 0; b < gazetteer.bodies().size(); ++b) {
    for (const std::uint32_t s : gazetteer.bodies()[b].states) {
      const auto& state = gazetteer.states()[s];
      if (state.nature == sources::Nature::commune && state.first <= communes::list_day) {
        codes_.try_emplace(state.code, b);
      }
    }
  }
}

std::vector<std::uint32_t> Linker::by_name(std::string_view department,
                                           std::string_view key) const {
  if (department == "20") {
    std::vector<std::uint32_t> both = by_name("2A", key);
    const std::vector<std::uint32_t> north = by_name("2B", key);
    both.insert(both.end(), north.begin(), north.end());
    return both;
  }
  const auto found = names_.find(std::pair(std::string(department), std::string(key)));
  return found != names_.end() ? found->second : std::vector<std::uint32_t>{};
}

std::uint32_t Linker::by_code(std::string_view code) const {
  const auto found = codes_.find(code);
  return found != codes_.end() ? found->second : no_body;
}

LinkedList link(const Linker& linker, const ListInput& list,
                const std::map<std::string, std::string_view, std::less<>>& cantons) {
  LinkedList result;
  const sources::PrintedList& printed = list.printed;
  result.erratum_of_name.assign(printed.names.size(), no_index);
  const auto stale = [&](const Erratum& erratum, std::string message) {
    result.errors.push_back(list.errata_document->error_at(
        erratum.line, erratum.printed, std::move(message), ErrorKind::contradiction));
  };

  std::map<PrintedAt, std::vector<std::uint32_t>> errata;
  for (std::uint32_t e = 0; e < list.errata.rows.size(); ++e) {
    errata[place_of(list.errata.rows[e])].push_back(e);
  }
  for (const auto& [place, rows] : errata) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
      stale(list.errata.rows[rows[i]], "a second correction of the same printed name");
    }
  }

  // Corrections of cantons, which a rule names and which are no communes, bear no code.
  std::set<std::uint32_t> used;
  for (const PrintedRule& rule : printed.rules) {
    for (const std::string_view canton : rule.cantons) {
      if (cantons.contains(name_key(canton))) continue;
      const auto at =
          errata.find({rule.heading.zone, rule.heading.department, rule.heading.section, canton});
      if (at != errata.end() && !list.errata.rows[at->second.front()].meant.empty() &&
          cantons.contains(name_key(list.errata.rows[at->second.front()].meant.front()))) {
        const Erratum& erratum = list.errata.rows[at->second.front()];
        for (const sources::Evidence& item : erratum.evidence) {
          if (item.kind != "canton" || item.detail != erratum.meant.front()) {
            stale(erratum, "a canton's correction is proved by `canton:` and its name");
          }
        }
        used.insert(at->second.front());
        continue;
      }
      result.errors.push_back(list.document->error_at(rule.line, canton,
                                                      "no canton of this name: " + quoted(canton),
                                                      ErrorKind::contradiction));
    }
  }

  for (std::uint32_t n = 0; n < printed.names.size(); ++n) {
    const PrintedName& name = printed.names[n];
    const auto fail = [&](std::string message) {
      result.errors.push_back(list.document->error_at(name.line, name.name, std::move(message),
                                                      ErrorKind::contradiction));
    };
    const std::vector<std::uint32_t> plain =
        linker.by_name(name.heading.department, name_key(name.name));
    const auto correction = errata.find(place_of(name));
    if (correction == errata.end()) {
      if (plain.size() == 1) {
        result.listed.push_back({n, plain.front(), no_index});
      } else {
        fail(plain.empty()
                 ? quoted(name.name) + " is no commune of " + std::string(name.heading.department) +
                       " on 19 December 2003 and has no correction"
                 : quoted(name.name) + " fits two communes and has no correction");
      }
      continue;
    }
    const std::uint32_t e = correction->second.front();
    const Erratum& erratum = list.errata.rows[e];
    if (!used.insert(e).second) {
      fail(quoted(name.name) + " stands twice under one heading; its correction cannot tell which");
      continue;
    }
    result.erratum_of_name[n] = e;
    if (erratum.kind == ErratumKind::unresolved) {
      result.unresolved.push_back(n);
      continue;
    }
    if (erratum.codes.empty()) stale(erratum, "this correction needs a code");
    for (const std::string_view code : erratum.codes) {
      const std::uint32_t body = linker.by_code(code);
      if (body == no_body) {
        stale(erratum, "no commune bears the code " + std::string(code));
      } else if (plain.size() == 1 && plain.front() == body && erratum.codes.size() == 1) {
        stale(erratum, "this correction is not needed: " + quoted(name.name) +
                           " is that commune's own name");
      } else {
        result.listed.push_back({n, body, e});
      }
    }
  }
  for (std::uint32_t e = 0; e < list.errata.rows.size(); ++e) {
    if (!used.contains(e)) {
      stale(list.errata.rows[e],
            "this correction no longer applies: " + quoted(list.errata.rows[e].printed) +
                " is not printed under that heading");
    }
  }
  return result;
}

}  // namespace zonage::compile
