#include "annotate/input.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace zonage::annotate {

// Without the pipe (too many open files) only what waits cannot be stopped.
Input::Input() {
  if (::pipe(stop_.data()) != 0) return;
  for (const int end : stop_) ::fcntl(end, F_SETFD, FD_CLOEXEC);
}

Input::~Input() {
  for (const int end : stop_) {
    if (end >= 0) ::close(end);
  }
  if (owned_) ::close(file_);
}

void Input::stop() {
  if (stop_[1] >= 0 && ::write(stop_[1], "", 1) < 0) {
    // It is full of such words already.
  }
}

bool Input::open(const std::string& path) {
  if (path.empty() || path == "-") return true;
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  owned_ = file_ >= 0;
  if (!owned_) {
    error_number_ = errno;
    return false;
  }
  struct stat state {};
  if (::fstat(file_, &state) == 0 && S_ISDIR(state.st_mode)) {  // else only reading would tell
    error_number_ = EISDIR;
    return false;
  }
  return true;
}

Input::Outcome Input::read(std::span<char> into, std::size_t& size) {
  size = 0;
  while (true) {
    // A regular file is always ready: then this asks and does not wait.
    pollfd waits[] = {{wake_, POLLIN, 0}, {stop_[0], POLLIN, 0}, {file_, POLLIN, 0}};
    // Cut short by the signal itself, it has not looked yet: reading would wait for ever.
    if (::poll(waits, 3, -1) < 0 && errno == EINTR) continue;
    if (waits[0].revents != 0 || waits[1].revents != 0) return Outcome::interrupted;
    const ssize_t got = ::read(file_, into.data(), into.size());
    if (got > 0) {
      size = static_cast<std::size_t>(got);
      return Outcome::bytes;
    }
    if (got == 0) return Outcome::end;
    if (errno == EINTR || errno == EAGAIN) continue;  // somebody made the pipe non-blocking
    error_number_ = errno;
    return Outcome::failed;
  }
}

bool Input::ready_within(std::chrono::milliseconds time) {
  pollfd wait{file_, POLLIN, 0};
  return ::poll(&wait, 1, static_cast<int>(time.count())) != 0;
}

std::uint64_t Input::size() const {
  struct stat state {};
  const bool regular = ::fstat(file_, &state) == 0 && S_ISREG(state.st_mode);
  return regular ? static_cast<std::uint64_t>(state.st_size) : 0;
}

}  // namespace zonage::annotate
