// The runner itself, with the shell in the place of the program: a runner that cannot fail is none.
#include "cli/case.h"

#include <stdlib.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/files.h"

namespace fs = std::filesystem;
using namespace zonage::test;

namespace {

// A case in a folder of its own, run with /bin/sh as the program.
class Case {
 public:
  Case() {
    std::string name = (fs::temp_directory_path() / "zonage-case-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    settings_.program = "/bin/sh";
  }
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;
  ~Case() { fs::remove_all(folder_); }

  Case& with(const std::string& name, const std::string& bytes) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return *this;
  }
  std::vector<std::string> run() { return run_case(folder_, settings_); }
  CaseSettings& settings() { return settings_; }
  const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_;
  CaseSettings settings_;
};

using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("arguments are split as a shell does") {
  const auto words = [](const char* line) { return *split_arguments(line); };
  using Words = std::vector<std::string>;
  CHECK(words("").empty());
  CHECK(words("  -d 62\tBéthune \n") == Words{"-d", "62", "Béthune"});
  CHECK(words(R"x("Saint-Denis (93)" 'l''Isle' "")x") == Words{"Saint-Denis (93)", "lIsle", ""});
  CHECK(words(R"(L\'Isle "d\"une\\ \n" 'a\b' a\ b)") ==
        Words{"L'Isle", R"(d"une\ \n)", R"(a\b)", "a b"});
  CHECK_FALSE(split_arguments("'open"));
  CHECK_FALSE(split_arguments("\"open"));
  CHECK_FALSE(split_arguments("end\\"));
}

TEST_CASE("a difference is shown at its line") {
  CHECK(describe_difference("stdout", "a\n", "a\n").empty());
  CHECK(describe_difference("stdout", "a\nbc\n", "a\nbd\n") ==
        "stdout differs in line 2, byte 2\n  expected |bc\\n\n  actual   |bd\\n\n");
  CHECK(describe_difference("stdout", "a\n", "a") ==
        "stdout differs in line 1, byte 2\n  expected |a\\n\n  actual   |a\n");
  CHECK(describe_difference("stdout", "a\n", "a\nb\n") ==
        "stdout differs in line 2, byte 1\n  expected (end)\n  actual   |b\\n\n");
  CHECK(describe_difference("stderr", "", "\x1b\r\n") ==
        "stderr differs in line 1, byte 1\n  expected (end)\n  actual   |\\x1B\\r\\n\n");
}

TEST_CASE("a case passes when everything is as expected") {
  Case c;
  CHECK(c.with("cmd", "-c 'cat; echo oops >&2; exit 3'\n")
            .with("stdin", "in\n")
            .with("stdout", "in\n")
            .with("stderr", "oops\n")
            .with("status", "3\n")
            .run()
            .empty());
}

TEST_CASE("missing files mean nothing written and status 0") {
  Case c;
  CHECK(c.with("cmd", "-c true").run().empty());
  CHECK(c.with("cmd", "-c 'echo a; echo b >&2; exit 1'").run() ==
        Problems{"status 1, expected 0\n",
                 "stdout differs in line 1, byte 1\n  expected (end)\n  actual   |a\\n\n",
                 "stderr differs in line 1, byte 1\n  expected (end)\n  actual   |b\\n\n"});
}

TEST_CASE("a case is refused when it is not well formed") {
  Case no_command;
  CHECK(no_command.with("stdout", "").run() == Problems{"cmd is missing\n"});
  Case misspelt;
  CHECK(misspelt.with("cmd", "-c true").with("stdotu", "").run() ==
        Problems{"a case has no file stdotu\n"});
  Case open_quote;
  CHECK(open_quote.with("cmd", "-c 'true").run() ==
        Problems{"cmd has a quote that is not closed\n"});
}

TEST_CASE("the environment is clean but for env") {
  Case c;
  ::setenv("ZONAGE_LEAK", "1", 1);
  c.with("cmd", "-c 'echo $LANG,$LC_ALL,$HOME,$ZONAGE_LEAK'");
  CHECK(c.with("stdout", "C.UTF-8,,,\n").run().empty());
  c.with("env", "LANG=fr_FR.UTF-8\nLC_ALL=C");
  CHECK(c.with("stdout", "fr_FR.UTF-8,C,,\n").run().empty());
}

TEST_CASE("a script finds the program") {
  Case c;
  CHECK(c.with("cmd", "#!sh\n\"$ZONAGE\" -c 'echo one; echo two' | head -n 1\n")
            .with("stdout", "one\n")
            .run()
            .empty());
}

TEST_CASE("streams are fed and drained at once") {
  Case c;
  const std::string much(3'000'000, 'x');
  CHECK(c.with("cmd", "-c 'cat >&2; head -c 1000000 /dev/zero | tr \"\\0\" y'")
            .with("stdin", much)
            .with("stderr", much)
            .with("stdout", std::string(1'000'000, 'y'))
            .run()
            .empty());
  Case unread;
  CHECK(unread.with("cmd", "-c true").with("stdin", much).run().empty());
}

TEST_CASE("a program that hangs or crashes is a failure") {
  Case hangs;
  hangs.settings().time_limit = std::chrono::milliseconds(200);
  CHECK(hangs.with("cmd", "-c 'sleep 60; true'").run() == Problems{"not done after 200 ms\n"});
  CHECK(hangs.with("cmd", "-c 'exec >&- 2>&-; sleep 60; true'").run() ==
        Problems{"not done after 200 ms\n"});
  Case crashes;
  CHECK(crashes.with("cmd", "-c 'kill -SEGV $$'").run() == Problems{"status 139, expected 0\n"});
}

TEST_CASE("files of the working folder are compared") {
  Case c;
  c.with("cmd", "-c 'cat in.csv > out.csv'").with("files/in.csv", "a\n");
  CHECK(c.run() == Problems{"out.csv should not have been written\n"});
  CHECK(c.with("written/out.csv", "a\n").run().empty());
  CHECK(c.with("written/out.csv", "b\n").run() ==
        Problems{"out.csv differs in line 1, byte 1\n  expected |b\\n\n  actual   |a\\n\n"});
  CHECK(c.with("cmd", "-c 'rm in.csv'").run() ==
        Problems{"out.csv was not written\n", "in.csv was removed\n"});
}

TEST_CASE("update rewrites what is expected") {
  Case c;
  c.with("cmd", "-c 'echo new; echo x > made; exit 2'").with("stdout", "old\n").with("stderr", "e");
  c.settings().update = true;
  CHECK(c.run().empty());
  CHECK(read_file(c.folder() / "stdout") == "new\n");
  CHECK(read_file(c.folder() / "status") == "2\n");
  CHECK(read_file(c.folder() / "written/made") == "x\n");
  CHECK_FALSE(fs::exists(c.folder() / "stderr"));
  c.settings().update = false;
  CHECK(c.run().empty());
}

TEST_CASE("what cannot work in an instrumented program is left out there") {
  Case c;
  c.with("cmd", "-c true");
  CHECK_FALSE(is_skipped(c.folder(), c.settings()));
  c.settings().instrumented = true;
  CHECK_FALSE(is_skipped(c.folder(), c.settings()));
  c.with("plain", "it limits the memory\n");
  CHECK(is_skipped(c.folder(), c.settings()));
  CHECK(c.run().empty());  // a case as any other
  c.settings().instrumented = false;
  CHECK_FALSE(is_skipped(c.folder(), c.settings()));
}

TEST_CASE("cases are found at any depth, and those without cmd too") {
  Case root;
  root.with("lookup/b/cmd", "").with("lookup/a/cmd", "").with("list/lost/stdout", "");
  std::vector<std::string> found;
  for (const auto& folder : find_cases(root.folder())) {
    found.push_back(fs::relative(folder, root.folder()).generic_string());
  }
  CHECK(found == std::vector<std::string>{"list/lost", "lookup/a", "lookup/b"});
}
