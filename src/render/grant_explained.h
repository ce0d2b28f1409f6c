// One commune's part of the grant, line by line: every input, mean, gap, weight and share, the
// amounts before and after rounding, and what an exception of the rules changes.
// Thread safety: pure function.
#pragma once

#include <string>

#include "base/result.h"
#include "render/grant_view.h"

namespace zonage::render {

// An error where the rules without their exceptions cannot be computed.
std::optional<Error> append_grant_explained(const GrantView& view, std::size_t c, std::string& out);

}  // namespace zonage::render
