#include "cli/version.h"

#include <array>
#include <cstdio>

#include <CLI/Version.hpp>

#include "dataset/format.h"
#include "dataset/table.h"
#include "text/unicode.h"

namespace zonage::cli {
namespace {

using render::Language;
using render::Words;

constexpr std::size_t label_width = 16;

#if defined(__clang__)
constexpr std::string_view compiler = "clang " __clang_version__;
#elif defined(__GNUC__)
constexpr std::string_view compiler = "g++ " __VERSION__;
#else
constexpr std::string_view compiler = "?";
#endif

std::string hardening(Language language) {
  std::string out;
  const auto add = [&](const Words& words) {
    if (!out.empty()) out += ", ";
    out += words.in(language);
  };
#if defined(__SSP_STRONG__)
  add({"pile protégée (strong)", "stack protector (strong)"});
#endif
#if defined(_FORTIFY_SOURCE) && _FORTIFY_SOURCE >= 2
  add({"_FORTIFY_SOURCE=2", "_FORTIFY_SOURCE=2"});
#endif
#if defined(__linux__)
  add({"RELRO complet", "full RELRO"});
  add({"pile non exécutable", "stack not executable"});
#endif
  return out.empty() ? std::string(Words{"aucun", "none"}.in(language)) : out;
}

// The table inside; `--data` changes nothing here.
std::string table_text(Language language) {
  const dataset::Table table = dataset::Table::builtin();
  std::array<char, 24> sum{};
  std::snprintf(sum.data(), sum.size(), "%016llx",
                static_cast<unsigned long long>(table.stored_checksum()));
  std::string out = "format " + std::to_string(dataset::format_number) +
                    std::string(Words{", somme ", ", checksum "}.in(language)) + sum.data();
  for (const dataset::DocumentRow& row : table.documents()) {
    if (table.text(row.id) != "cog") continue;
    out += Words{", communes au ", ", communes as of "}.in(language);
    out += table.text(row.in_force);
  }
  return out;
}

}  // namespace

std::string version_text(bool verbose, Language language) {
  std::string out = "zonage " ZONAGE_VERSION "\n";
  if (!verbose) return out;
  const auto line = [&](const Words& label, std::string_view text) {
    const std::string_view shown = label.in(language);
    std::size_t width = 0;
    for (const char c : shown) width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    out += "  ";
    out += shown;
    out.append(label_width - width, ' ');
    out += text;
    out += '\n';
  };
  line({"compilateur", "compiler"}, std::string(compiler) + ", " ZONAGE_BUILD_TYPE);
  constexpr bool is_static = std::string_view(ZONAGE_LINKAGE) == "static";
  line({"liaison", "linkage"},
       (is_static ? Words{"statique", "static"} : Words{"dynamique", "dynamic"}).in(language));
  line({"CLI11", "CLI11"}, CLI11_VERSION);
  line({"nlohmann_json", "nlohmann_json"}, ZONAGE_JSON_VERSION);
  line({"Unicode", "Unicode"},
       std::string(text::unicode_version()) +
           std::string(Words{", tables tirées d'ICU ", ", tables made from ICU "}.in(language)) +
           ZONAGE_ICU_VERSION +
           std::string(Words{", qui n'est pas lié", ", which is not linked"}.in(language)));
  line({"table", "table"}, table_text(language));
  line({"durcissement", "hardening"}, hardening(language));
  return out;
}

}  // namespace zonage::cli
