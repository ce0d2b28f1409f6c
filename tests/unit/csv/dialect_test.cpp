#include "csv/dialect.h"

#include <string>

#include "support/catch.h"

using namespace zonage::csv;

namespace {

// In short: delimiter (or "one column" and the free delimiter), then what else is special.
std::string in_short(const Dialect& dialect) {
  std::string text = dialect.one_column ? "one column " : "";
  text += dialect.delimiter == '\t' ? "tab" : std::string(1, dialect.delimiter);
  if (dialect.bom) text += " bom";
  if (dialect.sep_line) text += " sep";
  text += dialect.line_end == LineEnd::crlf ? " crlf" : "";
  text += dialect.line_end == LineEnd::cr ? " cr" : "";
  return text + (dialect.mixed_line_ends ? " mixed" : "");
}

std::string found(std::string_view block, Extent extent = Extent::whole) {
  const auto dialect = detect(block, extent);
  return dialect ? in_short(*dialect) : dialect.error().message;
}

Refusal refusal(std::string_view block) { return std::get<Refusal>(examine(block, Extent::whole)); }

}  // namespace

TEST_CASE("each delimiter is found") {
  CHECK(found("id;commune\n1;Lille\n") == ";");
  CHECK(found("id,commune\n1,Lille\n") == ",");
  CHECK(found("id\tcommune\n1\tLille\n") == "tab");
  CHECK(found("id|commune\n1|Lille\n") == "|");
  CHECK(found("id;commune") == ";");
  CHECK(found("1;2\n") == ";");
}

TEST_CASE("a file of one column is valid") {
  CHECK(found("") == "one column ;");
  CHECK(found("\n\n") == "one column ;");
  CHECK(found("commune\nLille\nSaint-Denis\n") == "one column ;");
  CHECK(found("commune\r\nLille\r\n") == "one column ; crlf");
  CHECK(found("\"commune\"\n\"Paris, 15e\"\n\"Lyon, 3e\"\n") == "one column ;");
  // A comma now and then does not make columns.
  CHECK(found("commune\nLille\nParis, 15e\nLens\nDouai\nBondy\n") == "one column ;");
  CHECK(found("commune\nLille\nParis; 15e\nLens\nDouai\nBondy\n") == "one column tab");
}

TEST_CASE("how many fields most records have, and whether the first stands alone with its own") {
  const auto fields = [](std::string_view block) {
    const Dialect dialect = std::get<Dialect>(examine(block, Extent::whole));
    return std::to_string(dialect.fields) + (dialect.first_stands_alone ? " alone" : "");
  };
  CHECK(fields("a;b\n1;2\n3;4\n") == "2");
  CHECK(fields("Title\n\na;b\n1;2\n3;4\n") == "2 alone");
  CHECK(fields("a;b\n1;2;3\n4;5;6\n") == "3 alone");
  CHECK(fields("a;b\n1;2;3\n4;5;6\n7;8;9\n7;8\n") == "3");
  CHECK(fields("commune\nLille\n") == "0");
  CHECK(fields("sep=;\na;b\n") == "0");
}

TEST_CASE("the header decides where decimal commas fill a column") {
  CHECK(found("id;commune;montant\n1;Lille;12,50\n2;Lens;3,00\n") == ";");
  CHECK(found("commune;montant\nLille;12,50\n") == ";");
  CHECK(found("lat|lon|commune\n48,8|2,3|Paris\n50,6|3,0|Lille\n") == "|");
  CHECK(found("commune\tdepartements\nLille\t59,62\nLens\t62,59\n") == "tab");
  // However many rows there are.
  std::string block = "id;commune;montant\n";
  for (int i = 0; i < 20; ++i) block += "1;Lille;12,50\n";
  CHECK(found(block) == ";");
}

TEST_CASE("quotes count") {
  CHECK(found("a;b\n\"x, y, z\";1\n\"u, v, w\";2\n") == ";");
  CHECK(found("1;\"Paris, France\"\n2;\"Lille, France\"\n") == ";");
  CHECK(found("\"Paris, France\";1\n\"Lille, France\";2\n") == ";");
  CHECK(found("nom,adresse\nA,\"1 rue X;\r\n2e;\r\n3e;\"\nB,\"2;\r\n;\"\n") == ",");
  CHECK(found("a;b\n\"5\"\" pipe\";1\nodd \"quotes\";2\n\"so\"so;3\n") == ";");
}

