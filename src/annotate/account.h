// How many rows came to what, and the summary of it. Accounts of several threads can be added.
// Thread safety: plain values.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "annotate/row_status.h"
#include "render/words.h"

namespace zonage::annotate {

class Account {
 public:
  void count(RowStatus status) { ++counts_[static_cast<std::size_t>(status)]; }
  std::uint64_t rows(RowStatus status) const { return counts_[static_cast<std::size_t>(status)]; }
  // Rows of data: neither the header nor empty lines.
  std::uint64_t rows() const;
  // Rows that did not get one commune, for whatever reason.
  std::uint64_t unresolved() const { return rows() - rows(RowStatus::found); }

 private:
  std::array<std::uint64_t, all_row_statuses.size()> counts_{};
};

// A line for each count, for people.
std::string summary_text(const Account& account, double seconds, render::Language language);
// One line, for scripts: {"lignes":3,"trouve":2,…,"secondes":0.001}
std::string summary_json(const Account& account, double seconds);

}  // namespace zonage::annotate
