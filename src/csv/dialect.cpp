#include "csv/dialect.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "csv/record_reader.h"

namespace zonage::csv {
namespace {

constexpr std::array<char, 4> delimiters = {';', ',', '\t', '|'};
// For one column, in the order of preference: names hold commas now and then.
constexpr std::array<char, 4> free_delimiters = {';', '\t', ',', '|'};
// Never met in a block that holds no NUL: the whole record is one field.
constexpr char no_delimiter = '\0';

bool is_delimiter(char c) {
  return std::find(delimiters.begin(), delimiters.end(), c) != delimiters.end();
}

// Calls `use` with every record of the block. An unfinished last record counts when the block is
// all there is, or when there is no other.
template <class Use>
void for_each_record(std::string_view block, Extent extent, const Dialect& dialect, Use use) {
  RecordReader reader(dialect, {block.size(), block.size() + 1});
  Batch batch;
  reader.feed(batch, block);
  if (extent == Extent::whole) reader.finish();
  reader.split(batch);
  if (batch.empty()) {
    reader.finish();
    reader.split(batch);
  }
  for (std::size_t i = 0; i < batch.size(); ++i) use(batch[i]);
}

// The delimiter that a first record `sep=;` (in quotes, too) names.
std::optional<char> named_delimiter(std::string_view record) {
  if (record.size() == 7 && record.front() == '"' && record.back() == '"') {
    record = record.substr(1, 5);
  }
  if (record.size() != 5 || record[3] != '=') return std::nullopt;
  for (std::size_t i = 0; i < 3; ++i) {
    if ((record[i] | 0x20) != "sep"[i]) return std::nullopt;
  }
  const char c = record[4];
  return c != ' ' && can_delimit(c) ? std::optional<char>(c) : std::nullopt;
}

std::optional<char> named_delimiter(std::string_view block, Extent extent, bool bom) {
  std::optional<char> named;
  bool first = true;
  for_each_record(block.substr(0, std::min<std::size_t>(block.size(), 16)),
                  block.size() > 16 ? Extent::partial : extent,
                  {.delimiter = no_delimiter, .bom = bom}, [&](const Record& record) {
                    if (first) named = named_delimiter(record.bytes);
                    first = false;
                  });
  return named;
}

Candidate with_delimiter(char delimiter, std::string_view block, Extent extent, bool bom) {
  struct Row {
    std::size_t fields;
    bool odd_quotes;
  };
  std::vector<Row> rows;
  for_each_record(block, extent, {.delimiter = delimiter, .bom = bom}, [&](const Record& record) {
    if (!record.bytes.empty()) rows.push_back({record.field_count(), record.odd_quotes});
  });
  Candidate result{.delimiter = delimiter, .records = rows.size()};
  if (rows.empty()) return result;
  const std::size_t first = rows.front().fields;
  result.first_stands_alone =
      std::count_if(rows.begin(), rows.end(), [&](Row row) { return row.fields == first; }) == 1;

  // The most frequent number of fields; of equals the first record's, then the larger.
  std::stable_sort(rows.begin(), rows.end(), [](Row a, Row b) { return a.fields > b.fields; });
  for (std::size_t i = 0; i < rows.size() && rows[i].fields > 1;) {
    const std::size_t fields = rows[i].fields;
    std::size_t agreeing = 0;
    std::size_t points = 0;
    for (; i < rows.size() && rows[i].fields == fields; ++i) {
      ++agreeing;
      points += rows[i].odd_quotes ? 1 : 2;
    }
    if (points > result.points || (points == result.points && fields == first)) {
      result.fields = fields;
      result.agreeing = agreeing;
      result.points = points;
    }
  }
  result.first_record_agrees = result.fields == first;
  return result;
}

// One column: records that are quoted as a whole or hold none of the delimiters.
Candidate one_column(std::string_view block, Extent extent, bool bom) {
  Candidate result{.delimiter = 0, .fields = 1};
  for_each_record(
      block, extent, {.delimiter = no_delimiter, .bom = bom}, [&](const Record& record) {
        const std::string_view bytes = record.bytes;
        if (bytes.empty()) return;
        const bool enclosed = bytes.front() == '"' && !record.odd_quotes;
        const bool agrees = enclosed || std::none_of(bytes.begin(), bytes.end(), is_delimiter);
        if (result.records++ == 0) result.first_record_agrees = agrees;
        if (agrees) ++result.agreeing;
      });
  result.points = 2 * result.agreeing;
  return result;
}

bool beats(const Candidate& a, const Candidate& b) {
  // Shares of all possible points (2 a record), brought to one denominator: 4 times that product.
  const std::size_t of_a = 2 * a.points * b.records;
  const std::size_t of_b = 2 * b.points * a.records;
  const std::size_t quarter = a.records * b.records;
  if (of_a >= of_b + quarter) return true;
  if (of_b >= of_a + quarter) return false;
  // A title above the table is one column, too: there the first record says nothing.
  if (a.delimiter == 0) return false;
  if (b.delimiter == 0) return a.first_record_agrees;
  if (a.first_record_agrees != b.first_record_agrees) return a.first_record_agrees;
  return of_a > of_b && a.fields > b.fields;
}

// Counts the line ends between records, which depend on where quotes enclose.
void look_at_line_ends(std::string_view block, Extent extent, Dialect& dialect) {
  std::array<std::size_t, 3> counts = {};
  std::optional<LineEnd> first;
  const Dialect read_as{.delimiter = dialect.one_column ? no_delimiter : dialect.delimiter,
                        .bom = dialect.bom};
  for_each_record(block, extent, read_as, [&](const Record& record) {
    for (const LineEnd line_end : {LineEnd::lf, LineEnd::crlf, LineEnd::cr}) {
      if (record.line_end != bytes_of(line_end)) continue;
      ++counts[static_cast<std::size_t>(line_end)];
      if (!first) first = line_end;
    }
  });
  dialect.line_end = first.value_or(LineEnd::lf);
  for (const LineEnd line_end : {LineEnd::lf, LineEnd::crlf, LineEnd::cr}) {
    const std::size_t count = counts[static_cast<std::size_t>(line_end)];
    if (count > counts[static_cast<std::size_t>(dialect.line_end)]) dialect.line_end = line_end;
  }
  dialect.mixed_line_ends =
      std::count_if(counts.begin(), counts.end(), [](std::size_t n) { return n != 0; }) > 1;
}

std::string printed(char delimiter) {
  if (delimiter == '\t') return "tab";
  return std::string("'") + delimiter + "'";
}

std::string printed(const Candidate& candidate) {
  const std::string share =
      std::to_string(candidate.agreeing) + " of " + std::to_string(candidate.records) + " records";
  if (candidate.delimiter == 0) return "one column fits " + share;
  return printed(candidate.delimiter) + " makes " + std::to_string(candidate.fields) +
         " fields in " + share;
}

}  // namespace

bool can_delimit(char c) {
  const bool letter_or_digit = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  const bool printed = c == '\t' || (c >= ' ' && c < 0x7F);
  return printed && c != '"' && c != '\'' && !letter_or_digit;
}

std::string_view bytes_of(LineEnd line_end) {
  switch (line_end) {
    case LineEnd::lf:
      return "\n";
    case LineEnd::crlf:
      return "\r\n";
    case LineEnd::cr:
      return "\r";
  }
  return "\n";
}

std::string describe(const Refusal& refusal) {
  switch (refusal.reason) {
    case Refusal::Reason::equal_delimiters: {
      std::string text = "the delimiter is uncertain, nothing decides between these: ";
      for (std::size_t i = 0; i < refusal.rivals.size(); ++i) {
        if (i != 0) text += ", ";
        text += printed(refusal.rivals[i]);
      }
      return text;
    }
    case Refusal::Reason::no_free_delimiter:
      return "the input looks like one column, but ';', ',', tab and '|' all occur in it";
    case Refusal::Reason::not_text:
      return "the input holds NUL bytes: it is UTF-16 or no text (a workbook is no CSV file)";
  }
  return {};
}

std::variant<Dialect, Refusal> examine(std::string_view first_block, Extent extent) {
  if (first_block.find('\0') != first_block.npos) {
    return Refusal{Refusal::Reason::not_text, {}};
  }
  Dialect dialect;
  dialect.bom = first_block.starts_with(utf8_bom);
  if (const auto named = named_delimiter(first_block, extent, dialect.bom)) {
    dialect.delimiter = *named;
    dialect.sep_line = true;
    look_at_line_ends(first_block, extent, dialect);
    return dialect;
  }

  std::vector<Candidate> candidates = {one_column(first_block, extent, dialect.bom)};
  for (const char delimiter : delimiters) {
    candidates.push_back(with_delimiter(delimiter, first_block, extent, dialect.bom));
  }
  std::erase_if(candidates, [](const Candidate& c) { return c.points == 0; });

  const auto against_all = [&](const Candidate& a, auto holds) {
    return std::all_of(candidates.begin(), candidates.end(),
                       [&](const Candidate& b) { return &a == &b || holds(a, b); });
  };
  const auto winner = std::find_if(candidates.begin(), candidates.end(),
                                   [&](const Candidate& a) { return against_all(a, beats); });
  if (winner == candidates.end() && !candidates.empty()) {
    Refusal refusal{Refusal::Reason::equal_delimiters, {}};
    const auto unbeaten = [](const Candidate& a, const Candidate& b) { return !beats(b, a); };
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(refusal.rivals),
                 [&](const Candidate& a) { return against_all(a, unbeaten); });
    // Beating is no order: the best may be beaten, or beat too few.
    if (refusal.rivals.size() < 2) refusal.rivals = candidates;
    return refusal;
  }

