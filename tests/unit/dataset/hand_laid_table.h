// A data table of three communes, laid out by hand: a second account of dataset/format.h, so that
// reader and writer cannot be wrong in the same way.
#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/format.h"
#include "dataset/hash.h"

namespace zonage::test {

// The bytes in memory aligned as the reader wants them.
class Block {
 public:
  explicit Block(const std::string& bytes) : words_((bytes.size() + 7) / 8), size_(bytes.size()) {
    if (!bytes.empty()) std::memcpy(words_.data(), bytes.data(), bytes.size());
  }
  std::span<const unsigned char> bytes() const {
    return {reinterpret_cast<const unsigned char*>(words_.data()), size_};
  }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_;
};

class HandLaidTable {
 public:
  static constexpr int many_keys = 150;

  HandLaidTable() {
    const std::uint32_t ain = department("01", "Ain", 5);
    const std::uint32_t nord = department("59", "Nord", 2);
    department_keys_.push_back({text("ain"), ain});
    department_keys_.push_back({text("nord"), nord});
    body("01001", "Val", ain, 1001);
    body("01002", "Le Buis", ain, 1002);
    body("59001", "Val", nord, 59000);
    // By key bytes.
    key("buis", {1});
    key("le buis", {1});
    // Many, so that some share a slot.
    for (int i = 100; i < 100 + many_keys; ++i) key("saint denis " + std::to_string(i), {0});
    key("val", {0, 2});
    postal_.push_back({1002, 2});
    std::swap(postal_[2], postal_[3]);  // 01001, 01002, 01002, 59000
    dataset::ClassRow line{};
    line.erratum = dataset::none;
    classes_.push_back(line);
    documents_.push_back({});
    local_begins_.assign(departments_.size() * dataset::local_lengths + 1, 0);
  }

  std::string bytes() const {
    dataset::Header header{};
    std::memcpy(header.magic_bytes, dataset::magic, sizeof header.magic_bytes);
    header.format = dataset::format_number;
    header.sections = dataset::section_count;
    std::string block(sizeof header, '\0');
    using dataset::Section;
    const auto add = [&](Section section, const auto& rows) {
      header.directory[static_cast<std::uint32_t>(section)] = {block.size(), rows.size()};
      block.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(rows[0]));
      while (block.size() % 8 != 0) block += '\0';
    };
    add(Section::text, text_);
    add(Section::key_slots, key_slots());
    add(Section::keys, keys_);
    add(Section::postings, postings_);
    add(Section::loose_slots, std::vector<std::uint32_t>(2, 0xFFFFFFFFU));
    add(Section::names, names_);
    add(Section::bodies, bodies_);
    add(Section::details, details_);
    add(Section::codes, codes_);
    add(Section::components, components_);
    add(Section::postal, postal_);
    add(Section::departments, departments_);
    add(Section::department_keys, department_keys_);
    add(Section::classes, classes_);
    add(Section::documents, documents_);
    add(Section::local_begins, local_begins_);
    // All other sections are empty.
    for (dataset::SectionEntry& entry : header.directory) {
      if (entry.offset == 0) entry = {block.size(), 0};
    }
    header.size = block.size();
    std::memcpy(block.data(), &header, sizeof header);
    return sealed(std::move(block));
  }

  // The block with the checksum that its bytes have (FNV-1a, 64 bits).
  static std::string sealed(std::string block) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (std::size_t i = dataset::checksum_from; i < block.size(); ++i) {
      hash ^= static_cast<unsigned char>(block[i]);
      hash *= 0x100000001B3U;
    }
    std::memcpy(block.data() + offsetof(dataset::Header, checksum), &hash, sizeof hash);
    return block;
  }

 private:
  dataset::TextRef text(std::string_view value) {
    const auto offset = static_cast<std::uint32_t>(text_.size());
    text_ += value;
    return {offset, static_cast<std::uint32_t>(value.size())};
  }

  std::uint32_t department(std::string_view code, std::string_view name, std::uint8_t tncc) {
    dataset::DepartmentRow row{};
    std::memcpy(row.code, code.data(), code.size());
    row.tncc = tncc;
    row.name = text(name);
    departments_.push_back(row);
    return static_cast<std::uint32_t>(departments_.size() - 1);
  }

  void body(std::string_view code, std::string_view name, std::uint32_t department,
            std::uint32_t postal_code) {
    const auto index = static_cast<std::uint32_t>(bodies_.size());
    dataset::NameRow name_row{};
    name_row.name = text(name);
    name_row.body = index;
    names_.push_back(name_row);
    dataset::BodyRow row{};
    dataset::DetailRow detail{};
    std::memcpy(row.code, code.data(), code.size());
    row.name = name_row.name;
    row.department = department;
    row.pilot = dataset::none;
    detail.first_name = index;
    detail.name_count = 1;
    detail.first_component = static_cast<std::uint32_t>(components_.size());
    detail.component_count = 1;
    components_.push_back(index);
    detail.first_part = static_cast<std::uint32_t>(components_.size());
    bodies_.push_back(row);
    details_.push_back(detail);
    dataset::CodeRow code_row{};
    std::memcpy(code_row.code, code.data(), code.size());
    code_row.body = index;
    codes_.push_back(code_row);
    postal_.push_back({postal_code, index});
  }

  // The keys by their hash: the top bits tell where to begin, the number of the key stands below as
  // many bits of the hash as fit.
  std::vector<std::uint32_t> key_slots() const {
    constexpr std::uint32_t slot_bits = 8;
    constexpr std::uint32_t row_bits = 8;  // as many as the number of keys has
    std::vector<std::uint32_t> slots(std::size_t{1} << slot_bits, 0xFFFFFFFFU);
    for (std::uint32_t i = 0; i < keys_.size(); ++i) {
      const dataset::TextRef& ref = keys_[i].key;
      const std::uint64_t hash =
          dataset::key_hash(std::string_view(text_).substr(ref.offset, ref.size));
      std::size_t at = hash >> (64 - slot_bits);
      while (slots[at] != 0xFFFFFFFFU) at = (at + 1) % slots.size();
      slots[at] = static_cast<std::uint32_t>(hash) << row_bits | i;
    }
    return slots;
  }

  void key(std::string_view value, const std::vector<std::uint32_t>& names) {
    dataset::KeyRow row{};
    row.key = text(value);
    row.name_count = static_cast<std::uint32_t>(names.size());
    if (names.size() == 1) {
      row.name = names[0];
    } else {
      row.name = static_cast<std::uint32_t>(postings_.size());
      postings_.insert(postings_.end(), names.begin(), names.end());
    }
    keys_.push_back(row);
  }

  std::string text_;
  std::vector<dataset::KeyRow> keys_;
  std::vector<std::uint32_t> postings_;
  std::vector<dataset::NameRow> names_;
  std::vector<dataset::BodyRow> bodies_;
  std::vector<dataset::DetailRow> details_;
  std::vector<dataset::CodeRow> codes_;
  std::vector<std::uint32_t> components_;
  std::vector<dataset::PostalRow> postal_;
  std::vector<dataset::DepartmentRow> departments_;
  std::vector<dataset::DepartmentKeyRow> department_keys_;
  std::vector<dataset::ClassRow> classes_;
  std::vector<dataset::DocumentRow> documents_;
  std::vector<std::uint32_t> local_begins_;
};

}  // namespace zonage::test
