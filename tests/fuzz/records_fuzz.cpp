// csv::RecordReader on any bytes. Its records with their line ends are the input; they are those of
// the naive reader, field by field; how the input is cut and batched changes nothing; a limit stops
// at the first record that passes it and after all before it. Every scan of scan.h marks the same,
// and what writer.h writes of a value is read back as this value.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "csv/dialect.h"
#include "csv/field.h"
#include "csv/record_reader.h"
#include "csv/scan.h"
#include "csv/writer.h"
#include "fuzz/fuzz.h"
#include "support/naive_csv.h"

using namespace zonage;
using namespace zonage::test;

namespace {

char delimiter_from(Draw& draw) {
  static constexpr std::string_view usual = ";,\t|";
  const unsigned choice = draw.byte();
  if (choice < 192) return usual[choice % usual.size()];
  const char any = static_cast<char>(draw.byte());
  return any == '"' || any == '\r' || any == '\n' ? ' ' : any;
}

// Compares each record as it comes with the next of the naive ones.
class Comparison {
 public:
  explicit Comparison(const std::vector<NaiveRecord>& expected) : expected_(expected) {}

  void add(const csv::Batch& batch) {
    for (std::size_t i = 0; i < batch.size(); ++i) add(batch[i]);
  }
  std::size_t count() const { return count_; }

 private:
  void add(const csv::Record& record) {
    require(count_ < expected_.size(), "there are no more records than the naive reader's");
    const NaiveRecord& naive = expected_[count_++];
    require(record.bytes == naive.bytes, "a record's bytes are the input's");
    require(record.line_end == naive.line_end, "a line end is the input's");
    require(record.number == count_, "records are numbered from 1");
    require(record.line == naive.line, "a record knows its line");
    require(record.unclosed_quote == naive.unclosed_quote, "a quote left open is told");
    require(record.field_count() == naive.fields.size(), "a record has the naive reader's fields");
    for (std::size_t i = 0; i < naive.fields.size(); ++i) {
      require(record.field(i) == naive.fields[i], "a field is the naive reader's");
      require(csv::value_of(record.field(i), scratch_) == naive.values[i],
              "a value is the naive reader's");
    }
  }

