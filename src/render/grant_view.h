// One computation of the grant, with what it is compared with: what the writers of text and of rows
// share. Borrows all of it. Thread safety: plain references.
#pragma once

#include <string>
#include <vector>

#include "dataset/table.h"
#include "grant/compute.h"
#include "grant/scenario.h"
#include "render/words.h"

namespace zonage::render {

struct GrantView {
  const dataset::Table& table;
  const std::vector<grant::Commune>& communes;
  const grant::Profile& profile;
  const grant::Outcome& outcome;
  const grant::Reference& reference;
  // A what-if was asked for, and what it changes, one line each.
  bool is_changed = false;
  std::vector<std::string> changes;
  bool means_kept = false;
  Language language = Language::english;

  grant::Integer amount(std::size_t c) const {
    return outcome.shares[c][grant::Figure::grant].floor();
  }
  grant::Integer moved(std::size_t c) const {
    return amount(c) - grant::Integer(reference.amounts[c]);
  }
  // `Douvrin`, or the code where a user's file gives no name.
  const std::string& name(std::size_t c) const {
    return communes[c].name.empty() ? communes[c].code : communes[c].name;
  }
};

}  // namespace zonage::render
