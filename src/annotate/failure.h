// Why a file cannot be annotated, or not beyond some line, in values that tests and programs can
// ask; describe() says it to people. Thread safety: plain values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "csv/dialect.h"
#include "render/words.h"
#include "text/charset_guess.h"

namespace zonage::annotate {

// What a column is used for.
enum class Role : std::uint8_t { name, department, postal_code, insee_code };

// The option that chooses its column.
std::string_view option_of(Role role);

struct NamedColumn {
  std::size_t number = 0;  // from 1
  std::string header;
};

// A column that would say which commune is meant.
struct FurtherColumn {
  Role role;
  NamedColumn column;
};

struct Failure {
  enum class Kind : std::uint8_t {
    no_name_column,        // no header is a usual one: `columns` are all of them
    several_name_columns,  // `columns` are those that are
    number_needed,         // no header, several columns, none named
    no_such_header,        // `asked` is none of `columns`
    no_such_number,        // `asked` is none of 1 to `count`
    several_such_headers,  // `asked` is each of `columns`
    already_annotated,     // `columns` are ours
    own_column_repeated,   // `asked` is ours and stands over each of `columns`
    own_column_read,       // `asked` is ours or a list's, to be renewed, and the names are in it
    list_column_there,  // `asked` is a list's, and the file may have a column of that name itself
    replace_needs_header,  // what is to be renewed is found by its header
    header_alone,          // it is one field, no row is, most have `count`
    title_for_header,      // of its fields only `asked` is filled, and no column is meant by it
    charset_refused,       // `charset_refusal` says why
    delimiter_refused,     // `refusal` says why
    cut_character,         // the input ends within one
    unclosed_quote,        // on `line` at the latest
    record_too_long,
    too_many_fields,
  };
  Kind kind = Kind::no_name_column;
  Role role = Role::name;
  std::string asked{};
  std::vector<NamedColumn> columns{};
  std::size_t count = 0;   // columns of the file, fields of most rows, the limit passed
  std::uint64_t line = 0;  // of the file, from 1; 0: the file as a whole
  std::uint64_t byte = 0;  // in that line, from 1
  csv::Refusal refusal{};
  text::CharsetRefusal charset_refusal{};
};

// One line: what went wrong, and what to do.
std::string describe(const Failure& failure, render::Language language);

}  // namespace zonage::annotate
