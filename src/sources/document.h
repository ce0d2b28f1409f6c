// A text file of data/ as lines with places, so that whatever is wrong with it can be said as
// file:line:column with the line and a caret. Owns its text; the views it hands out live as long
// as the Document (it is not movable once views are taken from it: keep it where it is).
// Encoding: UTF-8, checked on opening; LF or CRLF. Thread safety: read-only after opening.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace zonage::sources {

class Document {
 public:
  // Reads the file; unreadable, or syntax where it is not UTF-8 or holds a NUL.
  static Result<Document> open(const std::string& path);
  // The same over text in memory; `name` stands for the file in places.
  static Result<Document> from_text(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  std::size_t line_count() const { return lines_.size(); }
  // Line `number` counts from 1; without its line end.
  std::string_view line(std::size_t number) const;

  // The place of `part`, which must be a view into line `number` of this document.
  Place place_of(std::size_t number, std::string_view part) const;
  Error error_at(std::size_t number, std::string_view part, std::string message,
                 ErrorKind kind = ErrorKind::syntax) const;
  // The same in both languages, for a file that users may give.
  Error refusal_at(std::size_t number, std::string_view part, std::string french,
                   std::string english) const;
  // Of the whole file.
  Error refusal(std::string french, std::string english) const;

 private:
  struct Line {
    std::size_t begin;
    std::size_t size;
  };
  std::string name_;
  std::string text_;
  std::vector<Line> lines_;  // offsets, not views: a Document may be moved before it is read
};

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace zonage::sources
