#include "annotate/annotator.h"

#include "support/catch.h"
#include "unit/annotate/annotated.h"

using namespace zonage;
using namespace zonage::annotate;
using namespace zonage::test;
using render::Column;

namespace {

// Three columns are enough to see where cells go.
Settings few() {
  Settings settings;
  settings.columns = {Column::status, Column::insee_code, Column::abc_2003};
  return settings;
}

Settings few(char delimiter) {
  Settings settings = few();
  settings.delimiter = delimiter;
  return settings;
}

}  // namespace

TEST_CASE("all columns are added by default, in the contract's order") {
  const Annotated result = annotate_text("commune\nBéthune\nBethunne\n");
  CHECK(result.out ==
        "commune;zonage_statut;zonage_code_insee;zonage_commune;zonage_departement;"
        "zonage_abc_2003;zonage_apl_1978;zonage_ville_pilote;zonage_qpv;zonage_candidats;"
        "zonage_correction\n"
        "Béthune;trouve;62119;Béthune;62;B;II;;;;\n"
        "Bethunne;inconnu;;;;;;;;Béthune (62119)|Behonne (55041);\n");
  CHECK(result.said().empty());
  CHECK(result.account.rows() == 2);
}

TEST_CASE("columns are chosen and ordered") {
  Settings settings;
  settings.columns = {Column::correction, Column::department, Column::commune};
  CHECK(annotate_text("commune\nst denis (93)\n", settings).out ==
        "commune;zonage_correction;zonage_departement;zonage_commune\n"
        "st denis (93);;93;Saint-Denis\n");
}

TEST_CASE("every delimiter, line end and byte order mark stays") {
  CHECK(annotate_text("id,commune\r\n1,Lille\r\n", few()).out ==
        "id,commune,zonage_statut,zonage_code_insee,zonage_abc_2003\r\n1,Lille,trouve,59350,B\r\n");
  CHECK(annotate_text("id\tcommune\r1\tLille\r", few()).out ==
        "id\tcommune\tzonage_statut\tzonage_code_insee\tzonage_abc_2003\r"
        "1\tLille\ttrouve\t59350\tB\r");
  CHECK(annotate_text("\xEF\xBB\xBFid|commune\n1|Lille\r\n2|Lille", few()).out ==
        "\xEF\xBB\xBFid|commune|zonage_statut|zonage_code_insee|zonage_abc_2003\n"
        "1|Lille|trouve|59350|B\r\n2|Lille|trouve|59350|B");
}

TEST_CASE("quoted and multi-line fields stay as they are written") {
  const Annotated result =
      annotate_text("id;commune\n\"a;\n\"\"b\"\"\";\"Saint-\nDenis (93)\"\n", few());
  CHECK(result.out ==
        "id;commune;zonage_statut;zonage_code_insee;zonage_abc_2003\n"
        "\"a;\n\"\"b\"\"\";\"Saint-\nDenis (93)\";trouve;93066;A\n");
}

TEST_CASE("an added cell is quoted only where it must be") {
  Settings settings;
  settings.columns = {Column::correction};
  settings.insee_column = "code";
  CHECK(annotate_text("code,commune\n62119,\"Lille, \"\"Nord\"\"\"\n", settings).out ==
        "code,commune,zonage_correction\n62119,\"Lille, \"\"Nord\"\"\","
        "\"Lille, \"\"Nord\"\" n'est pas un nom de Béthune (62119) : le code l'emporte\"\n");
  // What a spreadsheet would take for a formula is no longer one.
  CHECK(annotate_text("code,commune\n62119,=1+1\n", settings).out ==
        "code,commune,zonage_correction\n62119,=1+1,"
        "\" =1+1 n'est pas un nom de Béthune (62119) : le code l'emporte\"\n");
}

