#include "cli/case.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>

namespace fs = std::filesystem;

namespace zonage::test {
namespace {

using Clock = std::chrono::steady_clock;

std::string read_if_there(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_or_remove(const fs::path& path, std::string_view bytes) {
  if (bytes.empty()) {
    fs::remove(path);
    return;
  }
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

// A folder of its own for the program to run in, gone with the object.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (fs::temp_directory_path() / "zonage-case-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    path_ = name;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Every file below a folder by its relative path; nothing when there is no such folder.
std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files[fs::relative(entry.path(), folder).generic_string()] = read_if_there(entry.path());
    }
  }
  return files;
}

struct Outcome {
  std::string out, err;
  int status = 0;  // 128 + n when ended by signal n, as a shell has it
  bool timed_out = false;
};

class Pipe {
 public:
  Pipe() {
    if (::pipe(ends_.data()) != 0) throw std::runtime_error("cannot make a pipe");
    for (const int end : ends_) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close(0);
    close(1);
  }
  int end(std::size_t which) const { return ends_[which]; }
  void close(std::size_t which) {
    if (ends_[which] >= 0) ::close(ends_[which]);
    ends_[which] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

// Feeds and drains all three streams at once: a program may fill one while we wait on another.
Outcome run(std::vector<std::string> arguments, std::vector<std::string> environment,
            const fs::path& working_folder, std::string_view input,
            std::chrono::milliseconds time_limit) {
  ::signal(SIGPIPE, SIG_IGN);  // a program may well not read its input
  Pipe in, out, err;
  const std::vector<char*> argv = pointers(arguments);
  const std::vector<char*> envp = pointers(environment);
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) {
    ::setpgid(0, 0);  // so that a script's children end with it
    ::signal(SIGPIPE, SIG_DFL);
    if (::chdir(working_folder.c_str()) != 0 || ::dup2(in.end(0), 0) < 0 ||
        ::dup2(out.end(1), 1) < 0 || ::dup2(err.end(1), 2) < 0) {
      ::_exit(127);
    }
    ::execve(argv[0], argv.data(), envp.data());
    const std::string_view message = "cannot run the program\n";
    (void)!::write(2, message.data(), message.size());
    ::_exit(127);
  }
  ::setpgid(child, child);
  in.close(0);
  out.close(1);
  err.close(1);
  ::fcntl(in.end(1), F_SETFL, O_NONBLOCK);
  if (input.empty()) in.close(1);

  Outcome outcome;
  const auto deadline = Clock::now() + time_limit;
  while (out.end(0) >= 0 || err.end(0) >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      outcome.timed_out = true;
      ::kill(-child, SIGKILL);
      break;
    }
    std::array<pollfd, 3> streams{
        {{in.end(1), POLLOUT, 0}, {out.end(0), POLLIN, 0}, {err.end(0), POLLIN, 0}}};
    if (::poll(streams.data(), streams.size(), static_cast<int>(left)) < 0) continue;
    if (streams[0].revents != 0) {
      const ssize_t n = ::write(in.end(1), input.data(), input.size());
      if (n >= 0) input.remove_prefix(static_cast<std::size_t>(n));
      if (input.empty() || (n < 0 && errno != EAGAIN && errno != EINTR)) in.close(1);
    }
    for (std::size_t i : {1U, 2U}) {
      if (streams[i].revents == 0) continue;
      std::array<char, 65536> buffer;
      const ssize_t n = ::read(streams[i].fd, buffer.data(), buffer.size());
      if (n > 0) (i == 1 ? outcome.out : outcome.err).append(buffer.data(), std::size_t(n));
      if (n == 0) (i == 1 ? out : err).close(0);
    }
  }
  in.close(1);
  // A program that closed its output may still run on.
  int status = 0;
  while (::waitpid(child, &status, outcome.timed_out ? 0 : WNOHANG) == 0) {
    if (Clock::now() >= deadline) {
      outcome.timed_out = true;
      ::kill(-child, SIGKILL);
    }
    ::usleep(500);
  }
  outcome.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return outcome;
}

// A line as it can be shown: control characters and stray bytes escaped, never too long.
std::string visible(std::string_view line, std::size_t column) {
  constexpr std::size_t width = 160;
  const std::size_t from = column > width / 2 ? column - width / 2 : 0;
  std::string text = from > 0 ? "..." : "";
  for (const char c : line.substr(from, width)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      text += c;
      continue;
    }
    std::array<char, 8> escaped;
    std::snprintf(escaped.data(), escaped.size(), "\\x%02X", byte);
    text += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : escaped.data();
  }
  if (line.size() > from + width) text += "...";
  return text;
}

// The line that begins at `begin`, with its line end, so that a missing one can be seen.
std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) == std::string_view::npos
                                ? std::string_view::npos
                                : text.find('\n', begin) + 1 - begin);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

const std::set<std::string>& known_names() {
  static const std::set<std::string> names{"cmd", "stdin", "stdout",  "stderr", "status",
                                           "env", "files", "written", "plain"};
  return names;
}

}  // namespace

std::optional<std::vector<std::string>> split_arguments(std::string_view line) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote == 0 && is_space(c)) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (quote != 0 && c == quote) {
      quote = 0;
    } else if (c == '\\' && quote != '\'') {
      if (++i == line.size()) return std::nullopt;
      if (quote == '"' && line[i] != '"' && line[i] != '\\') words.back() += '\\';
      words.back() += line[i];
    } else {
      words.back() += c;
    }
  }
  if (quote != 0) return std::nullopt;
  return words;
}

