#include "annotate/pipeline.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <new>
#include <random>
#include <string>
#include <vector>

#include "annotate/intake.h"
#include "support/catch.h"
#include "text/charset.h"
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
        "Béthune;trouve;62119;Béthune;62;B;II;;QP062008|QP062009;;\n"
        "Bethunne;inconnu;;;;;;;;Béthune (62119)|Behonne (55041);\n");
  CHECK(result.said().empty());
  CHECK(result.account().rows() == 2);
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
  CHECK(result.account().rows(RowStatus::malformed) == 3);
  CHECK(result.account().rows(RowStatus::empty) == 1);
}

TEST_CASE("empty lines stay empty and are no rows") {
  const Annotated result = annotate_text("\n\r\ncommune\n\nLille\n\n", few());
  CHECK(
      result.out ==
      "\n\r\ncommune;zonage_statut;zonage_code_insee;zonage_abc_2003\n\nLille;trouve;59350;B\n\n");
  CHECK(result.account().rows() == 1);
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
  CHECK(result.account().rows() == 2);
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
  CHECK(result.account().unresolved() == 4);
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
  for (const std::string& input :
       {std::string("\xEF\xBB\xBF\n\nid;nom\n1;Lille\n"),
        std::string("commune;zonage_statut\nLille;trouve\n"),
        std::string("commune\nLille\n\0\n", 15), std::string("\xFF\xFE\0\0c\0\0\0", 8)}) {
    const Annotated result = annotate_text(input, few());
    CHECK(result.out.empty());
    CHECK(result.unresolved.empty());
    CHECK(result.report.end == Report::End::failed);
    CHECK(result.report.line_reached == 0);
  }
  CHECK(annotate_text("\xEF\xBB\xBF\nid;nom\n1;Lille\n", few()).said() ==
        "no column of commune names recognised among: id, nom: name it with --column (--no-header "
        "if there is no header)");
}

TEST_CASE("a file in another encoding comes back in its own bytes") {
  const Annotated windows = annotate_text("id;commune\r\n1;B\xE9thune\r\n2;Marcq-en-Bar\x9Cul\r\n");
  CHECK(windows.out ==
        "id;commune;zonage_statut;zonage_code_insee;zonage_commune;zonage_departement;"
        "zonage_abc_2003;zonage_apl_1978;zonage_ville_pilote;zonage_qpv;zonage_candidats;"
        "zonage_correction\r\n"
        "1;B\xE9thune;trouve;62119;B\xE9thune;62;B;II;;QP062008|QP062009;;\r\n"
        "2;Marcq-en-Bar\x9Cul;trouve;59378;Marcq-en-Bar\x9Cul;59;B;II;Tourcoing;QP059079;;\r\n");
  CHECK(windows.report.summary.plan->charset == text::Charset::windows_1252);
  const Annotated latin9 = annotate_text("commune\nMARCQ EN BARO\nmarcq-en-bar\xBDul\n", few());
  CHECK(latin9.out ==
        "commune;zonage_statut;zonage_code_insee;zonage_abc_2003\nMARCQ EN BARO;inconnu;;\n"
        "marcq-en-bar\xBDul;trouve;59378;B\n");
  CHECK(latin9.report.summary.plan->charset == text::Charset::iso_8859_15);
}

TEST_CASE("UTF-16 comes back bit for bit, with what it cannot say in UTF-8") {
  for (const text::Charset charset : {text::Charset::utf16_le, text::Charset::utf16_be}) {
    const auto encoded = [&](std::string_view utf8) {
      std::string bytes;
      text::append_encoded(charset, utf8, bytes);
      return bytes;
    };
    // A surrogate without its other half, as UTF-16 can hold it.
    const std::string input = encoded("\uFEFFid;commune\r\n\xED\xA0\x80;Béthune\r\n");
    const Annotated result = annotate_text(input, few());
    CHECK(result.said().empty());
    CHECK(result.out ==
          encoded("\uFEFFid;commune;zonage_statut;zonage_code_insee;zonage_abc_2003\r\n"
                  "\xED\xA0\x80;Béthune;trouve;62119;B\r\n"));
    CHECK(result.report.summary.plan->charset == charset);
    const Annotated cut = annotate_text(std::string_view(input).substr(0, input.size() - 5), few());
    CHECK(cut.said() ==
          "line 2: the file ends within a UTF-16 character: it was cut, export it again");
    CHECK(cut.out ==
          encoded("\uFEFFid;commune;zonage_statut;zonage_code_insee;zonage_abc_2003\r\n"));
    const Annotated named = annotate_text(std::string_view(input).substr(2), [&] {
      Settings settings = few();
      settings.charset = charset;
      return settings;
    }());
    CHECK(named.out == result.out.substr(2));
  }
}

