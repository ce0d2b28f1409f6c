#include "csv/record_reader.h"

#include <algorithm>
#include <cstring>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "csv/field.h"
#include "support/catch.h"

using namespace zonage::csv;

namespace {

// A record in the test's own memory.
struct Row {
  std::string bytes;
  std::string line_end;
  std::vector<std::string> fields;
  std::uint64_t line = 1;
  bool unclosed_quote = false;
  bool odd_quotes = false;

  bool operator==(const Row&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  out << '[';
  for (const auto& field : row.fields) out << '<' << field << '>';
  return out << "] " << row.line_end.size() << " @" << row.line << (row.unclosed_quote ? " u" : "")
             << (row.odd_quotes ? " o" : "");
}

struct Outcome {
  std::vector<Row> rows;
  std::string error;

  bool operator==(const Outcome&) const = default;
};

Row row_of(const Record& record) {
  Row row{std::string(record.bytes),
          std::string(record.line_end),
          {},
          record.line,
          record.unclosed_quote,
          record.odd_quotes};
  for (std::size_t i = 0; i < record.field_count(); ++i) row.fields.emplace_back(record.field(i));
  return row;
}

// Gives the input in pieces of the sizes that `piece` returns; `passes` tells after each whether
// the batch is handed over and another one goes on.
template <class Piece, class Passes>
Outcome read(std::string_view input, const Dialect& dialect, Limits limits, Piece piece,
             Passes passes) {
  RecordReader reader(dialect, limits);
  Outcome outcome;
  Batch batches[2];
  std::size_t current = 0;
  std::size_t used = 0;  // of the current batch
  const auto use = [&] {
    const Batch& batch = batches[current];
    for (; used < batch.size(); ++used) {
      outcome.rows.push_back(row_of(batch[used]));
      if (batch[used].number != outcome.rows.size()) outcome.error = "misnumbered";
    }
  };
  for (bool more = true; more;) {
    if (input.empty()) {
      reader.finish();
      more = false;
    } else {
      const std::size_t size = std::min<std::size_t>(piece(), input.size());
      reader.feed(batches[current], input.substr(0, size));
      input.remove_prefix(size);
    }
    const bool good = reader.split(batches[current]);
    use();
    if (!good) {
      outcome.error =
          reader.error().message + ", line " + std::to_string(reader.error().place.line);
      CHECK_FALSE(reader.split(batches[current]));
      return outcome;
    }
    if (!more || !passes()) continue;
    reader.pass_on(batches[current], batches[1 - current]);
    // What was handed over may be written over at once.
    batches[current] = Batch();
    current = 1 - current;
    used = 0;
  }
  CHECK(reader.pending() == 0);
  return outcome;
}

template <class Piece>
Outcome read(std::string_view input, const Dialect& dialect, Piece piece, Limits limits = {}) {
  return read(input, dialect, limits, piece, [] { return false; });
}

std::vector<Row> read_whole(std::string_view input, char delimiter = ';') {
  return read(input, {.delimiter = delimiter}, [&] { return input.size(); }).rows;
}

std::vector<std::vector<std::string>> values(std::string_view input, char delimiter = ';') {
  std::vector<std::vector<std::string>> result;
  std::string scratch;
  for (const Row& row : read_whole(input, delimiter)) {
    auto& out = result.emplace_back();
    for (const auto& field : row.fields) out.emplace_back(value_of(field, scratch));
  }
  return result;
}

using Table = std::vector<std::vector<std::string>>;

// The rules of record_reader.h once more, one byte after the other, without any cleverness.
std::vector<Row> naive(std::string_view in, char delimiter) {
  std::vector<Row> rows;
  std::uint64_t line = 1;
  std::size_t i = 0;
  while (i < in.size()) {
    Row row;
    row.line = line;
    const std::size_t begin = i;
    bool more_fields = true;
    while (more_fields) {
      const std::size_t field = i;
      if (i < in.size() && in[i] == '"') {
        bool closed = false;
        for (++i; i < in.size() && !closed;) {
          if (in[i] == '"' && i + 1 < in.size() && in[i + 1] == '"') {
            i += 2;
          } else {
            closed = in[i] == '"';
            if (in[i] == '\n' || (in[i] == '\r' && (i + 1 == in.size() || in[i + 1] != '\n')))
              ++line;
            ++i;
          }
        }
        row.unclosed_quote = !closed;
      }
      const std::size_t plain = i;
      while (i < in.size() && in[i] != delimiter && in[i] != '\n' && in[i] != '\r') {
        if (in[i] == '"' || plain > field) row.odd_quotes = true;
        ++i;
      }
      row.fields.emplace_back(in.substr(field, i - field));
      more_fields = i < in.size() && in[i] == delimiter;
      if (more_fields) ++i;
    }
    row.bytes = in.substr(begin, i - begin);
    if (in.substr(i).starts_with("\r\n")) {
      row.line_end = "\r\n";
    } else if (i < in.size()) {
      row.line_end = in[i];
    }
    i += row.line_end.size();
    ++line;
    rows.push_back(row);
  }
  return rows;
}

std::string noise(std::mt19937& random, std::size_t size, std::string_view alphabet) {
  std::string text(size, ' ');
  for (char& c : text) c = alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace

TEST_CASE("records keep their bytes, their fields and their line ends") {
  const auto rows = read_whole("id;commune\r\n1;\"Lille\"\n2;Douai\r3;Lens");
  REQUIRE(rows.size() == 4);
  CHECK(rows[0] == Row{"id;commune", "\r\n", {"id", "commune"}, 1});
  CHECK(rows[1] == Row{"1;\"Lille\"", "\n", {"1", "\"Lille\""}, 2});
  CHECK(rows[2] == Row{"2;Douai", "\r", {"2", "Douai"}, 3});
  CHECK(rows[3] == Row{"3;Lens", "", {"3", "Lens"}, 4});
}

TEST_CASE("an input without bytes has no records") {
  CHECK(read_whole("").empty());
  CHECK(read("\xEF\xBB\xBF", {.bom = true}, [] { return 1; }).rows.empty());
}

TEST_CASE("empty lines are records of one empty field") {
  const auto rows = read_whole("\n\r\n\r\r\na\n\n");
  REQUIRE(rows.size() == 6);
  CHECK(rows[0] == Row{"", "\n", {""}, 1});
  CHECK(rows[1] == Row{"", "\r\n", {""}, 2});
  CHECK(rows[2] == Row{"", "\r", {""}, 3});
  CHECK(rows[3] == Row{"", "\r\n", {""}, 4});
  CHECK(rows[5] == Row{"", "\n", {""}, 6});
}

TEST_CASE("rows may be ragged and fields empty") {
  CHECK(values("a;b;c\n1\n1;2;3;4\n;;\n;") ==
        Table{{"a", "b", "c"}, {"1"}, {"1", "2", "3", "4"}, {"", "", ""}, {"", ""}});
}

TEST_CASE("quoted fields hold delimiters, quotes and line ends") {
  CHECK(values("a;\"b;c\";\"d \"\"e\"\"\";\"f\r\ng\nh\ri\"\nj") ==
        Table{{"a", "b;c", "d \"e\"", "f\r\ng\nh\ri"}, {"j"}});
  CHECK(read_whole("\"a\r\nb\nc\rd\"\ne")[1].line == 5);
}

TEST_CASE("quotes in odd places are plain text and are told") {
  const auto rows = read_whole("5\" pipe;b\n\"a\"b;c\n\"a\"b\"c;d\";e\n \"a;b\"\n\"a\";\"b\"\n");
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].fields == std::vector<std::string>{"5\" pipe", "b"});
  CHECK(rows[1].fields == std::vector<std::string>{"\"a\"b", "c"});
  CHECK(rows[2].fields == std::vector<std::string>{"\"a\"b\"c", "d\"", "e"});
  CHECK(rows[3].fields == std::vector<std::string>{" \"a", "b\""});
  for (std::size_t i = 0; i < 4; ++i) CHECK(rows[i].odd_quotes);
  CHECK_FALSE(rows[4].odd_quotes);
}

TEST_CASE("a quote that is never closed encloses the rest of the input and is told") {
  const auto rows = read_whole("a;b\nc;\"d;e\nf\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1] == Row{"c;\"d;e\nf\n", "", {"c", "\"d;e\nf\n"}, 2, true});
  CHECK_FALSE(read_whole("a;\"b\"")[0].unclosed_quote);
  CHECK(read_whole("a;\"b\"\"")[0].unclosed_quote);
}

