#include "cli/command.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "base/cause.h"
#include "render/printable.h"
#include "render/wrapped.h"

namespace zonage::cli {
namespace {

using render::Language;

constexpr std::size_t drain_at = 1U << 16U;

bool is_french(std::string_view locale) {
  return locale == "fr" || locale.starts_with("fr_") || locale.starts_with("fr.") ||
         locale.starts_with("fr-") || locale.starts_with("fr@");
}

}  // namespace

Language language_of(const Arguments& arguments) {
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
    if (value == "fr") return Language::french;
    if (value == "en") return Language::english;
    break;  // no language: that is told in the locale's
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

void complain_of(const Error& error, Language language, std::string_view remedy) {
  std::string where = error.place.file;
  if (error.place.line != 0) where += ":" + std::to_string(error.place.line);
  if (error.place.line != 0 && error.place.column != 0) {
    where += ":" + std::to_string(error.place.column);
  }
  const bool french = language == Language::french;
  std::string message = french && !error.french.empty() ? error.french : error.message;
  if (!remedy.empty()) message += (french ? " : " : ": ") + std::string(remedy);
  complain((where.empty() ? "" : where + (french ? " : " : ": ")) + message);
}

std::string reason_of(int error_number, Language language) {
  const Cause cause = cause_of(error_number);
  return language == Language::french ? cause.french : cause.english;
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
    } else if (errno == EAGAIN) {  // somebody made the pipe non-blocking
      pollfd wait{STDOUT_FILENO, POLLOUT, 0};
      ::poll(&wait, 1, -1);
    } else if (errno != EINTR) {
      failed_ = true;
      error_number_ = errno;
    }
  }
  buffer_.clear();
  return !failed_ && !reader_gone_;
}

int Output::finish(int status, Language language) {
  flush();
  if (!failed_) return status;
  const bool french = language == Language::french;
  const std::string reason = reason_of(error_number_, language);
  complain(french ? "la sortie ne peut pas être écrite (" + reason + ") : le résultat est incomplet"
                  : "the output cannot be written (" + reason + "): the result is incomplete");
  return exit_error;
}

}  // namespace zonage::cli
