// What a list of the user's own says of a commune, in a text answer: the value, and where in the
// file and by which way it is known. Thread safety: one per text.
#pragma once

#include "lists/own_list.h"
#include "render/text_pen.h"

namespace zonage::render {

class ListText : private TextPen {
 public:
  using TextPen::TextPen;
  void of_body(std::uint32_t b, const lists::OwnList& list);

 private:
  void way(std::uint32_t b, const lists::OwnList& list);
  void parts(std::uint32_t b, const lists::OwnList& list);
  void which_code(std::uint32_t b, const lists::OwnList& list);
  void proof(const lists::OwnList& list);
  std::string named(std::uint32_t b) const { return std::string(name(b)) + " (" + code(b) + ")"; }
};

// The days of which the list is, the second one no longer: `2017-01-01/2019-01-01`; `…` where there
// is no second one yet. A day that was given: itself.
std::string span_text(const lists::Span& span);

}  // namespace zonage::render