TEST_CASE("a byte order mark is no part of the first record, when the dialect has one") {
  const std::string_view input = "\xEF\xBB\xBF\"a\";b\n\xEF\xBB\xBFz\n";
  for (std::size_t size = 1; size <= input.size(); ++size) {
    const auto with = read(input, {.bom = true}, [&] { return size; }).rows;
    REQUIRE(with.size() == 2);
    CHECK(with[0].bytes == "\"a\";b");
    CHECK_FALSE(with[0].odd_quotes);
    CHECK(with[1].bytes == "\xEF\xBB\xBFz");
  }
  CHECK(read(input, {}, [] { return 99; }).rows[0].bytes == "\xEF\xBB\xBF\"a\";b");
  CHECK(read("\xEF\xBB", {.bom = true}, [] { return 1; }).rows[0].bytes == "\xEF\xBB");
  CHECK(read("ab\nc", {.bom = true}, [] { return 1; }).rows[0].bytes == "ab");
}

TEST_CASE("the smallest inputs are read as the naive reader reads them, in every cut") {
  // Every text of up to 6 of these bytes.
  const std::string_view alphabet = "a;\"\r\n";
  std::size_t texts = 0;
  std::size_t wrong = 0;
  for (std::size_t size = 0; size <= 6; ++size) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < size; ++i) count *= alphabet.size();
    for (std::size_t code = 0; code < count; ++code, ++texts) {
      std::string text;
      for (std::size_t rest = code; text.size() < size; rest /= alphabet.size()) {
        text += alphabet[rest % alphabet.size()];
      }
      const auto expected = naive(text, ';');
      for (std::size_t piece = 1; piece <= std::max<std::size_t>(size, 1); ++piece) {
        wrong += read(text, {}, [&] { return piece; }).rows != expected;
        wrong += read(
                     text, {}, {}, [&] { return piece; }, [] { return true; })
                     .rows != expected;
      }
    }
  }
  CHECK(texts == 19531);
  CHECK(wrong == 0);
}

