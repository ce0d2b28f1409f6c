// What became of one row of a file, and how that is written in `zonage_statut`: the statuses of an
// answer, and two that only a row can have. Thread safety: plain values.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "zonage/terms.h"

namespace zonage::annotate {

enum class RowStatus : std::uint8_t {
  found,
  ambiguous,
  unknown,
  empty,      // no name in it, and no code that would decide
  malformed,  // more or fewer fields than the header
};
inline constexpr std::array all_row_statuses{RowStatus::found, RowStatus::ambiguous,
                                             RowStatus::unknown, RowStatus::empty,
                                             RowStatus::malformed};

constexpr RowStatus row_status_of(Status status) {
  switch (status) {
    case Status::found:
      return RowStatus::found;
    case Status::ambiguous:
      return RowStatus::ambiguous;
    case Status::unknown:
      return RowStatus::unknown;
  }
  return RowStatus::unknown;
}

std::string_view key_of(RowStatus status);  // `trouve`, …, `vide`, `ligne-invalide`

}  // namespace zonage::annotate
