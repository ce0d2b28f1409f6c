// The grant as rows for csv and json: keys and cells are French whatever the locale, numbers plain.
// Thread safety: pure functions.
#pragma once

#include <string>
#include <vector>

#include "render/grant_view.h"

namespace zonage::render {

struct GrantCell {
  std::string key;
  std::string value;
  bool is_number = true;
};

// A commune: its inputs and its columns as the tables print them; where something was changed, the
// amount before (`reference`) and the difference (`ecart`).
std::vector<GrantCell> grant_row(const GrantView& view, std::size_t c);

// The same with what leads to it: means, the stratum's, exact amounts to six decimals, the rank of
// the remainder, and whether an exception applies.
std::vector<GrantCell> grant_details(const GrantView& view, std::size_t c);

// One column held against the published one.
struct GrantCheck {
  grant::Figure figure{};
  std::size_t compared = 0;
  std::size_t equal = 0;
};
std::vector<GrantCheck> check_published(const GrantView& view);
// The total of a column as the tables print it; of `before_correction` the sum of what each row
// rounds by itself.
grant::Fraction printed_total(const GrantView& view, grant::Figure figure);

std::vector<GrantCell> check_row(const GrantView& view, const GrantCheck& check);

}  // namespace zonage::render
