// Which Unicode the tables behind fold() and display_width() were made from.
#pragma once

#include <string_view>

namespace zonage::text {

std::string_view unicode_version();  // e.g. "15.0"

}  // namespace zonage::text
