// All communes that a list speaks of, in the order of their INSEE codes: those of its day, with the
// name and code of that day, as `zonage list` gives them.
//
// Errors: dsc_2023, which has amounts and no zones, a zone that the scheme has not, or a
// département that does not exist. Encodings: UTF-8. Ownership: plain values. Thread safety: a
// function without state.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zonage/commune.h"
#include "zonage/data.h"
#include "zonage/export.h"
#include "zonage/language.h"
#include "zonage/result.h"
#include "zonage/terms.h"

namespace zonage {

struct ListedCommune {
  std::string insee_code;  // of the list's day; empty for a Belgian municipality
  std::string name;        // likewise
  Commune commune;         // as it is known today
};

struct ListFilter {
  std::string_view zone{};                // `A`, `II`; empty: all
  std::string_view department{};          // code or name; empty: all
  Language language = Language::english;  // of an Error's message
};

ZONAGE_API Result<std::vector<ListedCommune>> list(const Data& data, Scheme scheme,
                                                   const ListFilter& filter = {});

}  // namespace zonage
