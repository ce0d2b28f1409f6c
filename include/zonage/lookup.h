// From a name or a code to an Answer: any spelling, `Saint-Denis (93)`, `93200 Saint-Denis`, an
// INSEE code (README.md says what a query may be).
//
// Errors: a query that cannot be answered at all (no text, a NUL byte, no UTF-8, more than 1000
// bytes, a département or a day that does not exist, a day before the record begins, two
// départements that differ, a postal code that is none) is an Error that says so in the language
// chosen, as the command does with exit status 2; a name that nobody bears is an Answer. Ownership:
// a Lookup keeps its Data alive; answers do not depend on it. Encodings: UTF-8. Thread safety: a
// Lookup has memory of its own to work in: one for each thread, over one Data for all.
#pragma once

#include <memory>
#include <string_view>

#include "zonage/answer.h"
#include "zonage/data.h"
#include "zonage/export.h"
#include "zonage/language.h"
#include "zonage/result.h"

namespace zonage {

// Views that need only live while ask() runs.
struct Query {
  std::string_view text{};
  std::string_view department{};   // code or name; one in the text must be the same
  std::string_view postal_code{};  // narrows the name; alone, without a text: all its communes
  std::string_view day{};          // `YYYY-MM-DD`: the name is read as of this day; zones stay
  bool accept_suggestion = false;  // take the nearest name when no other is as near
};

class ZONAGE_API Lookup {
 public:
  explicit Lookup(Data data = Data::builtin(), Language language = Language::english);
  Lookup(Lookup&&) noexcept;
  Lookup& operator=(Lookup&&) noexcept;
  ~Lookup();

  Result<Answer> ask(const Query& query);
  Result<Answer> ask(std::string_view text);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace zonage
