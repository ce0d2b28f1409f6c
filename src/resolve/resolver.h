// From a query to one commune, several, or none with suggestions; never a guess. Reads the data
// table given by reference, so that tests can hand it three communes.
//
// Which names count, best first: the names of today's communes and those of the lists' day (one
// tier), associated and delegated communes and arrondissements in force, names communes bore at
// other times, parts that are no more, forms that only a list prints. The first tier that has the
// name answers: an old name never makes a clear answer ambiguous.
//
// Thread safety: a Resolver holds scratch memory: one per thread. The table may be shared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/table.h"
#include "resolve/query.h"
#include "zonage/terms.h"

namespace zonage::resolve {

struct Query {
  std::string_view text;
  std::string_view department{};  // code or name (`--department`); goes before one in the text
  std::string_view postal_code{};
};

// How the query was repaired on the way to the answer.
enum class CorrectionKind : std::uint8_t {
  zero_restored,     // `1004` -> 01004
  former_name,       // a name the commune bore at another time
  former_code,       // a code that is no longer its own
  printed_form,      // a form that only a list prints
  postal_code_off,   // the name's communes have another postal code
};

struct Correction {
  CorrectionKind kind;
  std::string from;  // as typed, or the official old spelling
  std::string to;
};

struct Suggestion {
  std::uint32_t body;
  std::uint32_t name;  // index into the table's names: the spelling that is near
  int distance;
};

struct Answer {
  Status status = Status::unknown;
  Problem problem = Problem::none;
  std::string problem_detail;          // the département that is unknown, as typed
  std::vector<std::uint32_t> bodies;   // one when found; the candidates when ambiguous
  std::vector<Correction> corrections;
  std::vector<Suggestion> suggestions;  // at most 3, nearest first; only when unknown
  std::string key;                      // how the name was read
  std::uint32_t department = dataset::none;  // what narrowed it, index
};

class Resolver {
 public:
  explicit Resolver(const dataset::Table& table) : table_(table) {}

  // Writes into `answer`, whose memory is used again.
  void lookup(const Query& query, Answer& answer);
  Answer lookup(const Query& query) {
    Answer answer;
    lookup(query, answer);
    return answer;
  }

  // The département that a code or a name in any spelling means, or dataset::none.
  std::uint32_t find_department(std::string_view text);

  const dataset::Table& table() const { return table_; }

 private:
  struct Candidate {
    std::uint32_t body;
    std::uint32_t name;
  };

  void lookup_code(const ParsedQuery& parsed, Answer& answer);
  void lookup_name(const ParsedQuery& parsed, Answer& answer);
  void collect(const dataset::KeyRow& row, std::uint32_t department);
  void narrow_by_postal_code(std::uint32_t postal_code, std::string_view typed, Answer& answer);
  void settle(std::string_view typed, Answer& answer);
  void suggest(Answer& answer);
  bool in_department(std::uint32_t body, std::uint32_t department) const;

  dataset::Table table_;
  std::vector<Candidate> candidates_;
  std::string scratch_;
};

// The tier of a name, 0 best (see above).
int tier_of(const dataset::NameRow& name, const dataset::BodyRow& body);

}  // namespace zonage::resolve