TEST_CASE("an encoding that is given overrules what the bytes say") {
  Settings settings = few();
  settings.charset = text::Charset::iso_8859_15;
  // The same bytes in UTF-8 would be an é.
  const Annotated result = annotate_text("commune\nB\xC3\xA9thune\n", settings);
  CHECK(result.out ==
        "commune;zonage_statut;zonage_code_insee;zonage_abc_2003\nB\xC3\xA9thune;inconnu;;\n");
}

TEST_CASE("an encoding that nothing decides is refused with what was seen, and where") {
  CHECK(annotate_text("id;commune\n1;Li\x82vin\n2;B\x82thune\n").said() ==
        "line 2, byte 5: unknown encoding: 2 bytes like 0x82 here, letters neither in Windows-1252 "
        "nor in ISO-8859-15 (DOS? an old Macintosh?): convert the file to UTF-8, or give "
        "--encoding");
  CHECK(annotate_text(std::string("commune\nLi\0lle\n", 15)).said() ==
        "line 2, byte 3: NUL bytes: this is no text (a workbook?): save it as “CSV UTF-8”, or give "
        "--encoding");
  CHECK(annotate_text(std::string("c\0o\0m\0m\0u\0n\0e\0\n\0", 16)).said() ==
        "line 1, byte 2: NUL bytes, as in UTF-16 without its mark: give --encoding utf-16le");
}

TEST_CASE("a name that cannot be read stays and is told, the rows around it are answered") {
  std::string input = "id;commune\n0;Bézu-le-Guéry\n";
  while (input.size() < 3 * first_block_bytes) input += "1;Lille\n";
  const Annotated result =
      annotate_text(input + "2;B\xE9thune\n3;Lille\n4;L\xFEns\n" + std::string("5;\0\n", 4), few());
  CHECK(result.said().empty());
  CHECK(
      result.out.ends_with("2;B\xE9thune;inconnu;;\n3;Lille;trouve;59350;B\n4;L\xFEns;inconnu;;\n" +
                           std::string("5;\0;inconnu;;\n", 14)));
  CHECK(result.account().unreadable() == 3);
  CHECK(result.account().rows(RowStatus::unknown) == 3);
  Settings settings = few();
  settings.columns = {Column::correction};
  settings.charset = text::Charset::utf8;
  CHECK(annotate_text("commune\nB\xE9thune\n", settings).out ==
        "commune;zonage_correction\nB\xE9thune;B\uFFFDthune : octets illisibles\n");
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
  CHECK(result.report.line_reached == 2);
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

TEST_CASE("a record of many times what is read at once comes back whole, or is told") {
  const std::string front = "commune;note\nLille;é\n";  // é: the first block is a small one
  const std::string input =
      front + "Douai;\"" + std::string(first_block_bytes + 1000, '\n') + "\"\nDouai;\n";
  Settings settings = few();
  const Annotated whole = annotate_text(input, settings);
  CHECK(whole.said().empty());
  CHECK(whole.account().rows(RowStatus::found) == 3);
  for (const unsigned threads : {1U, 3U}) {
    for (const std::size_t batch : {std::size_t{1}, std::size_t{100}, std::size_t{4096}}) {
      settings.threads = threads;
      settings.batch_bytes = batch;
      CHECK(annotate_text(input, settings).out == whole.out);
      settings.limits.record_bytes = first_block_bytes + 500;
      const Annotated refused = annotate_text(input, settings);
      CHECK(refused.said() ==
            "line 3: the row that begins here is longer than 66036 bytes: perhaps a quote was left "
            "open in it");
      CHECK(refused.report.line_reached == 2);
      settings.limits = {};
    }
  }
}

TEST_CASE("a character that the first block cuts is no fault") {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string input = "id;commune\n" + std::string(shift, '9') + ";Lille\n";
    while (input.size() < first_block_bytes + 100) input += "\xF0\x9F\x98\x80;Lille\n";
    const Annotated result = annotate_pieces(input, few(), [] { return first_block_bytes; });
    CHECK(result.said().empty());
    CHECK(result.account().unresolved() == 0);
  }
}

