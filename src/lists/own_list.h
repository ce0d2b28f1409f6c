// A list of one's own, tied to the communes: what it says of each body of the table. Codes are read
// as of the list's day (given, or told by the codes themselves: vintage.h), and followed to what
// became of their communes. Where no day is given and the codes do not tell whether one means a
// commune of before a merger or the one made by it, the code that a commune bears today is read as
// its own, and this is said (`as_today`); nothing is concluded from it for others.
//
// Owns what it read; borrows the table, which must outlive it. Errors are told in both languages.
// Thread safety: read-only once made.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dataset/table.h"
#include "lists/list_file.h"
#include "lists/spec.h"
#include "lists/vintage.h"

namespace zonage::lists {

class OwnList {
 public:
  // How the list comes to speak of a body.
  enum class Way : std::uint8_t {
    absent,
    own_code,
    other_code,  // one that it bore at another time
    lies_in,     // what is said of the commune that it lies or lay in
    joins,       // it joins communes of the list that all have this value
    mixed,       // … that differ: the value is `mixte`
    which_code,  // the code may be its own or that of what it joins or lies in
    which_part,  // it lies in a commune that joins such as differ
    broke_up,    // its parts are communes of their own since, and differ
  };
  // Where `way` is an answer, `entry` is (the first of) what says so. For which_code it is the
  // entry in question.
  struct Standing {
    Way way = Way::absent;
    std::uint32_t entry = 0;
    std::uint32_t via = dataset::none;  // for lies_in and which_part: the body that it lies in
    bool as_today = false;              // for own_code: another commune may be meant
  };

  static Result<OwnList> open(const dataset::Table& table, const Spec& spec);
  static Result<OwnList> read(const dataset::Table& table, const Spec& spec,
                              const std::string& bytes);

  const std::string& name() const { return spec_.name; }
  const std::string& path() const { return spec_.path; }
  const ListFile& file() const { return file_; }
  // Codes that no commune ever bore.
  const Skipped& unknown() const { return unknown_; }
  // Codes that are read as today's although the list may be of before their commune was made.
  const Skipped& as_today() const { return as_today_; }
  bool day_given() const { return spec_.day != no_date; }
  // The days of which the list is.
  const Span& span() const { return span_; }

  const Standing& standing(std::uint32_t body) const { return standings_[body]; }
  const Entry& entry(const Standing& standing) const { return file_.entries[standing.entry]; }
  // The value, `mixte`, or nothing where the list does not say.
  std::string_view value(std::uint32_t body) const;
  // The value that all of them have, or nothing.
  std::string_view common_value(std::span<const std::uint32_t> bodies) const;
  // The communes of the list's day that the body joins, by code. Not for the hot loop.
  std::vector<std::uint32_t> parts(std::uint32_t body) const;

 private:
  OwnList(const dataset::Table& table, Spec spec, ListFile file);
  void tie_codes();
  void follow_mergers();
  void follow_undecided();
  void take_todays();
  std::vector<std::vector<std::uint32_t>> broken_up() const;
  void follow_parts();
  bool has_code(std::string_view code) const;
  bool is_alive(std::uint32_t body) const;
  bool is_part(std::uint32_t body) const;
  bool differ(std::uint32_t a, std::uint32_t b) const;
  Standing joined(std::span<const std::uint32_t> parts) const;

  const dataset::Table* table_;
  Spec spec_;
  ListFile file_;
  Skipped unknown_;
  Skipped as_today_;
  Span span_;
  std::vector<Standing> standings_;  // of each body
};

}  // namespace zonage::lists
