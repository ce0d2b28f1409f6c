#include "cli/page.h"

#include <algorithm>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_statuses.h"
#include "render/wrapped.h"
#include "text/width.h"

namespace zonage::cli {
namespace {

using render::Language;

std::string_view in(const Words& words, Language language) {
  return language == Language::french ? words.french : words.english;
}

constexpr Words options_title{"Options", "Options"};
constexpr Words arguments_title{"Arguments", "Arguments"};
constexpr Words examples_title{"Exemples", "Examples"};
constexpr Words status_title{"Code de retour", "Exit status"};
constexpr Words usage_title{"Usage", "Usage"};
constexpr Words commands_title{"Autres commandes", "Other commands"};
constexpr Words description_title{"Description", "Description"};

struct Entry {
  std::string names;        // `-d, --department`
  std::string placeholder;  // empty for a flag
  std::string description;
};

bool is_flag(const CLI::Option& option) { return option.get_items_expected_max() == 0; }

Entry entry_of(const CLI::Option& option) {
  Entry entry;
  for (const std::string& name : option.get_snames()) entry.names += "-" + name;
  for (const std::string& name : option.get_lnames()) {
    if (!entry.names.empty()) entry.names += ", ";
    entry.names += "--" + name;
  }
  if (entry.names.empty()) {
    entry.names = option.get_name();
  } else if (!is_flag(option)) {
    entry.placeholder = option.get_type_name();
  }
  entry.description = option.get_description();
  return entry;
}

std::vector<Entry> entries_of(const CLI::App& app, bool positional) {
  std::vector<Entry> entries;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional() == positional) entries.push_back(entry_of(*option));
  }
  return entries;
}

std::string usage_of(const Page& page, const CLI::App& app, Language language) {
  std::string usage = title_of(page) + " [OPTIONS]";
  if (!page.usage.french.empty()) return usage + " " + std::string(in(page.usage, language));
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    usage += " [" + option->get_name() + "]";
    if (option->get_items_expected_max() > 1) usage += "...";
  }
  return usage;
}

void append_paragraph(std::string_view text, std::size_t indent, std::size_t width,
                      std::string& out) {
  render::append_wrapped(std::string(indent, ' ') + std::string(text), indent, width, out);
}

// Names and what they mean, in two columns where there is room.
void append_entry(std::string_view names, std::string_view description, std::size_t width,
                  std::string& out) {
  constexpr std::size_t margin = 2;
  constexpr std::size_t widest_names = 30;
  constexpr std::size_t narrow = 60;
  const std::size_t indent = width < narrow ? 3 * margin : margin + widest_names + 1;
  std::string line(margin, ' ');
  line += names;
  const std::size_t column = text::display_width(line);
  if (column >= indent) {
    out += line + '\n';
    line.assign(indent, ' ');
  } else {
    line.append(indent - column, ' ');
  }
  line += description;
  render::append_wrapped(line, indent, width, out);
}

// A minus is no hyphen that a page may break at, and a leading dot or quote would be a command.
std::string roff(std::string_view text) {
  std::string out;
  if (text.starts_with('.') || text.starts_with('\'')) out += "\\&";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == ' ' && render::holds(text, at)) {
      out += "\\~";
    } else if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '\'') {
      out += "\\(aq";
    } else {
      out += c;
    }
  }
  return out;
}

