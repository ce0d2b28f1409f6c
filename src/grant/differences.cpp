#include "grant/differences.h"

#include <set>
#include <utility>

#include "grant/fraction.h"

namespace zonage::grant {
namespace {

std::string text_of(const Decimal& value) {
  return Integer(value.units).to_string(value.decimals, ".");
}

std::string text_of(const std::optional<unsigned>& decimals) {
  return decimals ? std::to_string(*decimals) : "exact";
}

bool same(const Decimal& a, const Decimal& b) { return Fraction(a) == Fraction(b); }

}  // namespace

std::vector<std::string> differences(const Profile& from, const Profile& to) {
  std::vector<std::string> lines;
  const auto tell = [&](std::string rule, const std::string& before, const std::string& after) {
    lines.push_back(std::move(rule) + " : " + before + " -> " + after);
  };
  for (std::size_t i = 0; i < envelope_count; ++i) {
    if (same(from.envelopes[i], to.envelopes[i])) continue;
    tell("enveloppe " + std::to_string(i + 1), text_of(from.envelopes[i]),
         text_of(to.envelopes[i]));
  }
  for (const Criterion each : all_criteria) {
    const Decimal& before = from.weights[at(each)];
    const Decimal& after = to.weights[at(each)];
    if (!same(before, after)) {
      tell("poids " + std::string(key_of(each)), text_of(before), text_of(after));
    }
  }
  for (std::size_t i = 0; i < mean_count; ++i) {
    if (from.mean_decimals[i] == to.mean_decimals[i]) continue;
    tell("arrondi " + std::string(mean_keys[i]), text_of(from.mean_decimals[i]),
         text_of(to.mean_decimals[i]));
  }
  if (!same(from.threshold, to.threshold)) {
    tell("seuil logements_sociaux", text_of(from.threshold), text_of(to.threshold));
  }
  if (!same(from.cap, to.cap)) {
    tell("plafond logements_sociaux", text_of(from.cap), text_of(to.cap));
  }
  const auto stratum_text = [](const Profile& profile, std::int64_t first) {
    for (const Stratum& stratum : profile.strata) {
      if (stratum.from == first) return stratum.mean ? text_of(*stratum.mean) : std::string("-");
    }
    return std::string("absent");
  };
  std::set<std::int64_t> firsts;
  for (const Profile* profile : {&from, &to}) {
    for (const Stratum& stratum : profile->strata) firsts.insert(stratum.from);
  }
  for (const std::int64_t first : firsts) {
    const std::string before = stratum_text(from, first);
    const std::string after = stratum_text(to, first);
    if (before != after) tell("strate " + std::to_string(first), before, after);
  }
  const auto exception_text = [](const Profile& profile, const Exception& wanted) {
    const Exception* found = profile.exception_of(wanted.code, wanted.figure);
    return found == nullptr ? std::string("absent") : text_of(found->value);
  };
  std::set<std::string> told;
  for (const Profile* profile : {&from, &to}) {
    for (const Exception& exception : profile->exceptions) {
      const std::string rule =
          "exception " + exception.code + "." + std::string(key_of(exception.figure));
      const std::string before = exception_text(from, exception);
      const std::string after = exception_text(to, exception);
      if (before != after && told.insert(rule).second) tell(rule, before, after);
    }
  }
  return lines;
}

}  // namespace zonage::grant
