// Result<T>: a value or the Error that kept it from being. Errors on input are values; nothing in
// the library throws across a header, prints or exits. Of exceptions only std::bad_alloc can pass,
// where a function that returns no Result has no memory left for the texts it returns. `*` and `->`
// may be used only on a Result that is true, error() only on one that is false: anything else is a
// mistake of the program, and throws std::bad_variant_access.
// Messages are UTF-8, one line. Thread safety: as for plain values.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

#include "zonage/export.h"

namespace zonage {

// Where in an input something stands. Lines and columns count from 1, columns in bytes; 0 means
// "not known". `line_text` is the whole line, so that a diagnostic can show it with a caret.
struct Place {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string line_text;
};

enum class ErrorKind {
  unreadable,     // a file that cannot be opened or read
  syntax,         // a line that is not understood
  contradiction,  // data that does not fit other data
  damaged,        // a table of another format, cut short or altered
  unwritable,
  no_memory,
};

struct Error {
  ErrorKind kind = ErrorKind::syntax;
  std::string message;  // English where nobody asked for French; one line, no final period
  Place place;
  std::string french{};  // the message in French, of what users read; empty: only builders do
};

// `file:line:column: message`, then the line and a caret when they are known.
ZONAGE_API std::string describe(const Error& error);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  // Whether it is a value: ask before the rest.
  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() { return std::get<0>(state_); }
  const T& operator*() const { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace zonage