std::string upper(std::string_view title) {
  std::string out(title);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string dashed_title(const Page& page) {
  std::string title = title_of(page);
  std::replace(title.begin(), title.end(), ' ', '-');
  return title;
}

class Manual {
 public:
  Manual(const Page& page, const CLI::App& app, Language language)
      : page_(page), app_(app), language_(language) {}

  std::string run() {
    const std::string name = dashed_title(page_);
    out_ = ".TH \"" + upper(roff(name)) + "\" 1 \"\" \"zonage " ZONAGE_VERSION "\" \"zonage\"\n";
    section(language_ == Language::french ? "NOM" : "NAME");
    out_ += roff(name) + " \\- " + roff(in(page_.summary, language_)) + "\n";
    section(language_ == Language::french ? "SYNOPSIS" : "SYNOPSIS");
    out_ += ".B " + roff(usage_of(page_, app_, language_)) + "\n";
    if (!page_.details.french.empty()) {
      section(upper(in(description_title, language_)));
      out_ += roff(in(page_.details, language_)) + "\n";
    }
    entries(arguments_title, true);
    entries(options_title, false);
    if (page_.name.empty()) {
      section(upper(in(commands_title, language_)));
      for (const Command* other : all_commands()) {
        if (other->page.name.empty()) continue;
        out_ += ".TP\n\\fB" + roff(title_of(other->page)) + "\\fR\n" +
                roff(in(other->page.summary, language_)) + "\n";
      }
    }
    section(upper(in(examples_title, language_)));
    for (const Example& example : page_.examples) {
      out_ += ".PP\n" + roff(in(example.meaning, language_)) + "\n.PP\n.RS 4\n.nf\n" +
              roff(example.command) + "\n.fi\n.RE\n";
    }
    section(upper(in(status_title, language_)));
    out_ += roff(in(exit_statuses_of(page_.name), language_)) + "\n";
    section(language_ == Language::french ? "VOIR AUSSI" : "SEE ALSO");
    std::string_view separator;
    for (const Command* other : all_commands()) {
      if (other->page.name == page_.name) continue;
      out_ += std::string(separator) + "\\fB" + roff(dashed_title(other->page)) + "\\fR(1)";
      separator = ", ";
    }
    out_ += "\n";
    return std::move(out_);
  }

 private:
  void section(std::string_view title) { out_ += ".SH " + std::string(title) + "\n"; }

  void entries(const Words& title, bool positional) {
    const std::vector<Entry> all = entries_of(app_, positional);
    if (all.empty()) return;
    section(upper(in(title, language_)));
    for (const Entry& entry : all) {
      out_ += ".TP\n\\fB" + roff(entry.names) + "\\fR";
      if (!entry.placeholder.empty()) out_ += " \\fI" + roff(entry.placeholder) + "\\fR";
      out_ += "\n" + roff(entry.description) + "\n";
    }
  }

  const Page& page_;
  const CLI::App& app_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string title_of(const Page& page) {
  return page.name.empty() ? "zonage" : "zonage " + std::string(page.name);
}

std::string help_text(const Page& page, const CLI::App& app, Language language, std::size_t width) {
  std::string out;
  append_paragraph(in(page.summary, language), 0, width, out);
  out += '\n';
  out += std::string(in(usage_title, language)) + (language == Language::french ? " : " : ": ") +
         usage_of(page, app, language) + "\n";
  if (!page.details.french.empty()) {
    out += '\n';
    append_paragraph(in(page.details, language), 0, width, out);
  }
  for (const bool positional : {true, false}) {
    const std::vector<Entry> entries = entries_of(app, positional);
    if (entries.empty()) continue;
    out += '\n';
    out += in(positional ? arguments_title : options_title, language);
    out += '\n';
    for (const Entry& entry : entries) {
      std::string names = entry.names;
      if (!positional && names.starts_with("--")) names.insert(0, 4, ' ');
      if (!entry.placeholder.empty()) names += " " + entry.placeholder;
      append_entry(names, entry.description, width, out);
    }
  }
  if (page.name.empty()) {
    out += '\n';
    out += in(commands_title, language);
    out += '\n';
    for (const Command* other : all_commands()) {
      if (other->page.name.empty()) continue;
      const std::string title = title_of(other->page);
      append_entry(title, in(other->page.summary, language), width, out);
    }
  }
  out += '\n';
  out += in(examples_title, language);
  out += '\n';
  for (const Example& example : page.examples) {
    out += "  " + std::string(example.command) + "\n";
    append_paragraph(in(example.meaning, language), 6, width, out);
  }
  out += '\n';
  append_paragraph(std::string(in(status_title, language)) +
                       (language == Language::french ? " : " : ": ") +
                       std::string(in(exit_statuses_of(page.name), language)),
                   0, width, out);
  return out;
}

std::string manual_page(const Page& page, const CLI::App& app, Language language) {
  return Manual(page, app, language).run();
}

}  // namespace zonage::cli
