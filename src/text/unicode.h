// Which Unicode the tables behind fold() and display_width() were made from.
#pragma once

#include <string_view>

namespace zonage::text {

std::string_view unicode_version();  // e.g. "15.0"
std::string_view icu_version();      // of the library that was asked, e.g. "72.1"

}  // namespace zonage::text
