#include "cli/commands.h"

namespace zonage::cli {

std::span<const Command* const> all_commands() {
  static constexpr const Command* all[] = {&lookup_command,    &annotate_command, &list_command,
                                           &qpv_command,       &dotation_command, &sources_command,
                                           &completion_command};
  return all;
}

const Command* find_command(std::string_view word) {
  if (word == "lookup") return &lookup_command;
  for (const Command* command : all_commands()) {
    if (!command->page.name.empty() && command->page.name == word) return command;
  }
  return nullptr;
}

}  // namespace zonage::cli
