#include "annotate/whole_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace zonage::annotate {

WholeFile::~WholeFile() {
  if (file_ < 0) return;
  ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

bool WholeFile::fail() {
  error_number_ = errno;
  return false;
}

bool WholeFile::open(const std::string& path) {
  place_ = path;
  struct stat before {};
  const bool exists = ::stat(path.c_str(), &before) == 0;
  if (!exists) {  // a link that leads nowhere would be replaced itself
    const int reason = errno;
    const bool is_link = ::lstat(path.c_str(), &before) == 0;
    errno = reason;
    if (is_link) return fail();
  }
  if (exists && !S_ISREG(before.st_mode)) {
    file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file_ < 0) return fail();
    outlet_ = Outlet(file_);
    return true;
  }
  if (exists) {
    if (::access(path.c_str(), W_OK) != 0) return fail();
    std::error_code error;
    const auto target = std::filesystem::canonical(path, error);
    if (!error) place_ = target.string();
  }
  // A name of its own in the same folder: renaming is only one step within a file system.
  for (int attempt = 0; attempt < 100; ++attempt) {
    temporary_ = place_ + ".partial-" + std::to_string(::getpid());
    if (attempt != 0) temporary_ += "-" + std::to_string(attempt);
    file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file_ >= 0 || errno != EEXIST) break;
  }
  if (file_ < 0) return fail();
  outlet_ = Outlet(file_);
  if (exists && ::fchmod(file_, before.st_mode & 07777U) != 0) {
    // The new file then has the mode of any new file.
  }
  return true;
}

bool WholeFile::write(std::string_view bytes) {
  if (outlet_.write(bytes)) return true;
  error_number_ = outlet_.error_number();
  return false;
}

bool WholeFile::keep() {
  const int file = file_;
  file_ = -1;
  bool kept = ::close(file) == 0;  // some file systems tell of a failed write only now
  if (!kept) fail();
  if (temporary_.empty()) return kept;
  if (kept && ::rename(temporary_.c_str(), place_.c_str()) != 0) kept = fail();
  if (!kept) ::unlink(temporary_.c_str());
  return kept;
}

}  // namespace zonage::annotate
