// The real documents beside the built-in table, for the tests that hold one against the other.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "dataset/table.h"
#include "resolve/resolver.h"
#include "resolve/zoning.h"
#include "sources/abc_2003.h"
#include "sources/apl_1978.h"
#include "sources/errata.h"
#include "sources/table.h"
#include "support/catch.h"
#include "unit/base/described.h"

namespace zonage::test {

inline const dataset::Table& table() {
  static const dataset::Table builtin = dataset::Table::builtin();
  return builtin;
}

// A document below data/; owned for as long as the program runs.
inline const sources::Document& data_document(const std::string& path) {
  static std::map<std::string, std::unique_ptr<sources::Document>> opened;
  std::unique_ptr<sources::Document>& document = opened[path];
  if (document == nullptr) {
    Result<sources::Document> read =
        sources::Document::open(std::string(ZONAGE_SOURCE_DIR "/data/") + path);
    REQUIRE(read);
    document = std::make_unique<sources::Document>(std::move(*read));
  }
  return *document;
}

inline std::vector<sources::TableRow> data_rows(const std::string& path,
                                                std::initializer_list<std::string_view> columns) {
  sources::Table read = sources::read_table(data_document(path), columns);
  REQUIRE(described(read.errors) == Texts{});
  return std::move(read.rows);
}

// One of the two orders with its corrections.
struct RealList {
  explicit RealList(Scheme the_scheme)
      : scheme(the_scheme),
        printed(scheme == Scheme::abc_2003
                    ? sources::parse_abc_2003(data_document("sources/abc_2003.txt"))
                    : sources::parse_apl_1978(data_document("sources/apl_1978.txt"))),
        errata(
            sources::read_errata(data_document("errata/" + std::string(key_of(scheme)) + ".tsv"))) {
    REQUIRE(described(printed.errors) == Texts{});
    REQUIRE(described(errata.errors) == Texts{});
    for (const sources::Erratum& erratum : errata.rows) {
      by_place_[{erratum.zone, erratum.department, erratum.section, erratum.printed}] = &erratum;
    }
  }

  const sources::Erratum* erratum_of(const sources::PrintedName& name) const {
    const auto found = by_place_.find(
        {name.heading.zone, name.heading.department, name.heading.section, name.name});
    return found == by_place_.end() ? nullptr : found->second;
  }

  Scheme scheme;
  sources::PrintedList printed;
  sources::Errata errata;

 private:
  using Place = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
  std::map<Place, const sources::Erratum*> by_place_;
};

inline bool has_flag(const dataset::BodyRow& body, std::uint8_t flag) {
  return (body.flags & flag) != 0;
}

// The commune of the list's day with this code; else the body of this code that a list prints;
// else the first.
inline std::uint32_t listed_body(std::string_view code) {
  std::uint32_t best = dataset::none;
  for (const dataset::CodeRow& row : table().find_code(code)) {
    const dataset::BodyRow& body = table().bodies()[row.body];
    if (has_flag(body, dataset::body_is_listed)) return row.body;
    if (best == dataset::none || has_flag(body, dataset::body_is_printed)) best = row.body;
  }
  return best;
}

// `59350 Lille`
inline std::string shown(std::uint32_t body) {
  if (body == dataset::none) return "none";
  const dataset::BodyRow& row = table().bodies()[body];
  return std::string(dataset::code_of(row.code)) + " " + std::string(table().text(row.name));
}

inline std::string zone_of(std::uint32_t body, Scheme scheme) {
  return std::string(key_of(resolve::zoning_of(table(), body, scheme).zone));
}

}  // namespace zonage::test