  if (winner == candidates.end() || winner->delimiter == 0) {
    dialect.one_column = true;
    const auto free = std::find_if(free_delimiters.begin(), free_delimiters.end(),
                                   [&](char c) { return first_block.find(c) == first_block.npos; });
    if (free == free_delimiters.end()) return Refusal{Refusal::Reason::no_free_delimiter, {}};
    dialect.delimiter = *free;
  } else {
    dialect.delimiter = winner->delimiter;
    dialect.fields = winner->fields;
    dialect.first_stands_alone = winner->first_stands_alone;
  }
  look_at_line_ends(first_block, extent, dialect);
  return dialect;
}

Dialect dialect_with(char delimiter, std::string_view first_block, Extent extent) {
  Dialect dialect;
  dialect.delimiter = delimiter;
  dialect.bom = first_block.starts_with(utf8_bom);
  dialect.sep_line = named_delimiter(first_block, extent, dialect.bom).has_value();
  look_at_line_ends(first_block, extent, dialect);
  return dialect;
}

Result<Dialect> detect(std::string_view first_block, Extent extent) {
  auto examined = examine(first_block, extent);
  if (const auto* dialect = std::get_if<Dialect>(&examined)) return *dialect;
  Error error;
  error.message = describe(std::get<Refusal>(examined));
  return error;
}

}  // namespace zonage::csv
