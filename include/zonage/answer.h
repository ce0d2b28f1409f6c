// The answer to one query: one commune, several that may be meant, or none and what resembles it.
// Never a guess: whatever was repaired on the way is told in corrections().
//
// Ownership: an Answer owns what it needs and keeps its Data alive; copies share it. Encodings:
// UTF-8; keys, cells, corrections and json are French whatever the language. Thread safety:
// immutable, any number of threads may read one.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zonage/commune.h"
#include "zonage/export.h"
#include "zonage/language.h"
#include "zonage/terms.h"

namespace zonage {

// A name that is near to one that nobody bears.
struct NearName : CommuneName {
  std::string department_code;  // empty for a Belgian municipality
  int distance = 0;             // edits, on the names without case, accents and marks
};

class ZONAGE_API Answer {
 public:
  const std::string& query() const;  // as it was asked
  Status status() const;
  // How the query was repaired, one French sentence each, and where else a name exists that is none
  // of the département given; empty when it was taken as typed.
  std::vector<std::string> corrections() const;

  // Communes: 1 when found, the candidates when ambiguous, 0 when unknown.
  std::size_t size() const;
  Commune commune(std::size_t index) const;  // index < size()
  std::vector<Commune> communes() const;

  // The one zone that all communes have under a scheme of zones, or Zone::none; none, too, where a
  // code says that it is none of them.
  Zone common_zone(Scheme scheme) const;
  // At most 3, nearest first; only when unknown.
  std::vector<NearName> near_names() const;

  // The cell of a column of `zonage annotate`, by its key with or without `zonage_`: of the answer
  // as a whole, or of one of its communes (index < size()). Nothing for a key that is none of
  // field_keys().
  std::optional<std::string> field(std::string_view key) const;
  std::optional<std::string> field(std::string_view key, std::size_t index) const;

  enum class Proof { no, yes };
  // What `zonage --format jsonl` writes, without its line end; the proof is `--explain`.
  std::string json(Proof proof = Proof::no) const;
  // What `zonage` writes, several lines.
  std::string text(Language language, Proof proof = Proof::no) const;

  struct Inside;  // the library's own
  explicit Answer(std::shared_ptr<const Inside> inside);
  const Inside& inside() const { return *inside_; }

 private:
  std::shared_ptr<const Inside> inside_;
};

// The columns that there are, in the order of `zonage annotate`: `zonage_statut`, …
ZONAGE_API std::vector<std::string_view> field_keys();

}  // namespace zonage
