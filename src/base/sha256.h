// SHA-256 (FIPS 180-4), as lower-case hexadecimal: the published documents' fingerprints.
// Thread safety: pure function.
#pragma once

#include <string>
#include <string_view>

namespace zonage {

std::string sha256(std::string_view bytes);

}  // namespace zonage
