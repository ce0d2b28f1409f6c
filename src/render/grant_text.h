// The grant as a person reads it: the table of all communes, what a change moves, and what of the
// published figures is found again. Thread safety: pure functions.
#pragma once

#include <string>

#include "render/grant_rows.h"
#include "render/grant_view.h"

namespace zonage::render {

// What is shared out, by which rules and means, and what was changed.
void append_grant_head(const GrantView& view, std::string& out);
// One row a commune; where something was changed, those that move.
void append_grant_table(const GrantView& view, std::string& out);
// One row a column, then the sums, the corrections and the exceptions.
void append_grant_check(const GrantView& view, const std::vector<GrantCheck>& checks,
                        std::string& out);

}  // namespace zonage::render
