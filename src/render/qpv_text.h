// The text about priority neighbourhoods: what a commune has, one neighbourhood with its figures
// beside those of its EPCI, département, region and of France, and what was meant where a name is
// not clear. Every answer says to check the address on the official map. Thread safety: one per
// text.
#pragma once

#include "render/text_pen.h"
#include "resolve/qpv.h"
#include "resolve/qpv_query.h"
#include "zonage/qpv.h"

namespace zonage::render {

class QpvText : private TextPen {
 public:
  using TextPen::TextPen;
  // The neighbourhoods of a body, among its zones.
  void of_body(std::uint32_t b);
  void answer(std::string_view query, const resolve::QpvAnswer& answer);
  // One line each: code, name, communes, inhabitants, poverty, what it touches.
  void lines(std::span<const std::uint32_t> qpvs);

 private:
  const dataset::QpvRow& qpv(std::uint32_t q) const { return table_.qpvs()[q]; }
  std::string communes(const dataset::QpvRow& row, std::uint32_t besides) const;
  std::string touches(const dataset::QpvRow& row) const;
  void how_many(std::uint32_t b, const resolve::QpvsOfBody& found);
  void proof(const dataset::QpvRow& row);

  void neighbourhood(std::uint32_t q);
  void place(const dataset::QpvRow& row);
  void figures(const dataset::QpvRow& row);
  void counts(const dataset::QpvRow& row);
  void zonings(const dataset::QpvRow& row);
  void typologies(const dataset::QpvRow& row);
  void explain(const dataset::QpvRow& row);
  void errata(std::uint32_t first, std::uint32_t count);
  void head(std::string_view label);

  void commune(const resolve::QpvAnswer& answer);
  void candidates(std::string_view query, const resolve::QpvAnswer& answer);
  void unknown(std::string_view query, const resolve::QpvAnswer& answer);
  void suggestions(const resolve::QpvAnswer& answer);
  std::string codes_of_department(std::string_view code) const;
};

}  // namespace zonage::render
