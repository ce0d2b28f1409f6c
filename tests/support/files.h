// Files for tests: whole contents, and the documents as published, which not every machine has.
#pragma once

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>

namespace zonage::test {

// The bytes of a file; a test cannot go on without it, so throws when it cannot be read.
inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// A document as published (`abc_2003.txt`), or nothing where the originals are not there: ctest
// then lists the program as skipped, for the sentence printed here. For *originals_test.cpp only.
inline std::optional<std::string> read_original(const std::string& name) {
  const std::filesystem::path folder = ZONAGE_ORIGINALS_DIR;
  if (!std::filesystem::is_directory(folder)) {
    std::cout << "originals not found in " << folder.string() << ": nothing compared\n";
    return std::nullopt;
  }
  return read_file(folder / name);
}

}  // namespace zonage::test
