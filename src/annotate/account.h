// How many rows came to what, and the summary of it. Accounts of several pieces can be added.
// Thread safety: plain values.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "annotate/frequent.h"
#include "annotate/memo.h"
#include "annotate/plan.h"
#include "annotate/row_status.h"
#include "render/words.h"

namespace zonage::annotate {

class Account {
 public:
  void count(const RowOutcome& outcome) {
    ++counts_[static_cast<std::size_t>(outcome.status)];
    repaired_ += outcome.repaired ? 1 : 0;
    unreadable_ += outcome.unreadable ? 1 : 0;
    substitutions_ += outcome.substitutions;
  }
  void count_escaped(std::uint64_t cells) { escaped_ += cells; }
  void add(const Account& other);

  std::uint64_t rows(RowStatus status) const { return counts_[static_cast<std::size_t>(status)]; }
  // Rows of data: neither the header nor empty lines.
  std::uint64_t rows() const;
  // Rows that did not get one commune, for whatever reason.
  std::uint64_t unresolved() const { return rows() - rows(RowStatus::found); }
  // Rows that were found by another reading than as typed.
  std::uint64_t repaired() const { return repaired_; }
  // Rows of which a cell that was read holds bytes that are no text.
  std::uint64_t unreadable() const { return unreadable_; }
  // Characters of added cells that the file's encoding lacks.
  std::uint64_t substitutions() const { return substitutions_; }
  // Cells of the user's, header included, that would have started a formula.
  std::uint64_t escaped() const { return escaped_; }

 private:
  std::array<std::uint64_t, all_row_statuses.size()> counts_{};
  std::uint64_t repaired_ = 0;
  std::uint64_t unreadable_ = 0;
  std::uint64_t substitutions_ = 0;
  std::uint64_t escaped_ = 0;
};

// What a summary tells.
struct Summary {
  Account account;
  std::optional<Plan> plan;                 // nothing when no row was met
  std::vector<Frequent::Counted> frequent;  // of the unresolved names; UTF-8, quotes undone
  std::uint64_t uncertainty = 0;            // of their counts
  double seconds = 0;
};

// A line for each decision and each count, for people.
std::string summary_text(const Summary& summary, render::Language language);
// One line, for scripts: {"encodage":"utf-8",…,"lignes":3,"trouve":2,…,"secondes":0.001}
std::string summary_json(const Summary& summary);

}  // namespace zonage::annotate
