// The priority neighbourhoods (QPV, generation 2015-2023) of a body: of a commune by its code, of a
// former commune or a part those of the commune that it lay in in 2021, of a commune made since
// those of the communes it was made of. A neighbourhood is never told from its commune: whether an
// address lies in it, the official map says. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dataset/table.h"

namespace zonage::resolve {

struct QpvsOfBody {
  // False outside the region of the atlas: nothing is known then, which is not "none".
  bool covered = false;
  // A former commune of which the record does not say who took it in: not covered, either.
  bool heirs_unknown = false;
  // By neighbourhood; `lies_in` names the commune that has it.
  std::span<const dataset::QpvCommuneRow> rows;
};

QpvsOfBody qpvs_of(const dataset::Table& table, std::uint32_t body);

// The rows alone: none, too, where the atlas does not reach.
std::span<const dataset::QpvCommuneRow> qpv_rows_of(const dataset::Table& table,
                                                    std::uint32_t body);

// Whether the atlas covers a département: `62`.
bool covers_department(const dataset::Table& table, std::string_view department);

// The communes of 2021 that a neighbourhood lies in: bodies.
std::span<const std::uint32_t> communes_of(const dataset::Table& table, const dataset::QpvRow& qpv);

// `59`, of QP059074.
std::string_view department_of(const dataset::QpvRow& qpv);

// Index of the neighbourhood with this canonical code; dataset::none when there is none.
std::uint32_t find_qpv(const dataset::Table& table, std::string_view code);

}  // namespace zonage::resolve
