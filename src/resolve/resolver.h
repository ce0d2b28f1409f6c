// From a query to one commune, several, or none with suggestions; never a guess. Reads the data
// table given by reference, so that tests can hand it three communes.
//
// Which names count, best first: the names of today's communes, those of the lists' day and those
// that the lists use (one tier), associated and delegated communes and arrondissements in force,
// names communes bore at other times and misprints of the lists, parts that are no more. The first
// tier that has the name answers: an old name does not make a clear answer ambiguous, unless the
// commune that bore it, or that the part lies in, is the more populous one (Asnières). A misprint
// shares the answer with those who bear the name that is meant, or one that is as near. A name that
// nobody bears as typed is read as an arrondissement, then with the article that it ends in put in
// front, then with a département's code behind it, then loosened (text/loose.h), then with sur for
// a slash; an exact reading always beats a loosened one, and a loosened one alone is no answer
// where a longer name begins as typed; nor is, without a département, a name as typed that no
// commune of today bears.
//
// Thread safety: a Resolver holds scratch memory: one per thread. The table may be shared.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "dataset/table.h"
#include "resolve/department.h"
#include "resolve/query.h"
#include "resolve/suggest.h"
#include "zonage/terms.h"

namespace zonage::resolve {

struct Query {
  std::string_view text;
  std::string_view department{};   // code or name (`--department`); goes before one in the text
  std::string_view postal_code{};  // alone, without a text: all its communes
  // The day as of which the name is read: only names borne on it count. no_date: any day.
  Date at = no_date;
  // The text stands in a column of codes INSEE: five digits are never taken for a postal code.
  bool is_code = false;
  // Take the nearest suggestion when no other is as near and it leads to one commune by itself.
  bool accept_suggestion = false;
};

// How the query was repaired on the way to the answer.
enum class CorrectionKind : std::uint8_t {
  zero_restored,     // `1004` -> 01004
  former_name,       // a name the commune bore at another time
  former_code,       // a code that is no longer its own
  also_postal_code,  // five digits read as a code INSEE are a postal code elsewhere, too
  printed_form,      // a form that only a list prints
  loosened,          // article, abbreviation, spaces, ordinal (text/loose.h)
  postal_words,      // CEDEX, BP and the like left out
  number_off,        // no commune of this name has this postal or INSEE code
  number_unknown,    // nobody has this code (a firm's own, say); its département fits
  suggestion,        // the nearest name taken, as asked
  elsewhere,         // nothing was repaired: the name is one of other départements
};

struct Correction {
  CorrectionKind kind;
  std::string from;  // as typed, or the official old spelling
  std::string to;
};

enum class Asked : std::uint8_t { name, insee_code, postal_code };

struct Answer {
  Status status = Status::unknown;
  Asked asked = Asked::name;
  std::string code;  // what was asked, when it was a code
  Problem problem = Problem::none;
  std::string problem_detail;         // the département that is unknown, as typed
  std::vector<std::uint32_t> bodies;  // one when found; the candidates when ambiguous
  std::vector<Correction> corrections;
  std::vector<Suggestion> suggestions;       // at most 3, nearest first; only when unknown
  std::string key;                           // the name's key, as typed
  Date at = no_date;                         // the day as of which it was read
  std::uint32_t department = dataset::none;  // what narrowed it: index, or belgium
  bool others_meant = false;                 // ambiguous: a code says that it is none of `bodies`

  // Those of whom something may be told together: nobody where somebody else is meant.
  std::span<const std::uint32_t> together() const {
    return others_meant ? std::span<const std::uint32_t>() : std::span(bodies);
  }
};

class Resolver {
 public:
  explicit Resolver(const dataset::Table& table) : table_(table), suggester_(table) {}

  // Writes into `answer`, whose memory is used again.
  void lookup(const Query& query, Answer& answer);
  Answer lookup(const Query& query) {
    Answer answer;
    lookup(query, answer);
    return answer;
  }

  // resolve/department.h
  std::uint32_t find_department(std::string_view text);

  const dataset::Table& table() const { return table_; }

 private:
  struct Candidate {
    std::uint32_t body;
    std::uint32_t name;
  };

