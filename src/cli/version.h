// `zonage --version`, and with --verbose what the command was made of and by: what a report of a
// fault should say. Thread safety: pure functions.
#pragma once

#include <string>

#include "cli/command.h"

namespace zonage::cli {

std::string version_text(bool verbose, render::Language language);

}  // namespace zonage::cli