TEST_CASE("malformed rows keep their bytes and say so; short ones are filled up") {
  const Annotated result = annotate_text("a;commune;c\n1\n1;Lille\n1;Lille;3;4\n;;\n", few(';'));
  CHECK(result.out ==
        "a;commune;c;zonage_statut;zonage_code_insee;zonage_abc_2003\n"
        "1;;;ligne-invalide;;\n"
        "1;Lille;;ligne-invalide;;\n"
        "1;Lille;3;4;ligne-invalide;;\n"
        ";;;vide;;\n");
  CHECK(result.account.rows(RowStatus::malformed) == 3);
  CHECK(result.account.rows(RowStatus::empty) == 1);
}

TEST_CASE("empty lines stay empty and are no rows") {
  const Annotated result = annotate_text("\n\r\ncommune\n\nLille\n\n", few());
  CHECK(
      result.out ==
      "\n\r\ncommune;zonage_statut;zonage_code_insee;zonage_abc_2003\n\nLille;trouve;59350;B\n\n");
  CHECK(result.account.rows() == 1);
}

TEST_CASE("a spreadsheet's sep line stays as it is, also under another delimiter") {
  CHECK(annotate_text("sep=,\r\nid,commune\r\n1,Lille\r\n", few()).out ==
        "sep=,\r\nid,commune,zonage_statut,zonage_code_insee,zonage_abc_2003\r\n"
        "1,Lille,trouve,59350,B\r\n");
  CHECK(annotate_text("sep=,\nid;commune\n1;Lille\n", few(';')).out ==
        "sep=,\nid;commune;zonage_statut;zonage_code_insee;zonage_abc_2003\n"
        "1;Lille;trouve;59350;B\n");
}

TEST_CASE("without a header every row is data") {
  Settings settings = few(';');
  settings.has_header = false;
  settings.name_column = "2";
  const Annotated result = annotate_text("1;Lille\n2;x;y\n", settings);
  CHECK(result.out == "1;Lille;trouve;59350;B\n2;x;y;ligne-invalide;;\n");
  CHECK(result.account.rows() == 2);
  CHECK(result.unresolved == "2;x;y\n");
}

TEST_CASE("inputs without rows") {
  CHECK(annotate_text("", few()).out.empty());
  CHECK(annotate_text("\xEF\xBB\xBF", few()).out == "\xEF\xBB\xBF");
  CHECK(annotate_text("\n\n", few()).out == "\n\n");
  CHECK(annotate_text("commune", few()).out ==
        "commune;zonage_statut;zonage_code_insee;zonage_abc_2003");
  CHECK(annotate_text("", few()).said().empty());
}

TEST_CASE("unresolved rows leave as they came, below the header, ready to be read again") {
  const std::string input =
      "\xEF\xBB\xBFsep=;\r\nid;commune\r\n1;Lille\r\n2;Bethunne\r\n3;\r\n\r\n4\r\n5;Saint-Denis";
  const Annotated result = annotate_text(input, few());
  CHECK(result.unresolved ==
        "\xEF\xBB\xBFsep=;\r\nid;commune\r\n2;Bethunne\r\n3;\r\n4\r\n5;Saint-Denis");
  CHECK(annotate_text(result.unresolved, few()).unresolved == result.unresolved);
  CHECK(result.account.unresolved() == 4);
}

TEST_CASE("a département, a postal code and a code INSEE beside the name") {
  Settings settings = few(';');
  settings.department_column = "dep";
  settings.postal_column = "cp";
  settings.insee_column = "insee";
  CHECK(annotate_text("commune;dep;cp;insee\n"
                      "Saint-Denis;93;;\nSaint-Denis;;\"93200\";\nSaint-Denis;;;\"93066\"\n"
                      "Saint-Denis;;;\n",
                      settings)
            .out ==
        "commune;dep;cp;insee;zonage_statut;zonage_code_insee;zonage_abc_2003\n"
        "Saint-Denis;93;;;trouve;93066;A\nSaint-Denis;;\"93200\";;trouve;93066;A\n"
        "Saint-Denis;;;\"93066\";trouve;93066;A\nSaint-Denis;;;;ambigu;;\n");
}

