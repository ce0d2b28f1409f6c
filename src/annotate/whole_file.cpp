#include "annotate/whole_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>

namespace zonage::annotate {

namespace {

namespace fs = std::filesystem;

fs::path folder_of(const fs::path& path) {
  const fs::path folder = path.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

// The number of the descriptor that the path leads to, in the folder that the system shows the
// program's own in. Renaming to it would replace the system's link.
std::optional<int> own_descriptor(fs::path path) {
  constexpr int most_links = 40;
  const std::string shown = "/proc/" + std::to_string(::getpid()) + "/fd";
  for (int links = 0; links < most_links; ++links) {
    std::error_code error;
    const fs::path folder = fs::canonical(folder_of(path), error);
    if (error) return std::nullopt;
    if (folder == shown || folder == "/dev/fd") {
      const std::string name = path.filename().string();
      int number = -1;
      const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), number);
      if (fault == std::errc{} && end == name.data() + name.size()) return number;
    }
    const fs::path target = fs::read_symlink(path, error);
    if (error) return std::nullopt;
    path = folder / target;  // the target alone where that begins at the root
  }
  return std::nullopt;
}

}  // namespace

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
  if (const auto descriptor = own_descriptor(path)) {
    // What this program opened for itself is nobody else's, and what is read takes nothing.
    const int kind = ::fcntl(*descriptor, F_GETFD);
    if (kind < 0) return fail();
    if ((kind & FD_CLOEXEC) != 0 || (::fcntl(*descriptor, F_GETFL) & O_ACCMODE) == O_RDONLY) {
      errno = EBADF;
      return fail();
    }
    file_ = ::fcntl(*descriptor, F_DUPFD_CLOEXEC, 0);
    if (file_ < 0) return fail();
    outlet_ = Outlet(file_);
    return true;
  }
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
  if (exists && ::access(path.c_str(), W_OK) != 0) return fail();
  std::error_code error;
  const fs::path target = exists
                              ? fs::canonical(path, error)
                              : fs::canonical(folder_of(path), error) / fs::path(path).filename();
  if (!error) place_ = target.string();
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

bool WholeFile::is_same_file(const WholeFile& other) const {
  struct stat mine {};
  struct stat theirs {};
  if (place_ == other.place_) return true;
  return state(mine) && other.state(theirs) && S_ISREG(mine.st_mode) &&
         mine.st_dev == theirs.st_dev && mine.st_ino == theirs.st_ino;
}

// Of what is written directly, or of what will be replaced.
bool WholeFile::state(struct stat& state) const {
  return (is_direct() ? ::fstat(file_, &state) : ::stat(place_.c_str(), &state)) == 0;
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
