// What users read, in French or English. Keys, columns, cells and json are not here: they are
// French whatever the locale (zonage/terms.h). Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "zonage/language.h"
#include "zonage/terms.h"

namespace zonage::render {

using zonage::Language;

// One text in both languages, side by side where it is used.
struct Words {
  std::string_view french;
  std::string_view english;
  std::string_view in(Language language) const {
    return language == Language::french ? french : english;
  }
};

// `19 décembre 2003`, `1er janvier 2017`; `19 December 2003`. Not for no_date.
std::string long_date(Date date, Language language);

// The order's title as json gives it: `arrêté du 19 décembre 2003`. Empty for schemes without one.
std::string_view order_of(Scheme scheme);
// The line's label in a text answer: `A/B/C 2003`.
std::string_view label_of(Scheme scheme, Language language);
// What the zones are for, and which zoning they are not.
std::string_view purpose_of(Scheme scheme, Language language);
std::string_view not_to_confuse(Scheme scheme, Language language);

std::string_view words_for(Rule rule, Language language);
std::string_view words_for(PilotRule rule, Language language);
std::string_view words_for(Nature nature, Language language);
// The kinds of corrections in data/errata (`transcription`, …).
std::string_view words_for_erratum(std::string_view kind, Language language);

}  // namespace zonage::render
