#include "base/file.h"

#include <cerrno>
#include <cstdio>
#include <memory>

#include "base/cause.h"

namespace zonage {

Result<std::string> read_file(const std::string& path, std::size_t largest) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) return cannot_be_opened(path, errno);
  std::string bytes;
  char buffer[65536];
  std::size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, file.get())) != 0) {
    bytes.append(buffer, got);
    if (bytes.size() > largest) {
      return Error{ErrorKind::unreadable,
                   "larger than any document known",
                   {path, 0, 0, {}},
                   "plus grand que tout document connu"};
    }
  }
  if (std::ferror(file.get()) != 0) return cannot_be_read(path, errno);
  return bytes;
}

}  // namespace zonage
