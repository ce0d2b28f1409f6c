#include "compile/dataset/table_writer.h"

#include <bit>
#include <cstring>

#include "dataset/slots.h"

namespace zonage::compile {

static_assert(std::endian::native == std::endian::little,
              "the table is written as it lies in memory, little-endian");

dataset::TextRef TableWriter::text(std::string_view value) {
  const auto [entry, added] = known_.try_emplace(std::string(value));
  if (added) {
    entry->second = {static_cast<std::uint32_t>(text_.size()),
                     static_cast<std::uint32_t>(value.size())};
    text_ += value;
  }
  return entry->second;
}

dataset::TextRef TableWriter::own_text(std::string_view value) {
  const dataset::TextRef ref{static_cast<std::uint32_t>(text_.size()),
                             static_cast<std::uint32_t>(value.size())};
  text_ += value;
  return ref;
}

std::string TableWriter::finish() const {
  using dataset::Section;
  dataset::Header header{};
  std::memcpy(header.magic_bytes, dataset::magic, sizeof header.magic_bytes);
  header.format = dataset::format_number;
  header.sections = dataset::section_count;
  std::string block(sizeof header, '\0');
  const auto add = [&](Section section, const auto& rows) {
    dataset::SectionEntry& entry = header.directory[static_cast<std::uint32_t>(section)];
    entry = {block.size(), rows.size()};
    if (!rows.empty()) {
      block.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(rows[0]));
    }
    block.resize((block.size() + 7) / 8 * 8, '\0');
  };
  add(Section::text, text_);
  const auto slots_of = [&](const auto& rows) {
    std::vector<dataset::HashedRow> hashed;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      hashed.push_back({dataset::key_hash(stored(rows[i].key)), i});
    }
    return dataset::make_slots(hashed, rows.size());
  };
  add(Section::key_slots, slots_of(keys));
  add(Section::keys, keys);
  add(Section::postings, postings);
  add(Section::loose_slots, slots_of(loose_keys));
  add(Section::loose_keys, loose_keys);
  add(Section::loose_postings, loose_postings);
  add(Section::names, names);
  add(Section::bodies, bodies);
  add(Section::details, details);
  add(Section::codes, codes);
  add(Section::components, components);
  add(Section::postal, postal);
  add(Section::departments, departments);
  add(Section::department_keys, department_keys);
  add(Section::classes, classes);
  add(Section::errata, errata);
  add(Section::pilots, pilots);
  add(Section::documents, documents);
  add(Section::local_begins, local_begins);
  add(Section::local_letters, local_letters);
  add(Section::local_keys, local_keys);
  add(Section::left_buckets, left_halves.buckets);
  add(Section::left_notes, left_halves.notes);
  add(Section::left_groups, left_halves.groups);
  add(Section::left_letters, left_halves.letters);
  add(Section::left_keys, left_halves.keys);
  add(Section::right_buckets, right_halves.buckets);
  add(Section::right_notes, right_halves.notes);
  add(Section::right_groups, right_halves.groups);
  add(Section::right_letters, right_halves.letters);
  add(Section::right_keys, right_halves.keys);
  add(Section::grant_communes, grant_communes);
  add(Section::grant_figures, grant_figures);
  add(Section::grant_texts, grant_texts);
  add(Section::qpvs, qpvs);
  add(Section::qpv_lies_in, qpv_lies_in);
  add(Section::qpv_territories, qpv_territories);
  add(Section::qpv_communes, qpv_communes);
  add(Section::qpv_keys, qpv_keys);
  add(Section::qpv_terms, qpv_terms);
  add(Section::qpv_errata, qpv_errata);
  header.size = block.size();
  std::memcpy(block.data(), &header, sizeof header);
  header.checksum = dataset::checksum(
      reinterpret_cast<const unsigned char*>(block.data()) + dataset::checksum_from,
      block.size() - dataset::checksum_from);
  std::memcpy(block.data(), &header, sizeof header);
  return block;
}

}  // namespace zonage::compile
