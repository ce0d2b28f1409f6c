#include "bench/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>

extern char** environ;

namespace zonage::bench {
namespace {

// The command as execve wants it; borrows its strings.
std::vector<char*> pointers(const std::vector<std::string>& command) {
  std::vector<char*> result;
  for (const std::string& word : command) result.push_back(const_cast<char*>(word.c_str()));
  result.push_back(nullptr);
  return result;
}

// What to do with the child's streams; freed with the object.
class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  void null(int stream) {
    ::posix_spawn_file_actions_addopen(&actions_, stream, "/dev/null", O_RDWR, 0);
  }
  void redirect(int stream, int to) { ::posix_spawn_file_actions_adddup2(&actions_, to, stream); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

void wait_for(pid_t child, const std::string& name) {
  int status = 0;
  if (::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error(name + " failed");
  }
}

pid_t start(const std::vector<std::string>& command, const FileActions& actions) {
  const std::vector<char*> argv = pointers(command);
  pid_t child = 0;
  if (::posix_spawn(&child, argv[0], actions.get(), nullptr, argv.data(), environ) != 0) {
    throw std::runtime_error("cannot start " + command[0]);
  }
  return child;
}

}  // namespace

double time_process(const std::vector<std::string>& command) {
  FileActions actions;
  actions.null(0);
  actions.null(1);
  const auto begin = std::chrono::steady_clock::now();
  wait_for(start(command, actions), command[0]);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string output_of(const std::vector<std::string>& command) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("cannot make a pipe");
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  FileActions actions;
  actions.null(0);
  actions.redirect(1, ends[1]);
  const pid_t child = start(command, actions);
  ::close(ends[1]);
  std::string output;
  std::array<char, 65536> piece{};
  ssize_t n = 0;
  while ((n = ::read(ends[0], piece.data(), piece.size())) > 0) {
    output.append(piece.data(), static_cast<std::size_t>(n));
  }
  ::close(ends[0]);
  wait_for(child, command[0]);
  return output;
}

}  // namespace zonage::bench
