// zonage completion bash|zsh|fish: the few lines that teach a shell to ask zonage itself what may
// come next, so that no list of commands, options or communes stands anywhere else.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/completion_words.h"
#include "cli/options.h"

namespace zonage::cli {
namespace {

using render::Language;

// `zonage completion words N WORD...`: one candidate a line for the word N of the line (0 is
// zonage). No line: the shell completes files.
constexpr std::string_view bash_script =
    R"(# zonage: completion for bash. source <(zonage completion bash)
_zonage() {
  local line word
  COMPREPLY=()
  while IFS= read -r line; do
    printf -v word '%q' "$line"
    COMPREPLY+=("$word")
  done < <(zonage completion words "$COMP_CWORD" "${COMP_WORDS[@]}" 2>/dev/null)
  compopt -o nospace 2>/dev/null
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} != *= && ${COMPREPLY[0]} != *, ]] && compopt +o nospace 2>/dev/null
}
complete -o default -o bashdefault -o nosort -F _zonage zonage
)";

constexpr std::string_view zsh_script = R"(#compdef zonage
# zonage: completion for zsh. source <(zonage completion zsh), or in a folder of $fpath as _zonage
_zonage() {
  local -a found
  found=("${(@f)$(zonage completion words $((CURRENT - 1)) "${(@Q)words}" 2>/dev/null)}")
  found=(${found:#})
  if (( ${#found} )); then
    compadd -U -- "${found[@]}"
  else
    _files
  fi
}
if [[ ${funcstack[1]} == _zonage ]]; then
  _zonage "$@"
else
  compdef _zonage zonage
fi
)";

constexpr std::string_view fish_script =
    R"(# zonage: completion for fish. zonage completion fish | source
function __zonage_words
    set -l before (commandline -opc)
    set -l words $before (commandline -ct)
    set -l found (zonage completion words (count $before) $words 2>/dev/null)
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c zonage -f -k -a '(__zonage_words)'
)";

struct CompletionOptions {
  CommonOptions common;
  std::vector<std::string> words;
};

void declare(CLI::App& app, CompletionOptions& options, Language language) {
  app.add_option("bash|zsh|fish", options.words,
                 say(language, {"pour quel interpréteur de commandes", "for which shell"}));
  add_common(app, options.common, language);
}

constexpr Example examples[] = {
    {"source <(zonage completion bash)",
     {"pour cette session de bash ; à mettre dans ~/.bashrc pour toutes",
      "for this session of bash; in ~/.bashrc for all of them"}},
    {"zonage completion fish > ~/.config/fish/completions/zonage.fish",
     {"pour fish, une fois pour toutes", "for fish, once and for all"}},
};

int run(const Arguments& arguments) {
  const Language language = language_of(arguments);
  // What follows is the user's line, options and all.
  if (!arguments.empty() && arguments.front() == "words") {
    Output output;
    append_completion_words({arguments.begin() + 1, arguments.end()}, output.buffer());
    return output.finish(exit_ok, Language::english);
  }
  CompletionOptions options;
  CLI::App app;
  declare(app, options, language);
  if (const auto status = parse(completion_command.page, app, arguments, language)) return *status;
  const std::string shell = options.words.size() == 1 ? options.words.front() : std::string();
  Output output;
  if (shell == "bash") {
    output.buffer() = bash_script;
  } else if (shell == "zsh") {
    output.buffer() = zsh_script;
  } else if (shell == "fish") {
    output.buffer() = fish_script;
  } else {
    complain(say(language, "zonage completion : donnez un interpréteur : bash, zsh ou fish",
                 "zonage completion: give a shell: bash, zsh or fish"));
    return exit_error;
  }
  if (options.common.quiet) return exit_ok;
  return output.finish(exit_ok, language);
}

}  // namespace

const Command completion_command{
    {"completion",
     {"Ce qu'il faut à un interpréteur de commandes pour compléter une ligne de zonage",
      "What a shell needs to complete a line of zonage"},
     {"Commandes, options, zonages, zones, départements, et communes par le début de leur nom.",
      "Commands, options, schemes, zones, départements, and communes by the beginning of their "
      "names."},
     examples,
     {"bash|zsh|fish", "bash|zsh|fish"}},
    run,
    [](CLI::App& app, Language language) {
      static CompletionOptions unused;
      declare(app, unused, language);
    }};

}  // namespace zonage::cli
