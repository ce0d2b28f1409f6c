// A computation of the grant and what it is compared with: the published amounts, or for another
// agglomeration the same inputs without the changes. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dataset/table.h"
#include "grant/compute.h"
#include "grant/profile.h"

namespace zonage::grant {

// `62178.pop_qpv=8000`, taken apart; the commune as written.
struct Change {
  std::string commune;
  Input input{};
  Decimal value;
};
Result<Change> parse_change(std::string_view text);

// `1=2000000`: changes the profile.
std::optional<Error> change_envelope(Profile& profile, std::string_view text);
// `2`: likewise for the cap of social housing.
std::optional<Error> change_cap(Profile& profile, std::string_view text);

struct Reference {
  bool published = false;             // else computed without the changes
  std::vector<std::int64_t> amounts;  // euros, as the communes
  Means means;                        // that it rests on
};
// Of these communes before any change, under the profile before any: what is published where they
// are the communes of the table, else what is computed.
Result<Reference> reference_of(const dataset::Table& table, const std::vector<Commune>& communes,
                               const Profile& profile);

}  // namespace zonage::grant