namespace {

// Gives one piece after the other, and between them looks at what has left.
class Slow final : public Source {
 public:
  Slow(std::vector<std::string> pieces, const Collected& out)
      : pieces_(std::move(pieces)), out_(out) {}
  Outcome read(std::span<char> into, std::size_t& size) override {
    seen.push_back(out_.text);
    if (seen.size() > pieces_.size()) return Outcome::end;
    const std::string& piece = pieces_[seen.size() - 1];
    size = piece.size();
    std::memcpy(into.data(), piece.data(), size);
    return Outcome::bytes;
  }
  bool ready_within(std::chrono::milliseconds) override { return false; }
  std::vector<std::string> seen;

 private:
  std::vector<std::string> pieces_;
  const Collected& out_;
};

// Never ends by itself.
class Endless final : public Source {
 public:
  explicit Endless(std::string row, std::size_t bytes) : row_(std::move(row)), left_(bytes) {}
  Outcome read(std::span<char> into, std::size_t& size) override {
    if (left_ == 0) return Outcome::end;
    size = std::min(into.size(), left_);
    for (std::size_t i = 0; i < size; ++i) into[i] = row_[at_++ % row_.size()];
    left_ -= size;
    return Outcome::bytes;
  }
  bool ready_within(std::chrono::milliseconds) override { return true; }

 private:
  std::string row_;
  std::size_t left_;
  std::size_t at_ = 0;
};

class Failing final : public Source {
 public:
  Failing(std::string text, Outcome outcome) : text_(std::move(text)), outcome_(outcome) {}
  Outcome read(std::span<char> into, std::size_t& size) override {
    size = std::min(into.size(), text_.size());
    if (size == 0) return outcome_;
    std::memcpy(into.data(), text_.data(), size);
    text_.erase(0, size);
    return Outcome::bytes;
  }
  bool ready_within(std::chrono::milliseconds) override { return true; }

 private:
  std::string text_;
  Outcome outcome_;
};

// Takes so many bytes and no more.
class Full final : public Sink {
 public:
  explicit Full(std::size_t room) : room_(room) {}
  bool write(std::string_view bytes) override {
    if (bytes.size() > room_) return false;
    room_ -= bytes.size();
    return true;
  }

 private:
  std::size_t room_;
};

// Has no memory left behind so many bytes.
class Exhausted final : public Sink {
 public:
  explicit Exhausted(std::size_t room) : room_(room) {}
  bool write(std::string_view bytes) override {
    if (bytes.size() > room_) throw std::bad_alloc();
    room_ -= bytes.size();
    return true;
  }

 private:
  std::size_t room_;
};

}  // namespace

TEST_CASE("rows leave as soon as the input pauses, once a whole row is there") {
  Collected out;
  Slow source({"id;comm", "une\n1;Lil", "le\n2;Bé", "thune\n"}, out);
  const Report report = annotate_stream(dataset::Table::builtin(), few(), {source, out});
  CHECK(report.end == Report::End::done);
  const std::string header = "id;commune;zonage_statut;zonage_code_insee;zonage_abc_2003\n";
  const std::string lille = "1;Lille;trouve;59350;B\n";
  CHECK(source.seen == std::vector<std::string>{"", "", "", header + lille,
                                                header + lille + "2;Béthune;trouve;62119;B\n"});
}

TEST_CASE("rows leave at a pause, however many bytes were read before it") {
  for (const std::size_t size :
       {first_block_bytes - 1, first_block_bytes, first_block_bytes + 1, 2 * first_block_bytes}) {
    CAPTURE(size);
    std::string first = "commune\n";
    while (first.size() + 6 <= size) first += "Lille\n";
    first.insert(first.size() - 1, size - first.size(), ' ');
    std::vector<std::string> pieces;
    for (std::string_view rest = first; !rest.empty();
         rest.remove_prefix(std::min(first_block_bytes, rest.size()))) {
      pieces.emplace_back(rest.substr(0, first_block_bytes));
    }
    Collected out;
    Slow source(pieces, out);
    annotate_stream(dataset::Table::builtin(), few(';'), {source, out});
    REQUIRE(source.seen.size() == pieces.size() + 1);
    CHECK(std::ranges::count(source.seen.back(), '\n') == std::ranges::count(first, '\n'));
  }
}

