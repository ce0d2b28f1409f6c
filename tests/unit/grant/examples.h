// Communes and rules for the tests of the grant.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grant/compute.h"
#include "support/catch.h"

namespace zonage::test {

inline grant::Profile read_rules(const std::string& id) {
  Result<grant::Profile> profile =
      grant::open_profile(ZONAGE_SOURCE_DIR "/data/rules/dsc_2023_" + id + ".tsv");
  REQUIRE(profile);
  return std::move(*profile);
}

inline grant::Profile as_published() { return read_rules("as_published"); }

inline Decimal number(std::string_view text) {
  const auto parsed = parse_decimal(text);
  REQUIRE(parsed);
  return *parsed;
}

// Inputs in the order of grant/columns.h.
inline grant::Commune commune(std::string code, const std::vector<std::string_view>& inputs) {
  REQUIRE(inputs.size() == grant::input_count);
  grant::Commune result;
  result.code = std::move(code);
  result.name = "C" + result.code;
  for (std::size_t i = 0; i < inputs.size(); ++i) result.inputs[i] = number(inputs[i]);
  return result;
}

// Three communes: one with QPV inhabitants and social housing over the threshold, one between, one
// with neither.
inline std::vector<grant::Commune> three_communes() {
  return {
      commune("62001",
              {"100", "1200", "1190", "800,5", "11000,25", "1,2", "10000", "300", "600", "100"}),
      commune("62002", {"0", "600", "590", "700,25", "13000,5", "1,1", "5000", "10", "300", "20"}),
      commune("62003",
              {"50", "2500", "2490", "950", "12000", "1,2", "20000", "300", "1200", "200"})};
}

inline grant::Outcome computed(const std::vector<grant::Commune>& communes,
                               const grant::Profile& profile, const grant::Means* kept = nullptr) {
  Result<grant::Outcome> outcome = grant::compute(communes, profile, kept);
  if (!outcome) FAIL(outcome.error().message);
  return std::move(*outcome);
}

// Over the least common denominator.
inline grant::Fraction sum(const std::vector<grant::Fraction>& fractions) {
  const grant::CommonFractions common = grant::over_one_denominator(fractions);
  grant::Integer total;
  for (const grant::Integer& numerator : common.numerators) total += numerator;
  return {total, common.denominator};
}

// The amounts in whole euros.
inline std::vector<std::int64_t> amounts(const grant::Outcome& outcome) {
  std::vector<std::int64_t> euros;
  for (const grant::Share& share : outcome.shares) {
    euros.push_back(share[grant::Figure::grant].floor().to_int64());
  }
  return euros;
}

}  // namespace zonage::test
