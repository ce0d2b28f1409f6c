#include "cli/interruption.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace zonage::cli {
namespace {

constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};

// What a handler can reach.
std::array<int, 2> ends{-1, -1};
std::array<struct sigaction, signals.size()> before;

extern "C" void handle(int) {
  const int error = errno;
  static_cast<void>(!::write(ends[1], "", 1));
  errno = error;
}

}  // namespace

Interruption::Interruption() {
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;
  struct sigaction action {};
  action.sa_handler = handle;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (std::size_t i = 0; i < signals.size(); ++i) {
    ::sigaction(signals[i], nullptr, &before[i]);
    // Who started us with a signal ignored (nohup) wants it ignored.
    if (before[i].sa_handler != SIG_IGN) ::sigaction(signals[i], &action, nullptr);
  }
}

Interruption::~Interruption() {
  if (ends[0] < 0) return;
  for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before[i], nullptr);
  for (int& end : ends) {
    ::close(end);
    end = -1;
  }
}

int Interruption::descriptor() const { return ends[0]; }

}  // namespace zonage::cli
