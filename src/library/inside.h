// What stands behind the public handles, for the files of this folder. Thread safety: a table is
// read-only; Answer::Inside is not changed once it is shared.
#pragma once

#include <new>
#include <optional>
#include <string>

#include "dataset/table.h"
#include "resolve/resolver.h"
#include "zonage/answer.h"
#include "zonage/data.h"
#include "zonage/result.h"

namespace zonage {

struct Data::Inside {
  std::optional<dataset::TableFile> file;  // owns the bytes that `table` views; nothing: built in
  dataset::Table table;
};

struct Answer::Inside {
  Data data;
  std::string query;
  resolve::Answer answer;

  const dataset::Table& table() const { return data.inside().table; }
};

namespace library {

// What is known of a body of the table, as values.
Commune describe_commune(const dataset::Table& table, std::uint32_t body);
CommuneName name_of(const dataset::Table& table, std::uint32_t body);

// Calls what returns a Result; a lack of memory becomes an Error, too. Its message is short enough
// to need no memory of its own.
template <class Function>
auto without_throwing(Function&& function) -> decltype(function()) {
  try {
    return function();
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::no_memory, "no memory left", {}};
  }
}

}  // namespace library
}  // namespace zonage
