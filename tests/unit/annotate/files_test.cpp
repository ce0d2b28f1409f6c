#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include "annotate/input.h"
#include "annotate/outlet.h"
#include "annotate/whole_file.h"
#include "support/catch.h"
#include "support/files.h"
#include "support/folder.h"

using namespace zonage::annotate;
using namespace zonage::test;
namespace fs = std::filesystem;

namespace {

void put(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

// One that an Input reads and the test writes.
struct NamedPipe {
  NamedPipe() {
    const std::string path = folder.file("pipe");
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    writer = ::open(path.c_str(), O_RDWR | O_NONBLOCK);
    REQUIRE(writer >= 0);
    REQUIRE(input.open(path));
  }
  NamedPipe(const NamedPipe&) = delete;
  NamedPipe& operator=(const NamedPipe&) = delete;
  ~NamedPipe() { ::close(writer); }

  const Folder folder;
  int writer = -1;
  Input input;
};

}  // namespace

TEST_CASE("a file appears when it is kept, and only then") {
  const Folder folder;
  const std::string path = folder.file("out.csv");
  WholeFile file;
  REQUIRE(file.open(path));
  REQUIRE(file.write("a;b\n"));
  CHECK_FALSE(fs::exists(path));
  REQUIRE(file.write("1;2\n"));
  REQUIRE(file.keep());
  CHECK(read_file(path) == "a;b\n1;2\n");
  CHECK(folder.count() == 1);
}

TEST_CASE("a file is open whichever number it has, the first one too") {
  const Folder folder;
  const int input = dup(STDIN_FILENO);
  REQUIRE(input >= 0);
  const int null = ::open("/dev/null", O_WRONLY);
  REQUIRE(null >= 0);
  for (const std::string& path :
       {folder.file("out.csv"), std::string("/dev/null"), "/dev/fd/" + std::to_string(null)}) {
    CAPTURE(path);
    close(STDIN_FILENO);
    WholeFile file;
    const bool opened = file.open(path);
    const bool is_open = file.is_open();
    const bool kept = file.write("a\n") && file.keep();
    dup2(input, STDIN_FILENO);
    CHECK(opened);
    CHECK(is_open);
    CHECK(kept);
  }
  close(null);
  close(input);
  CHECK(read_file(folder.file("out.csv")) == "a\n");
}

TEST_CASE("a file that is not kept leaves nothing behind and what stood there stands") {
  const Folder folder;
  const std::string path = folder.file("out.csv");
  put(path, "old");
  {
    WholeFile file;
    REQUIRE(file.open(path));
    REQUIRE(file.write("new"));
    CHECK(read_file(path) == "old");
  }
  CHECK(read_file(path) == "old");
  CHECK(folder.count() == 1);
}

TEST_CASE("a replaced file keeps its mode, a link stays a link") {
  const Folder folder;
  const std::string path = folder.file("out.csv");
  const std::string link = folder.file("link.csv");
  put(path, "old");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("out.csv", link);
  WholeFile file;
  REQUIRE(file.open(link));
  REQUIRE(file.write("new"));
  REQUIRE(file.keep());
  CHECK(fs::is_symlink(link));
  CHECK(read_file(path) == "new");
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("what is no regular file is written, not replaced") {
  WholeFile file;
  REQUIRE(file.open("/dev/null"));
  REQUIRE(file.write("x"));
  REQUIRE(file.keep());
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("why a file cannot be written") {
  const Folder folder;
  WholeFile file;
  CHECK_FALSE(file.open(folder.file("no/such/folder.csv")));
  CHECK(file.error_number() == ENOENT);
  WholeFile directory;
  CHECK_FALSE(directory.open(folder.file("")));
  CHECK(directory.error_number() == EISDIR);
  if (fs::exists("/dev/full")) {
    WholeFile full;
    REQUIRE(full.open("/dev/full"));
    CHECK_FALSE(full.write("x"));
    CHECK(full.error_number() == ENOSPC);
  }
}

TEST_CASE("a file is read to its end, and why one cannot be") {
  const Folder folder;
  put(folder.file("in.csv"), "abc");
  Input input;
  REQUIRE(input.open(folder.file("in.csv")));
  char bytes[2];
  std::size_t size = 0;
  CHECK(input.read(bytes, size) == Input::Outcome::bytes);
  CHECK(std::string(bytes, size) == "ab");
  CHECK(input.ready_within({}));
  CHECK(input.read(bytes, size) == Input::Outcome::bytes);
  CHECK(std::string(bytes, size) == "c");
  CHECK(input.read(bytes, size) == Input::Outcome::end);
  CHECK(size == 0);

  Input missing;
  CHECK_FALSE(missing.open(folder.file("nothing.csv")));
  CHECK(missing.error_number() == ENOENT);
  Input directory;
  CHECK_FALSE(directory.open(folder.file("")));
  CHECK(directory.error_number() == EISDIR);
}

TEST_CASE("a pipe tells when nothing is there for now") {
  NamedPipe pipe;
  CHECK_FALSE(pipe.input.ready_within({}));
  REQUIRE(::write(pipe.writer, "x", 1) == 1);
  CHECK(pipe.input.ready_within(std::chrono::milliseconds(1000)));
  char bytes[8];
  std::size_t size = 0;
  CHECK(pipe.input.read(bytes, size) == Input::Outcome::bytes);
  CHECK(size == 1);
}

TEST_CASE("an input closes what it opened") {
  const Folder folder;
  put(folder.file("in.csv"), "x");
  const auto open_files = [] {
    const fs::directory_iterator files("/dev/fd");
    return std::distance(begin(files), end(files));
  };
  const auto before = open_files();
  {
    Input input;
    REQUIRE(input.open(folder.file("in.csv")));
    CHECK(open_files() > before);
  }
  CHECK(open_files() == before);
}

TEST_CASE("an input that waits can be stopped, before and after") {
  NamedPipe pipe;
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    pipe.input.stop();
  });
  char bytes[8];
  std::size_t size = 0;
  CHECK(pipe.input.read(bytes, size) == Input::Outcome::interrupted);
  other.join();
  REQUIRE(::write(pipe.writer, "x", 1) == 1);
  CHECK(pipe.input.read(bytes, size) == Input::Outcome::interrupted);
}

TEST_CASE("a file that stands for a descriptor is that descriptor") {
  const Folder folder;
  const std::string path = folder.file("out");
  const int out = ::open(path.c_str(), O_WRONLY | O_CREAT, 0600);
  REQUIRE(out >= 0);
  REQUIRE(::write(out, "head\n", 5) == 5);
  const std::string link = folder.file("link");
  fs::create_symlink("/proc/self/fd/" + std::to_string(out), link);
  fs::create_symlink("link", folder.file("further"));
  for (const std::string& name : {"/dev/fd/" + std::to_string(out), link, folder.file("further")}) {
    WholeFile file;
    REQUIRE(file.open(name));
    REQUIRE(file.write("x\n"));
    REQUIRE(file.keep());
    CHECK(fs::is_symlink(link));
  }
  REQUIRE(::write(out, "tail\n", 5) == 5);
  ::close(out);
  CHECK(read_file(path) == "head\nx\nx\nx\ntail\n");
  CHECK(folder.count() == 3);
  WholeFile none;
  CHECK_FALSE(none.open(link));
  CHECK(none.error_number() == EBADF);
  // Its own, and one that is read.
  for (const int flags : {O_WRONLY | O_CLOEXEC, O_RDONLY}) {
    const int other = ::open(path.c_str(), flags);
    WholeFile file;
    CHECK_FALSE(file.open("/dev/fd/" + std::to_string(other)));
    CHECK(file.error_number() == EBADF);
    ::close(other);
  }
}

TEST_CASE("a reader that takes nothing is given up half a second after the word to stop") {
  std::array<int, 2> pipe{};
  std::array<int, 2> word{};
  REQUIRE(::pipe(pipe.data()) == 0);
  REQUIRE(::pipe(word.data()) == 0);
  REQUIRE(::write(word[1], "", 1) == 1);
  Outlet outlet(pipe[1]);
  outlet.stop_on(word[0]);
  CHECK(outlet.write("it fits"));
  const auto begun = std::chrono::steady_clock::now();
  CHECK_FALSE(outlet.write(std::string(1 << 20, 'x')));
  CHECK(outlet.error_number() == EINTR);
  CHECK(std::chrono::steady_clock::now() - begun >= std::chrono::milliseconds(400));
  for (const int end : {pipe[0], pipe[1], word[0], word[1]}) ::close(end);
}

TEST_CASE("a reader that takes a little is waited for, even after the word to stop") {
  std::array<int, 2> pipe{};
  std::array<int, 2> word{};
  REQUIRE(::pipe(pipe.data()) == 0);
  REQUIRE(::pipe(word.data()) == 0);
  REQUIRE(::write(word[1], "", 1) == 1);
  Outlet outlet(pipe[1]);
  outlet.stop_on(word[0]);
  std::size_t taken = 0;
  std::thread reader([&] {
    std::array<char, 50'000> bytes{};
    while (true) {
      const ssize_t got = ::read(pipe[0], bytes.data(), bytes.size());
      if (got <= 0) return;
      taken += static_cast<std::size_t>(got);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  const bool wrote = outlet.write(std::string(1 << 20, 'x'));
  ::close(pipe[1]);
  reader.join();
  CHECK(wrote);
  CHECK(taken == 1 << 20);
  for (const int end : {pipe[0], word[0], word[1]}) ::close(end);
}

TEST_CASE("a file has one place, however it is spelt") {
  const Folder folder;
  fs::create_directory(folder.file("d"));
  fs::create_directory_symlink("d", folder.file("e"));
  put(folder.file("there"), "x");
  const int out = ::open(folder.file("there").c_str(), O_WRONLY);
  REQUIRE(out >= 0);
  const std::string descriptor = "/dev/fd/" + std::to_string(out);
  const auto same = [&](const std::string& a, const std::string& b) {
    WholeFile one, two;
    REQUIRE(one.open(a));
    REQUIRE(two.open(b));
    CHECK(one.is_same_file(two) == two.is_same_file(one));
    return one.is_same_file(two);
  };
  CHECK(same(folder.file("d/out.csv"), folder.file("e/../e/out.csv")));
  CHECK_FALSE(same(folder.file("d/out.csv"), folder.file("d/other.csv")));
  CHECK(same(folder.file("there"), descriptor));
  CHECK(same("/proc/self/fd/" + std::to_string(out), descriptor));
  CHECK_FALSE(same(folder.file("d/out.csv"), descriptor));
  ::close(out);
}

TEST_CASE("a pipe that somebody made non-blocking is waited for") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  REQUIRE(::fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0);
  std::array<int, 2> never{};
  REQUIRE(::pipe(never.data()) == 0);
  for (const int wake : {-1, never[0]}) {
    CAPTURE(wake);
    // As the standard input, which is taken as it is: what is opened anew would block.
    const int standard = ::dup(0);
    REQUIRE(::dup2(ends[0], 0) == 0);
    Input input;
    REQUIRE(input.open("-"));
    input.stop_on(wake);
    ssize_t written = 0;  // checked by this thread: a second one must not
    std::thread writer([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      written = ::write(ends[1], "x", 1);
    });
    char bytes[8];
    std::size_t size = 0;
    CHECK(input.read(bytes, size) == Input::Outcome::bytes);
    CHECK(std::string(bytes, size) == "x");
    writer.join();
    CHECK(written == 1);
    ::dup2(standard, 0);
    ::close(standard);
  }
  for (const int end : {ends[0], ends[1], never[0], never[1]}) ::close(end);
}