  const std::vector<NaiveRecord>& expected_;
  std::size_t count_ = 0;
  std::string scratch_;
};

// Reads in pieces that `random` cuts, asks for records now and then, and passes batches on. False
// when a limit was passed.
bool read_in_pieces(std::string_view input, csv::RecordReader& reader, Sequence& random,
                    std::size_t longest_piece, Comparison& comparison) {
  csv::Batch batches[2];
  std::size_t at = 0;
  while (true) {
    csv::Batch& batch = batches[at];
    if (input.empty()) {
      reader.finish();
    } else {
      const std::size_t size = std::min(input.size(), 1 + random.below(longest_piece));
      reader.feed(batch, input.substr(0, size));
      input.remove_prefix(size);
    }
    const bool finished = input.empty() && random.below(2) == 0;
    if (finished) reader.finish();
    if (!finished && random.below(4) == 0) continue;
    const bool fits = reader.split(batch);
    if (!finished && fits && random.below(3) == 0) continue;  // goes on filling it
    comparison.add(batch);
    if (!fits) return false;
    if (finished) return true;
    reader.pass_on(batch, batches[1 - at]);
    at = 1 - at;
  }
}

bool passes(const NaiveRecord& record, const csv::Limits& limits) {
  return record.bytes.size() > limits.record_bytes || record.fields.size() > limits.fields;
}

void check_scans(std::string_view text, char delimiter) {
  const std::size_t count = (text.size() + csv::mask_bytes - 1) / csv::mask_bytes;
  const auto bytes = std::make_unique<char[]>(text.size());  // of that very size
  std::copy(text.begin(), text.end(), bytes.get());
  std::vector<csv::Marks> expected(count + 1);
  csv::scans().back().mark(bytes.get(), text.size(), delimiter, expected.data());
  for (const csv::Scan& scan : csv::scans()) {
    std::vector<csv::Marks> marks(count + 1);
    scan.mark(bytes.get(), text.size(), delimiter, marks.data());
    for (std::size_t i = 0; i <= count; ++i) {
      require(marks[i].ends == expected[i].ends && marks[i].specials == expected[i].specials,
              "every scan marks what the plain one does");
    }
  }
}

bool is_dangerous(std::string_view value) {
  if (value.empty()) return false;
  const auto first = static_cast<unsigned char>(value.front());
  if (first < 0x20 || first == 0x7F) return true;
  // A negative number: digits, with one comma or point among them that is not the last.
  const std::string_view rest = value.substr(1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto digits = std::count_if(rest.begin(), rest.end(), is_digit);
  const auto signs =
      std::count_if(rest.begin(), rest.end(), [](char c) { return c == ',' || c == '.'; });
  const bool all = digits + signs == static_cast<std::ptrdiff_t>(rest.size());
  if (first == '-' && all && signs <= 1 && digits > 0 && is_digit(rest.back())) return false;
  for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    if (value.starts_with(sign)) return true;
  }
  return false;
}

void check_writer(const NaiveRecord& record, char delimiter) {
  std::string row = delimiter == 'x' ? "y" : "x";
  for (const std::string& value : record.values) csv::append_cell(row, value, delimiter);
  const std::vector<NaiveRecord> back = read_naively(row, delimiter);
  require(back.size() == 1 && back[0].values.size() == record.values.size() + 1,
          "a written value is one field");
  for (std::size_t i = 0; i < record.values.size(); ++i) {
    const std::string& value = record.values[i];
    require(back[0].values[i + 1] == (is_dangerous(value) ? ' ' + value : value),
            "a written value is read back, behind a space where it would be dangerous");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Draw draw(data, size);
  csv::Dialect dialect;
  dialect.delimiter = delimiter_from(draw);
  dialect.bom = draw.coin();
  Sequence random(draw.byte());
  static constexpr std::size_t longest_pieces[] = {1, 2, 7, 64, 300};
  const std::size_t longest_piece = longest_pieces[draw.below(std::size(longest_pieces))];
  csv::Limits limits{draw.byte(), 1 + draw.below(16)};
  const std::string_view input = draw.rest();

  std::string_view text = input;
  if (dialect.bom && text.starts_with(csv::utf8_bom)) text.remove_prefix(csv::utf8_bom.size());
  const std::vector<NaiveRecord> expected = read_naively(text, dialect.delimiter);
  std::string whole;
  for (const NaiveRecord& record : expected) {
    whole += record.bytes;
    whole += record.line_end;
  }
  require(whole == text, "records and line ends are the input");

  {
    csv::RecordReader reader(dialect);
    csv::Batch batch;
    reader.feed(batch, input);
    reader.finish();
    require(reader.split(batch), "no limit is passed");
    Comparison comparison(expected);
    comparison.add(batch);
    require(comparison.count() == expected.size(), "every record is there");
    require(reader.pending() == 0, "nothing is left over");
  }
  {
    csv::RecordReader reader(dialect);
    Comparison comparison(expected);
    require(read_in_pieces(input, reader, random, longest_piece, comparison),
            "in pieces, no limit is passed");
    require(comparison.count() == expected.size(), "in pieces, every record is there");
  }
  {
    csv::RecordReader reader(dialect, limits);
    Comparison comparison(expected);
    const bool fits = read_in_pieces(input, reader, random, longest_piece, comparison);
    const auto first = std::find_if(expected.begin(), expected.end(),
                                    [&](const auto& record) { return passes(record, limits); });
    require(fits == (first == expected.end()), "a limit is passed where a record passes it");
    require(comparison.count() == static_cast<std::size_t>(first - expected.begin()),
            "what stands before a limit was passed is there");
    if (!fits) {
      const bool too_long = reader.failure() == csv::RecordReader::Failure::record_too_long;
      require(too_long ? first->bytes.size() > limits.record_bytes
                       : first->fields.size() > limits.fields,
              "the limit that was passed is told");
      require(reader.error().place.line == first->line, "a limit is told with its line");
    }
  }
  check_scans(text, dialect.delimiter);
  for (const NaiveRecord& record : expected) check_writer(record, dialect.delimiter);
  return 0;
}
