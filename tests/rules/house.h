// The house's laws as functions over file names and texts, so that they can be tried on invented
// ones: who may include whom, where each third-party header lives, what a header begins with, which
// tests are built, what stands at the top level. Each returns its violations, one line each.
// Thread safety: functions without state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zonage::test {

// A file of the tree by its path from the top, `/` between its parts.
struct SourceFile {
  std::string path;
  std::string text;
};

std::vector<std::string> check_includes(const SourceFile& file);
std::vector<std::string> check_header_opening(const SourceFile& file);
std::vector<std::string> check_tests_are_built(const std::vector<std::string>& in_tree,
                                               const std::vector<std::string>& built);
std::vector<std::string> check_top_level(const std::vector<std::string>& entries);

}  // namespace zonage::test
