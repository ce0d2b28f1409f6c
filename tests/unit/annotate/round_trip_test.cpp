// Random tables in every encoding and dialect, read back by a reader of the tests' own: what came
// in is still there, what was added is what the resolver says of each row by itself.
#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "csv/dialect.h"
#include "render/fields.h"
#include "resolve/resolver.h"
#include "support/catch.h"
#include "support/naive_csv.h"
#include "text/charset.h"
#include "text/utf16.h"
#include "unit/annotate/annotated.h"

using namespace zonage;
using namespace zonage::test;
using text::Charset;

namespace {

struct Encoding {
  Charset charset;
  bool mark;
};
constexpr std::array<Encoding, 6> encodings{{{Charset::utf8, false},
                                             {Charset::utf8, true},
                                             {Charset::windows_1252, false},
                                             {Charset::iso_8859_15, false},
                                             {Charset::utf16_le, true},
                                             {Charset::utf16_be, true}}};

enum class LineEnds { lf, crlf, cr, mixed };
constexpr std::array all_line_ends{LineEnds::lf, LineEnds::crlf, LineEnds::cr, LineEnds::mixed};

enum class Quotes { few, some, everywhere };
constexpr std::array all_quotes{Quotes::few, Quotes::some, Quotes::everywhere};

constexpr std::string_view delimiters = ";,\t|";

// How a table is written.
struct Writing {
  Encoding encoding;
  char delimiter;
  LineEnds line_ends;
  Quotes quotes;
  bool last_line_end;
};

std::string encoded(std::string_view utf8, Charset charset) {
  std::string bytes;
  text::append_encoded(charset, utf8, bytes);
  return bytes;
}

std::string decoded(std::string_view bytes, Charset charset) {
  std::string utf8;
  if (text::is_single_byte(charset)) {
    text::append_decoded(charset, bytes, utf8);
  } else if (charset == Charset::utf8) {
    utf8 = bytes;
  } else {
    text::Utf16Decoder decoder(charset == Charset::utf16_le ? std::endian::little
                                                            : std::endian::big);
    decoder.decode(bytes, utf8);
    REQUIRE(decoder.finish(utf8));
  }
  return utf8;
}

// UTF-8 with `?` for what the set lacks.
std::string as_written(const std::string& value, Charset charset) {
  return decoded(encoded(value, charset), charset);
}

using Row = std::vector<std::string>;  // UTF-8; of no fields: an empty line
using Rows = std::vector<Row>;

// Of what Rows a table is made, and where in them the names and départements stand.
struct Table {
  Rows rows;  // the header's among them
  bool header = true;
  std::size_t width = 2;
  std::size_t name_at = 0;
  std::size_t department_at = 1;

