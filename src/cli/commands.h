// The commands: their words, what each does, and what their pages are made of.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/page.h"

namespace zonage::cli {

struct Command {
  Page page;
  int (*run)(const Arguments&);
  // Declares the options, for who only reads them.
  void (*declare)(CLI::App&, render::Language);
};

extern const Command lookup_command;  // zonage itself
extern const Command annotate_command;
extern const Command list_command;
extern const Command qpv_command;
extern const Command dotation_command;
extern const Command sources_command;
extern const Command completion_command;

// In the order in which they are shown.
std::span<const Command* const> all_commands();

// Where the command's word stands, if any: the first argument that is no common option; `zonage
// --lang fr list` means the command, too.
std::size_t first_word(std::span<const std::string> arguments);

// The command of this word (`lookup` is zonage itself), or null.
const Command* find_command(std::string_view word);

}  // namespace zonage::cli
