// Names as people write them, and what was answered to them, for the names_*_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "dataset/real_data.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace zonage::test {

inline std::string folded(std::string_view text) {
  std::string key;
  text::fold(text, key);
  return key;
}

// The code of the département that a body lies in; empty for Belgium.
inline std::string department_of_body(std::uint32_t body) {
  const std::uint32_t index = table().bodies()[body].department;
  if (index == dataset::none) return {};
  const auto& code = table().departments()[index].code;
  return {code, std::find(code, code + sizeof code, '\0')};
}

// It, or today's commune that it lies in.
inline bool lies_in(std::uint32_t body, std::string_view department) {
  const std::uint32_t whole = table().bodies()[body].current;
  return department_of_body(body) == department ||
         (whole != dataset::none && department_of_body(whole) == department);
}

inline bool bears_code(std::uint32_t body, std::string_view code) {
  for (const dataset::CodeRow& row : table().find_code(code)) {
    if (row.body == body) return true;
  }
  return false;
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// The letters of French: Latin-1, and beside it œ and ÿ.
inline std::string in_capitals(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = text::next_code_point(text, at);
    if ((c >= U'a' && c <= U'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7)) c -= 0x20;
    if (c == 0xFF) c = 0x178;
    if (c == 0x153) c = 0x152;
    text::append_utf8(c, out);
  }
  return out;
}

// `Le `, `L'`: what the official name begins with; empty for a name without an article.
inline std::string_view article_of(const dataset::NameRow& name) {
  constexpr std::string_view articles[] = {"",   "",     "Le ",  "La ", "Les ",
                                           "L'", "Aux ", "Las ", "Los "};
  return name.tncc < std::size(articles) ? articles[name.tncc] : std::string_view{};
}

// `trouve 59350 Lille;`
inline std::string told(const resolve::Answer& answer) {
  std::string text(key_of(answer.status));
  if (answer.problem != resolve::Problem::none) text = "problem";
  for (const std::uint32_t b : answer.bodies) text += " " + shown(b) + ";";
  return text;
}

inline bool same_bodies(const resolve::Answer& a, const resolve::Answer& b) {
  return a.status == b.status && a.problem == b.problem && a.bodies == b.bodies;
}

// The first few of what went wrong, so that a failure stays readable.
class Faults {
 public:
  void add(std::string line) {
    if (lines_.size() < 20) lines_.push_back(std::move(line));
  }
  const Texts& lines() const { return lines_; }

 private:
  Texts lines_;
};

}  // namespace zonage::test
