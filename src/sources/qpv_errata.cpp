#include "sources/qpv_errata.h"

#include <algorithm>
#include <array>
#include <string>

#include "sources/table.h"

namespace zonage::sources {
namespace {

constexpr std::array<std::string_view, 8> kinds{"misprint",      "transcription", "variant",
                                                "wrong-section", "shifted",       "double-count",
                                                "lost",          "doubtful"};

constexpr std::array<std::string_view, 17> evidence_kinds{
    "carte",     "somme",    "insee",       "moitie",     "virgule", "repetition",
    "decalage",  "communes", "premier-qpv", "moyenne",    "total",   "perdue",
    "habitants", "egal",     "ecart",       "asterisque", "bloc"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// `somme; premier-qpv:36/40`: the detail behind the colon may be left out.
std::vector<Evidence> read_evidence(std::string_view text) {
  std::vector<Evidence> evidence;
  for (const std::string_view part : split(text, ';')) {
    const std::string_view item = trim(part);
    const std::size_t colon = item.find(':');
    if (item.empty()) continue;
    evidence.push_back({item.substr(0, colon), colon == std::string_view::npos
                                                   ? std::string_view{}
                                                   : item.substr(colon + 1)});
  }
  return evidence;
}

}  // namespace

QpvErrata read_qpv_errata(const Document& document) {
  QpvErrata errata;
  Table table = read_table(
      document, {"objet", "colonne", "imprime", "genre", "lu", "raison", "reason", "preuve"});
  errata.errors = std::move(table.errors);
  for (const TableRow& row : table.rows) {
    const auto& field = row.fields;
    const auto fail = [&](std::string_view part, std::string message) {
      errata.errors.push_back(document.error_at(row.line, part, std::move(message)));
    };
    QpvErratum erratum{field[0], field[1], field[2], field[3], field[4],
                       field[5], field[6], {},       field[7], row.line};
    if (erratum.object.empty()) fail(field[0], "a correction needs the object it speaks of");
    if (!is_one_of(erratum.kind, kinds)) {
      fail(field[3], "unknown kind of correction `" + std::string(erratum.kind) + "`");
    }
    if (erratum.reason_fr.empty() || erratum.reason_en.empty()) {
      fail(field[5], "a correction needs its reason in French and in English");
    }
    if (erratum.printed == erratum.meant && erratum.kind != "lost") {
      fail(field[4], "a correction that changes nothing");
    }
    erratum.evidence = read_evidence(erratum.evidence_text);
    if (erratum.evidence.empty()) fail(field[7], "a correction needs evidence");
    for (const Evidence& item : erratum.evidence) {
      if (!is_one_of(item.kind, evidence_kinds)) {
        fail(item.kind, "unknown evidence `" + std::string(item.kind) + "`");
      }
    }
    errata.rows.push_back(std::move(erratum));
  }
  return errata;
}

}  // namespace zonage::sources