TEST_CASE("nothing is given out of a table that cannot be annotated") {
  for (const std::string input :
       {"\xEF\xBB\xBF\n\nid;nom\n1;Lille\n", "commune;zonage_statut\nLille;trouve\n",
        "commune\nLille\nB\xE9thune\n", "commune\nLille\n\0\n"}) {
    const Annotated result = annotate_text(input + std::string(1, '\0'), few());
    CHECK(result.out.empty());
    CHECK(result.unresolved.empty());
    CHECK(result.failure);
  }
  const Annotated columns = annotate_text("\xEF\xBB\xBF\nid;nom\n1;Lille\n", few());
  CHECK(columns.out.empty());
  CHECK(columns.unresolved.empty());
  CHECK(columns.said() ==
        "no column of commune names recognised among: id, nom: name it with --column (--no-header "
        "if there is no header)");
}

TEST_CASE("what is no UTF-8 is told with the line and the byte") {
  CHECK(annotate_text("id;commune\n1;Lille\n2;B\xE9thune\n").said() ==
        "line 3, byte 4: not UTF-8 (0xE9): save the file as “CSV UTF-8” or convert it");
  CHECK(annotate_text("id;commune\r\n\"a\rb\";Lille\r\n2;B\xE9thune\r\n").said() ==
        "line 4, byte 4: not UTF-8 (0xE9): save the file as “CSV UTF-8” or convert it");
  CHECK(annotate_text("commune\nB\xC3").said() ==
        "line 2, byte 2: not UTF-8 (0xC3): save the file as “CSV UTF-8” or convert it");
  CHECK(annotate_text("commune\nLille\xE9").said() ==
        "line 2, byte 6: not UTF-8 (0xE9): save the file as “CSV UTF-8” or convert it");
}

TEST_CASE("NUL bytes are told, and what they usually mean") {
  const std::string utf16(
      "\xFF\xFE"
      "c\0o\0",
      6);
  CHECK(annotate_text(utf16).said() ==
        "line 1, byte 1: not UTF-8 (0xFF): save the file as “CSV UTF-8” or convert it");
  CHECK(annotate_text(std::string("commune\nLi\0lle\n", 15)).said() ==
        "line 2, byte 3: NUL bytes: this is no UTF-8 text (a workbook? UTF-16?): save it as “CSV "
        "UTF-8”");
}

TEST_CASE("a delimiter that nothing decides is refused, unless it is given") {
  const std::string_view input = "commune;a,b\nLille;1,2\n";
  CHECK(annotate_text(input).said() ==
        "the delimiter is uncertain, nothing decides between these: ';' makes 2 fields in 2 of 2 "
        "records, ',' makes 2 fields in 2 of 2 records: give it with --delimiter");
  CHECK(annotate_text(input, few(';')).out ==
        "commune;a,b;zonage_statut;zonage_code_insee;zonage_abc_2003\nLille;1,2;trouve;59350;B\n");
}

TEST_CASE("a quote that is never closed fails with the row where it opens") {
  const Annotated result = annotate_text("id;commune\n1;Lille\n2;\"Lens\n3;Lille\n", few());
  CHECK(result.said() ==
        "line 3: the row that begins here opens a quote that is never closed: close or remove it");
  CHECK(result.out ==
        "id;commune;zonage_statut;zonage_code_insee;zonage_abc_2003\n1;Lille;trouve;59350;B\n");
  CHECK(result.line_reached == 2);
}

TEST_CASE("a row beyond the limits fails with the row, after what was whole before it") {
  Settings settings = few(';');
  settings.limits = {.record_bytes = 20, .fields = 4};
  const Annotated fields = annotate_text("id;commune\n1;Lille\n1;2;3;4;5\n", settings);
  CHECK(fields.said() ==
        "line 3: the row that begins here has more than 4 fields: check "
        "--delimiter");
  const Annotated bytes =
      annotate_text("id;commune\n1;Lille\n1;" + std::string(19, 'x') + "\n", settings);
  CHECK(bytes.said() ==
        "line 3: the row that begins here is longer than 20 bytes: perhaps a quote "
        "was left open in it");
  CHECK(bytes.out ==
        "id;commune;zonage_statut;zonage_code_insee;zonage_abc_2003\n1;Lille;trouve;59350;B\n");
}

