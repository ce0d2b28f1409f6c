// run_cases PROGRAM FOLDER [FILTER] [--update] [--instrumented] [--except=TEXT]...
// Runs every case below FOLDER whose path contains FILTER and no TEXT (case.h says what a case is)
// and ends with 1 when any failed. --update rewrites what is expected from what came out: read the
// diff.
// --instrumented is for a program that a sanitizer slows down: ten times as long for each case, and
// those that cannot work so are left out.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/case.h"

namespace {

// A case that cannot even be set up fails like any other and does not keep the rest from running.
std::vector<std::string> problems_of(const std::filesystem::path& folder,
                                     const zonage::test::CaseSettings& settings) {
  try {
    return run_case(folder, settings);
  } catch (const std::exception& error) {
    return {std::string(error.what()) + "\n"};
  }
}

}  // namespace

int main(int argc, char** argv) {
  using namespace zonage::test;
  CaseSettings settings;
  std::vector<std::string_view> words;
  std::vector<std::string_view> exceptions;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--update") {
      settings.update = true;
    } else if (std::string_view(argv[i]) == "--instrumented") {
      settings.instrumented = true;
      settings.time_limit *= 10;
    } else if (std::string_view(argv[i]).starts_with("--except=")) {
      exceptions.push_back(std::string_view(argv[i]).substr(9));
    } else {
      words.emplace_back(argv[i]);
    }
  }
  if (words.size() < 2 || words.size() > 3) {
    std::fputs(
        "usage: run_cases PROGRAM FOLDER [FILTER] [--update] [--instrumented] [--except=TEXT]...\n",
        stderr);
    return 2;
  }
  settings.program = words[0];
  std::size_t cases = 0, failed = 0, skipped = 0;
  try {
    for (const auto& folder : find_cases(words[1])) {
      if (words.size() == 3 && folder.string().find(words[2]) == std::string::npos) continue;
      const bool excepted = std::any_of(
          exceptions.begin(), exceptions.end(),
          [&](std::string_view text) { return folder.string().find(text) != std::string::npos; });
      if (excepted || is_skipped(folder, settings)) {
        ++skipped;
        continue;
      }
      ++cases;
      const std::vector<std::string> problems = problems_of(folder, settings);
      if (problems.empty()) continue;
      ++failed;
      std::printf("FAILED %s\n", folder.c_str());
      for (const std::string& problem : problems) std::fputs(problem.c_str(), stdout);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "run_cases: %s\n", error.what());
    return 2;
  }
  std::printf("%zu cases, %zu failed", cases, failed);
  if (skipped > 0) std::printf(", %zu left out", skipped);
  std::puts("");
  // A filter or folder that finds nothing tests nothing.
  return failed > 0 || cases == 0 ? 1 : 0;
}
