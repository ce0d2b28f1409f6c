// One answer as a person reads it: aligned, quiet, the legal text named beside each zone.
// Thread safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dataset/table.h"
#include "render/words.h"
#include "resolve/resolver.h"
#include "zonage/terms.h"

namespace zonage::render {

struct TextOptions {
  Language language = Language::english;
  std::span<const Scheme> schemes = all_schemes;
  bool explain = false;
  bool color = false;
};

void append_text(const dataset::Table& table, std::string_view query, const resolve::Answer& answer,
                 const TextOptions& options, std::string& out);

// What cannot be answered at all and why, one line: `requête vide : …`.
std::string describe_problem(const resolve::Answer& answer, Language language);

}  // namespace zonage::render
