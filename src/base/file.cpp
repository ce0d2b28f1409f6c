#include "base/file.h"

#include <cstdio>
#include <memory>

namespace zonage {

Result<std::string> read_file(const std::string& path, std::size_t largest) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) return Error{ErrorKind::unreadable, "cannot be opened", {path, 0, 0, {}}};
  std::string bytes;
  char buffer[65536];
  std::size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, file.get())) != 0) {
    bytes.append(buffer, got);
    if (bytes.size() > largest) {
      return Error{ErrorKind::unreadable, "larger than any document known", {path, 0, 0, {}}};
    }
  }
  if (std::ferror(file.get()) != 0) {
    return Error{ErrorKind::unreadable, "cannot be read", {path, 0, 0, {}}};
  }
  return bytes;
}

}  // namespace zonage
