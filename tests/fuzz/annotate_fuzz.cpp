// The whole of annotate_stream() over the built-in table, on any bytes and any settings. Rows in
// are rows out: each record's bytes stand unchanged, in order and with their line end in the
// output, as the naive reader sees both, and behind them as many cells as were asked for, none that
// a spreadsheet could take for a formula; with `replace`, all fields but our own are unchanged. The
// account is what the statuses add up to. Threads, pieces and batches change nothing, and where
// encoding and delimiter are given pauses do not either. The output is text where the input is.
// Annotated again with `replace`, it stays as it is.
#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <string>
#include <vector>

#include "annotate/pipeline.h"
#include "csv/dialect.h"
#include "fuzz/fuzz.h"
#include "render/fields.h"
#include "support/naive_csv.h"
#include "text/charset.h"
#include "text/utf16.h"
#include "text/utf8.h"
#include "unit/annotate/annotated.h"

using namespace zonage;
using namespace zonage::annotate;
using namespace zonage::test;

namespace {

struct Run {
  Settings settings;  // of one thread and usual batches
  unsigned threads = 1;
  std::size_t batch_bytes = 0;
  std::size_t longest_piece = 0;
  bool pauses = false;
};

// The first eight bytes; a corpus file's others are the table.
Run draw_run(Draw& draw) {
  Run run;
  Settings& settings = run.settings;
  const std::size_t charset = draw.below(8);
  if (charset >= 3) settings.charset = text::all_charsets[charset - 3];
  static constexpr std::string_view delimiters = ";,\t|";
  static constexpr std::string_view signs = " !#$%&'()*+-./:<=>?@[\\]^_`{}~";  // as --delimiter
  const unsigned delimiter = draw.byte();
  if (const unsigned choice = delimiter % 16; choice >= 1 && choice <= 8) {
    settings.delimiter = delimiters[choice % 4 == 0 ? 3 : choice % 4 - 1];
  } else if (choice >= 9) {
    settings.delimiter = signs[delimiter / 16 * 7 % signs.size()];
  }
  const unsigned flags = draw.byte();
  settings.has_header = (flags & 1) == 0;
  settings.replace = (flags & 2) != 0;
  settings.accept_suggestion = (flags & 4) != 0;
  run.pauses = (flags & 8) != 0 && settings.charset && settings.delimiter;
  if ((flags & 0x30) == 0x30) settings.limits = {.record_bytes = 100, .fields = 8};
  const unsigned columns = draw.byte();
  std::rotate(settings.columns.begin(), settings.columns.begin() + columns % 10,
              settings.columns.end());
  settings.columns.resize(settings.columns.size() - columns / 10 % 10);
  run.threads = 1 + static_cast<unsigned>(draw.below(3));
  static constexpr std::size_t batches[] = {1, 7, 40, 300, 5000};
  run.batch_bytes = batches[draw.below(std::size(batches))];
  static constexpr std::size_t pieces[] = {1, 2, 3, 10, 64, 500, 4096};
  run.longest_piece = pieces[draw.below(std::size(pieces))];
  const unsigned roles = draw.byte();
  if (const unsigned name = roles % 8; name == 1) {
    settings.name_column = "commune";
  } else if (name != 0) {
    settings.name_column = std::to_string(name - 1);
  }
  const auto named_or_numbered = [&](const char* name) {
    return std::optional<std::string>(settings.has_header ? name : "2");
  };
  if ((roles & 0x10) != 0) settings.department_column = named_or_numbered("dep");
  if ((roles & 0x20) != 0) settings.postal_column = named_or_numbered("cp");
  if ((roles & 0x40) != 0) settings.insee_column = named_or_numbered("insee");
  if ((roles & 0x80) != 0) settings.insee_column = "2";
  return run;
}

// As the table is split: UTF-16 becomes UTF-8, all else stays as it is.
std::string splittable(std::string_view bytes, text::Charset charset) {
  if (!is_utf16(charset)) return std::string(bytes);
  std::string utf8;
  text::Utf16Decoder decoder(charset == text::Charset::utf16_le ? std::endian::little
                                                                : std::endian::big);
  decoder.decode(bytes, utf8);
  static_cast<void>(decoder.finish(utf8));
  return utf8;
}

// `text` as splittable() gives it.
bool is_text(std::string_view text, text::Charset charset) {
  if (charset == text::Charset::windows_1252) {
    return text.find_first_of("\x81\x8D\x8F\x90\x9D") == text.npos;
  }
  return charset == text::Charset::iso_8859_15 || text::first_invalid_utf8(text) == text.size();
}

std::vector<NaiveRecord> records_of(std::string_view text, const csv::Dialect& dialect) {
  if (dialect.bom) {
    require(text.empty() || text.starts_with(csv::utf8_bom), "the mark stays");
    text.remove_prefix(std::min(text.size(), csv::utf8_bom.size()));
  }
  return read_naively(text, dialect.delimiter);
}

void check_added(std::string_view field) {
  if (field.starts_with('"')) field.remove_prefix(1);
  if (field.empty()) return;
  const auto first = static_cast<unsigned char>(field[0]);
  require(first >= 0x20 && first != 0x7F && std::string_view("=+-@").find(field[0]) == field.npos,
          "no added cell can be taken for a formula");
}

// What a run wrote, record by record beside what it read.
class Check {
 public:
  Check(const Run& run, const Plan& plan, const std::vector<NaiveRecord>& before,
        const std::vector<NaiveRecord>& after)
      : settings_(run.settings), plan_(plan), before_(before), after_(after) {
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
      if (plan.columns[i] == render::Column::status) status_ = i;
    }
  }

