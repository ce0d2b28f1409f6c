#include "sources/errata.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/codes.h"
#include "sources/table.h"

namespace zonage::sources {
namespace {

constexpr std::array<std::pair<ErratumKind, std::string_view>, 9> kinds{{
    {ErratumKind::misprint, "misprint"},
    {ErratumKind::transcription, "transcription"},
    {ErratumKind::variant, "variant"},
    {ErratumKind::split, "split"},
    {ErratumKind::glued, "glued"},
    {ErratumKind::renamed, "renamed"},
    {ErratumKind::merged, "merged"},
    {ErratumKind::wrong_section, "wrong-section"},
    {ErratumKind::unresolved, "unresolved"},
}};

constexpr std::array<std::string_view, 9> evidence_kinds{
    "ordre", "liste", "arrete", "cog", "agglomeration", "seul", "morceau", "canton", "calcul"};

std::vector<std::string_view> split_list(std::string_view text) {
  if (text.empty()) return {};
  std::vector<std::string_view> parts = split(text, ';');
  for (std::string_view& part : parts) part = trim(part);
  return parts;
}

}  // namespace

std::string_view name_of(ErratumKind kind) {
  for (const auto& [value, name] : kinds) {
    if (value == kind) return name;
  }
  return {};
}

std::optional<ErratumKind> parse_erratum_kind(std::string_view text) {
  for (const auto& [value, name] : kinds) {
    if (name == text) return value;
  }
  return std::nullopt;
}

Errata read_errata(const Document& document) {
  Errata errata;
  Table table = read_table(document, {"zone", "departement", "section", "imprime", "genre", "lu",
                                      "code_insee", "raison", "reason", "preuve"});
  errata.errors = std::move(table.errors);
  for (const TableRow& row : table.rows) {
    const auto& field = row.fields;
    const auto fail = [&](std::string_view part, std::string message) {
      errata.errors.push_back(document.error_at(row.line, part, std::move(message)));
    };
    const auto kind = parse_erratum_kind(field[4]);
    if (!kind) {
      fail(field[4], "unknown kind of correction `" + std::string(field[4]) + "`");
      continue;
    }
    Erratum erratum;
    erratum.zone = field[0];
    erratum.department = field[1];
    erratum.section = field[2];
    erratum.printed = field[3];
    erratum.kind = *kind;
    erratum.meant = split_list(field[5]);
    erratum.codes = split_list(field[6]);
    erratum.reason_fr = field[7];
    erratum.reason_en = field[8];
    erratum.evidence_text = field[9];
    erratum.line = row.line;
    if (erratum.printed.empty()) fail(field[3], "a correction needs what was printed");
    if (erratum.reason_fr.empty() || erratum.reason_en.empty()) {
      fail(field[7], "a correction needs its reason in French and in English");
    }
    if (*kind == ErratumKind::unresolved) {
      if (!erratum.codes.empty()) fail(field[6], "an unresolved name has no code");
    } else if (erratum.meant.empty()) {
      fail(field[5], "a correction needs what is meant");
    } else if (!erratum.codes.empty() && erratum.codes.size() != erratum.meant.size()) {
      fail(field[6], "as many codes as names meant are needed");
    }
    for (const std::string_view code : erratum.codes) {
      const auto canonical = parse_insee_code(code);
      if (!canonical || *canonical != code) {
        fail(code, "not a code INSEE: `" + std::string(code) + "`");
      }
    }
    for (const std::string_view item : split_list(field[9])) {
      const std::size_t colon = item.find(':');
      const std::string_view name = item.substr(0, colon);
      if (colon == std::string_view::npos ||
          std::find(evidence_kinds.begin(), evidence_kinds.end(), name) == evidence_kinds.end()) {
        fail(item, "unknown evidence `" + std::string(item) + "`");
        continue;
      }
      erratum.evidence.push_back({name, item.substr(colon + 1)});
    }
    if (field[9].empty()) fail(field[9], "a correction needs evidence");
    errata.rows.push_back(std::move(erratum));
  }
  return errata;
}

}  // namespace zonage::sources