TEST_CASE("ragged rows and titles above the table do not hide the delimiter") {
  CHECK(found("a;b;c\n1;2;3\n1;2\n1;2;3;4\n4;5;6\n") == ";");
  CHECK(found("Export du 3 mars\n\ncommune;code\nLille;59350\nLens;62498\nDouai;59178\n") == ";");
  CHECK(found("a;b;c\n1;2\n") == ";");
  CHECK(found("a;b\n1;2\n3\n4;5\n6\n") == ";");
  // Of equally frequent numbers of fields it is the header's.
  const auto header = examine("a;b\n1;2;3\n", Extent::whole);
  CHECK(std::get<Dialect>(header).delimiter == ';');
}

TEST_CASE("without a header, more records and more fields together decide") {
  CHECK(found("1;2;3,5\n4;5;6,5\n7;8;9,5\n1;2;3,5\n4;5;6\n") == ";");
  // More records alone do not: a title may stand in one of them.
  CHECK(found("1;2,5\n4;6,5\n7;9,5\n1;3,5\n4;6\n") ==
        "the delimiter is uncertain, nothing decides between these: ';' makes 2 fields in 5 of 5 "
        "records, ',' makes 2 fields in 4 of 5 records");
  CHECK(found("1,2;5;x\n4,6;5;x\n7,9;5;x\n1,3;5;x\n4,6\n") ==
        "the delimiter is uncertain, nothing decides between these: ';' makes 3 fields in 4 of 5 "
        "records, ',' makes 2 fields in 5 of 5 records");
}

TEST_CASE("equals are refused with the reasons") {
  CHECK(found("1;12,5\n2;13,7\n") ==
        "the delimiter is uncertain, nothing decides between these: ';' makes 2 fields in 2 of 2 "
        "records, ',' makes 2 fields in 2 of 2 records");
  CHECK(found("a\tb|c\n") ==
        "the delimiter is uncertain, nothing decides between these: tab makes 2 fields in 1 of 1 "
        "records, '|' makes 2 fields in 1 of 1 records");
  CHECK(found("75;Paris;12,5\n69;Lyon;3,2\n") ==
        "the delimiter is uncertain, nothing decides between these: ';' makes 3 fields in 2 of 2 "
        "records, ',' makes 2 fields in 2 of 2 records");
  CHECK(found("Nom, prénom;commune\nDupont, Jean;Lille\n") ==
        "the delimiter is uncertain, nothing decides between these: ';' makes 2 fields in 2 of 2 "
        "records, ',' makes 2 fields in 2 of 2 records");
  CHECK(
      found("commune\nSaint-Denis, 93\nLille\nLens, 62\n") ==
      "the delimiter is uncertain, nothing decides between these: one column fits 2 of 4 records, "
      "',' makes 2 fields in 2 of 4 records");
  CHECK(
      found("x;y;z\n1;2\n3;4\n5;6\n7\n8\n") ==
      "the delimiter is uncertain, nothing decides between these: one column fits 2 of 6 records, "
      "';' makes 2 fields in 3 of 6 records");
  const Refusal equals = refusal("1;12,5\n2;13,7\n");
  CHECK(equals.reason == Refusal::Reason::equal_delimiters);
  REQUIRE(equals.rivals.size() == 2);
  CHECK(equals.rivals[0].delimiter == ';');
  CHECK(equals.rivals[1].delimiter == ',');
  CHECK(equals.rivals[1].fields == 2);
  // What is worse than either is none of them.
  CHECK(refusal("1;12,5|x\n2;13,7|y\n3;14,8\n4;1,2\n").rivals.size() == 2);
}

TEST_CASE("a single column that leaves no delimiter free is refused") {
  std::string block = "commune\n";
  for (int i = 0; i < 40; ++i) block += "Lille\n";
  block += "a;b\na,b,c\na\tb\na|b\n";
  CHECK(found(block) ==
        "the input looks like one column, but ';', ',', tab and '|' all occur in it");
  CHECK(refusal(block).reason == Refusal::Reason::no_free_delimiter);
}

TEST_CASE("bytes that are no text are refused") {
  using namespace std::string_view_literals;
  const auto utf16 = "\xFF\xFEi\0d\0;\0c\0\n\0"sv;
  CHECK(found(utf16) ==
        "the input holds NUL bytes: it is UTF-16 or no text (a workbook is no CSV file)");
  CHECK(refusal(utf16).reason == Refusal::Reason::not_text);
}

TEST_CASE("a byte order mark is seen and does not disturb the first field") {
  CHECK(found("\xEF\xBB\xBFid;commune\n1;Lille\n") == "; bom");
  CHECK(found("\xEF\xBB\xBF\"a,b\";c\n\"d,e\";f\n") == "; bom");
  CHECK(found("\xEF\xBB\xBF") == "one column ; bom");
}

