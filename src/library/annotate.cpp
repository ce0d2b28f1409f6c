#include "zonage/annotate.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "annotate/pipeline.h"
#include "csv/dialect.h"
#include "library/inside.h"

namespace zonage {
namespace {

using annotate::Report;

constexpr unsigned most_threads = 64;

// Of the order of the enumerators: one conversion, checked here.
text::Charset charset_of(Encoding encoding) {
  static_assert(static_cast<int>(Encoding::utf8) == static_cast<int>(text::Charset::utf8));
  static_assert(static_cast<int>(Encoding::windows_1252) ==
                static_cast<int>(text::Charset::windows_1252));
  static_assert(static_cast<int>(Encoding::iso_8859_15) ==
                static_cast<int>(text::Charset::iso_8859_15));
  static_assert(static_cast<int>(Encoding::utf16_le) == static_cast<int>(text::Charset::utf16_le));
  static_assert(static_cast<int>(Encoding::utf16_be) == static_cast<int>(text::Charset::utf16_be));
  return static_cast<text::Charset>(encoding);
}

class CalledSource final : public annotate::Source {
 public:
  explicit CalledSource(const AnnotateStreams& streams) : read_(streams.read) {}

  Outcome read(std::span<char> into, std::size_t& size) override {
    std::ptrdiff_t got = -1;
    try {
      got = read_(into.data(), into.size());
    } catch (...) {
      return Outcome::failed;
    }
    if (got < 0 || static_cast<std::size_t>(got) > into.size()) return Outcome::failed;
    size = static_cast<std::size_t>(got);
    return size == 0 ? Outcome::end : Outcome::bytes;
  }
  // It cannot be asked: to wait for it is its own affair.
  bool ready_within(std::chrono::milliseconds) override { return true; }

 private:
  const std::function<std::ptrdiff_t(char*, std::size_t)>& read_;
};

class CalledSink final : public annotate::Sink {
 public:
  explicit CalledSink(const std::function<bool(std::string_view)>& function)
      : function_(function) {}

  bool write(std::string_view bytes) override {
    try {
      return bytes.empty() || function_(bytes);
    } catch (...) {
      return false;
    }
  }

 private:
  const std::function<bool(std::string_view)>& function_;
};

std::string_view say(Language language, std::string_view french, std::string_view english) {
  return language == Language::french ? french : english;
}

Error refused(std::string message) { return Error{ErrorKind::syntax, std::move(message), {}}; }

Result<annotate::Settings> settings_of(const AnnotateOptions& options) {
  annotate::Settings settings;
  settings.name_column = options.column;
  settings.department_column = options.department_column;
  settings.postal_column = options.postal_column;
  settings.insee_column = options.insee_column;
  settings.has_header = options.has_header;
  if (options.delimiter) {
    if (!csv::can_delimit(*options.delimiter)) {
      return refused(std::string(say(options.language,
                                     "délimiteur refusé : donnez ; , | tab ou un autre signe ASCII",
                                     "delimiter refused: give ; , | tab or another ASCII sign")));
    }
    settings.delimiter = options.delimiter;
  }
  if (options.encoding) settings.charset = charset_of(*options.encoding);
  if (!options.columns.empty()) settings.columns.clear();
  for (const std::string& key : options.columns) {
    const auto column = render::parse_column(key);
    if (!column) {
      return refused(std::string(say(options.language, "pas de colonne « ", "no column “")) + key +
                     std::string(say(options.language, " » : choisissez parmi field_keys()",
                                     "”: choose among field_keys()")));
    }
    if (std::find(settings.columns.begin(), settings.columns.end(), *column) ==
        settings.columns.end()) {
      settings.columns.push_back(*column);
    }
  }
  settings.replace = options.replace;
  settings.accept_suggestion = options.accept_suggestion;
  settings.escape_formulas = options.escape_formulas;
  settings.threads =
      std::clamp(options.threads == 0 ? std::thread::hardware_concurrency() : options.threads, 1U,
                 most_threads);
  return settings;
}

Account account_of(const annotate::Account& account) {
  using annotate::RowStatus;
  return {account.rows(),
          account.rows(RowStatus::found),
          account.rows(RowStatus::ambiguous),
          account.rows(RowStatus::unknown),
          account.rows(RowStatus::empty),
          account.rows(RowStatus::malformed),
          account.repaired(),
          account.unreadable(),
          account.substitutions(),
          account.escaped()};
}

Error error_of(const Report& report, Language language) {
  Error error;
  error.place.line = static_cast<std::uint32_t>(report.line_reached);
  switch (report.end) {
    case Report::End::failed:
      error.message = annotate::describe(*report.failure, language);
      break;
    case Report::End::write_failed:
    case Report::End::unresolved_failed:
      error.kind = ErrorKind::unwritable;
      error.message =
          say(language, "le résultat n'a pas pu être écrit", "the result could not be written");
      break;
    case Report::End::no_memory:
      error.kind = ErrorKind::no_memory;
      error.message = say(language, "plus de mémoire", "no memory left");
      break;
    default:
      error.kind = ErrorKind::unreadable;
      error.message = say(language, "l'entrée n'a pas pu être lue", "the input could not be read");
      break;
  }
  return error;
}

}  // namespace

Result<Account> annotate_table(const Data& data, const AnnotateOptions& options,
                               const AnnotateStreams& streams) {
  return library::without_throwing([&]() -> Result<Account> {
    if (!streams.read || !streams.write) {
      return refused(
          std::string(say(options.language, "il faut une fonction qui lit et une qui écrit",
                          "a function that reads and one that writes are needed")));
    }
    const Result<annotate::Settings> settings = settings_of(options);
    if (!settings) return settings.error();
    CalledSource source(streams);
    CalledSink output(streams.write);
    CalledSink unresolved(streams.write_unresolved);
    const Report report = annotate::annotate_stream(
        data.inside().table, *settings,
        {source, output, streams.write_unresolved ? &unresolved : nullptr});
    if (report.end != Report::End::done) return error_of(report, options.language);
    return account_of(report.summary.account);
  });
}

}  // namespace zonage
