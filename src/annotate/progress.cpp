#include "annotate/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace zonage::annotate {
namespace {

constexpr std::chrono::milliseconds patience{1000};
constexpr std::chrono::milliseconds rhythm{200};
constexpr std::uint64_t megabyte = 1'000'000;

// In groups of three, as both languages read them.
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ' ');
  return digits;
}

// A line that is longer than the terminal would stay on it: \r goes back in the last row only.
// The words are ASCII.
std::string fitting(std::string line) {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return line;
  while (line.size() >= size.ws_col) {
    const std::size_t end = line.find_last_of(",(");
    if (end == std::string::npos) return {};
    line.resize(line.find_last_not_of(' ', end - 1) + 1);
  }
  return line;
}

}  // namespace

std::string progress_line(const Reached& reached, std::uint64_t size, double seconds,
                          render::Language language) {
  const std::string_view rows = render::Words{" lignes", " rows"}.in(language);
  std::string line;
  if (size != 0) {
    // A file may grow while it is read.
    const std::uint64_t share = std::min<std::uint64_t>(reached.bytes * 100 / size, 100);
    line = std::to_string(share) + " % (" + grouped(reached.bytes / megabyte) + " / " +
           grouped(size / megabyte);
    line += render::Words{" Mo), ", " MB), "}.in(language);
    line += grouped(reached.rows);
    line += rows;
  } else {
    const double rate = static_cast<double>(reached.rows) / std::max(seconds, 0.001);
    line = grouped(reached.rows);
    line += rows;
    line += ", " + grouped(static_cast<std::uint64_t>(std::llround(rate)));
    line += render::Words{" par seconde", " a second"}.in(language);
  }
  return line;
}

Progress::Progress(std::uint64_t size, render::Language language)
    : size_(size),
      language_(language),
      terminal_(::isatty(STDERR_FILENO) == 1),
      begin_(std::chrono::steady_clock::now()),
      next_(begin_ + patience) {}

void Progress::show(const Reached& reached) {
  if (!terminal_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + rhythm;
  shown_ = true;
  const std::chrono::duration<double> taken = now - begin_;
  const std::string line =
      "\r\x1B[K" + fitting(progress_line(reached, size_, taken.count(), language_));
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fflush(stderr);
}

void Progress::clear() {
  if (!shown_) return;
  std::fputs("\r\x1B[K", stderr);
  std::fflush(stderr);
}

}  // namespace zonage::annotate
