#include "csv/writer.h"

#include <random>

#include "csv/field.h"
#include "csv/record_reader.h"
#include "support/catch.h"

using namespace zonage::csv;

namespace {

std::string cell(std::string_view value, char delimiter = ';') {
  std::string out = "row";
  append_cell(out, value, delimiter);
  return out.substr(3);
}

}  // namespace

TEST_CASE("a cell is quoted only where it must be") {
  CHECK(cell("") == ";");
  CHECK(cell("Lille") == ";Lille");
  CHECK(cell("L'Haÿ-les-Roses") == ";L'Haÿ-les-Roses");
  CHECK(cell("deux mots") == ";deux mots");
  CHECK(cell("a,b") == ";a,b");
  CHECK(cell("a,b", ',') == ",\"a,b\"");
  CHECK(cell("a;b") == ";\"a;b\"");
  CHECK(cell("a\tb", '\t') == "\t\"a\tb\"");
  CHECK(cell("a|b", '|') == "|\"a|b\"");
  CHECK(cell("a\nb") == ";\"a\nb\"");
  CHECK(cell("a\rb") == ";\"a\rb\"");
  CHECK(cell("5\" pipe") == ";\"5\"\" pipe\"");
  CHECK(cell("\"") == ";\"\"\"\"");
  CHECK(cell(" a") == ";\" a\"");
  CHECK(cell("a ") == ";\"a \"");
  CHECK(cell(" ") == ";\" \"");
}

TEST_CASE("a first cell has no delimiter before it") {
  std::string out;
  append_value(out, "01033", ',');
  append_cell(out, "Valserhône", ',');
  CHECK(out == "01033,Valserhône");
}

TEST_CASE("no cell begins like a formula or with a control character") {
  CHECK(cell("=1+1") == ";\" =1+1\"");
  CHECK(cell("+33") == ";\" +33\"");
  CHECK(cell("-") == ";\" -\"");
  CHECK(cell("@a") == ";\" @a\"");
  for (const std::string wide : {"＝1", "＋1", "－1", "＠a"}) {
    CHECK(cell(wide) == ";\" " + wide + "\"");
  }
  CHECK(cell("ｅ") == ";ｅ");
  CHECK(cell("\ta") == ";\" \ta\"");
  CHECK(cell("\ra") == ";\" \ra\"");
  CHECK(cell("\na") == ";\" \na\"");
  CHECK(cell("\x7F") == ";\" \x7F\"");
  CHECK(cell("a=b") == ";a=b");
  for (const std::string formula : {"-1+2", "-5.", "-A1", "-1.2.3", "-1.2+3"}) {
    CHECK(cell(formula) == ";\" " + formula + "\"");
  }
  for (const std::string number : {"-5", "-0.13", "-0,13"}) CHECK(cell(number) == ";" + number);
  CHECK(cell("'=1") == ";'=1");
}

TEST_CASE("cells parse back") {
  std::mt19937 random(4);
  std::size_t wrong = 0;
  for (int round = 0; round < 4000; ++round) {
    const char delimiter = ";,\t|"[random() % 4];
    std::vector<std::string> values(1 + random() % 5);
    std::string out = "first";
    for (std::string& value : values) {
      for (std::size_t i = random() % 6; i > 0; --i) value += "ab \";,\t|\r\n=-\xC3"[random() % 13];
      append_cell(out, value, delimiter);
    }
    RecordReader reader({.delimiter = delimiter});
    Batch batch;
    reader.feed(batch, out);
    reader.finish();
    reader.split(batch);
    if (batch.size() != 1 || batch[0].field_count() != values.size() + 1) {
      ++wrong;
      continue;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::string scratch;
      const std::string_view read = value_of(batch[0].field(i + 1), scratch);
      const std::string& value = values[i];
      const bool guarded = !value.empty() && std::string_view("=-\t\r\n").find(value[0]) < 5;
      wrong += read != (guarded ? " " + value : value);
    }
    wrong += batch[0].odd_quotes;
  }
  CHECK(wrong == 0);
}