  // False, with the problem told, when two départements are given that differ.
  bool choose_department(const ParsedQuery& parsed, std::string_view given, Answer& answer);
  void lookup_code(const ParsedQuery& parsed, const Query& query, Answer& answer);
  void tell_postal_code(std::uint32_t body, Answer& answer);
  void lookup_postal_code(std::uint32_t postal_code, Answer& answer);
  void lookup_name(const ParsedQuery& parsed, const Query& query, Answer& answer);
  // Tries the readings of the name in their order until one has candidates; whether it was another
  // than the name as typed.
  // `set_apart`: what stands behind a comma or in parentheses is no beginning of a longer name.
  bool read_name(Date at, bool set_apart, Answer& answer);
  struct NameBefore {
    std::string_view name;
    std::uint32_t department = dataset::none;
  };
  NameBefore department_behind(std::string_view key, std::uint32_t department) const;
  std::string names_read(const Answer& answer) const;
  bool find_exact(std::string_view key, std::uint32_t department, Date at);
  bool find_loosened(std::string_view key, std::uint32_t department, Date at);
  void share_with_longer(std::string_view key, bool set_apart, std::uint32_t department, Date at);
  void share_what_is_past(std::string_view key, std::uint32_t department, Date at);
  void add_with_article(std::string_view key, std::size_t found);
  void share_with_larger(std::string_view key);
  void share_what_is_misprinted();
  void share_with_near(Answer& answer);
  void add_longer(std::string_view key, std::size_t found, std::uint32_t department, Date at);
  void add_beginning(std::string_view beginning, std::size_t found, std::uint32_t department,
                     Date at);
  bool lies_with(std::size_t found, std::uint32_t body) const;
  void collect(std::span<const std::uint32_t> names, std::uint32_t department, Date at);
  bool is_wanted(std::uint32_t name, std::uint32_t department, Date at) const;
  int tier_at(std::uint32_t name, Date at) const;
  void add_candidate(std::uint32_t name);
  void merge_parts();
  void settle(Answer& answer);
  void tell_name(Answer& answer);
  void narrow(const ParsedQuery& parsed, const Query& query, Answer& answer);
  void narrow_by_number(std::string_view number, bool postal_only, std::string_view typed, Date at,
                        bool first, Answer& answer);
  bool narrow_by_prefix(std::string_view number, std::string_view typed, Date at, bool first,
                        Answer& answer);
  void look_behind_prefix(std::string_view number, Date at, Answer& answer);
  bool lies_behind_prefix(std::uint32_t body, std::string_view number) const;
  using Fits = std::function<bool(std::uint32_t body)>;
  bool recall(const Fits& fits, Date at, Answer& answer);
  void hear_lead(const ParsedQuery& parsed, Date at, Answer& answer);
  bool bears_code(std::uint32_t body, std::string_view code) const;
  bool add_named(std::string_view key, const Fits& fits, Date at, Answer& answer) const;
  void add_bearers_of(std::string_view code, std::string_view typed, Answer& answer) const;
  void add_other(std::uint32_t body, Answer& answer) const;
  void tell_other_name(std::string_view typed, Answer& answer);
  const Candidate* found_candidate(const Answer& answer) const;
  bool begins_a_name(std::string_view key, std::string_view spelling, std::uint32_t meant,
                     std::uint32_t department, Date at);
  void tell_elsewhere(std::string_view typed, Answer& answer);
  void accept_nearest(const ParsedQuery& parsed, const Query& query, Answer& answer);
  std::string_view postal_codes_of(std::uint32_t body) const {
    return table_.text(table_.details()[body].postal_codes);
  }
  bool in_department(const dataset::NameRow& name, std::uint32_t department, Date at) const;
  bool in_department(std::uint32_t body, std::uint32_t department) const;
  bool covers(std::uint32_t department, std::uint32_t other) const;
  bool is_belgian(std::uint32_t body) const {
    return table_.bodies()[body].department == dataset::none;
  }

  dataset::Table table_;
  Suggester suggester_;
  std::vector<Candidate> candidates_;
  std::string scratch_;
  std::string reading_;                       // a name key read in another way
  std::string beginning_;                     // of longer names
  std::vector<std::uint32_t> names_;          // of two keys
  std::vector<Suggestion> near_;              // to what a list misprints
  bool in_france_ = false;                    // no municipality of Belgium is meant
  std::uint32_t misprinted_ = dataset::none;  // the body that only a misprint of a list found
};

}  // namespace zonage::resolve
