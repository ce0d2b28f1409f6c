// Readers of data/errata/<document>.tsv: the corrections beside a published list, which itself is
// never edited. A correction says where it applies, what was printed, what is meant, why, and by
// which evidence; the evidence is checked when the data table is made.
// The views are into the Document, which must outlive them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sources/document.h"

namespace zonage::sources {

enum class ErratumKind {
  misprint,       // the printer's or author's fault
  transcription,  // a fault of text recognition or retyping
  variant,        // a legitimate other spelling
  split,          // one name printed as two
  glued,          // two names printed as one
  renamed,        // an earlier or later name of the same commune
  merged,         // a commune that was no more, or several at once
  wrong_section,  // stands where it does not belong
  unresolved,     // kept as printed, without effect
};

// The kind as written in the file and shown to users: `misprint`, `wrong-section`, …
std::string_view name_of(ErratumKind kind);
std::optional<ErratumKind> parse_erratum_kind(std::string_view text);

// One item of evidence: `ordre:Vovray-en-Bornes|Yvoire` is {ordre, Vovray-en-Bornes|Yvoire}.
struct Evidence {
  std::string_view kind;
  std::string_view detail;
};

struct Erratum {
  std::string_view zone;
  std::string_view department;
  std::string_view section;
  std::string_view printed;
  ErratumKind kind = ErratumKind::misprint;
  std::vector<std::string_view> meant;
  std::vector<std::string_view> codes;  // as many as `meant`; none when unresolved
  std::string_view reason_fr;
  std::string_view reason_en;
  std::vector<Evidence> evidence;
  std::string_view evidence_text;  // as written
  std::size_t line = 0;            // of the errata file
};

struct Errata {
  std::vector<Erratum> rows;
  std::vector<Error> errors;
};

Errata read_errata(const Document& document);

}  // namespace zonage::sources
