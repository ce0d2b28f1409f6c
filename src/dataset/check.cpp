#include "dataset/check.h"

#include <algorithm>
#include <bit>
#include <span>
#include <string_view>

#include "base/date.h"
#include "dataset/departments.h"
#include "dataset/halves.h"
#include "dataset/hash.h"
#include "dataset/qpv_rows.h"
#include "dataset/slots.h"
#include "dataset/table.h"
#include "zonage/qpv.h"
#include "zonage/terms.h"

namespace zonage::dataset {
namespace {

// What stands for the last of a few things, and so how many there are.
template <class Enum>
constexpr std::size_t count_to(Enum last) {
  return static_cast<std::size_t>(last) + 1;
}

class Check {
 public:
  explicit Check(const Header& header) : header_(header) {}

  bool run() {
    check_names();
    check_bodies();
    check_places();
    check_lists();
    check_near_names();
    check_grant();
    check_qpvs();
    return good_;
  }

 private:
  template <class Row>
  std::span<const Row> rows(Section section) const {
    const SectionEntry& entry = header_.directory[static_cast<std::size_t>(section)];
    const auto* block = reinterpret_cast<const unsigned char*>(&header_);
    return {reinterpret_cast<const Row*>(block + entry.offset),
            static_cast<std::size_t>(entry.count)};
  }
  std::span<const std::uint32_t> numbers(Section section) const {
    return rows<std::uint32_t>(section);
  }
  std::size_t count(Section section) const {
    return static_cast<std::size_t>(header_.directory[static_cast<std::size_t>(section)].count);
  }

  void must(bool holds) { good_ = good_ && holds; }
  void text(TextRef ref) { must(std::uint64_t{ref.offset} + ref.size <= count(Section::text)); }
  void index(std::uint64_t value, std::size_t size) { must(value < size); }
  void index_or_none(std::uint32_t value, std::size_t size) { must(value == none || value < size); }
  void range(std::uint32_t first, std::uint32_t count, std::size_t size) {
    must(std::uint64_t{first} + count <= size);
  }
  void indices(std::span<const std::uint32_t> values, std::size_t size) {
    must(std::all_of(values.begin(), values.end(), [&](auto value) { return value < size; }));
  }
  // A day, or none.
  void day(Date date) {
    const std::uint32_t month = date / 100 % 100;
    const std::uint32_t day = date % 100;
    must(date == no_date ||
         (date < 10000'00'00 && month >= 1 && month <= 12 && day >= 1 && day <= 31));
  }
  // Where groups begin, and where the last one ends.
  void begins(std::span<const std::uint32_t> values, std::size_t size) {
    must(!values.empty() && std::is_sorted(values.begin(), values.end()) && values.back() <= size);
  }

  template <class Row>
  void check_keys(std::span<const std::uint32_t> slots, std::span<const Row> keys,
                  std::span<const std::uint32_t> postings) {
    must(slots.size() >= 2 && std::has_single_bit(slots.size()) &&
         std::find(slots.begin(), slots.end(), free_slot) != slots.end());
    const HashNote note(keys.size());
    for (const std::uint32_t slot : slots) {
      if (slot != free_slot) index(note.row(slot), keys.size());
    }
    for (const Row& row : keys) {
      text(row.key);
      must(row.name_count != 0);
      if (row.name_count == 1) {
        index(row.name, count(Section::names));
      } else {
        range(row.name, row.name_count, postings.size());
      }
    }
    indices(postings, count(Section::names));
  }

  void check_names() {
    check_keys(numbers(Section::key_slots), rows<KeyRow>(Section::keys),
               numbers(Section::postings));
    check_keys(numbers(Section::loose_slots), rows<LooseKeyRow>(Section::loose_keys),
               numbers(Section::loose_postings));
    for (const NameRow& row : rows<NameRow>(Section::names)) {
      text(row.name);
      index(row.body, count(Section::bodies));
      index_or_none(row.department, count(Section::departments));
      must(row.kind <= NameKind::belgian);
      day(row.first);
      day(row.end);
    }
  }

