// A list of one's own, read from its CSV file: which value stands beside which code INSEE. Any
// encoding and dialect that `annotate` takes. The column of the codes is told by its header (or by
// `code=`), the value's by being the only other one that is not a usual name of the place (or by
// `value=`); a list without such a column says of each commune that it is in it: `oui`.
//
// A code that stands in several rows has all their values, joined by `|`. Rows with no readable
// code are counted, not refused; a column most of whose cells are no codes is. Errors are told in
// both languages. Thread safety: functions without state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lists/spec.h"

namespace zonage::lists {

struct Entry {
  std::string code;  // canonical
  std::string value;
  std::uint32_t line = 0;  // of the file, from 1: the first row of the code
};

// Rows that do not count, and the first of them.
struct Skipped {
  std::uint32_t count = 0;
  std::uint32_t line = 0;
  std::string text;  // of its code cell

  void add(std::uint32_t at, std::string_view what) {
    if (count++ == 0) {
      line = at;
      text = what;
    }
  }
};

struct ListFile {
  std::string value_header;    // empty: membership alone
  std::vector<Entry> entries;  // by code, each once
  std::uint32_t rows = 0;      // of data
  Skipped unreadable;          // the code cell is no code, or the row has other fields
};

Result<ListFile> open_list_file(const Spec& spec);
// The same over bytes in memory; spec.path stands for the file in messages.
Result<ListFile> read_list_file(const Spec& spec, const std::string& bytes);

}  // namespace zonage::lists
