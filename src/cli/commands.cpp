#include "cli/commands.h"

#include <algorithm>
#include <iterator>

namespace zonage::cli {

std::span<const Command* const> all_commands() {
  static constexpr const Command* all[] = {&lookup_command,    &annotate_command, &list_command,
                                           &qpv_command,       &dotation_command, &sources_command,
                                           &completion_command};
  return all;
}

std::size_t first_word(std::span<const std::string> arguments) {
  constexpr std::string_view flags[] = {"-q", "--quiet", "-V", "--version", "--verbose"};
  constexpr std::string_view with_value[] = {"--lang", "--color", "--data"};
  std::size_t at = 0;
  while (at < arguments.size()) {
    const std::string_view argument = arguments[at];
    const std::string_view name = argument.substr(0, argument.find('='));
    if (std::find(std::begin(with_value), std::end(with_value), name) != std::end(with_value)) {
      at += name == argument ? 2 : 1;
    } else if (std::find(std::begin(flags), std::end(flags), argument) != std::end(flags)) {
      at += 1;
    } else {
      break;
    }
  }
  return at;
}

const Command* find_command(std::string_view word) {
  if (word == "lookup") return &lookup_command;
  for (const Command* command : all_commands()) {
    if (!command->page.name.empty() && command->page.name == word) return command;
  }
  return nullptr;
}

}  // namespace zonage::cli
