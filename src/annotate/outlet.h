// Bytes to a descriptor that may be slow to take them: a pipe, a terminal, a file. Waits as long as
// its reader needs, but not for ever once told to stop. Descriptors are borrowed. Thread safety:
// one Outlet belongs to one thread at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace zonage::annotate {

class Outlet {
 public:
  Outlet() = default;
  explicit Outlet(int file);

  // Once this descriptor can be read from, what a reader takes is still given, but who takes
  // nothing for half a second is waited for no longer; negative: for ever.
  void stop_on(int wake) { wake_ = wake; }

  // False when it failed: error_number(), which is EINTR when the reader was given up.
  bool write(std::string_view bytes);

  int error_number() const { return error_number_; }

 private:
  bool wait();
  std::size_t room() const;

  int file_ = -1;
  int wake_ = -1;
  bool never_waits_ = false;
  std::size_t pipe_size_ = 0;  // 0: not known, or no pipe
  bool stopping_ = false;
  int error_number_ = 0;
};

}  // namespace zonage::annotate