TEST_CASE("faults behind the first block are told where they stand, after the rows before them") {
  std::string input = "id;commune\n";
  std::size_t lines = 1;
  for (; input.size() < 3 * first_block_bytes; ++lines) input += "1;Lille\n";
  const std::string annotated = annotate_text(input, few()).out;
  const std::string number = std::to_string(lines + 1);
  const Annotated encoding = annotate_text(input + "2;B\xE9thune\n3;Lille\n", few());
  CHECK(encoding.said() == "line " + number +
                               ", byte 4: not UTF-8 (0xE9): save the file as “CSV UTF-8” or "
                               "convert it");
  CHECK(encoding.out == annotated);
  CHECK(encoding.line_reached == lines);
  const Annotated nul = annotate_text(input + std::string("2;\0\n", 4), few());
  CHECK(nul.said() == "line " + number +
                          ", byte 3: NUL bytes: this is no UTF-8 text (a workbook? UTF-16?): save "
                          "it as “CSV UTF-8”");
}

TEST_CASE("a character that the first block cuts is no fault") {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string input = "id;commune\n" + std::string(shift, '9') + ";Lille\n";
    while (input.size() < first_block_bytes + 100) input += "\xF0\x9F\x98\x80;Lille\n";
    const Annotated result = annotate_pieces(input, few(), [] { return first_block_bytes; });
    CHECK(result.said().empty());
    CHECK(result.account.unresolved() == 0);
  }
}

TEST_CASE("rows leave as soon as the input pauses, once a whole line is there") {
  Annotator annotator(dataset::Table::builtin(), few());
  std::string out;
  const auto give = [&](std::string_view bytes) {
    std::memcpy(annotator.room().data(), bytes.data(), bytes.size());
    annotator.commit(bytes.size());
    CHECK(annotator.advance(out));
  };
  give("id;comm");
  annotator.pause();
  CHECK(annotator.advance(out));
  CHECK_FALSE(annotator.dialect());  // half a header tells no dialect
  give("une\n1;Lil");
  CHECK_FALSE(annotator.dialect());  // more came: no pause any more
  annotator.pause();
  CHECK(annotator.advance(out));
  CHECK(out == "id;commune;zonage_statut;zonage_code_insee;zonage_abc_2003\n");
  out.clear();
  give("le\n2;Bé");
  CHECK(out == "1;Lille;trouve;59350;B\n");
  out.clear();
  give("thune\n");
  CHECK(out == "2;Béthune;trouve;62119;B\n");
  out.clear();
  annotator.finish();
  CHECK_FALSE(annotator.advance(out));
  CHECK(out.empty());
  CHECK_FALSE(annotator.failure());
}

TEST_CASE("memory does not grow with the input") {
  Annotator annotator(dataset::Table::builtin(), few());
  std::string out;
  std::string block;
  while (block.size() + 16 < first_block_bytes) block += "1;Lille;\"a;b\"\n";
  std::size_t warm = 0;
  std::size_t most_out = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string_view bytes = round == 0 ? std::string_view("id;commune;x\n") : block;
    std::memcpy(annotator.room().data(), bytes.data(), bytes.size());
    annotator.commit(bytes.size());
    REQUIRE(annotator.advance(out));
    most_out = std::max(most_out, out.size());
    out.clear();
    if (round == 4) warm = annotator.memory();
  }
  CHECK(annotator.memory() == warm);
  CHECK(warm < 6 * first_block_bytes);
  CHECK(most_out < 8 * first_block_bytes);
  CHECK(annotator.account().rows() > 800'000);
}
