#include "cli/command.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "render/printable.h"
#include "render/wrapped.h"

namespace zonage::cli {
namespace {

constexpr std::size_t drain_at = 1U << 16U;

bool is_french(std::string_view locale) {
  return locale == "fr" || locale.starts_with("fr_") || locale.starts_with("fr.") ||
         locale.starts_with("fr-") || locale.starts_with("fr@");
}

}  // namespace

render::Language language_of(const Arguments& arguments) {
  using render::Language;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string_view value = arguments[i];
    if (value == "--") break;
    if (value == "--lang" && i + 1 < arguments.size()) {
      value = arguments[i + 1];
    } else if (value.starts_with("--lang=")) {
      value.remove_prefix(7);
    } else {
      continue;
    }
    return value == "fr" ? Language::french : Language::english;
  }
  // The first of the three that is set decides, as for every POSIX program.
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* locale = std::getenv(variable);
    if (locale != nullptr && *locale != '\0') {
      return is_french(locale) ? Language::french : Language::english;
    }
  }
  return Language::english;
}

void complain(std::string_view message) {
  const std::string line = "zonage: " + render::printable(message, 2000) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::size_t columns_of_output() {
  constexpr std::size_t narrowest = 20;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 0;
  return std::max<std::size_t>(size.ws_col, narrowest);
}

bool Output::drain() { return buffer_.size() < drain_at || flush(); }

bool Output::flush() {
  if (columns_ != 0) buffer_ = render::wrapped_lines(buffer_, columns_);
  std::size_t done = 0;
  while (done < buffer_.size() && !failed_ && !reader_gone_) {
    const ssize_t wrote = ::write(STDOUT_FILENO, buffer_.data() + done, buffer_.size() - done);
    if (wrote >= 0) {
      done += static_cast<std::size_t>(wrote);
    } else if (errno == EPIPE) {
      reader_gone_ = true;
    } else if (errno != EINTR) {
      failed_ = true;
      error_number_ = errno;
    }
  }
  buffer_.clear();
  return !failed_ && !reader_gone_;
}

int Output::finish(int status, render::Language language) {
  flush();
  if (!failed_) return status;
  const bool french = language == render::Language::french;
  std::string reason = std::strerror(error_number_);
  if (error_number_ == ENOSPC) reason = french ? "plus de place" : "no space left";
  complain(french ? "la sortie ne peut pas être écrite (" + reason + ") : le résultat est incomplet"
                  : "the output cannot be written (" + reason + "): the result is incomplete");
  return exit_error;
}

}  // namespace zonage::cli