TEST_CASE("what a pause leaves undecided is decided by what comes later") {
  for (const auto& [first, second, expected] : std::vector<std::array<std::string, 3>>{
           {"commune;x\nLille;1\n", "B\xE9thune;2\n", "Lille;1;trouve;59350;B\n"},
           {"commune;x\n", "B\xE9thune;2\n", "B\xE9thune;2;trouve;62119;B\n"},
           {"sep=;\r\ncommune;x\r\n", "B\xE9thune;2\n", "B\xE9thune;2;trouve;62119;B\n"},
           {"\r\n\ncommune;x\r\n\n", "B\xE9thune;2\n", "B\xE9thune;2;trouve;62119;B\n"},
           {"ref,id;commune\n1,2;Lille\n", "3;Lens\n4;Douai\n", "4;Douai;trouve;59178;B\n"}}) {
    Collected out;
    Slow source({first, second}, out);
    const Report report = annotate_stream(dataset::Table::builtin(), few(), {source, out});
    CHECK(report.end == Report::End::done);
    CHECK(out.text.find(expected) != std::string::npos);
  }
}

TEST_CASE("an encoding that nothing told is said to be assumed") {
  const auto assumed = [](const std::string& text, const Settings& settings) {
    return annotate_text(text, settings).report.summary.plan->charset_assumed;
  };
  CHECK(assumed("commune\nLille\n", few(';')));
  CHECK_FALSE(assumed("commune\nB\xE9thune\n", few(';')));
  CHECK_FALSE(assumed("commune\nBéthune\n", few(';')));
  Settings given = few(';');
  given.charset = text::Charset::utf8;
  CHECK_FALSE(assumed("commune\nLille\n", given));
}

namespace {

// Waits for ever, unless it is stopped; then tells that it was.
class Waiting final : public Source {
 public:
  explicit Waiting(std::string text) : text_(std::move(text)) {}
  Outcome read(std::span<char> into, std::size_t& size) override {
    size = std::min(into.size(), text_.size());
    if (size != 0) {
      std::memcpy(into.data(), text_.data(), size);
      text_.erase(0, size);
      return Outcome::bytes;
    }
    std::unique_lock lock(mutex_);
    waits_.wait(lock, [&] { return stopped_; });
    return Outcome::interrupted;
  }
  bool ready_within(std::chrono::milliseconds) override { return !text_.empty(); }
  void stop() override {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    waits_.notify_all();
  }

 private:
  std::string text_;
  std::mutex mutex_;
  std::condition_variable waits_;
  bool stopped_ = false;
};

// Keeps the longest of what was written.
class Longest final : public Sink {
 public:
  bool write(std::string_view bytes) override {
    longest = std::max(longest, bytes.size());
    all += bytes.size();
    return true;
  }
  std::size_t longest = 0;
  std::size_t all = 0;
};

}  // namespace

