#include "dataset/table.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "base/cause.h"
#include "dataset/check.h"
#include "dataset/slots.h"

namespace zonage::dataset {
namespace {

constexpr std::array<std::size_t, section_count> row_sizes{
    1,
    sizeof(std::uint32_t),
    sizeof(KeyRow),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(LooseKeyRow),
    sizeof(std::uint32_t),
    sizeof(NameRow),
    sizeof(BodyRow),
    sizeof(DetailRow),
    sizeof(CodeRow),
    sizeof(std::uint32_t),
    sizeof(PostalRow),
    sizeof(DepartmentRow),
    sizeof(DepartmentKeyRow),
    sizeof(ClassRow),
    sizeof(ErratumRow),
    sizeof(PilotClassRow),
    sizeof(DocumentRow),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(std::uint32_t),
    sizeof(GrantCommuneRow),
    sizeof(std::int64_t),
    sizeof(TextRef),
    sizeof(QpvRow),
    sizeof(std::uint32_t),
    sizeof(QpvTerritoryRow),
    sizeof(QpvCommuneRow),
    sizeof(QpvKeyRow),
    sizeof(QpvTermRow),
    sizeof(QpvErratumRow),
};

// The row with this key, by its hash; null when there is none.
template <class Row>
const Row* find_by_slots(const Table& table, std::span<const std::uint32_t> slots,
                         std::span<const Row> rows, std::string_view key) {
  const Row* found = nullptr;
  Slots(slots, rows.size()).find(key_hash(key), [&](std::uint32_t row) {
    if (table.text(rows[row].key) == key) found = &rows[row];
    return found != nullptr;
  });
  return found;
}

constexpr std::size_t largest_table = std::size_t{256} << 20U;  // bytes; today's has ten million

Error damaged(std::string english, std::string french) {
  return Error{ErrorKind::damaged, std::move(english), {}, std::move(french)};
}

Error no_table() { return damaged("not a table of zonage", "n'est pas une table de zonage"); }

}  // namespace

Table::Table(const unsigned char* block)
    : block_(block),
      header_(reinterpret_cast<const Header*>(block)),
      text_(reinterpret_cast<const char*>(
          block + header_->directory[static_cast<std::uint32_t>(Section::text)].offset)) {}

Result<Table> Table::view(std::span<const unsigned char> bytes) {
  if (bytes.size() < 16 || std::memcmp(bytes.data(), magic, sizeof magic) != 0) {
    return no_table();
  }
  std::uint32_t format = 0;
  std::memcpy(&format, bytes.data() + sizeof magic, sizeof format);
  if (format != format_number) {
    const std::string theirs = std::to_string(format);
    const std::string ours = std::to_string(format_number);
    return damaged("a table of format " + theirs + ", this zonage reads format " + ours,
                   "table au format " + theirs + ", ce zonage lit le format " + ours);
  }
  if (bytes.size() < sizeof(Header)) return damaged("a table cut short", "table tronquée");
  const auto* header = reinterpret_cast<const Header*>(bytes.data());
  if (header->sections != section_count || header->size != bytes.size()) {
    return damaged("a table cut short or with bytes too many",
                   "table tronquée, ou avec des octets en trop");
  }
  if (checksum(bytes.data() + checksum_from, bytes.size() - checksum_from) != header->checksum) {
    return damaged("a table whose checksum is wrong", "table dont la somme de contrôle est fausse");
  }
  for (std::uint32_t i = 0; i < section_count; ++i) {
    const SectionEntry& entry = header->directory[i];
    if (entry.offset % 8 != 0 || entry.offset < sizeof(Header) || entry.offset > bytes.size() ||
        entry.count > (bytes.size() - entry.offset) / row_sizes[i]) {
      return damaged("a table whose directory is wrong", "table dont le sommaire est faux");
    }
  }
  if (!leads_nowhere_else(*header)) {
    return damaged("a table whose rows contradict each other",
                   "table dont les lignes se contredisent");
  }
  return Table(bytes.data());
}

const KeyRow* Table::find_key(std::string_view key) const {
  return find_by_slots(*this, key_slots(), keys(), key);
}

std::span<const KeyRow> Table::keys_beginning(std::string_view beginning) const {
  const auto all = keys();
  const auto first = std::lower_bound(
      all.begin(), all.end(), beginning,
      [&](const KeyRow& row, std::string_view wanted) { return text(row.key) < wanted; });
  const auto end = std::partition_point(
      first, all.end(), [&](const KeyRow& row) { return text(row.key).starts_with(beginning); });
  return {first, end};
}

const LooseKeyRow* Table::find_loose_key(std::string_view key) const {
  return find_by_slots(*this, loose_slots(), loose_keys(), key);
}

std::span<const CodeRow> Table::find_code(std::string_view code) const {
  const auto all = codes();
  const auto first = std::lower_bound(
      all.begin(), all.end(), code,
      [](const CodeRow& row, std::string_view wanted) { return code_of(row.code) < wanted; });
  auto last = first;
  while (last != all.end() && code_of(last->code) == code) ++last;
  return {first, last};
}

std::span<const PostalRow> Table::find_postal(std::uint32_t postal_code) const {
  const auto all = postal();
  const auto first = std::lower_bound(
      all.begin(), all.end(), postal_code,
      [](const PostalRow& row, std::uint32_t wanted) { return row.postal_code < wanted; });
  auto last = first;
  while (last != all.end() && last->postal_code == postal_code) ++last;
  return {first, last};
}

std::uint32_t Table::find_department(std::string_view code) const {
  const auto all = departments();
  char padded[sizeof all[0].code] = {};
  if (code.size() > sizeof padded) return none;
  std::copy(code.begin(), code.end(), padded);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (std::memcmp(all[i].code, padded, sizeof padded) == 0) return static_cast<std::uint32_t>(i);
  }
  return none;
}

std::uint32_t Table::find_department_key(std::string_view key) const {
  const auto all = department_keys();
  const auto at = std::lower_bound(
      all.begin(), all.end(), key,
      [&](const DepartmentKeyRow& row, std::string_view wanted) { return text(row.key) < wanted; });
  return at != all.end() && text(at->key) == key ? at->department : none;
}

Result<TableFile> TableFile::open(const std::string& path) {
  const auto fail = [&](Error error) {
    error.place.file = path;
    return error;
  };
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) return cannot_be_opened(path, errno);
  TableFile result;
  unsigned char buffer[65536];
  std::size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, file.get())) != 0) {
    result.bytes_.resize((result.size_ + got + 7) / 8);
    std::memcpy(reinterpret_cast<unsigned char*>(result.bytes_.data()) + result.size_, buffer, got);
    result.size_ += got;
    const std::size_t seen = std::min(result.size_, sizeof magic);
    if (std::memcmp(result.bytes_.data(), magic, seen) != 0 || result.size_ > largest_table) {
      return fail(no_table());  // without reading on: it may be large, or have no end
    }
  }
  if (std::ferror(file.get()) != 0) return cannot_be_read(path, errno);
  const auto* bytes = reinterpret_cast<const unsigned char*>(result.bytes_.data());
  const Result<Table> checked = Table::view({bytes, result.size_});
  if (!checked) return fail(checked.error());
  return result;
}

Table TableFile::table() const {
  return *Table::view({reinterpret_cast<const unsigned char*>(bytes_.data()), size_});
}

}  // namespace zonage::dataset
