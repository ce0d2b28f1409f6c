// Read access to a data table: the built-in one, or one from a file. A Table is a view of bytes
// that must outlive it; copying it copies the view. Thread safety: read-only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dataset/format.h"
#include "dataset/halves.h"
#include "dataset/qpv_rows.h"

namespace zonage::dataset {

class Table {
 public:
  // The table inside this program. Not checked again: start-up does nothing.
  static Table builtin();
  // Refuses (ErrorKind::damaged) what is no table, of another format, cut short or altered. The
  // bytes must be 8-byte aligned.
  static Result<Table> view(std::span<const unsigned char> bytes);

  // Of all its bytes but the first few: the same for tables that say the same.
  std::uint64_t stored_checksum() const { return header_->checksum; }

  std::string_view text(TextRef ref) const { return {text_ + ref.offset, ref.size}; }

  std::span<const std::uint32_t> key_slots() const {
    return rows<std::uint32_t>(Section::key_slots);
  }
  std::span<const KeyRow> keys() const { return rows<KeyRow>(Section::keys); }
  std::span<const std::uint32_t> loose_slots() const {
    return rows<std::uint32_t>(Section::loose_slots);
  }
  std::span<const LooseKeyRow> loose_keys() const { return rows<LooseKeyRow>(Section::loose_keys); }
  std::span<const NameRow> names() const { return rows<NameRow>(Section::names); }
  std::span<const BodyRow> bodies() const { return rows<BodyRow>(Section::bodies); }
  std::span<const DetailRow> details() const { return rows<DetailRow>(Section::details); }
  std::span<const CodeRow> codes() const { return rows<CodeRow>(Section::codes); }
  std::span<const std::uint32_t> components() const {
    return rows<std::uint32_t>(Section::components);
  }
  std::span<const PostalRow> postal() const { return rows<PostalRow>(Section::postal); }
  std::span<const DepartmentRow> departments() const {
    return rows<DepartmentRow>(Section::departments);
  }
  std::span<const DepartmentKeyRow> department_keys() const {
    return rows<DepartmentKeyRow>(Section::department_keys);
  }
  std::span<const ClassRow> classes() const { return rows<ClassRow>(Section::classes); }
  std::span<const ErratumRow> errata() const { return rows<ErratumRow>(Section::errata); }
  std::span<const PilotClassRow> pilots() const { return rows<PilotClassRow>(Section::pilots); }
  std::span<const DocumentRow> documents() const { return rows<DocumentRow>(Section::documents); }
  // The keys that the official names in a département (an index) have, and the letters of each: all
  // those of lengths from `shortest` to `longest`, in code points.
  struct LocalKeys {
    std::span<const std::uint32_t> letters;
    std::span<const std::uint32_t> keys;
  };
  LocalKeys local_keys(std::uint32_t department, std::size_t shortest, std::size_t longest) const {
    const auto begins =
        rows<std::uint32_t>(Section::local_begins).subspan(std::size_t{department} * local_lengths);
    const std::size_t first = begins[std::min<std::size_t>(shortest, local_lengths - 1)];
    const std::size_t size = begins[std::min<std::size_t>(longest, local_lengths - 1) + 1] - first;
    return {rows<std::uint32_t>(Section::local_letters).subspan(first, size),
            rows<std::uint32_t>(Section::local_keys).subspan(first, size)};
  }
  Halves left_halves() const {
    return {rows<std::uint32_t>(Section::left_buckets), rows<std::uint32_t>(Section::left_notes),
            rows<std::uint32_t>(Section::left_groups), rows<std::uint32_t>(Section::left_letters),
            rows<std::uint32_t>(Section::left_keys)};
  }
  Halves right_halves() const {
    return {rows<std::uint32_t>(Section::right_buckets), rows<std::uint32_t>(Section::right_notes),
            rows<std::uint32_t>(Section::right_groups), rows<std::uint32_t>(Section::right_letters),
            rows<std::uint32_t>(Section::right_keys)};
  }
  std::span<const QpvRow> qpvs() const { return rows<QpvRow>(Section::qpvs); }
  std::span<const std::uint32_t> qpv_lies_in() const {
    return rows<std::uint32_t>(Section::qpv_lies_in);
  }
  std::span<const QpvTerritoryRow> qpv_territories() const {
    return rows<QpvTerritoryRow>(Section::qpv_territories);
  }
  std::span<const QpvCommuneRow> qpv_communes() const {
    return rows<QpvCommuneRow>(Section::qpv_communes);
  }
  std::span<const QpvKeyRow> qpv_keys() const { return rows<QpvKeyRow>(Section::qpv_keys); }
  std::span<const QpvTermRow> qpv_terms() const { return rows<QpvTermRow>(Section::qpv_terms); }
  std::span<const QpvErratumRow> qpv_errata() const {
    return rows<QpvErratumRow>(Section::qpv_errata);
  }

