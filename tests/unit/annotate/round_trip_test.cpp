// Random tables, read back by a reader of the test's own: what came in is still there, what was
// added is what the resolver says of each row by itself.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "annotate/annotator.h"
#include "csv/dialect.h"
#include "render/fields.h"
#include "resolve/resolver.h"
#include "support/catch.h"
#include "unit/annotate/annotated.h"

using namespace zonage;
using namespace zonage::test;

namespace {

struct Record {
  std::string bytes;
  std::string line_end;
  std::vector<std::string> values;
};

// One byte after the other, without any cleverness.
std::vector<Record> read_naively(std::string_view in, char delimiter) {
  std::vector<Record> records;
  for (std::size_t i = 0; i < in.size();) {
    Record record;
    const std::size_t begin = i;
    while (true) {  // a field each
      std::string value;
      if (i < in.size() && in[i] == '"') {
        for (++i; i < in.size(); ++i) {
          if (in[i] != '"') {
            value += in[i];
          } else if (i + 1 < in.size() && in[i + 1] == '"') {
            value += in[i++];
          } else {
            ++i;
            break;
          }
        }
      }
      while (i < in.size() && in[i] != delimiter && in[i] != '\r' && in[i] != '\n') {
        value += in[i++];
      }
      record.values.push_back(value);
      if (i == in.size() || in[i] != delimiter) break;
      ++i;
    }
    record.bytes = in.substr(begin, i - begin);
    if (i < in.size()) {
      const std::size_t size = in[i] == '\r' && i + 1 < in.size() && in[i + 1] == '\n' ? 2 : 1;
      record.line_end = in.substr(i, size);
      i += size;
    }
    records.push_back(record);
  }
  return records;
}

class Tables {
 public:
  explicit Tables(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

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

  // As few quotes as possible, or more.
  std::string field(const std::string& value, char delimiter) {
    const bool must = !value.empty() && (value[0] == '"' || value.find(delimiter) != value.npos ||
                                         value.find_first_of("\r\n") != value.npos);
    if (!must && below(3) != 0) return value;
    std::string out = "\"";
    for (const char c : value) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
  }

  std::string filler() {
    static constexpr std::string_view fillers[] = {"1",          "Dupont", "a;b",      "c,d",
                                                   "e\tf",       "g|h",    "5\" pipe", "\"quoted\"",
                                                   "two\nlines", "é€😀",    ""};
    return one_of(fillers);
  }

  std::string table(char delimiter, bool header, int line_ends, bool bom, std::size_t width,
                    std::size_t name_at, std::size_t department_at) {
    static constexpr std::string_view ends[] = {"\n", "\r\n", "\r"};
    std::string text = bom ? std::string(csv::utf8_bom) : std::string();
    const auto end = [&] {
      text += ends[line_ends < 3 ? static_cast<std::size_t>(line_ends) : below(3)];
    };
    if (header) {
      for (std::size_t i = 0; i < width; ++i) {
        if (i != 0) text += delimiter;
        text += i == name_at ? "commune" : i == department_at ? "dep" : "c" + std::to_string(i);
      }
      end();
    }
    static constexpr std::string_view departments[] = {"", "93", "62", "Nord", "2a", "xx", " 59 "};
    const std::size_t rows = 1 + below(12);
    for (std::size_t r = 0; r < rows; ++r) {
      const bool fits = r == 0 || below(8) != 0;
      const std::size_t fields = fits ? width : 1 + below(width + 3);
      for (std::size_t i = 0; i < fields; ++i) {
        if (i != 0) text += delimiter;
        text += field(i == name_at         ? name()
                      : i == department_at ? one_of(departments)
                                           : filler(),
                      delimiter);
      }
      if (r + 1 < rows || below(2) == 0) end();
      if (header && below(10) == 0) end();
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

// What the resolver says of one row, asked by itself.
std::vector<std::string> cells_of(const std::string& name, const std::string& department) {
  const dataset::Table table = dataset::Table::builtin();
  resolve::Resolver resolver(table);
  const std::size_t begin = std::min(department.find_first_not_of(' '), department.size());
  const std::string trimmed =
      department.substr(begin, department.find_last_not_of(' ') + 1 - begin);
  const resolve::Answer answer = resolver.lookup({.text = name, .department = trimmed});
  std::vector<std::string> cells;
  for (const render::Column column : render::all_columns) {
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
    cells.push_back(cell);
  }
  return cells;
}

}  // namespace

TEST_CASE("random tables come back whole, with each row's own answer") {
  Tables tables(62119);
  std::size_t rows = 0;
  std::size_t malformed = 0;
  std::size_t wrong = 0;
  for (int round = 0; round < 3000; ++round) {
    const char delimiter = ";,\t|"[round % 4];
    const bool header = tables.below(4) != 0;
    const std::size_t width = 2 + tables.below(4);
    const std::size_t name_at = tables.below(width);
    const std::size_t department_at = (name_at + 1) % width;
    const std::string input = tables.table(delimiter, header, static_cast<int>(tables.below(4)),
                                           tables.below(2) == 0, width, name_at, department_at);
    annotate::Settings settings;
    settings.delimiter = delimiter;
    settings.has_header = header;
    settings.name_column = header ? "commune" : std::to_string(name_at + 1);
    settings.department_column = header ? "dep" : std::to_string(department_at + 1);
    const Annotated result = annotate_text(input, settings);
    INFO(input);
    REQUIRE(result.said().empty());

    const bool bom = input.starts_with(csv::utf8_bom);
    REQUIRE(result.out.starts_with(csv::utf8_bom) == bom);
    const std::size_t skip = bom ? csv::utf8_bom.size() : 0;
    const auto before = read_naively(std::string_view(input).substr(skip), delimiter);
    const auto after = read_naively(std::string_view(result.out).substr(skip), delimiter);
    REQUIRE(before.size() == after.size());
    bool first = true;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const Record& in = before[i];
      const Record& out = after[i];
      CHECK(out.line_end == in.line_end);
      if (in.bytes.empty()) {
        CHECK(out.bytes.empty());
        continue;
      }
      std::vector<std::string> expected = in.values;
      if (first && header) {
        for (const render::Column column : render::all_columns) {
          expected.emplace_back(render::key_of(column));
        }
      } else if (in.values.size() != width) {
        expected.resize(std::max(width, expected.size()));
        expected.emplace_back("ligne-invalide");
        expected.resize(expected.size() + render::all_columns.size() - 1);
        ++malformed;
      } else {
        // A name of nothing is empty whatever stands in the département's column.
        std::vector<std::string> cells = cells_of(in.values[name_at], in.values[department_at]);
        if (in.values[name_at].find_first_not_of(' ') == std::string::npos) {
          cells = std::vector<std::string>(cells.size());
          cells[0] = "vide";
        }
        expected.insert(expected.end(), cells.begin(), cells.end());
        ++rows;
      }
      // What was added in front of dangerous cells is the writer's affair (csv/writer.h).
      wrong += out.values != expected;
      wrong += !out.bytes.starts_with(in.bytes);
      first = false;
    }
  }
  CHECK(wrong == 0);
  CHECK(rows > 10'000);
  CHECK(malformed > 1000);
}

TEST_CASE("the pieces in which the input comes change nothing") {
  Tables tables(93066);
  std::size_t wrong = 0;
  for (int round = 0; round < 400; ++round) {
    const char delimiter = ";,\t|"[round % 4];
    const std::string input = tables.table(delimiter, true, static_cast<int>(tables.below(4)),
                                           tables.below(2) == 0, 3, 1, 2);
    annotate::Settings settings;
    settings.delimiter = delimiter;
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
  const std::vector<std::vector<std::string>> rows{
      {"id", "commune", "note"}, {"1", "Béthune", "x"},        {"2", "Saint-Denis", "y"},
      {"3", "Bethunne", "z"},    {"4", "L'Haÿ-les-Roses", ""}, {"5", "", "w"}};
  std::vector<std::vector<std::string>> answers;
  for (const char delimiter : {';', ',', '\t', '|'}) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
      for (const bool bom : {false, true}) {
        for (const bool quotes : {false, true}) {
          std::string input = bom ? std::string(csv::utf8_bom) : std::string();
          for (const auto& row : rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
              if (i != 0) input += delimiter;
              input += quotes ? '"' + row[i] + '"' : row[i];
            }
            input += end;
          }
          const Annotated result = annotate_text(input);
          REQUIRE(result.said().empty());
          std::vector<std::vector<std::string>> back;
          for (const Record& record :
               read_naively(std::string_view(result.out).substr(bom ? csv::utf8_bom.size() : 0),
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
