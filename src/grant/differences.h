// Which rules of two profiles differ. Thread safety: pure function.
#pragma once

#include <string>
#include <vector>

#include "grant/profile.h"

namespace zonage::grant {

// One line each, in the profile's own words: `plafond logements_sociaux : 1 -> 2`; `absent` where
// one of the two has no such stratum or exception.
std::vector<std::string> differences(const Profile& from, const Profile& to);

}  // namespace zonage::grant