TEST_CASE("a write that fails ends the run while another thread waits for the input") {
  std::string text = "commune\n";
  for (int i = 0; i < 40'000; ++i) text += "Lille\n";
  Settings settings = few(';');
  settings.threads = 4;
  Waiting source(text);
  Full output(100'000);
  const Report report = annotate_stream(dataset::Table::builtin(), settings, {source, output});
  CHECK(report.end == Report::End::write_failed);
}

TEST_CASE("a row that is too long ends the run, though the input waits") {
  Settings settings = few(';');
  settings.limits.record_bytes = 100'000;
  Waiting source("commune\nLille\n" + std::string(400'000, 'x'));
  Collected out;
  const Report report = annotate_stream(dataset::Table::builtin(), settings, {source, out});
  REQUIRE(report.failure);
  CHECK(report.failure->kind == Failure::Kind::record_too_long);
}

TEST_CASE("many short rows below a wide header are written in parts") {
  const std::size_t columns = 100'000;
  std::string text = "commune" + std::string(columns - 1, ';') + "\n";
  for (int i = 0; i < 500; ++i) text += "Lille\n";
  for (const unsigned threads : {1U, 3U}) {
    Settings settings = few(';');
    settings.threads = threads;
    settings.escape_formulas = true;
    Text source(
        text, [] { return 1'000'000; }, false);
    Longest output;
    const Report report = annotate_stream(dataset::Table::builtin(), settings, {source, output});
    CHECK(report.end == Report::End::done);
    CHECK(report.summary.account.rows() == 500);
    CHECK(output.all > 500 * columns);
    CHECK(output.longest < (std::size_t{8} << 20));
  }
}

TEST_CASE("a file that is refused leaves nothing, in whatever pieces it comes") {
  for (const std::string_view input :
       {"\n\r\nid;town hall\n1;Lille\n", "\xEF\xBB\xBFid;town hall\n1;Lille\n",
        "\xEF\xBB\xBFsep=;\n\nid;town hall\n1;Lille\n"}) {
    for (const std::size_t batch : {std::size_t{1}, std::size_t{7}, std::size_t{5000}}) {
      for (const bool pauses : {false, true}) {
        Settings settings = few(';');
        settings.batch_bytes = batch;
        const Annotated result = annotate_pieces(
            input, settings, [] { return 1; }, pauses);
        CHECK(result.report.failure);
        CHECK(result.out.empty());
        CHECK(result.unresolved.empty());
      }
    }
  }
}

TEST_CASE("empty lines before the header are not collected without bound") {
  Endless source("\n", std::size_t{20} << 20);
  Collected out;
  std::size_t calls = 0;
  const Report report = annotate_stream(dataset::Table::builtin(), few(';'), {source, out},
                                        [&](const Reached&) { ++calls; });
  CHECK(report.end == Report::End::done);
  CHECK(out.text == std::string(std::size_t{20} << 20, '\n'));
  CHECK(calls > 10);
}

TEST_CASE("what was whole before the input fails or is interrupted is written") {
  for (const unsigned threads : {1U, 3U}) {
    for (const auto outcome : {Source::Outcome::failed, Source::Outcome::interrupted}) {
      Settings settings = few(';');
      settings.threads = threads;
      Failing source(
          "id;commune\n1;Lille\n" + std::string(first_block_bytes, '2') + ";Liévin\n3;Li", outcome);
      Collected out;
      const Report report = annotate_stream(dataset::Table::builtin(), settings, {source, out});
      CHECK(report.end == (outcome == Source::Outcome::failed ? Report::End::read_failed
                                                              : Report::End::interrupted));
      CHECK(out.text.ends_with(";Liévin;trouve;62510;B\n"));
      CHECK(report.line_reached == 3);
    }
  }
}

TEST_CASE(
    "a sink that is full ends the run on every thread, and the line that was written is known") {
  std::string input = "commune\n";
  for (int i = 0; i < 20000; ++i) input += "Lille\n";
  for (const unsigned threads : {1U, 4U}) {
    Settings settings = few(';');
    settings.threads = threads;
    settings.batch_bytes = 600;
    Text source(
        input, [] { return 600; }, false);
    Full output(200'000);
    Report report = annotate_stream(dataset::Table::builtin(), settings, {source, output});
    CHECK(report.end == Report::End::write_failed);
    CHECK(report.line_reached > 9000);
    CHECK(report.line_reached < 12000);
    Text again(
        input, [] { return 600; }, false);
    Collected out;
    Full unresolved(3);
    report = annotate_stream(dataset::Table::builtin(), settings, {again, out, &unresolved});
    CHECK(report.end == Report::End::unresolved_failed);
  }
}

TEST_CASE("a lack of memory ends the run on every thread, and the line that was written is known") {
  std::string input = "commune\n";
  for (int i = 0; i < 20000; ++i) input += "Lille\n";
  for (const unsigned threads : {1U, 4U}) {
    Settings settings = few(';');
    settings.threads = threads;
    settings.batch_bytes = 600;
    Text source(
        input, [] { return 600; }, false);
    Exhausted output(200'000);
    const Report report = annotate_stream(dataset::Table::builtin(), settings, {source, output});
    CHECK(report.end == Report::End::no_memory);
    CHECK(report.line_reached > 9000);
    CHECK(report.line_reached < 12000);
  }
}

TEST_CASE("memory does not grow with the input") {
  // Watched from outside in the cases of the command line; here: that nothing is kept per row.
  Endless source("1;Lille;\"a;b\"\n", std::size_t{14} * 3'000'000);
  Full output(std::size_t{1} << 40);
  Settings settings = few(';');
  settings.has_header = false;
  settings.name_column = "2";
  std::size_t calls = 0;
  std::uint64_t most = 0;
  std::uint64_t before = 0;
  const Report report =
      annotate_stream(dataset::Table::builtin(), settings, {source, output}, [&](const Reached& r) {
        ++calls;
        most = std::max(most, r.rows - before);
        before = r.rows;
      });
  CHECK(report.summary.account.rows() == 3'000'000);
  CHECK(report.summary.account.rows(RowStatus::found) == 3'000'000);
  CHECK(calls > 200);
  CHECK(most < 2 * settings.batch_bytes / 14 + 80'000);  // the first block is larger
}

TEST_CASE("columns of ours are renewed in place on request") {
  Settings settings = few(';');
  settings.replace = true;
  // Between the user's own columns, in another order, out of date; one not asked for.
  const Annotated result = annotate_text(
      "zonage_abc_2003;id;zonage_qpv;commune;zonage_statut;x\n"
      "\"C;\";1;?;Lille;\"a \"\"b\"\"\";9\n;;;Bethunne;;\n1;2;3\n1;2;3;4;5;6;7\n\n",
      settings);
  CHECK(result.said().empty());
  CHECK(result.out ==
        "zonage_abc_2003;id;zonage_qpv;commune;zonage_statut;x;zonage_code_insee\n"
        "B;1;QP059073|QP059074|QP059075|QP059076|QP059080;Lille;trouve;9;59350\n;;;Bethunne;"
        "inconnu;;\n1;2;3;;ligne-invalide;;\n"
        "1;2;3;4;5;6;7;\n\n");
  // Annotated twice is annotated once.
  settings.columns = Settings{}.columns;
  const std::string once =
      annotate_text("id;commune\n1;Lille\n2;Saint-Denis\n3;\n4;a;b\n5;\"L'Haÿ;-les-Roses\"\n",
                    settings)
          .out;
  CHECK(annotate_text(once, settings).out == once);
  CHECK(annotate_text("commune;zonage_qpv;zonage_qpv\n", settings).said() ==
        "the column “zonage_qpv” is there more than once: zonage_qpv (2), zonage_qpv (3): keep one "
        "of them");
}

TEST_CASE("a malformed row gets its status in quotes where the delimiter stands in it") {
  Settings settings = few('-');
  settings.replace = true;
  CHECK(annotate_text("commune-zonage_statut\nLille\nLens-x-y\n", settings).out ==
        "commune-zonage_statut-zonage_code_insee-zonage_abc_2003\n"
        "Lille-\"ligne-invalide\"--\nLens-x-y--\n");
}

TEST_CASE("the account tells what was decided, repaired and not found") {
  const Annotated result = annotate_text(
      "\xEF\xBB\xBFnom;Ville\r\nA;Lille\r\nB;\"St Denis\"\r\nC;Châlons-sur-Marne\r\nD;St Denis\r\n"
      "E;St Denis\r\nF;Bethunne\r\n");
  const Summary& summary = result.report.summary;
  CHECK(summary.account.repaired() == 1);
  REQUIRE(summary.plan);
  CHECK(summary.plan->chosen.name_header == "Ville");
  CHECK(summary.plan->dialect.bom);
  CHECK(summary.plan->dialect.line_end == csv::LineEnd::crlf);
  REQUIRE(summary.frequent.size() == 3);  // as written: with and without quotes
  CHECK(summary.frequent[0].name == "St Denis");
  CHECK(summary.frequent[0].rows == 2);
  CHECK(summary.frequent[0].status == RowStatus::ambiguous);
  CHECK(summary.frequent[2].name == "Bethunne");
  CHECK(summary.frequent[2].status == RowStatus::unknown);
  CHECK(summary.uncertainty == 0);
}

TEST_CASE("threads, pieces and the size of what is read at once change nothing") {
  std::string input = "\xEF\xBB\xBFid;commune;note\r\n";
  std::mt19937 random(59350);
  static constexpr std::string_view names[] = {
      "Lille", "BETHUNE", "Bethunne", "\"St\r\nDenis\"",  "Saint-Denis",
      "",      "x;y",     "\"x;y\"",  "Châlons-sur-Marne"};
  for (int i = 0; i < 3000; ++i) {
    input += std::to_string(i) + ";";
    input += names[random() % std::size(names)];
    input += random() % 5 == 0 ? ";\"a \"\"b\"\"\n\"\r\n" : ";z\n";
  }
  Settings settings = few();
  const Annotated whole = annotate_text(input, settings);
  CHECK(whole.said().empty());
  std::size_t wrong = 0;
  std::size_t runs = 0;
  for (unsigned threads = 1; threads <= 8; ++threads) {
    for (const std::size_t batch : {std::size_t{1}, std::size_t{100}, std::size_t{5000}}) {
      for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
        settings.threads = threads;
        settings.batch_bytes = batch;
        const Annotated result = annotate_pieces(input, settings, [&] { return piece; });
        wrong += result.out != whole.out || result.unresolved != whole.unresolved ||
                 result.account().rows() != whole.account().rows() ||
                 result.report.line_reached != whole.report.line_reached;
        ++runs;
      }
    }
  }
  CHECK(runs == 72);
  CHECK(wrong == 0);
}
