// An answer of `zonage qpv` as text, json and rows of csv. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/table.h"
#include "render/json.h"
#include "render/text.h"
#include "resolve/qpv_query.h"

namespace zonage::render {

void append_qpv_text(const dataset::Table& table, std::string_view query,
                     const resolve::QpvAnswer& answer, const TextOptions& options,
                     std::string& out);
// One line for each neighbourhood, under headings: the text of `--list`.
void append_qpv_lines(const dataset::Table& table, std::span<const std::uint32_t> qpvs,
                      const TextOptions& options, std::string& out);

void append_qpv_json(const dataset::Table& table, std::string_view query,
                     const resolve::QpvAnswer& answer, bool explain, JsonLayout layout,
                     std::string& out);
// A neighbourhood alone, of `--list`.
void append_qpv_json(const dataset::Table& table, std::uint32_t qpv, bool explain,
                     JsonLayout layout, std::string& out);

// What the atlas holds, counted anew from the table: neighbourhoods and inhabitants in all and by
// département, and how many touch each of the other zonings.
std::string qpv_counts(const dataset::Table& table, const dataset::DocumentRow& document,
                       Language language);

// The columns of csv and tsv, and a neighbourhood's cells in their order. French whatever the
// locale; several values in one cell are joined by `|`.
std::span<const std::string_view> qpv_columns();
std::vector<std::string> qpv_cells(const dataset::Table& table, std::uint32_t qpv);

}  // namespace zonage::render
