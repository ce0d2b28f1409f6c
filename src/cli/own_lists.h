// `--with NAME=FILE.csv`: lists of the user's own, in every command that shows zones. What is wrong
// with one, and which of its rows say nothing, is told on stderr.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "lists/own_list.h"

namespace zonage::cli {

void add_with(CLI::App& app, std::vector<std::string>& with, render::Language language);

// Nothing when one of them cannot be used. `quiet`: not a word of rows that are left out.
std::optional<std::vector<lists::OwnList>> open_own_lists(const std::vector<std::string>& with,
                                                          const dataset::Table& table, bool quiet,
                                                          render::Language language);

}  // namespace zonage::cli
