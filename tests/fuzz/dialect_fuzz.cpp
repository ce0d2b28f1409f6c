// csv::examine on any block. It gives a dialect or a refusal with reasons, always the same for the
// same block; a delimiter is never a quote, CR or LF, and one that is chosen freely stands nowhere
// in the block; line ends are those that the naive reader counts; and where two delimiters change
// places in the block they do so in the answer, as none is preferred to another.
#include <algorithm>
#include <array>
#include <string>
#include <variant>

#include "csv/dialect.h"
#include "fuzz/fuzz.h"
#include "support/naive_csv.h"

using namespace zonage;
using namespace zonage::test;

namespace {

using Examined = std::variant<csv::Dialect, csv::Refusal>;

bool same(const csv::Dialect& a, const csv::Dialect& b) {
  return a.delimiter == b.delimiter && a.one_column == b.one_column && a.bom == b.bom &&
         a.sep_line == b.sep_line && a.line_end == b.line_end &&
         a.mixed_line_ends == b.mixed_line_ends;
}

bool same(const csv::Refusal& a, const csv::Refusal& b) {
  return a.reason == b.reason && csv::describe(a) == csv::describe(b);
}

bool same(const Examined& a, const Examined& b) {
  if (a.index() != b.index()) return false;
  if (const auto* dialect = std::get_if<csv::Dialect>(&a)) {
    return same(*dialect, std::get<csv::Dialect>(b));
  }
  return same(std::get<csv::Refusal>(a), std::get<csv::Refusal>(b));
}

void check_line_ends(const csv::Dialect& dialect, std::string_view text) {
  // In one column, a NUL stands for a delimiter that the block does not hold.
  std::array<std::size_t, 3> counts{};
  for (const NaiveRecord& record :
       read_naively(text, dialect.one_column ? '\0' : dialect.delimiter)) {
    for (const csv::LineEnd line_end : {csv::LineEnd::lf, csv::LineEnd::crlf, csv::LineEnd::cr}) {
      if (record.line_end == csv::bytes_of(line_end)) ++counts[static_cast<std::size_t>(line_end)];
    }
  }
  const std::size_t most = *std::max_element(counts.begin(), counts.end());
  require(counts[static_cast<std::size_t>(dialect.line_end)] == most,
          "the line end is the most frequent one");
  require(dialect.mixed_line_ends == (std::count(counts.begin(), counts.end(), 0U) < 2),
          "mixed line ends are told");
}

void check_dialect(const csv::Dialect& dialect, std::string_view block, bool whole) {
  require(dialect.delimiter != '"' && dialect.delimiter != '\r' && dialect.delimiter != '\n' &&
              dialect.delimiter != '\0',
          "a delimiter is never a quote, CR, LF or NUL");
  require(dialect.bom == block.starts_with(csv::utf8_bom), "the mark is told");
  require(block.find('\0') == block.npos, "a block with NUL is refused");
  if (dialect.one_column) {
    require(block.find(dialect.delimiter) == block.npos, "a free delimiter is not in the block");
    require(!dialect.sep_line, "a line that names the delimiter names one");
  }
  const std::string_view text = block.substr(dialect.bom ? csv::utf8_bom.size() : 0);
  if (dialect.sep_line) {
    const std::size_t at = text.starts_with('"') ? 4 : 3;
    require(text.size() > at + 1 && text[at] == '=' && text[at + 1] == dialect.delimiter,
            "the first line names the delimiter");
  } else {
    require(std::string_view(";,\t|").find(dialect.delimiter) != std::string_view::npos,
            "a delimiter that is not named is one of four");
  }
  if (whole) check_line_ends(dialect, text);
}

void check_refusal(const csv::Refusal& refusal, std::string_view block) {
  require(!csv::describe(refusal).empty(), "a refusal has words");
  switch (refusal.reason) {
    case csv::Refusal::Reason::equal_delimiters:
      require(refusal.rivals.size() >= 2, "who is equal has a rival");
      for (const csv::Candidate& rival : refusal.rivals) {
        require(rival.agreeing > 0 && rival.agreeing <= rival.records &&
                    rival.points <= 2 * rival.agreeing && rival.points >= rival.agreeing,
                "a rival's counts fit together");
        require(rival.delimiter == 0 ? rival.fields == 1 : rival.fields >= 2,
                "a delimiter makes fields");
      }
      break;
    case csv::Refusal::Reason::no_free_delimiter:
      for (const char delimiter : {';', ',', '\t', '|'}) {
        require(block.find(delimiter) != block.npos, "no delimiter is free");
      }
      break;
    case csv::Refusal::Reason::not_text:
      require(block.find('\0') != block.npos, "what is no text holds NUL");
  }
}

// Ends the check where two delimiters that changed places did not in the answer.
void check_exchange(const Examined& examined, std::string block, csv::Extent extent, char a,
                    char b) {
  const auto exchanged = [&](char c) { return c == a ? b : c == b ? a : c; };
  std::transform(block.begin(), block.end(), block.begin(), exchanged);
  const Examined other = csv::examine(block, extent);
  require(other.index() == examined.index(), "exchanged delimiters change no refusal");
  if (const auto* dialect = std::get_if<csv::Dialect>(&examined)) {
    csv::Dialect expected = *dialect;
    const csv::Dialect& found = std::get<csv::Dialect>(other);
    // Among those that are free, there is an order.
    expected.delimiter = dialect->one_column ? found.delimiter : exchanged(dialect->delimiter);
    require(same(found, expected), "exchanged delimiters are exchanged in the dialect");
  } else {
    const auto& refusal = std::get<csv::Refusal>(examined);
    const auto& found = std::get<csv::Refusal>(other);
    require(found.reason == refusal.reason && found.rivals.size() == refusal.rivals.size(),
            "exchanged delimiters are as uncertain as before");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Draw draw(data, size);
  const bool whole = !draw.coin();
  const csv::Extent extent = whole ? csv::Extent::whole : csv::Extent::partial;
  static constexpr std::string_view delimiters = ";,\t|";
  const char a = delimiters[draw.below(delimiters.size())];
  const char b = delimiters[draw.below(delimiters.size())];
  const std::string_view block = draw.rest();

  const Examined examined = csv::examine(block, extent);
  if (const auto* dialect = std::get_if<csv::Dialect>(&examined)) {
    check_dialect(*dialect, block, whole);
  } else {
    check_refusal(std::get<csv::Refusal>(examined), block);
  }
  require(same(csv::examine(std::string(block), extent), examined),
          "the same block is examined alike");
  require(static_cast<bool>(csv::detect(block, extent)) ==
              std::holds_alternative<csv::Dialect>(examined),
          "detect() says what examine() does");
  check_exchange(examined, std::string(block), extent, a, b);
  return 0;
}
