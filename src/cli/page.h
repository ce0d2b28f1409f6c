// A command's page: what `--help` shows and what `man` shows are made from the same things, so that
// they cannot differ: the options as the parser knows them, and a few sentences and examples that
// stand beside the command. The examples are run by the tests.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace zonage::cli {

struct Example {
  std::string_view command;  // as typed
  Words meaning;
};

struct Page {
  std::string_view name;  // the command's word; empty for zonage itself
  Words summary;          // one line
  Words details;          // what the options do not tell; may be empty
  std::span<const Example> examples;
  Words usage{};  // what follows the options; empty: the arguments as the parser knows them
};

// `zonage annotate`.
std::string title_of(const Page& page);

// Lines of at most `width` columns where words allow it.
std::string help_text(const Page& page, const CLI::App& app, render::Language language,
                      std::size_t width);

// The manual page, section 1, for man(1): roff with UTF-8 in it.
std::string manual_page(const Page& page, const CLI::App& app, render::Language language);

}  // namespace zonage::cli