  void all(bool done) {
    require(after_.size() <= before_.size() && (!done || after_.size() == before_.size()),
            "rows in are rows out");
    bool header_expected = settings_.has_header;
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const NaiveRecord& in = before_[i];
      const NaiveRecord& out = after_[i];
      require(out.line_end == in.line_end, "a line end stays");
      if (in.bytes.empty() || (i == 0 && plan_.dialect.sep_line)) {
        require(out.bytes == in.bytes, "what is no row stays");
        continue;
      }
      if (header_expected) {
        header(in, out);
        header_expected = false;
      } else {
        row(in, out);
      }
    }
  }

  void account(const Account& account) const {
    std::uint64_t sum = 0;
    for (const RowStatus status : all_row_statuses) {
      sum += account.rows(status);
      // A row of no other field may hold its status at another place.
      if (status_ && !plan_.replaces) {
        require(account.rows(status) == counts_[static_cast<std::size_t>(status)],
                "a status is counted as often as it is written");
      }
    }
    require(sum == rows_ && account.rows() == rows_, "every row is counted once");
    require(account.rows(RowStatus::malformed) == malformed_, "malformed rows are counted");
    require(account.unresolved() == rows_ - account.rows(RowStatus::found),
            "what is not found is unresolved");
  }

  // Whether every malformed row, once filled up, says that it is one.
  bool stay_known() const { return stay_known_; }

 private:
  // A short row is filled up with its status, unless it has that cell already.
  bool gets_status(const NaiveRecord& in) const {
    return status_ && plan_.places[*status_].value_or(plan_.fields) >= in.fields.size();
  }

  // It has another number of fields, or says that it had.
  bool is_malformed(const NaiveRecord& in) const {
    if (in.fields.size() != plan_.fields) return true;
    return status_ && plan_.places[*status_] &&
           in.values[*plan_.places[*status_]] == key_of(RowStatus::malformed);
  }

  void header(const NaiveRecord& in, const NaiveRecord& out) const {
    require(in.fields.size() == plan_.fields, "the header tells how many fields there are");
    const std::vector<std::string> added = added_to(in, out);
    std::size_t at = 0;
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      if (plan_.places[i]) continue;
      require(added[at++] == plan_.columns[i].key(), "added columns have their headers");
    }
  }

  void row(const NaiveRecord& in, const NaiveRecord& out) {
    ++rows_;
    if (is_malformed(in)) {
      ++malformed_;
      stay_known_ = stay_known_ && (in.fields.size() >= plan_.fields || gets_status(in));
      malformed_row(in, out);
      return;
    }
    const std::vector<std::string> added = added_to(in, out);
    if (!plan_.replaces && status_) count(added[*status_]);
  }

  void malformed_row(const NaiveRecord& in, const NaiveRecord& out) {
    require(out.bytes.starts_with(in.bytes), "a malformed row's bytes stay");
    std::size_t fields = std::max(in.fields.size(), plan_.fields);
    const std::size_t first_added = fields;
    for (const auto& place : plan_.places) fields += place ? 0 : 1;
    require(out.values.size() == fields, "a malformed row is filled up");
    for (std::size_t i = in.fields.size(); i < fields; ++i) {
      check_added(out.fields[i]);
      require(out.values[i].empty() || out.values[i] == "ligne-invalide",
              "a malformed row gets no answer");
    }
    if (!plan_.replaces && status_) count(out.values[first_added + *status_]);
  }

  // The values of the cells behind the record's own, which must be unchanged.
  std::vector<std::string> added_to(const NaiveRecord& in, const NaiveRecord& out) const {
    std::size_t count = 0;
    for (const auto& place : plan_.places) count += place ? 0 : 1;
    require(out.fields.size() == in.fields.size() + count, "each row gets as many cells");
    if (!plan_.replaces) require(out.bytes.starts_with(in.bytes), "a row's bytes stay");
    for (std::size_t i = 0; i < in.fields.size(); ++i) {
      if (std::find(plan_.places.begin(), plan_.places.end(), i) == plan_.places.end()) {
        require(out.fields[i] == in.fields[i], "a field that is not ours stays");
      } else if (out.fields[i] != in.fields[i]) {  // what is read stays where it led nowhere
        check_added(out.fields[i]);
      }
    }
    for (std::size_t i = in.fields.size(); i < out.fields.size(); ++i) check_added(out.fields[i]);
    return {out.values.begin() + static_cast<std::ptrdiff_t>(in.values.size()), out.values.end()};
  }

  void count(std::string_view key) {
    const auto status = std::find_if(all_row_statuses.begin(), all_row_statuses.end(),
                                     [&](RowStatus s) { return key_of(s) == key; });
    require(status != all_row_statuses.end(), "a status is one of ours");
    ++counts_[static_cast<std::size_t>(*status)];
  }

  const Settings& settings_;
  const Plan& plan_;
  const std::vector<NaiveRecord>& before_;
  const std::vector<NaiveRecord>& after_;
  std::optional<std::size_t> status_;  // among the columns
  std::array<std::uint64_t, all_row_statuses.size()> counts_{};
  std::uint64_t rows_ = 0;
  std::uint64_t malformed_ = 0;
  bool stay_known_ = true;
};

