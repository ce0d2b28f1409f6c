#include "annotate/pipeline.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "annotate/formulas.h"
#include "annotate/intake.h"
#include "annotate/row_writer.h"
#include "csv/field.h"

namespace zonage::annotate {
namespace {

using End = Report::End;

// How long an input that stops within its first block is waited for before what came is judged.
constexpr std::chrono::milliseconds first_block_patience{50};
constexpr std::size_t most_frequent = 10;
// Bytes in which a thread remembers answers, which one alone makes do with, and each of several.
constexpr std::size_t memory_of_one = std::size_t{2} << 20;
constexpr std::size_t memory_of_each = std::size_t{4} << 20;
// Once a piece has become so many bytes, they are written before the rest of it is worked out: many
// short rows below a very wide header would else fill the memory.
constexpr std::size_t part_bytes = std::size_t{4} << 20;

// One thread's piece of the table and what becomes of it.
class Worker {
 public:
  Worker(const dataset::Table& table, std::size_t memory) : table_(table), memory_(memory) {}

  Piece& piece() { return piece_; }

  // What stands before the piece's rows. `bom`: a byte order mark goes first. `plan` may be null
  // where there is no row.
  void begin(const Plan* plan, bool bom, bool wants_unresolved) {
    out_.clear();
    unresolved_.clear();
    account_ = {};
    doubtful_.clear();
    renews_ = plan != nullptr && plan->replaces;
    if (bom) {
      out_.append(csv::utf8_bom);
      if (wants_unresolved) unresolved_.append(csv::utf8_bom);
    }
    const csv::Batch& batch = piece_.batch;
    for (next_ = 0; next_ < piece_.copied; ++next_) {
      const csv::Record record = batch[next_];
      out_.append(record.bytes);
      out_.append(record.line_end);
      if (wants_unresolved && !record.bytes.empty()) keep_for_correction(record);
    }
    if (plan != nullptr && plan->escape_formulas && !formulas_) {
      formulas_.emplace(!text::is_single_byte(plan->charset));
    }
    escaped_before_ = formulas_ ? formulas_->count() : 0;
    if (piece_.has_header) {
      const csv::Record header = as_written(batch[next_++]);
      const std::size_t begin = out_.size();
      append_header(header, *plan, out_);
      if (wants_unresolved) keep_for_correction(header, begin);
    }
    if (next_ < batch.size() && !writer_) writer_.emplace(table_, *plan, memory_);
  }

  // Its rows, or as many as make part_bytes; false when there are more. Then what was made is to be
  // written, and forget() to be called.
  bool annotate_rows(bool wants_unresolved) {
    const csv::Batch& batch = piece_.batch;
    std::array<csv::Record, RowWriter::group> rows;
    while (next_ < batch.size()) {
      if (out_.view().size() >= part_bytes) return false;
      std::size_t count = 0;
      for (; count < rows.size() && next_ + count < batch.size(); ++count)
        rows[count] = batch[next_ + count];
      writer_->expect({rows.data(), count});
      for (std::size_t k = 0; k < count; ++k, ++next_) {
        append_row(as_written(rows[k]), next_, wants_unresolved);
      }
    }
    if (formulas_) account_.count_escaped(formulas_->count() - escaped_before_);
    return true;
  }
  void forget() {
    out_.clear();
    unresolved_.clear();
  }

  // As the file is encoded.
  std::string_view output(text::Charset charset) { return encoded(out_, charset, encoded_); }
  std::string_view unresolved(text::Charset charset) {
    return encoded(unresolved_, charset, encoded_unresolved_);
  }

  void tell(const Plan* plan, Account& account, Frequent& frequent, std::uint64_t& line) const {
    account.add(account_);
    for (const Doubtful& doubtful : doubtful_) {
      const csv::Record record = piece_.batch[doubtful.index];
      const auto& chosen = plan->chosen;
      frequent.add(record.field(chosen.name ? *chosen.name : *chosen.insee_code), doubtful.status);
    }
    if (!piece_.batch.empty()) line = last_line(piece_.batch[piece_.batch.size() - 1]);
  }

 private:
  struct Doubtful {
    std::uint32_t index;
    RowStatus status;
  };

