#include "rules/house.h"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/files.h"

namespace fs = std::filesystem;
using namespace zonage::test;

namespace {

using Violations = std::vector<std::string>;

const fs::path top = ZONAGE_SOURCE_DIR;

bool is_code(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".h" || extension == ".cpp" || extension == ".c" || extension == ".inc" ||
         extension == ".hpp" || extension == ".cc";
}

// Every source file below the folders of the tree, by its path from the top, sorted.
std::vector<SourceFile> tree(std::initializer_list<const char*> folders) {
  std::vector<SourceFile> files;
  for (const char* folder : folders) {
    if (!fs::exists(top / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(top / folder)) {
      if (!entry.is_regular_file() || !is_code(entry.path())) continue;
      files.push_back({fs::relative(entry.path(), top).generic_string(), read_file(entry.path())});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::string listed(const Violations& violations) {
  std::string text;
  for (const std::string& violation : violations) text += violation + "\n";
  return text;
}

// What git ignores (.gitignore): folders that are built in, also under names of one's own, and what
// an editor makes.
bool is_ignored(const fs::path& entry) {
  const std::string name = entry.filename().string();
  return name.starts_with("build") || fs::exists(entry / "CMakeCache.txt") ||
         name == "compile_commands.json";
}

std::string last_line(const std::string& text) {
  std::istringstream lines(text);
  std::string line, last;
  while (std::getline(lines, line)) {
    if (!line.empty()) last = line;
  }
  return last;
}

}  // namespace

// --- the checker, on invented files --------------------------------------------------------------

TEST_CASE("lower folders do not see higher ones") {
  CHECK(check_includes({"src/text/a.cpp", "#include \"base/result.h\"\n#include \"text/a.h\"\n"})
            .empty());
  CHECK(check_includes({"src/base/a.h", "// A.\n#include \"text/fold.h\"\n"}) ==
        Violations{"src/base/a.h:2: text/fold.h: base must not see text"});
  CHECK(check_includes({"src/csv/a.h", "#include \"text/fold.h\"\n"}) ==
        Violations{"src/csv/a.h:1: text/fold.h: csv must not see text"});
  CHECK(check_includes({"src/sources/a.h", " # include \"communes/a.h\""}) ==
        Violations{"src/sources/a.h:1: communes/a.h: sources must not see communes"});
  CHECK(check_includes({"src/resolve/a.h", "#include \"grant/a.h\"\n"}) ==
        Violations{"src/resolve/a.h:1: grant/a.h: resolve must not see grant"});
  CHECK(check_includes({"src/grant/a.h", "#include \"render/a.h\"\n"}) ==
        Violations{"src/grant/a.h:1: render/a.h: grant must not see render"});
  CHECK(check_includes({"src/annotate/a.h", "#include \"library/a.h\"\n"}) ==
        Violations{"src/annotate/a.h:1: library/a.h: annotate must not see library"});
  CHECK(check_includes({"src/library/a.cpp", "#include \"annotate/a.h\"\n"}).empty());
  CHECK(check_includes({"src/annotate/a.h", "#include \"cli/a.h\"\n"}) ==
        Violations{"src/annotate/a.h:1: cli/a.h: annotate must not see cli"});
}

TEST_CASE("nobody sees compile, and compile sees the build's folders only") {
  CHECK(check_includes({"src/dataset/a.h", "#include \"compile/a.h\"\n"}) ==
        Violations{"src/dataset/a.h:1: compile/a.h: dataset must not see compile"});
  CHECK(check_includes({"src/cli/a.h", "#include \"compile/a.h\"\n"}) ==
        Violations{"src/cli/a.h:1: compile/a.h: cli must not see compile"});
  CHECK(check_includes({"src/compile/dataset/a.cpp",
                        "#include \"compile/dataset/a.h\"\n#include \"zones/a.h\"\n"})
            .empty());
  CHECK(check_includes({"src/compile/dataset/a.cpp", "#include \"resolve/a.h\"\n"}) ==
        Violations{"src/compile/dataset/a.cpp:1: resolve/a.h: compile must not see resolve"});
}

TEST_CASE("cli sees sources in one place") {
  CHECK(
      check_includes({"src/cli/sources_command.cpp", "#include \"sources/abc_2003.h\"\n"}).empty());
  CHECK(check_includes({"src/cli/lookup_command.cpp", "#include \"sources/abc_2003.h\"\n"}) ==
        Violations{"src/cli/lookup_command.cpp:1: sources/abc_2003.h: in cli, sources is for the "
                   "sources command only"});
}

TEST_CASE("public headers see public headers") {
  CHECK(check_includes({"include/zonage/a.h", "#include \"zonage/b.h\"\n#include <string>\n"})
            .empty());
  CHECK(check_includes({"src/resolve/a.cpp", "#include \"zonage/b.h\"\n"}).empty());
  CHECK(check_includes({"tests/examples/a.cpp", "#include <zonage/b.h>\n"}).empty());
  CHECK(check_includes({"src/resolve/a.cpp", "#include <zonage/b.h>\n"}) ==
        Violations{"src/resolve/a.cpp:1: zonage/b.h: <zonage/...> is for programs outside: quote "
                   "it"});
  CHECK(
      check_includes({"include/zonage/a.h", "#include \"base/result.h\"\n"}) ==
      Violations{"include/zonage/a.h:1: base/result.h: a public header sees public headers only"});
}

TEST_CASE("folders without a rule are reported") {
  CHECK(check_includes({"src/new/a.cpp", "#include \"base/a.h\"\n"}) ==
        Violations{"src/new/a.cpp:1: base/a.h: src/new has no rule yet"});
  CHECK(check_includes({"src/cli/a.cpp", "#include \"new/a.h\"\n#include \"b.h\"\n"}) ==
        Violations{"src/cli/a.cpp:1: new/a.h: src/ has no folder of that name",
                   "src/cli/a.cpp:2: b.h: an include names its folder"});
}

TEST_CASE("third-party headers have one home") {
  CHECK(check_includes({"src/cli/main.cpp", "#include <CLI/CLI.hpp>\n"}).empty());
  CHECK(check_includes({"src/render/json.cpp", "#include <nlohmann/json.hpp>\n"}).empty());
  CHECK(check_includes({"src/compile/unicode/a.cpp", "#include <unicode/uchar.h>\n"}).empty());
  CHECK(check_includes({"tests/unit/text/fold_test.cpp", "#include <unicode/uchar.h>\n"}).empty());
  CHECK(check_includes({"tests/support/catch.h", "#include <catch2/catch.hpp>\n"}).empty());
  CHECK(check_includes({"src/render/a.cpp", "#include <CLI/CLI.hpp>\n"}) ==
        Violations{"src/render/a.cpp:1: CLI/CLI.hpp: CLI lives in src/cli"});
  CHECK(check_includes({"src/cli/a.cpp", "#include \"nlohmann/json.hpp\"\n"}) ==
        Violations{"src/cli/a.cpp:1: nlohmann/json.hpp: nlohmann lives in src/compile and "
                   "src/render"});
  CHECK(check_includes({"src/text/a.cpp", "#include <unicode/uchar.h>\n"}) ==
        Violations{"src/text/a.cpp:1: unicode/uchar.h: unicode lives in src/compile and tests"});
  CHECK(check_includes({"tests/unit/a_test.cpp", "#include <catch2/catch.hpp>\n"}) ==
        Violations{"tests/unit/a_test.cpp:1: catch2/catch.hpp: catch2 lives in tests/support"});
  CHECK(check_includes({"src/base/a.cpp", "#include <boost/any.hpp>\n#include <fmt.hpp>\n"}) ==
        Violations{"src/base/a.cpp:1: boost/any.hpp: a third-party header without a home",
                   "src/base/a.cpp:2: fmt.hpp: a third-party header without a home"});
  CHECK(check_includes({"src/base/a.cpp", "#include <sys/stat.h>\n#include <map>\n"}).empty());
}

TEST_CASE("headers open with what they are for") {
  CHECK(check_header_opening({"src/base/a.h", "// A thing.\n#pragma once\n"}).empty());
  CHECK(check_header_opening({"src/base/a.cpp", "#include \"base/a.h\"\n"}).empty());
  CHECK(check_header_opening({"src/base/a.h", "#pragma once\n// Late.\n"}) ==
        Violations{"src/base/a.h:1: a header opens with what it is for (// ...)",
                   "src/base/a.h:1: a header has #pragma once"});
}

TEST_CASE("a test that no program has is reported") {
  CHECK(check_tests_are_built({"a_test.cpp", "helper.cpp"}, {"a_test.cpp"}).empty());
  CHECK(check_tests_are_built({"a_test.cpp", "b_test.cpp"}, {"a_test.cpp", "a_test.cpp"}) ==
        Violations{"a_test.cpp: part of several test programs",
                   "b_test.cpp: part of no test program"});
}

TEST_CASE("the top level holds what it should, no more") {
  const Violations all{"CMakeLists.txt", "LICENSE", "README.md", "data", "include", "src", "tests"};
  Violations more = all;
  more.insert(more.end(), {".git", ".ci", "notes.txt"});
  CHECK(check_top_level(all).empty());
  CHECK(check_top_level(more) == Violations{"notes.txt: does not belong at the top level"});
  CHECK(check_top_level({all.begin() + 1, all.end()}) ==
        Violations{"CMakeLists.txt: missing at the top level"});
}

// --- the house -----------------------------------------------------------------------------------

TEST_CASE("the house keeps its include rules") {
  Violations violations;
  const std::vector<SourceFile> files = tree({"src", "include", "tests"});
  REQUIRE_FALSE(files.empty());
  for (const SourceFile& file : files) {
    const Violations found = check_includes(file);
    violations.insert(violations.end(), found.begin(), found.end());
  }
  CHECK(listed(violations) == "");
}

TEST_CASE("the house's headers say what they are for") {
  Violations violations;
  for (const SourceFile& file : tree({"src", "include", "tests"})) {
    const Violations found = check_header_opening(file);
    violations.insert(violations.end(), found.begin(), found.end());
  }
  CHECK(listed(violations) == "");
}

TEST_CASE("every test file of the house is built") {
  std::vector<std::string> in_tree, built;
  for (const SourceFile& file : tree({"tests"})) in_tree.push_back(file.path);
  std::istringstream lines(read_file(ZONAGE_BUILT_TESTS));
  for (std::string line; std::getline(lines, line);) {
    built.push_back(fs::relative(line, top).generic_string());
  }
  CHECK(listed(check_tests_are_built(in_tree, built)) == "");
}

TEST_CASE("the house's top level is what the README says") {
  std::vector<std::string> entries;
  for (const auto& entry : fs::directory_iterator(top)) {
    if (!is_ignored(entry.path())) entries.push_back(entry.path().filename().string());
  }
  CHECK(listed(check_top_level(entries)) == "");
}

TEST_CASE("the README and .ci/run test with the same command") {
  const std::string command = last_line(read_file(top / ".ci/run"));
  REQUIRE(command.find("ctest") != std::string::npos);
  CHECK(("\n" + read_file(top / "README.md")).find("\n" + command + "\n") != std::string::npos);
}