  annotate::Settings settings() const {
    annotate::Settings settings;
    settings.has_header = header;
    settings.name_column = header ? "commune" : std::to_string(name_at + 1);
    settings.department_column = header ? "dep" : std::to_string(department_at + 1);
    return settings;
  }
};

class Tables {
 public:
  explicit Tables(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  Table table() {
    Table table;
    table.header = below(4) != 0;
    table.width = 2 + below(4);
    table.name_at = below(table.width);
    table.department_at = (table.name_at + 1) % table.width;
    if (table.header) table.rows.push_back(header_of(table));
    const std::size_t rows = 1 + below(12);
    for (std::size_t r = 0; r < rows; ++r) {
      const bool fits = r == 0 || below(8) != 0;
      table.rows.push_back(row_of(table, fits ? table.width : 1 + below(table.width + 3)));
      if (below(10) == 0) table.rows.emplace_back();
    }
    return table;
  }

  Writing writing() {
    return {encodings[below(encodings.size())], delimiters[below(delimiters.size())],
            all_line_ends[below(all_line_ends.size())], all_quotes[below(all_quotes.size())],
            below(2) == 0};
  }

  std::string write(const Table& table, const Writing& how) {
    std::string text = how.encoding.mark ? std::string(csv::utf8_bom) : std::string();
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const Row& row = table.rows[r];
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i != 0) text += how.delimiter;
        text += field(row[i], how);
      }
      if (r + 1 < table.rows.size() || how.last_line_end) text += line_end(how.line_ends);
    }
    return encoded(text, how.encoding.charset);
  }

 private:
  template <class Strings>
  std::string one_of(const Strings& strings) {
    return std::string(strings[below(std::size(strings))]);
  }

  std::string name() {
    static constexpr std::string_view names[] = {"Béthune",
                                                 "BETHUNE",
                                                 "Bethunne",
                                                 "st denis (93)",
                                                 "Saint-Denis",
                                                 "L'Haÿ-les-Roses",
                                                 "Lens",
                                                 "Marcq-en-Barœul",
                                                 "",
                                                 " ",
                                                 "Sainte-Colombe",
                                                 "62119",
                                                 "=Lille",
                                                 "Châlons-sur-Marne",
                                                 "Valserhône",
                                                 "Courtrai",
                                                 "Vaudreuil",
                                                 "93200 Saint-Denis",
                                                 "x;\"y\",\t|z",
                                                 "Saint-\r\nDenis",
                                                 "Tourcoing, 59",
                                                 "Lille (Atlantis)"};
    return one_of(names);
  }

  // What each of the sets can say.
  std::string filler() {
    static constexpr std::string_view fillers[] = {"1",          "Dupont", "a;b",      "c,d",
                                                   "e\tf",       "g|h",    "5\" pipe", "\"quoted\"",
                                                   "two\nlines", "é€œŸŽ",  "\rx",      ""};
    return one_of(fillers);
  }

  static Row header_of(const Table& table) {
    Row row;
    for (std::size_t i = 0; i < table.width; ++i) {
      row.push_back(i == table.name_at         ? "commune"
                    : i == table.department_at ? "dep"
                                               : "c" + std::to_string(i));
    }
    return row;
  }

  Row row_of(const Table& table, std::size_t fields) {
    static constexpr std::string_view departments[] = {"", "93", "62", "Nord", "2a", "xx", " 59 "};
    Row row;
    for (std::size_t i = 0; i < fields; ++i) {
      row.push_back(i == table.name_at         ? name()
                    : i == table.department_at ? one_of(departments)
                                               : filler());
    }
    // One empty field without quotes would be an empty line.
    if (row.size() == 1 && row[0].empty()) row[0] = "x";
    return row;
  }

  std::string field(const std::string& value, const Writing& how) {
    const bool must =
        !value.empty() && (value[0] == '"' || value.find(how.delimiter) != std::string::npos ||
                           value.find_first_of("\r\n") != std::string::npos);
    const bool may =
        how.quotes == Quotes::everywhere || (how.quotes == Quotes::some && below(3) == 0);
    if (!must && !may) return value;
    std::string out = "\"";
    for (const char c : value) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
  }

  std::string_view line_end(LineEnds line_ends) {
    static constexpr std::string_view ends[] = {"\n", "\r\n", "\r"};
    return ends[line_ends == LineEnds::mixed ? below(3) : static_cast<std::size_t>(line_ends)];
  }

  std::mt19937 random_;
};

// What the resolver says of one row, asked by itself.
const Row& cells_of(const std::string& name, const std::string& department) {
  static std::map<std::pair<std::string, std::string>, Row> known;
  static const dataset::Table table = dataset::Table::builtin();
  static resolve::Resolver resolver(table);
  const auto [place, is_new] = known.try_emplace({name, department});
  Row& cells = place->second;
  if (!is_new) return cells;
  if (name.find_first_not_of(' ') == std::string::npos) {
    // A name of nothing is empty whatever stands in the département's column.
    cells.resize(render::default_columns.size());
    cells[0] = "vide";
    return cells;
  }
  const std::size_t begin = std::min(department.find_first_not_of(' '), department.size());
  std::string trimmed = department.substr(begin, department.find_last_not_of(' ') + 1 - begin);
  // Signs alone say nothing.
  const bool says = std::any_of(trimmed.begin(), trimmed.end(), [](char c) {
    return c < 0 || std::isalnum(static_cast<unsigned char>(c)) != 0;
  });
  if (!says) trimmed.clear();
  const resolve::Answer answer = resolver.lookup({.text = name, .department = trimmed});
  for (const render::Column column : render::default_columns) {
    std::string cell;
    render::append_cell({table, answer}, column, cell);
    if (column == render::Column::status && answer.key.empty() &&
        answer.problem == resolve::Problem::empty) {
      cell = "vide";
    }
    if (column == render::Column::correction &&
        answer.problem == resolve::Problem::unknown_department) {
      cell = answer.problem_detail + " : département inconnu";
    }
    if (column == render::Column::correction &&
        answer.problem == resolve::Problem::departments_differ) {
      cell = answer.problem_detail + " : deux départements";
    }
    if (cell.starts_with('=')) cell.insert(0, 1, ' ');  // what was typed starts no formula
    cells.push_back(cell);
  }
  return cells;
}

