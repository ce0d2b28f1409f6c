// What the commands share: language, output, errors, exit statuses. One file per command.
//
// Exit statuses: 0 every query was answered; 1 at least one was ambiguous or unknown; 2 an error.
// Errors go to stderr, one line each, `zonage: what went wrong: what to do`; results alone to
// stdout.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dataset/table.h"
#include "render/words.h"

namespace zonage::cli {

inline constexpr int exit_ok = 0;
inline constexpr int exit_unresolved = 1;
inline constexpr int exit_error = 2;

using Arguments = std::vector<std::string>;

// `--lang` when it names one, else the locale (LC_ALL, LC_MESSAGES, LANG): French where it begins
// with `fr`, else English.
render::Language language_of(const Arguments& arguments);

// One line to stderr, prefixed; control characters in it are shown escaped.
void complain(std::string_view message);

// Columns of the terminal that stdout is, at least 20; 0 where it is none.
std::size_t columns_of_output();

// `file:line:column: message`, in one line, in French where the error is told in French; then what
// to do.
void complain_of(const Error& error, render::Language language, std::string_view remedy = {});

// What the system says of a call that failed (errno), in the user's words.
std::string reason_of(int error_number, render::Language language);

// stdout, collected in a buffer and written when it is full or asked for. Bytes as they are.
class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  std::string& buffer() { return buffer_; }
  // On a terminal, lines that are longer than it are broken. For text; what is in the buffer when
  // it is written must be whole lines.
  void fit_terminal() { columns_ = columns_of_output(); }
  // Writes the buffer out once it is large. False when writing failed, or nobody reads any more.
  bool drain();
  bool flush();
  // True when the reader went away: no error, nothing more to do.
  bool reader_gone() const { return reader_gone_; }
  // Flushes; `status` unless writing failed (then complains and returns exit_error).
  int finish(int status, render::Language language);

 private:
  std::string buffer_;
  std::size_t columns_ = 0;
  bool failed_ = false;
  bool reader_gone_ = false;
  int error_number_ = 0;
};

}  // namespace zonage::cli
