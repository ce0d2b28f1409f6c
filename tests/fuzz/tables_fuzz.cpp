// The readers of our own tables under data/ (corrections, the gazetteer, the rules of the grant),
// on any text. Rows and errors stand where they say. Every line below the header is a row or an
// error, the header is the columns or an error, and a table without errors has as many rows as
// lines. The links between rows lead to rows. The line ends, LF or CRLF, change nothing.
#include <algorithm>
#include <string>

#include "fuzz/covered_lines.h"
#include "fuzz/fuzz.h"
#include "grant/profile.h"
#include "sources/cog.h"
#include "sources/document.h"
#include "sources/errata.h"
#include "sources/qpv_errata.h"

using namespace zonage;
using namespace zonage::sources;
using namespace zonage::test;

namespace {

struct Counts {
  std::size_t rows = 0;
  std::size_t errors = 0;
  bool operator==(const Counts&) const = default;
};

// A kind of table: reads it and tells what it says.
using Read = Counts (*)(const Document&, CoveredLines&);

Counts errata(const Document& document, CoveredLines& lines) {
  const Errata read = read_errata(document);
  for (const Erratum& row : read.rows) {
    for (const std::string_view part : {row.zone, row.department, row.section, row.printed,
                                        row.reason_fr, row.reason_en, row.evidence_text}) {
      lines.fact(row.line, part);
    }
    for (const std::string_view meant : row.meant) lines.fact(row.line, meant);
    for (const std::string_view code : row.codes) lines.fact(row.line, code);
    for (const Evidence& item : row.evidence) {
      lines.fact(row.line, item.kind);
      lines.fact(row.line, item.detail);
    }
    require(parse_erratum_kind(name_of(row.kind)) == row.kind, "a kind has its name");
  }
  lines.errors(read.errors);
  return {read.rows.size(), read.errors.size()};
}

Counts qpv_errata(const Document& document, CoveredLines& lines) {
  const QpvErrata read = read_qpv_errata(document);
  for (const QpvErratum& row : read.rows) {
    for (const std::string_view part : {row.object, row.column, row.printed, row.kind, row.meant,
                                        row.reason_fr, row.reason_en, row.evidence_text}) {
      lines.fact(row.line, part);
    }
    for (const Evidence& item : row.evidence) {
      lines.fact(row.line, item.kind);
      lines.fact(row.line, item.detail);
    }
  }
  lines.errors(read.errors);
  return {read.rows.size(), read.errors.size()};
}

template <class Rows>
Counts told(const Rows& rows, const std::vector<Error>& errors, CoveredLines& lines) {
  for (const auto& row : rows) lines.fact(row.line, {});
  lines.errors(errors);
  return {rows.size(), errors.size()};
}

Counts states(const Document& document, CoveredLines& lines) {
  const CogStates read = read_states(document);
  for (const CommuneState& state : read.states) {
    for (const std::uint32_t link : {state.predecessor, state.successor, state.pole}) {
      require(link == no_state || link < read.states.size(), "a link leads to a state");
    }
    require(state.first_earliest <= state.first && state.end_earliest <= state.end,
            "a span begins before it ends");
    require(state.end == no_date || state.first < state.end, "a state lasts");
    require(parse_nature(nature_code(state.nature)) == state.nature, "a nature has its code");
  }
  return told(read.states, read.errors, lines);
}
Counts today(const Document& document, CoveredLines& lines) {
  const CogToday read = read_today(document);
  return told(read.communes, read.errors, lines);
}
Counts former_codes(const Document& document, CoveredLines& lines) {
  const CogFormerCodes read = read_former_codes(document);
  return told(read.codes, read.errors, lines);
}
Counts old_postal_codes(const Document& document, CoveredLines& lines) {
  const CogOldPostalCodes read = read_old_postal_codes(document);
  return told(read.codes, read.errors, lines);
}
Counts departments(const Document& document, CoveredLines& lines) {
  const CogDepartments read = read_departments(document);
  return told(read.departments, read.errors, lines);
}

constexpr Read readers[] = {errata,       qpv_errata,       states,     today,
                            former_codes, old_postal_codes, departments};

void check(Read read, const Document& document, Counts& counts) {
  CoveredLines lines(document);
  counts = read(document, lines);
  std::size_t number = 1;
  while (number <= document.line_count() && document.line(number).starts_with('#')) ++number;
  if (number > document.line_count()) {
    require(counts.errors == 1 && counts.rows == 0, "a table without a header is an error");
    return;
  }
  if (lines.is_told(number)) {
    require(counts.errors == 1 && counts.rows == 0, "below a wrong header nothing is read");
    return;
  }
  const std::size_t below = document.line_count() - number;
  for (++number; number <= document.line_count(); ++number) {
    require(lines.is_told(number), "every line is a row or an error");
  }
  require(counts.rows <= below, "a row has a line");
  require(counts.errors != 0 || counts.rows == below, "without errors, every line is a row");
}

// The rules of the grant keep no lines, but tell all errors: none, and the profile is whole.
Counts rules(const Document& document) {
  const grant::ReadProfile read = grant::read_profile(document);
  CoveredLines lines(document);
  lines.errors(read.errors);
  if (read.errors.empty()) {
    require(!read.profile.why_not_whole(), "a profile without errors is whole");
    require(!read.profile.strata.empty(), "a profile has strata");
    require(std::is_sorted(read.profile.strata.begin(), read.profile.strata.end(),
                           [](const auto& a, const auto& b) { return a.from < b.from; }),
            "strata are sorted");
    for (const grant::Stratum& stratum : read.profile.strata) {
      require(read.profile.stratum_of(stratum.from) == &stratum, "a stratum begins where it says");
    }
  }
  return {read.profile.strata.size(), read.errors.size()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Draw draw(data, size);
  const std::size_t kind = draw.below(std::size(readers) + 1);
  const std::string text(draw.rest());
  const Result<Document> document = Document::from_text("table", text);
  if (!document) return 0;
  const auto read = [&](const Document& table) {
    if (kind == std::size(readers)) return rules(table);
    Counts counts;
    check(readers[kind], table, counts);
    return counts;
  };
  const Counts counts = read(*document);
  if (text.find('\r') == text.npos) {
    const Result<Document> other = Document::from_text("table", with_crlf(text));
    require(other && read(*other) == counts, "line ends change nothing");
  }
  return 0;
}