// A row as it should be after, its status told by itself.
struct Expected {
  Row values;
  std::string status;  // empty for the header
};

Expected expected_of(const Row& row, const Table& table, bool is_header) {
  Expected expected{row, {}};
  if (is_header) {
    for (const render::Column column : render::default_columns) {
      expected.values.emplace_back(render::key_of(column));
    }
  } else if (row.size() != table.width) {
    expected.status = "ligne-invalide";
    expected.values.resize(std::max(table.width, row.size()));
    expected.values.emplace_back(expected.status);
    expected.values.resize(expected.values.size() + render::default_columns.size() - 1);
  } else {
    const Row& cells = cells_of(row[table.name_at], row[table.department_at]);
    expected.status = cells[0];
    expected.values.insert(expected.values.end(), cells.begin(), cells.end());
  }
  return expected;
}

std::vector<NaiveRecord> records_of(std::string_view bytes, const Writing& how) {
  const std::string text = decoded(bytes, how.encoding.charset);
  REQUIRE(text.starts_with(csv::utf8_bom) == how.encoding.mark);
  return read_naively(std::string_view(text).substr(how.encoding.mark ? csv::utf8_bom.size() : 0),
                      how.delimiter);
}

annotate::Settings settings_for(const Table& table, const Writing& how) {
  annotate::Settings settings = table.settings();
  settings.delimiter = how.delimiter;
  // A mark tells the encoding, and nothing but UTF-8 is valid UTF-8; a few rows may say too little
  // to tell the one-byte sets apart.
  if (text::is_single_byte(how.encoding.charset)) settings.charset = how.encoding.charset;
  return settings;
}

}  // namespace

TEST_CASE("random tables in every dialect come back whole, with each row's own answer") {
  Tables tables(62119);
  std::size_t rows = 0;
  std::size_t malformed = 0;
  std::size_t again = 0;
  std::size_t wrong = 0;
  for (int round = 0; round < 8000; ++round) {
    const Table table = tables.table();
    const Writing how = tables.writing();
    const std::string input = tables.write(table, how);
    annotate::Settings settings = settings_for(table, how);
    const Annotated result = annotate_text(input, settings);
    INFO(decoded(input, how.encoding.charset));
    REQUIRE(result.said().empty());

    const auto before = records_of(input, how);
    const auto after = records_of(result.out, how);
    REQUIRE(before.size() == after.size());
    std::string unresolved = how.encoding.mark ? std::string(csv::utf8_bom) : std::string();
    bool first = true;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const NaiveRecord& in = before[i];
      const NaiveRecord& out = after[i];
      wrong += out.line_end != in.line_end;
      if (in.bytes.empty()) {
        wrong += !out.bytes.empty();
        continue;
      }
      Expected expected = expected_of(in.values, table, first && table.header);
      for (std::string& value : expected.values) {
        value = as_written(value, how.encoding.charset);
      }
      rows += in.values.size() == table.width;
      malformed += in.values.size() != table.width;
      wrong += out.values != expected.values;
      wrong += !out.bytes.starts_with(in.bytes);
      if (expected.status != "trouve") unresolved += in.bytes + in.line_end;
      first = false;
    }
    wrong += result.unresolved != encoded(unresolved, how.encoding.charset);

    // What was annotated is renewed without a change.
    if (!table.header) continue;
    settings.replace = true;
    wrong += annotate_text(result.out, settings).out != result.out;
    ++again;
  }
  CHECK(wrong == 0);
  CHECK(rows > 30'000);
  CHECK(malformed > 3000);
  CHECK(again > 3000);
}

