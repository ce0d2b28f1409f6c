// From a query to priority neighbourhoods: by a code, by the name of one, or by a commune that has
// some; never a guess. A name that several neighbourhoods bear, or a commune and neighbourhoods
// elsewhere, is ambiguous; `Centre Ville (Auchel)` names both. A name that nobody bears is read as
// words that stand together in one.
// Thread safety: a QpvFinder holds scratch memory: one per thread. The table may be shared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/query.h"
#include "resolve/resolver.h"
#include "zonage/qpv.h"

namespace zonage::resolve {

enum class QpvProblem : std::uint8_t {
  none,
  query,           // no query at all, see QpvAnswer::commune
  code_2024,       // a code of the generation of 1 January 2024
  malformed_code,  // begins like a code, but has not QP and six digits
  unknown_code,
  outside,        // the communes of this name lie outside the region of the atlas
  heirs_unknown,  // a former commune of which it is not known who took it in
};

struct QpvAnswer {
  Status status = Status::unknown;
  QpvProblem problem = QpvProblem::none;
  // Found by a name or a code: that one; by a commune: all of it, perhaps none; ambiguous: those
  // that bear the name.
  std::vector<std::uint32_t> qpvs;
  // Found: the commune that was asked for, if one was; ambiguous: the candidates. Bodies.
  std::vector<std::uint32_t> communes;
  std::vector<Correction> corrections;
  std::string code;                       // as it was read, where a code was asked for
  std::vector<std::uint32_t> near_qpvs;   // at most most_suggestions, nearest first
  std::vector<Suggestion> near_communes;  // likewise; only of the region
  Answer commune;                         // the query as the name or code of a commune
};

class QpvFinder {
 public:
  explicit QpvFinder(const dataset::Table& table) : table_(table), resolver_(table) {}

  // `department` narrows both kinds of names; code or name, or empty.
  void find(std::string_view text, std::string_view department, QpvAnswer& answer);

 private:
  bool find_code(std::string_view text, QpvAnswer& answer) const;
  void find_name(std::string_view key, QpvAnswer& answer) const;
  // `Centre Ville (Auchel)`, of which the parenthesis is no département; false where it is no
  // commune either.
  bool find_in_commune(const ParsedQuery& parsed, std::string_view department, QpvAnswer& answer);
  // Neighbourhoods in whose name the words stand together.
  void find_words(std::string_view key, QpvAnswer& answer) const;
  void decide(std::string_view name, QpvAnswer& answer);
  void suggest(std::string_view key, QpvAnswer& answer) const;
  bool has(std::uint32_t body, std::uint32_t qpv) const;
  // Whether it lies in the département and in one of the communes that were asked for.
  bool is_within(std::uint32_t qpv, const QpvAnswer& answer) const;

  dataset::Table table_;
  Resolver resolver_;
  std::string key_;
  std::vector<std::uint32_t> within_;  // bodies; empty for any
};

}  // namespace zonage::resolve
