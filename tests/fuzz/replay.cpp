// A fuzz target as a plain program: `fuzz_<name> FOLDER [CHANGES]` runs it on every file of the
// folder, or on one file, then on so many random changes of them, the same in every run. An input
// that ends the program is left in the file `<program>.broken`.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "fuzz/fuzz.h"
#include "support/files.h"

namespace fs = std::filesystem;
using zonage::test::Sequence;

namespace {

constexpr std::size_t longest = 4096;  // of a changed input

std::string current;      // the input that is run
std::string broken_file;  // where it is left

// abort() is called by the target, not in the middle of anything else: files may be used. After a
// fault they mostly can.
void keep_current(int signal) {
  std::signal(signal, SIG_DFL);
  std::FILE* const file = std::fopen(broken_file.c_str(), "wb");
  if (file == nullptr) return;
  std::fwrite(current.data(), 1, current.size(), file);
  std::fclose(file);
  std::fprintf(stderr, "the input is left in %s (%zu bytes)\n", broken_file.c_str(),
               current.size());
}

void run() {
  // Of its very size, so that a sanitizer sees what is read beyond it.
  const std::vector<std::uint8_t> bytes(current.begin(), current.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

// One of: a byte changed, taken out or doubled; what another input has there; a part moved; an end
// cut off.
void change(std::string& input, const std::vector<std::string>& others, Sequence& random) {
  static constexpr std::string_view telling = "\";,\t|\r\n =+-@\xC3\xA9\xE9\xA4\x80\xFF";
  const std::size_t at = random.below(input.size() + 1);
  const std::size_t length = std::min(1 + random.below(32), input.size() - at);
  switch (random.below(7)) {
    case 0:
      input.insert(at, 1, telling[random.below(telling.size())]);
      break;
    case 1:
      if (at < input.size()) input[at] = telling[random.below(telling.size())];
      break;
    case 2:
      if (at < input.size()) input[at] = static_cast<char>(random.below(256));
      break;
    case 3:
      input.erase(at, length);
      break;
    case 4:
      input.insert(random.below(input.size() + 1), input.substr(at, length));
      break;
    case 5: {
      const std::string& other = others[random.below(others.size())];
      const std::size_t from = random.below(other.size() + 1);
      input.insert(at, other, from, 1 + random.below(64));
      break;
    }
    default:
      if (random.below(4) == 0) input.resize(at);
  }
  if (input.size() > longest) input.resize(longest);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s FOLDER-OR-FILE [CHANGES]\n", argv[0]);
    return 2;
  }
  std::vector<fs::path> files;
  std::error_code error;
  if (fs::is_regular_file(argv[1], error)) {
    files.emplace_back(argv[1]);
  } else {
    for (const auto& entry : fs::directory_iterator(argv[1], error)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  if (files.empty()) {
    std::fprintf(stderr, "%s: no corpus there\n", argv[1]);
    return 1;
  }
  std::sort(files.begin(), files.end());  // the same changes on every machine
  broken_file = fs::path(argv[0]).filename().string() + ".broken";
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS}) std::signal(signal, keep_current);

  std::vector<std::string> inputs;
  for (const fs::path& file : files) {
    inputs.push_back(zonage::test::read_file(file));
    current = inputs.back();
    run();
  }
  const unsigned long changes = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 0;
  Sequence random(59350);
  for (unsigned long i = 0; i < changes; ++i) {
    current = inputs[random.below(inputs.size())];
    for (std::size_t times = 1 + random.below(4); times > 0; --times) {
      change(current, inputs, random);
    }
    run();
  }
  std::printf("%zu inputs of the corpus and %lu changes of them\n", inputs.size(), changes);
}
