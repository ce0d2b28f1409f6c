// zonage: which command is meant. `zonage QUERY...` looks up; `zonage lookup` is the same thing,
// for a commune named like a command.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <new>
#include <utility>

#include "cli/commands.h"

namespace {

using namespace zonage::cli;

int run(Arguments arguments) {
  const std::size_t at = first_word(arguments);
  if (at < arguments.size()) {
    if (const Command* command = find_command(arguments[at])) {
      arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(at));
      return command->run(arguments);
    }
  }
  return lookup_command.run(arguments);
}

// A standard stream that was closed (`<&-`) fails when it is used; its number must not go to a file
// that is opened later, which would be read or written in its stead.
void hold_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) != -1) continue;
    static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

}  // namespace

int main(int argc, char** argv) {
  hold_closed_streams();
  // A reader that goes away (`| head`) is told by write(), and is no error.
  std::signal(SIGPIPE, SIG_IGN);
  // So is a file that may not grow larger (`ulimit -f`): then what was begun is removed.
  std::signal(SIGXFSZ, SIG_IGN);
  using zonage::render::Words;
  auto language = zonage::render::Language::english;
  try {
    Arguments arguments(argv + 1, argv + argc);
    language = language_of(arguments);
    return run(std::move(arguments));
  } catch (const std::bad_alloc&) {
    complain(Words{"plus de mémoire : rien de plus n'est fait",
                   "not enough memory: nothing more is done"}
                 .in(language));
  } catch (const std::exception& error) {
    complain(std::string(Words{"inattendu : ", "unexpected: "}.in(language)) + error.what());
  }
  return exit_error;
}