  std::span<const GrantCommuneRow> grant_communes() const {
    return rows<GrantCommuneRow>(Section::grant_communes);
  }
  std::span<const std::int64_t> grant_figures() const {
    return rows<std::int64_t>(Section::grant_figures);
  }
  std::span<const TextRef> grant_texts() const { return rows<TextRef>(Section::grant_texts); }

  // The row of a name key, or null.
  const KeyRow* find_key(std::string_view key) const;
  // The rows of the name keys that begin so.
  std::span<const KeyRow> keys_beginning(std::string_view beginning) const;
  // The row of a loosened name key, or null.
  const LooseKeyRow* find_loose_key(std::string_view key) const;
  // The bodies that bear or bore a canonical code.
  std::span<const CodeRow> find_code(std::string_view code) const;
  std::span<const PostalRow> find_postal(std::uint32_t postal_code) const;
  // Index of the département with this code, or `none`.
  std::uint32_t find_department(std::string_view code) const;
  // Index of the département with this name key, or `none`.
  std::uint32_t find_department_key(std::string_view key) const;

  // The names that have a key, as indices into names().
  std::span<const std::uint32_t> names_with(const KeyRow& row) const {
    return indices(row, Section::postings);
  }
  std::span<const std::uint32_t> names_with(const LooseKeyRow& row) const {
    return indices(row, Section::loose_postings);
  }

  std::span<const std::uint32_t> components_of(std::uint32_t body) const {
    const DetailRow& row = details()[body];
    return components().subspan(row.first_component, row.component_count);
  }
  std::span<const std::uint32_t> parts_of(std::uint32_t body) const {
    const DetailRow& row = details()[body];
    return components().subspan(row.first_part, row.part_count);
  }
  std::span<const NameRow> names_of(std::uint32_t body) const {
    const DetailRow& row = details()[body];
    return names().subspan(row.first_name, row.name_count);
  }

 private:
  explicit Table(const unsigned char* block);

  template <class Row>
  std::span<const Row> rows(Section section) const {
    const SectionEntry& entry = header_->directory[static_cast<std::uint32_t>(section)];
    return {reinterpret_cast<const Row*>(block_ + entry.offset),
            static_cast<std::size_t>(entry.count)};
  }

  template <class Row>
  std::span<const std::uint32_t> indices(const Row& row, Section postings) const {
    if (row.name_count == 1) return {&row.name, 1};
    return rows<std::uint32_t>(postings).subspan(row.name, row.name_count);
  }

  const unsigned char* block_;
  const Header* header_;
  const char* text_;
};

inline std::string_view code_of(const char (&code)[8]) {
  std::size_t size = 0;
  while (size < 8 && code[size] != '\0') ++size;
  return {code, size};
}

// A table read from a file: owns the bytes that its Table views.
class TableFile {
 public:
  static Result<TableFile> open(const std::string& path);
  Table table() const;

 private:
  std::vector<std::uint64_t> bytes_;  // words, for the alignment
  std::size_t size_ = 0;
};

}  // namespace zonage::dataset
