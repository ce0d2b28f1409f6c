#include "annotate/outlet.h"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>

namespace zonage::annotate {
namespace {

constexpr int patience = 500;  // milliseconds

}  // namespace

Outlet::Outlet(int file) : file_(file) {
  struct stat state {};
  never_waits_ = ::fstat(file, &state) == 0 && S_ISREG(state.st_mode);
#ifdef F_GETPIPE_SZ
  const int size = ::fcntl(file, F_GETPIPE_SZ);  // fails on what is no pipe
  if (size > 0) pipe_size_ = static_cast<std::size_t>(size);
#endif
}

bool Outlet::write(std::string_view bytes) {
  while (!bytes.empty()) {
    if (!never_waits_ && !wait()) return false;
    const ssize_t wrote = ::write(file_, bytes.data(), std::min(bytes.size(), room()));
    if (wrote >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(wrote));
    } else if (errno != EINTR && errno != EAGAIN) {
      error_number_ = errno;
      return false;
    }
  }
  return true;
}

// What write() takes without waiting, once there is room: else it would wait within, which a signal
// that comes just before does not end. An empty pipe takes all that it can hold.
std::size_t Outlet::room() const {
  if (never_waits_) return std::numeric_limits<std::size_t>::max();
  int held = 0;
  return pipe_size_ != 0 && ::ioctl(file_, FIONREAD, &held) == 0 && held == 0 ? pipe_size_
                                                                              : PIPE_BUF;
}

// Until it has room, or something to tell.
bool Outlet::wait() {
  while (true) {
    pollfd waits[] = {{file_, POLLOUT, 0}, {stopping_ ? -1 : wake_, POLLIN, 0}};
    const int ready = ::poll(waits, 2, stopping_ ? patience : -1);
    if (waits[0].revents != 0) return true;
    if (ready == 0) {
      error_number_ = EINTR;
      return false;
    }
    if (ready > 0) stopping_ = true;
  }
}

}  // namespace zonage::annotate