  void check_bodies() {
    const std::size_t bodies = count(Section::bodies);
    for (const BodyRow& row : rows<BodyRow>(Section::bodies)) {
      must(row.code[0] != '\0');
      text(row.name);
      index(row.nature, count_to(Nature::belgian_municipality));
      index_or_none(row.department, count(Section::departments));
      index_or_none(row.current, bodies);
      for (const std::uint32_t line : row.classes) index_or_none(line, count(Section::classes));
      index_or_none(row.pilot, count(Section::pilots));
    }
    must(count(Section::details) == bodies);
    for (const DetailRow& row : rows<DetailRow>(Section::details)) {
      range(row.first_name, row.name_count, count(Section::names));
      range(row.first_component, row.component_count, count(Section::components));
      range(row.first_part, row.part_count, count(Section::components));
      text(row.postal_codes);
      for (const Date date : {row.first, row.first_earliest, row.end, row.end_earliest}) day(date);
      // A span of days has two ends.
      must((row.first == no_date) == (row.first_earliest == no_date));
      must((row.end == no_date) == (row.end_earliest == no_date));
    }
    indices(numbers(Section::components), bodies);
  }

  void check_places() {
    for (const CodeRow& row : rows<CodeRow>(Section::codes))
      index(row.body, count(Section::bodies));
    for (const PostalRow& row : rows<PostalRow>(Section::postal))
      index(row.body, count(Section::bodies));
    for (const DepartmentRow& row : rows<DepartmentRow>(Section::departments)) text(row.name);
    for (const DepartmentKeyRow& row : rows<DepartmentKeyRow>(Section::department_keys)) {
      text(row.key);
      index(row.department, count(Section::departments));
    }
  }

  void check(const ErratumRow& row) {
    for (const TextRef ref :
         {row.kind, row.printed, row.meant, row.reason_fr, row.reason_en, row.evidence}) {
      text(ref);
    }
  }

  void check_lists() {
    for (const ClassRow& row : rows<ClassRow>(Section::classes)) {
      index(row.zone, count_to(Zone::mixed));
      index(row.before, count_to(Zone::mixed));
      index(row.rule, count_to(Rule::out_of_scope));
      for (const TextRef ref : {row.section, row.printed, row.amending_order}) text(ref);
      day(row.since);
      index_or_none(row.erratum, count(Section::errata));
    }
    for (const ErratumRow& row : rows<ErratumRow>(Section::errata)) check(row);
    for (const PilotClassRow& row : rows<PilotClassRow>(Section::pilots)) {
      for (const TextRef ref : {row.towns, row.cantons, row.named, row.section, row.lines}) {
        text(ref);
      }
      index(row.rule, count_to(PilotRule::province));
    }
    must(count(Section::documents) != 0);
    for (const DocumentRow& row : rows<DocumentRow>(Section::documents)) {
      for (const TextRef ref : {row.id, row.title, row.legal_reference, row.in_force, row.licence,
                                row.sha256, row.facts}) {
        text(ref);
      }
    }
  }

  void check_near_names() {
    const auto local_begins = numbers(Section::local_begins);
    const auto local_keys = numbers(Section::local_keys);
    must(local_begins.size() == count(Section::departments) * local_lengths + 1);
    begins(local_begins, local_keys.size());
    must(count(Section::local_letters) == local_keys.size());
    indices(local_keys, count(Section::keys));
    check(Halves{numbers(Section::left_buckets), numbers(Section::left_notes),
                 numbers(Section::left_groups), numbers(Section::left_letters),
                 numbers(Section::left_keys)});
    check(Halves{numbers(Section::right_buckets), numbers(Section::right_notes),
                 numbers(Section::right_groups), numbers(Section::right_letters),
                 numbers(Section::right_keys)});
    must((count(Section::left_buckets) == 0) == (count(Section::right_buckets) == 0));
  }

  void check(const Halves& halves) {
    if (halves.buckets.empty()) return;  // nothing is looked for
    must(halves.buckets.size() >= 3 && std::has_single_bit(halves.buckets.size() - 1));
    begins(halves.buckets, halves.notes.size());
    begins(halves.groups, halves.keys.size());
    must(halves.letters.size() == halves.keys.size());
    if (!good_) return;
    const std::size_t groups = halves.groups.size() - 1;
    const HashNote note(groups);
    for (const std::uint32_t each : halves.notes) index(note.row(each), groups);
    indices(halves.keys, count(Section::keys));
  }