std::string describe_difference(std::string_view what, std::string_view expected,
                                std::string_view actual) {
  if (expected == actual) return {};
  const auto same = static_cast<std::size_t>(
      std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end()).first -
      expected.begin());
  const std::size_t before = expected.substr(0, same).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const auto line =
      1 + std::count(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
  const auto show = [&](std::string_view text) {
    return text.size() <= begin ? std::string("(end)")
                                : "|" + visible(line_at(text, begin), same - begin);
  };
  return std::string(what) + " differs in line " + std::to_string(line) + ", byte " +
         std::to_string(same - begin + 1) + "\n  expected " + show(expected) + "\n  actual   " +
         show(actual) + "\n";
}

std::vector<std::string> run_case(const fs::path& folder, const CaseSettings& settings) {
  std::vector<std::string> problems;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!known_names().contains(name)) problems.push_back("a case has no file " + name + "\n");
  }
  if (!fs::is_regular_file(folder / "cmd")) problems.push_back("cmd is missing\n");
  if (!problems.empty()) return problems;

  const std::string command = read_if_there(folder / "cmd");
  const std::string program = fs::absolute(settings.program).string();
  std::vector<std::string> arguments;
  if (command.starts_with("#!sh")) {
    arguments = {"/bin/sh", "-c", command};
  } else {
    const auto words = split_arguments(command);
    if (!words) return {"cmd has a quote that is not closed\n"};
    arguments = *words;
    arguments.insert(arguments.begin(), program);
  }
  const char* path = std::getenv("PATH");
  std::vector<std::string> environment{"LANG=C.UTF-8",
                                       std::string("PATH=") + (path ? path : "/usr/bin:/bin")};
  // Where a program built to count its coverage leaves the counts (tests/coverage).
  if (const char* counts = std::getenv("LLVM_PROFILE_FILE")) {
    environment.push_back(std::string("LLVM_PROFILE_FILE=") + counts);
  }
  if (command.starts_with("#!sh")) environment.push_back("ZONAGE=" + program);
  std::string added = read_if_there(folder / "env");
  for (std::size_t begin = 0; begin < added.size();) {
    const std::size_t end = std::min(added.find('\n', begin), added.size());
    const std::string line = added.substr(begin, end - begin);
    std::erase_if(environment, [&](const std::string& set) {
      return line.starts_with(set.substr(0, set.find('=') + 1));
    });
    if (!line.empty()) environment.push_back(line);
    begin = end + 1;
  }

  const ScratchFolder scratch;
  if (fs::is_directory(folder / "files")) {
    fs::copy(folder / "files", scratch.path(), fs::copy_options::recursive);
  }
  const std::map<std::string, std::string> before = files_below(scratch.path());
  const std::string input = read_if_there(folder / "stdin");
  const Outcome outcome =
      run(std::move(arguments), std::move(environment), scratch.path(), input, settings.time_limit);
  std::map<std::string, std::string> written = files_below(scratch.path());
  std::erase_if(written, [&](const auto& file) {
    const auto old = before.find(file.first);
    return old != before.end() && old->second == file.second;
  });
  if (outcome.timed_out) {
    return {"not done after " + std::to_string(settings.time_limit.count()) + " ms\n"};
  }

  if (settings.update) {
    write_or_remove(folder / "stdout", outcome.out);
    write_or_remove(folder / "stderr", outcome.err);
    write_or_remove(folder / "status",
                    outcome.status == 0 ? "" : std::to_string(outcome.status) + "\n");
    fs::remove_all(folder / "written");
    for (const auto& [name, bytes] : written) {
      fs::create_directories((folder / "written" / name).parent_path());
      std::ofstream(folder / "written" / name, std::ios::binary) << bytes;
    }
    return {};
  }

  const std::string status = read_if_there(folder / "status");
  const int expected_status = status.empty() ? 0 : std::atoi(status.c_str());
  if (expected_status != outcome.status) {
    problems.push_back("status " + std::to_string(outcome.status) + ", expected " +
                       std::to_string(expected_status) + "\n");
  }
  const auto compare = [&](const std::string& what, std::string_view expected,
                           std::string_view actual) {
    if (expected != actual) problems.push_back(describe_difference(what, expected, actual));
  };
  compare("stdout", read_if_there(folder / "stdout"), outcome.out);
  compare("stderr", read_if_there(folder / "stderr"), outcome.err);
  const std::map<std::string, std::string> expected = files_below(folder / "written");
  for (const auto& [name, bytes] : expected) {
    if (!written.contains(name)) {
      problems.push_back(name + " was not written\n");
    } else {
      compare(name, bytes, written[name]);
    }
  }
  for (const auto& [name, bytes] : written) {
    if (!expected.contains(name)) problems.push_back(name + " should not have been written\n");
  }
  for (const auto& [name, bytes] : before) {
    if (!fs::exists(scratch.path() / name)) problems.push_back(name + " was removed\n");
  }
  return problems;
}

bool is_skipped(const fs::path& folder, const CaseSettings& settings) {
  return settings.instrumented && fs::is_regular_file(folder / "plain");
}

std::vector<fs::path> find_cases(const fs::path& root) {
  std::vector<fs::path> cases;
  bool has_file = false;
  std::vector<fs::path> below;
  for (const auto& entry : fs::directory_iterator(root)) {
    if (entry.is_directory()) below.push_back(entry.path());
    has_file = has_file || !entry.is_directory();
  }
  // A folder with files but no `cmd` is a case too: run_case says what is wrong with it.
  if (has_file) return {root};
  std::sort(below.begin(), below.end());
  for (const fs::path& folder : below) {
    for (fs::path& found : find_cases(folder)) cases.push_back(std::move(found));
  }
  return cases;
}

}  // namespace zonage::test