  // The line that a record ends on.
  static std::uint64_t last_line(const csv::Record& record) {
    std::uint64_t line = record.line;
    for (std::size_t i = 0; i < record.bytes.size(); ++i) {
      const char next = i + 1 < record.bytes.size() ? record.bytes[i + 1] : '\0';
      line += record.bytes[i] == '\n' || (record.bytes[i] == '\r' && next != '\n') ? 1 : 0;
    }
    return line;
  }

  csv::Record as_written(const csv::Record& record) {
    return formulas_ ? formulas_->escaped(record) : record;
  }

  void append_row(const csv::Record& record, std::size_t index, bool wants_unresolved) {
    const std::size_t begin = out_.size();
    const RowOutcome outcome = writer_->append_next(record, out_);
    if (record.bytes.empty()) return;
    account_.count(outcome);
    if (outcome.status == RowStatus::found) return;
    if (wants_unresolved) keep_for_correction(record, begin);
    if (outcome.status == RowStatus::unknown || outcome.status == RowStatus::ambiguous) {
      doubtful_.push_back({static_cast<std::uint32_t>(index), outcome.status});
    }
  }

  // As it came, or, so that nothing out of date stands in it, as it was written from `begin` on.
  void keep_for_correction(const csv::Record& record, std::size_t begin) {
    if (renews_) {
      unresolved_.append(out_.view().substr(begin));
    } else {
      keep_for_correction(record);
    }
  }
  void keep_for_correction(const csv::Record& record) {
    unresolved_.append(record.bytes);
    unresolved_.append(record.line_end);
  }

  static std::string_view encoded(const Bytes& bytes, text::Charset charset, std::string& scratch) {
    if (!text::is_utf16(charset)) return bytes.view();
    scratch.clear();
    text::append_encoded(charset, bytes.view(), scratch);
    return scratch;
  }

  const dataset::Table table_;
  const std::size_t memory_;
  Piece piece_;
  std::size_t next_ = 0;  // record of it
  std::uint64_t escaped_before_ = 0;
  bool renews_ = false;
  std::optional<RowWriter> writer_;
  std::optional<Formulas> formulas_;
  Bytes out_;
  Bytes unresolved_;
  std::string encoded_, encoded_unresolved_;
  Account account_;
  std::vector<Doubtful> doubtful_;
};

class Pipeline {
 public:
  Pipeline(const dataset::Table& table, const Settings& settings, Streams streams,
           const std::function<void(const Reached&)>& watch)
      : table_(table), settings_(settings), streams_(streams), watch_(watch), intake_(settings) {}

  Report run() {
    work();
    for (std::thread& helper : helpers_) helper.join();
    if (report_.end == End::done && intake_.failure()) {
      report_.end = End::failed;
      report_.failure = intake_.failure();
    }
    finish_summary();
    return std::move(report_);
  }

 private:
  // What every thread does until nothing is left.
  void work() {
    try {
      Worker worker(table_, settings_.threads > 1 ? memory_of_each : memory_of_one);
      std::uint64_t turn = 0;
      const Plan* plan = nullptr;
      while (take(worker, turn, plan)) {
        const bool wants_unresolved = streams_.unresolved != nullptr;
        worker.begin(plan, turn == 0 && intake_.dialect()->bom, wants_unresolved);
        while (!worker.annotate_rows(wants_unresolved)) {
          if (!write(worker, turn)) return;
          worker.forget();
        }
        if (!deliver(worker, turn, plan)) return;
      }
    } catch (const std::bad_alloc&) {
      stop(End::no_memory);
    }
  }

  // The next piece, and whose turn it is to be written.
  bool take(Worker& worker, std::uint64_t& turn, const Plan*& plan) {
    const std::lock_guard lock(input_mutex_);
    do {
      if (stopped_ && !intake_.full()) return false;
      fill();
      if (!intake_.take(worker.piece())) {
        stopped_ = true;
        return false;
      }
    } while (worker.piece().batch.empty() && !mark_is_due());
    bytes_read_ = intake_.bytes();
    plan = intake_.plan() ? &*intake_.plan() : nullptr;
    turn = turns_taken_++;
    if (plan != nullptr && helpers_.empty() && !input_ended_) start_helpers();
    return true;
  }

  // A file of nothing but a byte order mark comes back, too.
  bool mark_is_due() const {
    return turns_taken_ == 0 && intake_.ended() && intake_.dialect()->bom;
  }

