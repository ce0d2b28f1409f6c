// Lays a data table out (dataset/format.h): collects rows and text, then writes one block. Equal
// texts are stored once. Deterministic: the same calls give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dataset/format.h"
#include "dataset/qpv_rows.h"

namespace zonage::compile {

class TableWriter {
 public:
  dataset::TextRef text(std::string_view value);
  // Stored anew even if it is known: neighbours in the text stay neighbours.
  dataset::TextRef own_text(std::string_view value);

  std::vector<dataset::KeyRow> keys;  // sorted by key; finish() makes their slots
  std::vector<std::uint32_t> postings;
  std::vector<dataset::LooseKeyRow> loose_keys;  // likewise
  std::vector<std::uint32_t> loose_postings;
  std::vector<dataset::NameRow> names;
  std::vector<dataset::BodyRow> bodies;
  std::vector<dataset::DetailRow> details;  // one of each body
  std::vector<dataset::CodeRow> codes;
  std::vector<std::uint32_t> components;
  std::vector<dataset::PostalRow> postal;
  std::vector<dataset::DepartmentRow> departments;
  std::vector<dataset::DepartmentKeyRow> department_keys;
  std::vector<dataset::ClassRow> classes;
  std::vector<dataset::ErratumRow> errata;
  std::vector<dataset::PilotClassRow> pilots;
  std::vector<dataset::DocumentRow> documents;
  std::vector<std::uint32_t> local_begins;
  std::vector<std::uint32_t> local_letters;
  std::vector<std::uint32_t> local_keys;
  std::vector<dataset::GrantCommuneRow> grant_communes;
  std::vector<std::int64_t> grant_figures;
  std::vector<dataset::TextRef> grant_texts;
  struct Halves {
    std::vector<std::uint32_t> buckets;
    std::vector<std::uint32_t> notes;
    std::vector<std::uint32_t> groups;
    std::vector<std::uint32_t> letters;
    std::vector<std::uint32_t> keys;
  };
  Halves left_halves;
  Halves right_halves;

  std::vector<dataset::QpvRow> qpvs;
  std::vector<std::uint32_t> qpv_lies_in;
  std::vector<dataset::QpvTerritoryRow> qpv_territories;
  std::vector<dataset::QpvCommuneRow> qpv_communes;
  std::vector<dataset::QpvKeyRow> qpv_keys;
  std::vector<dataset::QpvTermRow> qpv_terms;
  std::vector<dataset::QpvErratumRow> qpv_errata;

  std::string_view stored(dataset::TextRef ref) const {
    return std::string_view(text_).substr(ref.offset, ref.size);
  }

  // The whole block.
  std::string finish() const;

 private:
  std::string text_;
  std::unordered_map<std::string, dataset::TextRef> known_;
};

}  // namespace zonage::compile
