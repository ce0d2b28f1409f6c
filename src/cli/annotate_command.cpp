// zonage annotate: a CSV table in, the same table with zonage's columns out.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "annotate/input.h"
#include "annotate/outlet.h"
#include "annotate/pipeline.h"
#include "annotate/progress.h"
#include "annotate/whole_file.h"
#include "cli/annotate_options.h"
#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/options.h"
#include "cli/own_lists.h"

namespace zonage::cli {
namespace {

using annotate::Report;
using annotate::WholeFile;
using render::Language;

// Where the annotated table goes: a file that appears at the end, stdout, or nowhere (--quiet).
class Destination final : public annotate::Sink {
 public:
  explicit Destination(const AnnotateOptions& options)
      : path_(options.output), quiet_(options.common.quiet && options.output.empty()) {}

  bool open() { return path_.empty() || file_.open(path_); }
  bool write(std::string_view bytes) override {
    if (quiet_) return true;
    return file_.is_open() ? file_.write(bytes) : stdout_.write(bytes);
  }
  void stop_on(int wake) {
    file_.stop_on(wake);
    stdout_.stop_on(wake);
  }
  // All was given: makes it last.
  bool keep() { return !file_.is_open() || file_.keep(); }

  bool is_file() const { return !path_.empty(); }
  // Whether what is written appears at once in the regular file that the descriptor reads.
  bool writes_into(int descriptor) const;
  const WholeFile& file() const { return file_; }
  bool reader_gone() const { return (!is_file() || file_.is_direct()) && error_number() == EPIPE; }
  int error_number() const { return is_file() ? file_.error_number() : stdout_.error_number(); }

