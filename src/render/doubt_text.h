// The text of an answer that is no single commune: the candidates with their zones and what they
// agree on, or what might have been meant and what would help. Thread safety: one per text.
#pragma once

#include "render/text_pen.h"

namespace zonage::render {

class DoubtText : private TextPen {
 public:
  using TextPen::TextPen;
  void ambiguous(std::string_view query, const resolve::Answer& answer);
  void unknown(std::string_view query, const resolve::Answer& answer);

 private:
  std::string described(std::uint32_t b) const;
  void candidate_zones(std::uint32_t b);
  void agreement(const resolve::Answer& answer);
  void unknown_code(const resolve::Answer& answer);
  std::uint32_t department_named(const resolve::Answer& answer) const;
  std::string elsewhere(const resolve::Answer& answer) const;
};

}  // namespace zonage::render
