// The commands' pages: complete, in both languages, and true: their examples are run.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "cli/commands.h"
#include "cli/exit_statuses.h"
#include "support/catch.h"
#include "support/folder.h"
#include "text/width.h"

namespace zonage::cli {
namespace {

using render::Language;

constexpr Language languages[] = {Language::french, Language::english};

std::string help_of(const Command& command, Language language, std::size_t width = 100) {
  CLI::App app;
  command.declare(app, language);
  return help_text(command.page, app, language, width);
}

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    widest = std::max(widest, text::display_width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return widest;
}

}  // namespace

TEST_CASE("every command has a page in both languages, with two examples at least") {
  std::set<std::string_view> names;
  for (const Command* command : all_commands()) {
    const Page& page = command->page;
    INFO(title_of(page));
    CHECK(names.insert(page.name).second);
    CHECK(find_command(page.name.empty() ? "lookup" : page.name) == command);
    CHECK(page.examples.size() >= 2);
    for (const Words& words : {page.summary, page.details, exit_statuses_of(page.name)}) {
      CHECK_FALSE(words.french.empty());
      CHECK_FALSE(words.english.empty());
      CHECK(words.french != words.english);
    }
    for (const Language language : languages) {
      const std::string help = help_of(*command, language);
      CHECK(help.find("TEXT") == std::string::npos);  // the parser's own word for any value
      CHECK(widest_line(help) <= 100);
    }
  }
  CHECK(find_command("Lille") == nullptr);
}

TEST_CASE("a page fits a narrow terminal, but for what is typed") {
  for (const Command* command : all_commands()) {
    std::string help = help_of(*command, Language::french, 40);
    help.erase(0, help.find("\n\n", help.find("Usage")));
    for (const Example& example : command->page.examples) {
      help.erase(help.find(example.command), example.command.size());
    }
    CHECK(widest_line(help) <= 40);
  }
}

TEST_CASE("the manual page says what the help says") {
  for (const Command* command : all_commands()) {
    for (const Language language : languages) {
      CLI::App app;
      command->declare(app, language);
      const std::string manual = manual_page(command->page, app, language);
      INFO(manual);
      CHECK(manual.find(" : ") == std::string::npos);
      CHECK(manual.find("« ") == std::string::npos);
      CHECK(manual.starts_with(".TH \"ZONAGE"));
      for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
          std::string escaped = "\\-\\-";
          for (const char c : name) escaped += c == '-' ? std::string("\\-") : std::string(1, c);
          CHECK(manual.find(escaped) != std::string::npos);
        }
      }
      CHECK(manual.find(".SH " +
                        std::string(language == Language::french ? "VOIR AUSSI" : "SEE ALSO")) !=
            std::string::npos);
    }
  }
}

TEST_CASE("the examples of every page run") {
  const test::Folder folder;
  std::ofstream(folder.file("zonage_abc.csv")) << "CODGEO;zone\n74010;A\n";
  std::ofstream(folder.file("clients.csv")) << "id;ville;dept\n1;Béthune;62\n2;St Denis;93\n";
  std::ofstream(folder.file("annotated.csv")) << "commune\nLille\n";
  std::filesystem::create_directories(folder.file(".config/fish/completions"));
  const std::string path = std::filesystem::path(ZONAGE_PROGRAM).parent_path().string();
  for (const Command* command : all_commands()) {
    for (const Example& example : command->page.examples) {
      std::string line(example.command);
      if (line.find("< clients.csv") != std::string::npos) {
        line.replace(line.find("clients.csv"), 11, "annotated.csv");  // the header is `commune`
      }
      const std::string script = "cd '" + folder.file("") +
                                 "' && export HOME=\"$PWD\" PATH=" + path + ":$PATH && " + line +
                                 " > shown 2> told";
      std::ofstream(folder.file("script")) << script << "\n";
      INFO(script);
      CHECK(std::system(("bash '" + folder.file("script") + "'").c_str()) == 0);
    }
  }
}

}  // namespace zonage::cli
