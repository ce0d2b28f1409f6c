// One case of the command line's tests: a folder of plain files.
//
//   cmd      the arguments, one line, quoted as for a shell (spaces, "...", '...', backslash;
//            nothing is expanded). When the first line begins with `#!sh`, the whole file is a
//            script for sh, which finds the program in $ZONAGE.
//   stdin    what it reads (none: end of file at once)
//   stdout, stderr    what it must write, byte for byte (none: nothing)
//   status   its exit status (none: 0)
//   env      KEY=VALUE lines, added to LANG=C.UTF-8 and PATH, which are the whole environment
//            (beside LLVM_PROFILE_FILE where that is set: tests/coverage)
//   files/   what its working folder holds before (links are followed; none: it is empty)
//   written/ what its working folder holds afterwards beside that; anything else is an error
//   plain    why it cannot work in a program that is instrumented, one line (none: it can)
//
// Thread safety: functions without state, but run_case changes and removes files of its own in the
// folder for temporary files.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zonage::test {

// The words of a `cmd` line, or nothing when a quote is not closed.
std::optional<std::vector<std::string>> split_arguments(std::string_view line);

// Empty when equal; else the first line that differs, as expected and as it came.
std::string describe_difference(std::string_view what, std::string_view expected,
                                std::string_view actual);

struct CaseSettings {
  std::filesystem::path program;
  std::chrono::milliseconds time_limit = std::chrono::seconds(20);
  bool update = false;  // rewrite the expected files from what came out
  // The program is built with a sanitizer or run under another one: cases with a `plain` are left
  // out.
  bool instrumented = false;
};

// What is wrong, one paragraph each; empty when the case passes.
std::vector<std::string> run_case(const std::filesystem::path& folder,
                                  const CaseSettings& settings);

// Whether it is left out with these settings.
bool is_skipped(const std::filesystem::path& folder, const CaseSettings& settings);

// The folders under `root` (itself included) that hold a `cmd`, or that hold files although they
// should only hold cases; sorted by path.
std::vector<std::filesystem::path> find_cases(const std::filesystem::path& root);

}  // namespace zonage::test
