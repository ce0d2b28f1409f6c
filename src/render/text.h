// One answer as a person reads it: aligned, quiet, the legal text named beside each zone.
// Thread safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "dataset/table.h"
#include "lists/own_list.h"
#include "render/words.h"
#include "resolve/resolver.h"
#include "zonage/terms.h"

namespace zonage::render {

struct TextOptions {
  Language language = Language::english;
  std::span<const Scheme> schemes = all_schemes;
  bool explain = false;
  bool color = false;
  std::span<const lists::OwnList> lists{};  // of the user's own
};

void append_text(const dataset::Table& table, std::string_view query, const resolve::Answer& answer,
                 const TextOptions& options, std::string& out);

// What cannot be answered at all and why, one line: `requête vide : …`.
std::string describe_problem(const resolve::Answer& answer, Language language);
// What is said to a postal code that is none.
std::string describe_refused_postal_code(std::string_view typed, Language language);

// A day as of which a name is to be read. The Error says in the language why it is none.
Result<Date> read_day(std::string_view typed, Language language);

}  // namespace zonage::render