TEST_CASE("the same table gets the same answers in every encoding and dialect") {
  Tables tables(59350);
  std::size_t runs = 0;
  std::size_t wrong = 0;
  for (int round = 0; round < 25; ++round) {
    const Table table = tables.table();
    std::vector<Expected> expected;
    for (const Row& row : table.rows) {
      if (!row.empty())
        expected.push_back(expected_of(row, table, table.header && expected.empty()));
    }
    for (const Encoding& encoding : encodings) {
      for (const char delimiter : delimiters) {
        for (const LineEnds line_ends : all_line_ends) {
          for (const Quotes quotes : all_quotes) {
            const Writing how{encoding, delimiter, line_ends, quotes, runs % 2 == 0};
            const Annotated result =
                annotate_text(tables.write(table, how), settings_for(table, how));
            REQUIRE(result.said().empty());
            std::size_t at = 0;
            for (const NaiveRecord& record : records_of(result.out, how)) {
              if (record.bytes.empty()) continue;
              REQUIRE(at < expected.size());
              Row values = expected[at++].values;
              for (std::string& value : values) value = as_written(value, encoding.charset);
              wrong += record.values != values;
            }
            wrong += at != expected.size();
            ++runs;
          }
        }
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(runs ==
        25 * encodings.size() * delimiters.size() * all_line_ends.size() * all_quotes.size());
}

TEST_CASE("the pieces in which the input comes change nothing") {
  Tables tables(93066);
  std::size_t wrong = 0;
  for (int round = 0; round < 600; ++round) {
    const Table table = tables.table();
    const Writing how = tables.writing();
    const std::string input = tables.write(table, how);
    annotate::Settings settings = settings_for(table, how);
    settings.charset = how.encoding.charset;  // a first line may say too little
    const Annotated whole = annotate_text(input, settings);
    for (const std::size_t most :
         {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{50}}) {
      for (const bool pauses : {false, true}) {
        const Annotated pieces = annotate_pieces(
            input, settings, [&] { return 1 + tables.below(most); }, pauses);
        wrong += pieces.out != whole.out || pieces.unresolved != whole.unresolved ||
                 pieces.said() != whole.said();
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("a clean table gets the same answers in every dialect, which is found by itself") {
  const Rows rows{{"id", "commune", "note"},       {"1", "Béthune", "x"},
                  {"2", "Saint-Denis", "y"},       {"3", "Bethunne", "z"},
                  {"4", "L'Haÿ-les-Roses", ""},    {"5", "", "w"},
                  {"6", "Marcq-en-Barœul", "12 €"}};
  std::vector<Row> answers;
  for (const Encoding& encoding : encodings) {
    for (const char delimiter : delimiters) {
      for (const std::string end : {"\n", "\r\n", "\r"}) {
        for (const bool quotes : {false, true}) {
          std::string input = encoding.mark ? std::string(csv::utf8_bom) : std::string();
          for (const Row& row : rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
              if (i != 0) input += delimiter;
              input += quotes ? '"' + row[i] + '"' : row[i];
            }
            input += end;
          }
          const Annotated result = annotate_text(encoded(input, encoding.charset));
          REQUIRE(result.said().empty());
          REQUIRE(result.report.summary.plan->charset == encoding.charset);
          std::vector<Row> back;
          const std::string out = decoded(result.out, encoding.charset);
          for (const NaiveRecord& record :
               read_naively(std::string_view(out).substr(encoding.mark ? csv::utf8_bom.size() : 0),
                            delimiter)) {
            back.push_back(record.values);
          }
          if (answers.empty()) answers = back;
          CHECK(back == answers);
        }
      }
    }
  }
  CHECK(answers.size() == rows.size());
}
