// What the parts of a text answer are written with: both languages side by side, columns, bold
// type, and the words about a commune that all of them use. Borrows the table, the options and the
// text it appends to. Thread safety: one per text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dataset/table.h"
#include "render/text.h"
#include "resolve/resolver.h"

namespace zonage::render {

class TextPen {
 public:
  TextPen(const dataset::Table& table, const TextOptions& options, std::string& out)
      : table_(table), options_(options), out_(out) {}

 protected:
  static constexpr std::size_t label_width = 14;
  static constexpr std::size_t zone_width = 8;

  bool french() const { return options_.language == Language::french; }
  std::string say(std::string_view in_french, std::string_view in_english) const {
    return std::string(french() ? in_french : in_english);
  }
  std::string_view colon() const { return french() ? " : " : ": "; }

  void line() { out_ += "  "; }
  // The continuation of a zone's line, below what was said first.
  void below() { out_.append(2 + label_width + zone_width, ' '); }
  void bold(std::string_view text);
  void bold_padded(std::string_view text, std::size_t width);

  const dataset::BodyRow& body(std::uint32_t b) const { return table_.bodies()[b]; }
  std::string_view name(std::uint32_t b) const { return table_.text(body(b).name); }
  std::string code(std::uint32_t b) const;

  // One line: what the answer is about.
  void title(std::uint32_t b);
  // The order's title and what its zones are for, to the end of the line.
  void order(Scheme scheme);
  // One line: how the query was repaired.
  void repair(const resolve::Correction& correction);

  const dataset::Table& table_;
  const TextOptions& options_;
  std::string& out_;
};

}  // namespace zonage::render
