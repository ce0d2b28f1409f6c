#include "base/file.h"

#include <cstdio>
#include <memory>
#include <utility>

namespace zonage {
namespace {

Error unreadable(const std::string& path, std::string english, std::string french) {
  return {ErrorKind::unreadable, std::move(english), {path, 0, 0, {}}, std::move(french)};
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t largest) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) return unreadable(path, "cannot be opened", "ne peut pas être ouvert");
  std::string bytes;
  char buffer[65536];
  std::size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, file.get())) != 0) {
    bytes.append(buffer, got);
    if (bytes.size() > largest) {
      return unreadable(path, "larger than any document known",
                        "plus grand que tout document connu");
    }
  }
  if (std::ferror(file.get()) != 0) {
    return unreadable(path, "cannot be read", "ne peut pas être lu");
  }
  return bytes;
}

}  // namespace zonage
