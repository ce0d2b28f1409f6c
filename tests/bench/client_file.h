// A file like those that annotate is for, the same bytes on every machine:
//
//     id;nom_complet;commune;departement;montant
//
// The communes are those of the lists' day, drawn by a power law: the n-th most populous (as part
// of today's commune) is n times rarer than the first. Of the rows 40 % spell the name as it is
// official, 20 % in capitals without accents, 15 % with St or Ste (names that have a saint), 10 %
// in small letters, 10 % officially beside a quoted field that holds `;` and quotes, and 5 % with
// one edit at random (a letter inserted, deleted or replaced, or two swapped), anew in every row.
#pragma once

#include <cstddef>
#include <string>

#include "dataset/table.h"

namespace zonage::bench {

struct ClientFile {
  std::size_t rows = 0;
  std::size_t bytes = 0;
};

// Throws std::runtime_error when it cannot be written.
ClientFile write_client_file(const dataset::Table& table, std::size_t rows,
                             const std::string& path);

}  // namespace zonage::bench
