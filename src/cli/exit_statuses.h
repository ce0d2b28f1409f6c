// What each exit status of a command tells, for its page. Thread safety: pure functions.
#pragma once

#include <string_view>

#include "cli/options.h"

namespace zonage::cli {

// One line. `name` is the command's word, empty for zonage itself.
Words exit_statuses_of(std::string_view name);

}  // namespace zonage::cli