void check_same(const Annotated& one, const Annotated& other, const char* property) {
  const Account& a = one.account();
  const Account& b = other.account();
  bool same = one.out == other.out && one.unresolved == other.unresolved &&
              one.report.end == other.report.end && one.said() == other.said() &&
              one.report.line_reached == other.report.line_reached &&
              a.repaired() == b.repaired() && a.unreadable() == b.unreadable() &&
              a.substitutions() == b.substitutions();
  for (const RowStatus status : all_row_statuses) same = same && a.rows(status) == b.rows(status);
  if (!same) {
    std::fprintf(stderr, "--- one: %s, line %llu\n%s\n--- other: %s, line %llu\n%s\n",
                 one.said().c_str(), static_cast<unsigned long long>(one.report.line_reached),
                 one.out.c_str(), other.said().c_str(),
                 static_cast<unsigned long long>(other.report.line_reached), other.out.c_str());
  }
  require(same, property);
}

// The unresolved rows are some of those that were read, or written, in their order.
void check_unresolved(const std::vector<NaiveRecord>& rows,
                      const std::vector<NaiveRecord>& unresolved) {
  auto at = rows.begin();
  for (const NaiveRecord& record : unresolved) {
    at = std::find_if(at, rows.end(), [&](const NaiveRecord& other) {
      return other.bytes == record.bytes && other.line_end == record.line_end;
    });
    require(at != rows.end(), "unresolved rows are rows of the input, in order");
    ++at;
  }
}

void check_again(const Run& run, const Plan& plan, const Annotated& once) {
  Settings settings = run.settings;
  settings.replace = true;
  settings.charset = plan.charset;
  settings.delimiter = plan.dialect.delimiter;
  settings.limits = {};
  settings.columns = plan.columns;
  const Annotated twice = annotate_text(once.out, settings);
  require(twice.said().empty(), "what was annotated can be annotated again");
  require(twice.out == once.out, "annotated again it stays as it is");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Draw draw(data, size);
  const Run run = draw_run(draw);
  const std::string_view input = draw.rest();
  const Annotated whole = annotate_text(input, run.settings);
  const bool done = whole.report.end == Report::End::done;
  require(done || (whole.report.end == Report::End::failed && whole.report.failure),
          "it ends well or with a reason");
  require(whole.said().empty() == done && (done || !whole.said(render::Language::french).empty()),
          "a reason has words");

  {
    Settings settings = run.settings;
    settings.threads = run.threads;
    settings.batch_bytes = run.batch_bytes;
    Sequence random(size);
    const auto piece = [&] { return 1 + random.below(run.longest_piece); };
    check_same(annotate_pieces(input, settings, piece), whole,
               "threads, pieces and batches change nothing");
    if (run.pauses) {
      check_same(annotate_pieces(input, settings, piece, true), whole, "pauses change nothing");
    }
  }

  if (!whole.report.summary.plan) {
    require(!done || whole.out == input, "a table without rows is copied");
    require(done || whole.out.empty(), "a table that is refused leaves nothing");
    require(whole.account().rows() == 0, "without a plan no row is counted");
    return 0;
  }
  const Plan& plan = *whole.report.summary.plan;
  const std::string before_text = splittable(input, plan.charset);
  const std::string after_text = splittable(whole.out, plan.charset);
  const std::vector<NaiveRecord> before = records_of(before_text, plan.dialect);
  const std::vector<NaiveRecord> after = records_of(after_text, plan.dialect);
  Check check(run, plan, before, after);
  check.all(done);
  check.account(whole.account());
  require(!is_text(before_text, plan.charset) || is_text(after_text, plan.charset),
          "what was text is text");
  check_unresolved(plan.replaces ? after : before,
                   records_of(splittable(whole.unresolved, plan.charset), plan.dialect));
  if (done && run.settings.has_header && check.stay_known()) check_again(run, plan, whole);
  return 0;
}
