// A filter: a CSV table on stdin, the same with zones on stdout, as `zonage annotate`; the account
// on stderr.
#include <zonage/annotate.h>

#include <cstdio>
#include <iostream>

int main() {
  zonage::AnnotateStreams streams;
  streams.read = [](char* into, std::size_t size) {
    const std::size_t got = std::fread(into, 1, size, stdin);
    return std::ferror(stdin) != 0 ? std::ptrdiff_t{-1} : static_cast<std::ptrdiff_t>(got);
  };
  streams.write = [](std::string_view bytes) {
    return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
  };
  zonage::AnnotateOptions options;
  options.threads = 2;
  const auto account = zonage::annotate_table(zonage::Data::builtin(), options, streams);
  if (!account) {
    std::cerr << account.error().message << '\n';
    return 2;
  }
  std::cerr << account->rows << " rows, " << account->found << " found\n";
}
