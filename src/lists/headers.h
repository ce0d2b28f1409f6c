// The header of a table: its texts, and which column is meant by one of them or by a number.
// Thread safety: functions without state.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "csv/batch.h"
#include "text/charset.h"

namespace zonage::lists {

struct Header {
  std::string text;  // UTF-8, quotes undone
  std::string key;   // its name key (text/fold.h): `Code INSEE` and `code_insee` have one
};

// `charset` is that of the record's bytes: UTF-8 or a one-byte set.
std::vector<Header> headers_of(const csv::Record& record,
                               text::Charset charset = text::Charset::utf8);

// Headers that stand over codes INSEE, as name keys, the surest first: `com` may be over names.
std::span<const std::string_view> usual_code_headers();

// A whole number, as columns are counted.
std::optional<std::size_t> column_number(std::string_view text);

// Indices of the columns whose header is this very text; where there are none and the text is no
// number, of those that have its name key.
std::vector<std::size_t> columns_called(std::span<const Header> headers, std::string_view asked);

}  // namespace zonage::lists
