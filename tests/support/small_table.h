// A data table of a handful of communes, made in memory, so that a test of resolve/, render/ or
// annotate/ shows every fact that its answers rest on. Codes and names that mean a place are those
// of the real one; what else is said of it may be invented. Owns its bytes: keep it while its table
// is used. Not for several threads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "dataset/format.h"
#include "dataset/table.h"
#include "zonage/terms.h"

namespace zonage::compile {
class TableWriter;
}

namespace zonage::test {

struct SmallErratum {
  std::string_view kind{}, printed{}, meant{}, reason_fr{}, reason_en{}, evidence{};
};

// What a list says of a commune.
struct SmallLine {
  Zone zone = Zone::none;
  Rule rule = Rule::list;
  std::uint32_t line = 1;
  std::string_view section{};
  std::string_view printed{};
  Zone before = Zone::none;
  Date since = no_date;
  std::string_view amending_order{};  // NOR
  std::optional<SmallErratum> erratum{};
};

struct SmallPilot {
  std::string_view towns{};
  std::string_view cantons{};
  std::string_view named{};
  PilotRule rule = PilotRule::canton;
  bool to_confirm = false;
  std::string_view section{};
  std::string_view lines = "1";
};

struct SmallName {
  std::string_view name{};
  dataset::NameKind kind = dataset::NameKind::commune;
  Date first = no_date;
  Date end = no_date;
  bool on_list_day = false;
  std::string_view department{};  // code; empty: that of the body
};

// Left as it is, a commune of before 1943, of the lists' day and of today. A body that others speak
// of is meant by its code: `74010` is the first that has it (today's commune, if any), `74010+` the
// last (the part of that code).
struct SmallBody {
  std::string_view code{};  // a NIS code behind a `B` for a Belgian municipality
  std::string_view name{};
  Nature nature = Nature::commune;
  bool listed = true;            // a commune of the lists' day
  std::string_view list_code{};  // its code on that day; empty: `code`
  Date first = no_date;
  Date first_earliest = no_date;  // no_date: `first`
  Date end = no_date;
  Date end_earliest = no_date;  // no_date: `end`
  std::string_view current{};   // of what is no commune of today; empty: lies in none
  std::uint32_t population = dataset::none;
  std::string_view postal_codes{};  // `59000;59160`
  std::vector<SmallName> names{};   // empty: `name` alone, as the nature has it
  std::vector<std::string_view> former_codes{};
  // The list's communes that it lies in or is made of; empty: itself where listed, else none.
  std::vector<std::string_view> components{};
  std::vector<std::string_view> parts{};  // its own parts that a list prints by name
  std::optional<SmallLine> abc{};
  std::optional<SmallLine> apl{};
  std::optional<SmallPilot> pilot{};
  bool outside = false;  // of the territory of the lists
};

struct SmallDocument {
  std::string_view id{};
  std::string_view legal_reference{};
};

// It has the départements 01 11 14 2A 54 57 59 62 69 74 75 93 974 988, the Seine of before 1968,
// whose code was 75 too, and the Corse of before 1976, whose code was 20.
class SmallTable {
 public:
  // `more` adds what else a table holds, which bodies do not speak of.
  using More = std::function<void(compile::TableWriter&)>;
  // A table without documents would be refused: it has `cog` where none is given.
  explicit SmallTable(std::vector<SmallBody> bodies, std::vector<SmallDocument> documents = {},
                      const More& more = {});
  // A Table views these bytes.
  SmallTable(const SmallTable&) = delete;
  SmallTable& operator=(const SmallTable&) = delete;

  dataset::Table table() const;
  std::span<const unsigned char> bytes() const {
    return {reinterpret_cast<const unsigned char*>(block_.data()),
            block_.size() * sizeof block_.front()};
  }

  // The row of a body, by `74010` or `74010+`. Throws when there is none.
  std::uint32_t operator[](std::string_view code) const;

 private:
  std::vector<SmallBody> bodies_;     // in the order of the rows
  std::vector<std::uint64_t> block_;  // words, for the alignment
};

}  // namespace zonage::test
