// What a parser tells of a document, held against the document: every fact and every error stands
// where it says, and of each line it is known whether anything was said. A broken property ends the
// program (fuzz.h). Not for several threads.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "fuzz/fuzz.h"
#include "sources/document.h"

namespace zonage::test {

class CoveredLines {
 public:
  explicit CoveredLines(const sources::Document& document)
      : document_(document), told_(document.line_count() + 1) {}

  // A fact of the line `number`, of which `part` is printed there.
  void fact(std::size_t number, std::string_view part) {
    const std::string_view line = told(number);
    require(part.empty() || lies_inside(part, line), "a fact is printed in its line");
  }
  // One that may be printed in another line, as a heading is.
  void heading(std::string_view part) const {
    require(part.empty() || lies_inside(part, document_.text()), "a heading is printed somewhere");
  }
  void errors(const std::vector<Error>& errors) {
    for (const Error& error : errors) {
      require(!error.message.empty(), "an error says what is wrong");
      require(error.message.find('\n') == std::string::npos, "an error is one line");
      require(error.place.file == document_.name(), "an error knows its file");
      if (error.place.line == 0) continue;  // of the whole file
      const std::string_view line = told(error.place.line);
      require(error.place.column >= 1 && error.place.column <= line.size() + 1,
              "an error's column lies in its line");
      require(error.place.line_text == line, "an error shows its line");
    }
  }
  bool is_told(std::size_t number) const { return told_.at(number); }

 private:
  std::string_view told(std::size_t number) {
    require(number >= 1 && number <= document_.line_count(), "there is such a line");
    told_.at(number) = true;
    return document_.line(number);
  }
  static bool lies_inside(std::string_view part, std::string_view whole) {
    return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
  }

  const sources::Document& document_;
  std::vector<bool> told_;
};

}  // namespace zonage::test
