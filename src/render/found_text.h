// The text of an answer that is one commune: what it is, its zones, and the proof when asked for.
// Thread safety: one per text.
#pragma once

#include "render/text_pen.h"
#include "resolve/zoning.h"

namespace zonage::render {

class FoundText : private TextPen {
 public:
  using TextPen::TextPen;
  void write(const resolve::Answer& answer);

 private:
  void history(std::uint32_t b);
  void zone_head(std::string_view label, std::string_view zone);
  void zone(std::uint32_t b, Scheme scheme);
  void rule(const resolve::Zoning& zoning, std::uint32_t b, Scheme scheme);
  bool differs(const resolve::Zoning& zoning, std::uint32_t b) const;
  void components(const resolve::Zoning& zoning, Scheme scheme);
  void explain(const resolve::Zoning& zoning, Scheme scheme);
  void proof(const dataset::ClassRow& row, Scheme scheme, std::string_view whose);
  void pilot(std::uint32_t b);
  void grant(std::uint32_t b);
  // One line for a scheme that says nothing of this commune, where it was asked for.
  void nothing(Scheme scheme, std::string_view why);
};

}  // namespace zonage::render