TEST_CASE("random texts are read as the naive reader reads them, in any pieces") {
  std::mt19937 random(93066);
  std::size_t wrong = 0;
  for (int round = 0; round < 3000; ++round) {
    const char delimiter = ";,\t|"[round % 4];
    // Now mostly structure, now mostly text, so that fields lie across masks and windows.
    std::string alphabet(round % 3 == 0 ? 1 : 40, 'x');
    alphabet += "\xC3\"\"\r\n\n";
    alphabet += delimiter;
    alphabet += delimiter;
    const std::size_t size = round % 50 == 0 ? random() % 20000 : random() % 400;
    const std::string text = noise(random, size, alphabet);
    const auto expected = naive(text, delimiter);
    std::string together;
    for (const Row& row : expected) together += row.bytes + row.line_end;
    wrong += together != text;
    const Dialect dialect{.delimiter = delimiter};
    wrong += read(text, dialect, [] { return 1; }).rows != expected;
    wrong += read(text, dialect, [&] { return text.size(); }).rows != expected;
    const std::size_t most = 1 + random() % 200;
    wrong += read(text, dialect, [&] { return random() % (most + 1); }).rows != expected;
    wrong += read(
                 text, dialect, {}, [&] { return random() % (most + 1); },
                 [&] { return random() % 3 == 0; })
                 .rows != expected;
  }
  CHECK(wrong == 0);
}