  // Reads until a piece is full, the input pauses or ends, or nothing more can be read.
  void fill() {
    while (!input_ended_ && !intake_.full() && !intake_.failure()) {
      const std::span<char> room = intake_.room();
      std::size_t size = 0;
      switch (streams_.input.read(room, size)) {
        case Source::Outcome::failed:
          stop(End::read_failed);
          intake_.pause();  // what was whole before is still written
          return;
        case Source::Outcome::interrupted:
          stop(End::interrupted);
          intake_.pause();
          return;
        case Source::Outcome::end:
          input_ended_ = true;
          intake_.finish();
          return;
        case Source::Outcome::bytes:
          intake_.commit(size);
      }
      if (intake_.full() || streams_.input.ready_within({})) continue;
      if (!intake_.judged()) {
        if (streams_.input.ready_within(first_block_patience)) continue;
        intake_.pause();
      }
      return;  // complete records leave as soon as the input pauses
    }
  }

  // Once a first piece is there and more will come.
  void start_helpers() {
    try {
      for (unsigned i = 1; i < settings_.threads; ++i) helpers_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      // Those that could be started do the work.
    }
  }

  // Waits for its turn, then writes. False when nothing more is to be done.
  bool write(Worker& worker, std::uint64_t turn) {
    {
      std::unique_lock lock(turn_mutex_);
      turn_changed_.wait(lock, [&] { return turns_written_ == turn || abandoned_; });
      if (abandoned_) return false;
    }
    const text::Charset charset = intake_.charset();  // settled before the first piece
    if (!streams_.output.write(worker.output(charset))) return stop(End::write_failed);
    if (streams_.unresolved != nullptr && !streams_.unresolved->write(worker.unresolved(charset))) {
      return stop(End::unresolved_failed);
    }
    return true;
  }

  // Likewise, and gives the turn to the next.
  bool deliver(Worker& worker, std::uint64_t turn, const Plan* plan) {
    if (!write(worker, turn)) return false;
    worker.tell(plan, report_.summary.account, frequent_, report_.line_reached);
    if (watch_) watch_({bytes_read_, report_.summary.account.rows()});
    {
      const std::lock_guard lock(turn_mutex_);
      ++turns_written_;
    }
    turn_changed_.notify_all();
    return true;
  }

  // Nothing is read any more; what was taken before is still written, unless writing failed.
  bool stop(End end) {
    stopped_ = true;
    {
      const std::lock_guard lock(turn_mutex_);
      if (report_.end == End::done) report_.end = end;
      if (end != End::read_failed && end != End::interrupted) abandoned_ = true;
    }
    turn_changed_.notify_all();
    streams_.input.stop();  // another thread may wait for it: interrupted, which is not the reason
    return false;
  }

  void finish_summary() {
    Summary& summary = report_.summary;
    summary.plan = intake_.plan();
    summary.frequent = frequent_.first(most_frequent);
    summary.uncertainty = frequent_.uncertainty();
    if (!summary.plan) return;
    std::string scratch;
    for (Frequent::Counted& counted : summary.frequent) {
      const std::string_view value = csv::value_of(counted.name, scratch);
      std::string text;
      if (text::is_single_byte(intake_.charset())) {
        text::append_decoded(intake_.charset(), value, text);
      } else {
        text = value;
      }
      counted.name = std::move(text);
    }
  }

  const dataset::Table table_;
  const Settings& settings_;
  const Streams streams_;
  const std::function<void(const Reached&)>& watch_;

  std::mutex input_mutex_;  // guards what follows
  Intake intake_;
  bool input_ended_ = false;
  std::uint64_t turns_taken_ = 0;
  std::vector<std::thread> helpers_;
  std::atomic<bool> stopped_ = false;
  std::atomic<std::uint64_t> bytes_read_ = 0;

  std::mutex turn_mutex_;  // guards what follows, and who writes
  std::condition_variable turn_changed_;
  std::uint64_t turns_written_ = 0;
  bool abandoned_ = false;
  Frequent frequent_;
  Report report_;
};

}  // namespace

Report annotate_stream(const dataset::Table& table, const Settings& settings, Streams streams,
                       const std::function<void(const Reached&)>& watch) {
  return Pipeline(table, settings, streams, watch).run();
}

}  // namespace zonage::annotate
