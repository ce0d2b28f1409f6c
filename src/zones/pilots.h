// The pilot towns of the Nord: which town's territory a commune or a Belgian municipality lies in,
// by the cantons of before March 2015. A town that a row names on its own is the exception to its
// canton. A commune cut by canton lines may lie in two territories: both are given, its own town
// first, to be confirmed. The document does not say what the towns pilot, nor since when.
// Thread safety: pure functions.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "communes/gazetteer.h"
#include "sources/nord_pilot_towns.h"
#include "zonage/terms.h"

namespace zonage::zones {

// The day of the canton table (data/rules/nord_cantons_2014.tsv).
inline constexpr Date canton_day = 20140101;

struct NordCommune {
  std::string code;
  std::string name;
  std::vector<std::string> cantons;  // as the document prints them
};

struct PilotClass {
  std::vector<std::string> towns;  // official spelling; provinces and the CC as printed
  std::vector<std::string> cantons;
  std::string named;  // as printed: the commune where a row names it on its own (`la ville de
                      // Lambersart`), or a part of it that bears the name of a canton (Lomme)
  PilotRule rule = PilotRule::canton;
  bool to_confirm = false;
  std::string section;             // the arrondissement's heading as printed
  std::vector<std::size_t> lines;  // of the rows that apply, in the order of the towns
};

struct PilotClasses {
  // By body index; only bodies that lie in the Nord.
  std::map<std::uint32_t, PilotClass> by_body;
  // By province as the document prints it (`Hainaut`).
  std::map<std::string, PilotClass, std::less<>> by_province;
  std::vector<Error> errors;
};

PilotClasses classify_pilots(const communes::Gazetteer& gazetteer,
                             const sources::Document& document, const sources::PilotTable& table,
                             const std::vector<NordCommune>& communes);

}  // namespace zonage::zones