TEST_CASE("what may be asked to stand between fields") {
  std::string can;
  for (int byte = 0; byte < 256; ++byte) {
    if (can_delimit(static_cast<char>(byte))) can += static_cast<char>(byte);
  }
  CHECK(can == "\t !#$%&()*+,-./:;<=>?@[\\]^_`{|}~");
}

TEST_CASE("a first line sep= decides alone") {
  CHECK(found("sep=;\na,b\n1,2\n") == "; sep");
  CHECK(found("sep=,\r\na;b\r\n1;2\r\n") == ", sep crlf");
  CHECK(found("SEP=\t\na;b\n") == "tab sep");
  CHECK(found("\"sep=|\"\na;b\n") == "| sep");
  CHECK(found("\xEF\xBB\xBFsep=;\ra,b\r") == "; bom sep cr");
  CHECK(found("sep=^\na,b\n") == "^ sep");
  CHECK(found("sep=;") == "; sep");
  // These are data.
  CHECK(found("sep=\na,b\nc,d\ne,f\ng,h\n") == ",");
  CHECK(found("sep=a\n") == "one column ;");
  CHECK(found("sep=Z\n") == "one column ;");
  CHECK(found("sep=5\n") == "one column ;");
  CHECK(found("sep= \n") == "one column ;");
  CHECK(found("sep=\x7F\n") == "one column ;");
  CHECK(found("sep=\"\n") == "one column ;");
  CHECK(found("sep='\n") == "one column ;");
  CHECK(found("sap=^\n") == "one column ;");
  CHECK(found("sep:^\n") == "one column ;");
  CHECK(found("'sep=^'\n") == "one column ;");
  // These name a delimiter.
  CHECK(found("sep={\na\n") == "{ sep");
  CHECK(found("sep=:\na\n") == ": sep");
  CHECK(found("sep=/\na\n") == "/ sep");
  CHECK(found("sep=@\na\n") == "@ sep");
  CHECK(found("sep=!\na\n") == "! sep");
  CHECK(found("sep=~\na\n") == "~ sep");
  CHECK(found("sep=;x\n1;2\n") == ";");
  CHECK(found("a\nsep=,\nb\nc\nd\n") == "one column ;");
}

TEST_CASE("line ends are counted between records only") {
  CHECK(found("a;b\r\n1;2\r\n") == "; crlf");
  CHECK(found("a;b\r1;2\r") == "; cr");
  CHECK(found("a;b\n1;\"x\r\ny\r\nz\"\n") == ";");
  CHECK(found("a;b\r\n1;2\r\n3;4\n") == "; crlf mixed");
  CHECK(found("a;b\n1;2\r\n") == "; mixed");
  CHECK(found("a;b\r\n1;2\n") == "; crlf mixed");
  CHECK(found("a;b\n1;2\r\n3;4\r\n") == "; crlf mixed");
  CHECK(found("a;b\n1;2\r3;4\r") == "; cr mixed");
  CHECK(bytes_of(LineEnd::lf) == "\n");
  CHECK(bytes_of(LineEnd::crlf) == "\r\n");
  CHECK(bytes_of(LineEnd::cr) == "\r");
}

TEST_CASE("the last record of a partial block is not judged, unless it is the only one") {
  CHECK(found("a;b;c\n1;2", Extent::partial) == ";");
  // A quote is still open, and CRLF is cut.
  CHECK(found("a;b\r\n1;2\r\n3;\"x,y\nz,t\nu", Extent::partial) == "; crlf");
  CHECK(found("a;b\r\n1;2\r", Extent::partial) == "; crlf");
  CHECK(found("a;b", Extent::partial) == ";");
}

TEST_CASE("the whole block is looked at") {
  // What the first rows leave open a later one decides.
  std::string block = "1;12,5\n";
  for (int i = 0; i < 2000; ++i) block += "2;13,7\n";
  CHECK(found(block).starts_with("the delimiter is uncertain"));
  for (int i = 0; i < 1500; ++i) block += "3;14\n";
  CHECK(found(block) == ";");
}

TEST_CASE("with a delimiter that is known, the rest is still found out") {
  // Which of the two it is, detection cannot tell.
  CHECK(in_short(dialect_with(';', "a;b,c\r\nd;e,f\r\n", Extent::whole)) == "; crlf");
  CHECK(in_short(dialect_with('!', "\xEF\xBB\xBFsep=,\r\na,b\nc,d\r\n", Extent::whole)) ==
        "! bom sep crlf mixed");
  CHECK(in_short(dialect_with(',', "", Extent::whole)) == ",");
  CHECK(in_short(dialect_with(',', "\"a\r\n\r\n\",b\n", Extent::partial)) == ",");
}