TEST_CASE("tables written in any dialect come back") {
  std::mt19937 random(59350);
  std::size_t wrong = 0;
  for (int round = 0; round < 4000; ++round) {
    const Dialect dialect{.delimiter = ";,\t|"[random() % 4], .bom = random() % 2 == 0};
    const bool mixed = random() % 4 == 0;
    const std::string alphabet = std::string("abcé '\"\"\r\n") + dialect.delimiter;
    const std::string special = std::string("\"\r\n") + dialect.delimiter;
    Table table(random() % 8);
    std::string text = dialect.bom ? "\xEF\xBB\xBF" : "";
    std::size_t line_end = random() % 3;
    for (auto& row : table) {
      row.resize(1 + random() % 5);
      for (auto& value : row) value = noise(random, random() % 9, alphabet);
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i != 0) text += dialect.delimiter;
        // An empty line between a lone CR and its own LF would be no line: so quotes there.
        const bool must = row.size() == 1 || row[i].find_first_of(special) != std::string::npos;
        if (!must && random() % 2 == 0) {
          text += row[i];
          continue;
        }
        text += '"';
        for (const char c : row[i]) text += c == '"' ? std::string("\"\"") : std::string(1, c);
        text += '"';
      }
      if (mixed) line_end = random() % 3;
      text += bytes_of(static_cast<LineEnd>(line_end));
    }
    for (const std::size_t most : {std::size_t{1}, text.size() + 1, 1 + random() % 30}) {
      const auto outcome = read(text, dialect, [&] { return most; });
      Table back;
      std::string scratch;
      for (const Row& row : outcome.rows) {
        auto& out = back.emplace_back();
        for (const auto& field : row.fields) out.emplace_back(value_of(field, scratch));
        wrong += row.odd_quotes || row.unclosed_quote;
      }
      wrong += back != table;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("the cases that CSV readers are compared with") {
  CHECK(values("first,last,address\nJohn,Doe,\"Washington, DC\"\n", ',') ==
        Table{{"first", "last", "address"}, {"John", "Doe", "Washington, DC"}});
  CHECK(values("a,b,c\n1,\"\",\"\"\n2,3,4\n", ',') ==
        Table{{"a", "b", "c"}, {"1", "", ""}, {"2", "3", "4"}});
  CHECK(values("a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", ',') ==
        Table{{"a", "b"}, {"1", "ha \"ha\" ha"}, {"3", "4"}});
  CHECK(values("key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [102.0, 0.5]}\"\n", ',') ==
        Table{{"key", "val"}, {"1", "{\"type\": \"Point\", \"at\": [102.0, 0.5]}"}});
  CHECK(values("a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n", ',') ==
        Table{{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon \na time", "5", "6"}, {"7", "8", "9"}});
  CHECK(values("a,b\r\n1,\"Once\r\nupon\"\r\n", ',') == Table{{"a", "b"}, {"1", "Once\r\nupon"}});
  CHECK(values("a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n", ',') ==
        Table{{"a", "b"}, {"1", "ha \n\"ha\" \nha"}, {"3", "4"}});
  CHECK(values("a,b,c\r\n1,2,3", ',') == Table{{"a", "b", "c"}, {"1", "2", "3"}});
  CHECK(values("a,b,c\n1,2,3\n4,5,ʤ\n", ',') ==
        Table{{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "ʤ"}});
}

TEST_CASE("a record longer than the limit is an error with the row reached") {
  const Limits limits{.record_bytes = 8, .fields = 100};
  const std::string_view input = "12345678\r\n\"\n\"\n1;3456789\nz\n";
  for (std::size_t size = 1; size <= input.size(); ++size) {
    const auto outcome = read(
        input, {}, [&] { return size; }, limits);
    CHECK(outcome.rows.size() == 2);
    CHECK(outcome.error ==
          "the row that begins here is longer than 8 bytes: perhaps a quote was left open in it, "
          "line 4");
  }
  RecordReader reader({}, limits);
  Batch batch;
  reader.feed(batch, "123456789");
  reader.finish();
  CHECK_FALSE(reader.split(batch));
  CHECK(reader.failure() == RecordReader::Failure::record_too_long);
  CHECK_FALSE(reader.split(batch));
  CHECK(batch.empty());
}

TEST_CASE("a record of more fields than the limit is an error with the row reached") {
  const Limits limits{.record_bytes = 8, .fields = 3};
  const std::string_view input = "1;2;3\n\";;;;\"\n;;;\n";
  for (std::size_t size = 1; size <= input.size(); ++size) {
    const auto outcome = read(
        input, {}, [&] { return size; }, limits);
    CHECK(outcome.rows.size() == 2);
    CHECK(outcome.error ==
          "the row that begins here has more than 3 fields: check the delimiter, line 3");
  }
}

TEST_CASE("which limit is passed first does not depend on the pieces") {
  std::mt19937 random(62);
  std::size_t wrong = 0;
  std::size_t failures = 0;
  for (int round = 0; round < 3000; ++round) {
    const Limits limits{.record_bytes = random() % 20, .fields = 1 + random() % 8};
    const std::string text = noise(random, random() % 120, "abcd;;;\"\r\n\n");
    const auto expected = read(
        text, {}, [&] { return text.size(); }, limits);
    failures += !expected.error.empty();
    for (std::size_t most = 1; most < 30; most += 3) {
      wrong += read(
                   text, {}, [&] { return most; }, limits) != expected;
    }
  }
  CHECK(failures > 500);
  CHECK(wrong == 0);
}

TEST_CASE("memory follows the longest batch, not the input") {
  RecordReader reader({});
  Batch batches[2];
  const std::string block = "0123456;Dupont;\"Saint-Denis; (93)\";93;1234\n";
  std::size_t warm = 0;
  std::size_t records = 0;
  for (std::size_t round = 0; round < 2000; ++round) {
    Batch& batch = batches[round % 2];
    const auto room = reader.room(batch, std::size_t{64} << 10);
    std::size_t used = 0;
    for (; used + 20 + block.size() <= room.size(); used += block.size()) {
      std::memcpy(room.data() + used, block.data(), block.size());
    }
    reader.commit(used);
    REQUIRE(reader.split(batch));
    records += batch.size();
    reader.pass_on(batch, batches[1 - round % 2]);
    if (round == 3) warm = batches[0].memory() + batches[1].memory();
  }
  CHECK(records > 2'000'000);
  CHECK(batches[0].memory() + batches[1].memory() == warm);
  CHECK(warm < 600'000);
}

TEST_CASE("a record of many megabytes arrives in small pieces in linear time") {
  RecordReader reader({});
  Batch batch;
  std::string piece(700, 'x');
  piece += ";\n\"\"";
  reader.feed(batch, "\"");
  for (int i = 0; i < 20000; ++i) {
    reader.feed(batch, piece);
    REQUIRE(reader.split(batch));
    REQUIRE(batch.empty());
  }
  reader.feed(batch, "\";end\n");
  REQUIRE(reader.split(batch));
  REQUIRE(batch.size() == 1);
  CHECK(batch[0].field_count() == 2);
  CHECK(batch[0].field(0).size() == 20000 * piece.size() + 2);
  CHECK(batch[0].field(1) == "end");
  CHECK(reader.pending() == 0);
}