 private:
  std::string path_;
  bool quiet_;
  WholeFile file_;
  annotate::Outlet stdout_{STDOUT_FILENO};
};

using State = struct stat;

std::optional<State> state_of(const std::string& path) {
  State state{};
  return ::stat(path.c_str(), &state) == 0 ? std::optional(state) : std::nullopt;
}

std::optional<State> state_of(int descriptor) {
  State state{};
  return ::fstat(descriptor, &state) == 0 ? std::optional(state) : std::nullopt;
}

// Whether both are the same regular file.
bool same_file(const std::optional<State>& a, const std::optional<State>& b) {
  return a && b && S_ISREG(a->st_mode) && a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

bool Destination::writes_into(int descriptor) const {
  if (quiet_ || (is_file() && !file_.is_direct())) return false;
  return same_file(is_file() ? state_of(path_) : state_of(STDOUT_FILENO), state_of(descriptor));
}

class AnnotateRun {
 public:
  AnnotateRun(const AnnotateOptions& options, const std::vector<lists::OwnList>& lists,
              Language language)
      : options_(options), lists_(lists), language_(language), destination_(options) {}

  int run(const dataset::Table& table) {
    const auto begin = std::chrono::steady_clock::now();
    const Interruption interruption;  // a pipe that is to be written may have to be waited for
    if (!open()) return exit_error;
    input_.stop_on(interruption.descriptor());
    destination_.stop_on(interruption.descriptor());
    unresolved_.stop_on(interruption.descriptor());
    annotate::Progress progress(input_.size(), language_);
    Report report = annotate::annotate_stream(
        table, options_.settings,
        {input_, destination_, unresolved_.is_open() ? &unresolved_ : nullptr},
        [&](const annotate::Reached& reached) { progress.show(reached); });
    progress.clear();
    if (report.end == Report::End::write_failed && destination_.reader_gone()) return exit_ok;
    if (gave_up(report.end)) report.end = Report::End::interrupted;
    if (report.end != Report::End::done) {
      tell_end(report);
      return exit_error;
    }
    if (!destination_.keep()) {
      tell_unwritable(options_.output, destination_.error_number());
      return exit_error;
    }
    if (unresolved_.is_open() && !unresolved_.keep()) {
      tell_unwritable(options_.unresolved, unresolved_.error_number());
      return exit_error;
    }
    tell_doubtful_charset(report.summary);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    report.summary.seconds = taken.count();
    if (!summarise(report.summary)) return exit_error;
    const bool short_of = options_.strict && report.summary.account.unresolved() != 0;
    return short_of ? exit_unresolved : exit_ok;
  }

 private:
  bool open() {
    if (!input_.open(options_.file)) {
      complain(joined(options_.file,
                      say(language_, " : ne peut pas être lu (", ": cannot be read ("),
                      reason_of(input_.error_number(), language_)) +
               std::string(say(language_, ") : vérifiez le nom et les droits",
                               "): check the name and the permissions")));
      return false;
    }
    if (would_replace_what_is_used()) return false;
    if (!options_.unresolved.empty() && !unresolved_.open(options_.unresolved)) {
      tell_unwritable(options_.unresolved, unresolved_.error_number());
      return false;
    }
    if (!destination_.open()) {
      tell_unwritable(options_.output, destination_.error_number());
      return false;
    }
    if (unresolved_.is_open() && destination_.is_file() &&
        unresolved_.is_same_file(destination_.file())) {
      complain(say(language_, "--unresolved et --output sont le même fichier : donnez un autre nom",
                   "--unresolved and --output are the same file: give another name"));
      return false;
    }
    if (destination_.writes_into(input_.descriptor())) {
      complain(say(language_, "la sortie est le fichier lu : écrivez dans un autre fichier",
                   "the output is the file that is read: write to another file"));
      return false;
    }
    return true;
  }

  // What else is open, or was read; told.
  bool would_replace_what_is_used() const {
    const auto unresolved = state_of(options_.unresolved);
    if (same_file(unresolved, state_of(input_.descriptor()))) {
      complain(say(language_, "--unresolved remplacerait le fichier lu : donnez un autre nom",
                   "--unresolved would replace the file that is read: give another name"));
      return true;
    }
    if (!destination_.is_file() && same_file(unresolved, state_of(STDOUT_FILENO))) {
      complain(say(language_,
                   "--unresolved remplacerait le fichier où va la sortie : donnez un autre nom",
                   "--unresolved would replace the file that the output goes to: give another "
                   "name"));
      return true;
    }
    std::vector<std::string_view> read;
    if (!options_.common.data.empty()) read.push_back(options_.common.data);
    for (const lists::OwnList& list : lists_) read.push_back(list.path());
    return std::any_of(read.begin(), read.end(), [&](std::string_view path) {
      const auto state = state_of(std::string(path));
      if (same_file(unresolved, state)) return told_to_replace("--unresolved", path);
      if (destination_.is_file()) {
        return same_file(state_of(options_.output), state) && told_to_replace("--output", path);
      }
      return same_file(state_of(STDOUT_FILENO), state) &&
             told_to_replace(say(language_, "la sortie", "the output"), path);
    });
  }

  bool told_to_replace(std::string_view what, std::string_view path) const {
    complain(joined(what, say(language_, " remplacerait ", " would replace "), path) +
             std::string(say(language_, ", qui est lu : donnez un autre nom",
                             ", which is read: give another name")));
    return true;
  }

  // On a reader that took nothing more after a signal.
  bool gave_up(Report::End end) const {
    return (end == Report::End::write_failed && destination_.error_number() == EINTR) ||
           (end == Report::End::unresolved_failed && unresolved_.error_number() == EINTR);
  }

  void tell_end(const Report& report) const {
    const bool is_file = !options_.file.empty() && options_.file != "-";
    const std::string name = is_file ? options_.file : "stdin";
    const std::string line = std::to_string(report.line_reached);
    const std::string_view incomplete =
        say(language_, " : le résultat est incomplet", ": the result is incomplete");
    switch (report.end) {
      case Report::End::done:
        break;
      case Report::End::failed:
        complain((is_file ? joined(name, say(language_, " : ", ": ")) : std::string()) +
                 annotate::describe(*report.failure, language_));
        break;
      case Report::End::read_failed:
        complain(joined(name,
                        say(language_, " : lecture interrompue après la ligne ",
                            ": reading was interrupted after line "),
                        line) +
                 joined(" (", reason_of(input_.error_number(), language_), ")") +
                 std::string(incomplete));
        break;
      case Report::End::interrupted:
        complain(joined(say(language_, "interrompu après la ligne ", "interrupted after line "),
                        line, incomplete));
        break;
      case Report::End::write_failed:
        if (destination_.is_file()) {
          tell_unwritable(options_.output, destination_.error_number());
        } else {
          complain(joined(say(language_, "la sortie ne peut pas être écrite après la ligne ",
                              "the output cannot be written after line "),
                          line) +
                   joined(" (", reason_of(destination_.error_number(), language_), ")") +
                   std::string(incomplete));
        }
        break;
      case Report::End::unresolved_failed:
        tell_unwritable(options_.unresolved, unresolved_.error_number());
        break;
      case Report::End::no_memory:
        complain(joined(
            say(language_, "plus de mémoire après la ligne ", "not enough memory after line "),
            line, incomplete));
        break;
    }
  }

  // The rows came back and say so themselves; why there are so many, only this tells.
  void tell_doubtful_charset(const annotate::Summary& summary) const {
    if (!summary.plan || !summary.plan->charset_assumed || summary.account.unreadable() == 0)
      return;
    complain(joined(say(language_, "lignes dont des octets ne sont pas de l'UTF-8 : ",
                        "rows with bytes that are no UTF-8: "),
                    std::to_string(summary.account.unreadable()),
                    say(language_,
                        " ; le début du fichier ne disait pas son encodage : relancez avec "
                        "--encoding windows-1252",
                        "; the file's beginning did not tell its encoding: run again with "
                        "--encoding windows-1252")));
  }

  void tell_unwritable(std::string_view path, int error_number) const {
    if (error_number == EINTR) {  // while it was waited for a reader
      complain(say(language_, "interrompu : rien n'est fait", "interrupted: nothing was done"));
      return;
    }
    complain(joined(path, say(language_, " : ne peut pas être écrit (", ": cannot be written ("),
                    reason_of(error_number, language_)) +
             std::string(say(language_, ") : vérifiez le nom, les droits et la place",
                             "): check the name, the permissions and the space")));
  }

  // False when it could not be written, of which stderr can tell nothing more.
  bool summarise(const annotate::Summary& summary) const {
    if (options_.summary.empty()) return true;
    const std::string text = options_.summary == "json"
                                 ? annotate::summary_json(summary)
                                 : annotate::summary_text(summary, language_);
    return std::fwrite(text.data(), 1, text.size(), stderr) == text.size();
  }

  const AnnotateOptions& options_;
  const std::vector<lists::OwnList>& lists_;
  const Language language_;
  annotate::Input input_;
  Destination destination_;
  WholeFile unresolved_;
};

constexpr Example examples[] = {
    {"zonage annotate < clients.csv > clients_zones.csv",
     {"la même table, les zones en plus", "the same table, with the zones"}},
    {"zonage annotate -c ville --department-column dept --summary text -o zones.csv clients.csv",
     {"quelles colonnes lire, un bilan, un fichier entier ou rien",
      "which columns to read, a summary, a whole file or none"}},
};

int run(const Arguments& arguments) {
  const Language language = language_of(arguments);
  auto parsed = parse_annotate(arguments, language);
  if (const int* status = std::get_if<int>(&parsed)) return *status;
  AnnotateOptions& options = std::get<AnnotateOptions>(parsed);
  const auto chosen = ChosenTable::open(options.common, language);
  if (!chosen) return exit_error;
  const auto lists = open_own_lists(options.with, chosen->table(), options.common.quiet, language);
  if (!lists || !settle_columns(options, *lists, language)) return exit_error;
  return AnnotateRun(options, *lists, language).run(chosen->table());
}

}  // namespace

const Command annotate_command{
    {"annotate",
     {"Une table CSV en entrée, la même avec les zones en plus en sortie",
      "A CSV table in, the same table with the zones added out"},
     {"Chaque octet de l'entrée revient, dans l'ordre ; les colonnes ajoutées sont les dernières. "
      "Un "
      "nom inconnu reste sans zone, un nom ambigu n'a que celle que partagent tous ceux qu'il "
      "pourrait désigner : ils sont cités.",
      "Every byte of the input comes back, in order; the added columns stand last. An unknown name "
      "gets no zone, an ambiguous one only that which all whom it could mean share: they are "
      "named."},
     examples},
    run,
    declare_annotate};

}  // namespace zonage::cli