  void check_grant() {
    const auto communes = rows<GrantCommuneRow>(Section::grant_communes);
    for (const GrantCommuneRow& row : communes) {
      text(row.name);
      text(row.printed);
    }
    // What is computed for all of them is looked up by code.
    must(std::is_sorted(communes.begin(), communes.end(),
                        [](const GrantCommuneRow& a, const GrantCommuneRow& b) {
                          return code_of(a.code) < code_of(b.code);
                        }));
    for (const TextRef ref : rows<TextRef>(Section::grant_texts)) text(ref);
    // The communes' and those of the totals.
    const std::size_t rows = count(Section::grant_figures) / grant_columns;
    must(count(Section::grant_communes) == 0 || rows > count(Section::grant_communes));
  }

  void check(std::span<const FigureCell> cells) {
    for (const FigureCell& cell : cells) index(cell.state, count_to(FigureState::withheld));
  }

  void check_qpvs() {
    for (const QpvRow& row : rows<QpvRow>(Section::qpvs)) {
      must(std::find(row.code, row.code + sizeof row.code, '\0') == row.code + sizeof row.code);
      index(row.territory, count(Section::qpv_territories));
      for (const TextRef ref : {row.name, row.printed, row.printed_right}) text(ref);
      range(row.first_commune, row.commune_count, count(Section::qpv_lies_in));
      range(row.first_erratum, row.erratum_count, count(Section::qpv_errata));
      index(row.confidence, count_to(QpvConfidence::rebuilt));
      index(row.zfu, count_to(Zfu::overlaps_starred));
      index(row.npnru, count_to(Npnru::regional));
      check(row.figures);
    }
    indices(numbers(Section::qpv_lies_in), count(Section::bodies));
    for (const QpvTerritoryRow& row : rows<QpvTerritoryRow>(Section::qpv_territories)) {
      text(row.code);
      text(row.name);
      index_or_none(row.department, count(Section::qpv_territories));
      range(row.first_erratum, row.erratum_count, count(Section::qpv_errata));
      index(row.kind, count_to(TerritoryKind::france));
      check(row.whole);
      check(row.in_qpvs);
    }
    check_qpv_communes();
    for (const QpvKeyRow& row : rows<QpvKeyRow>(Section::qpv_keys)) {
      text(row.key);
      index(row.qpv, count(Section::qpvs));
    }
    for (const QpvTermRow& row : rows<QpvTermRow>(Section::qpv_terms)) {
      for (const TextRef ref : {row.kind, row.key, row.label_fr, row.label_en, row.definition_fr,
                                row.definition_en, row.source}) {
        text(ref);
      }
    }
    for (const QpvErratumRow& row : rows<QpvErratumRow>(Section::qpv_errata)) {
      text(row.object);
      text(row.column);
      check(row.erratum);
    }
  }

  // A commune that is listed for its neighbourhoods has them looked up by its row, and only where
  // the atlas covers its département.
  void check_qpv_communes() {
    const auto communes = rows<QpvCommuneRow>(Section::qpv_communes);
    for (const QpvCommuneRow& row : communes) {
      index(row.body, count(Section::bodies));
      index(row.lies_in, count(Section::bodies));
      index(row.qpv, count(Section::qpvs));
    }
    must(std::is_sorted(
        communes.begin(), communes.end(),
        [](const QpvCommuneRow& a, const QpvCommuneRow& b) { return a.body < b.body; }));
    if (!good_) return;
    for (const QpvCommuneRow& row : communes) {
      must(row.body != row.lies_in || is_covered(rows<BodyRow>(Section::bodies)[row.body]));
    }
  }

  bool is_covered(const BodyRow& body) const {
    if (body.department == none) return false;
    const auto* const texts =
        reinterpret_cast<const char*>(rows<unsigned char>(Section::text).data());
    const std::string_view code =
        department_code(rows<DepartmentRow>(Section::departments)[body.department]);
    const auto territories = rows<QpvTerritoryRow>(Section::qpv_territories);
    return std::any_of(
        territories.begin(), territories.end(), [&](const QpvTerritoryRow& territory) {
          return static_cast<TerritoryKind>(territory.kind) == TerritoryKind::department &&
                 std::string_view(texts + territory.code.offset, territory.code.size) == code;
        });
  }

  const Header& header_;
  bool good_ = true;
};

}  // namespace

bool leads_nowhere_else(const Header& header) { return Check(header).run(); }

}  // namespace zonage::dataset
