#include "rules/house.h"

#include <algorithm>
#include <map>
#include <set>

namespace zonage::test {
namespace {

using Names = std::set<std::string, std::less<>>;

// Folder of src/ -> the folders it may include beside itself and the public headers (zonage/...).
const std::map<std::string, Names, std::less<>>& may_include() {
  static const std::map<std::string, Names, std::less<>> table{
      {"base", {}},
      {"text", {"base"}},
      {"csv", {"base"}},
      {"sources", {"base", "text", "csv"}},
      {"communes", {"base", "text", "csv", "sources"}},  // never the reverse: parsers know none
      {"zones", {"base", "text", "csv", "sources", "communes"}},
      {"dataset", {"base", "text", "csv", "sources", "communes", "zones"}},
      {"resolve", {"base", "text", "csv", "sources", "communes", "zones", "dataset"}},
      {"lists", {"base", "text", "csv", "sources", "communes", "zones", "dataset"}},
      {"grant", {"base", "text", "csv", "sources", "communes", "zones", "dataset"}},
      {"render",
       {"base", "text", "csv", "sources", "communes", "zones", "dataset", "resolve", "grant",
        "lists"}},
      {"annotate",
       {"base", "text", "csv", "sources", "communes", "zones", "dataset", "resolve", "grant",
        "lists", "render"}},
      {"library",
       {"base", "text", "csv", "sources", "communes", "zones", "dataset", "resolve", "grant",
        "lists", "render", "annotate"}},
      // and sources/, but only for the command of that name
      {"cli",
       {"base", "text", "csv", "communes", "zones", "dataset", "resolve", "grant", "lists",
        "render", "annotate"}},
      // and grant/: the build computes the published grant again
      {"compile", {"base", "text", "sources", "communes", "zones", "dataset", "grant"}},
  };
  return table;
}

// First part of a third-party header's name -> the folders that may include it.
const std::map<std::string, Names, std::less<>>& home_of() {
  static const std::map<std::string, Names, std::less<>> table{
      {"CLI", {"src/cli"}},
      {"nlohmann", {"src/render", "src/compile"}},
      {"unicode", {"src/compile", "tests"}},
      {"catch2", {"tests/support"}},
  };
  return table;
}

bool is_inside(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::string_view first_part(std::string_view path) { return path.substr(0, path.find('/')); }

std::string_view trim_left(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text;
}

struct Include {
  std::size_t line;
  std::string_view name;
  bool quoted;
};

std::vector<Include> includes_of(std::string_view text) {
  std::vector<Include> includes;
  for (std::size_t line = 1; !text.empty(); ++line) {
    std::string_view rest = trim_left(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    if (!rest.starts_with('#')) continue;
    rest = trim_left(rest.substr(1));
    if (!rest.starts_with("include")) continue;
    rest = trim_left(rest.substr(7));
    if (rest.empty() || (rest[0] != '"' && rest[0] != '<')) continue;
    const char close = rest[0] == '"' ? '"' : '>';
    includes.push_back({line, rest.substr(1, rest.find(close, 1) - 1), rest[0] == '"'});
  }
  return includes;
}

// <x> of the standard library or <x.h>, <sys/x.h> of the system.
bool is_system_header(std::string_view name) {
  if (name.ends_with(".hpp")) return false;
  return name.find('/') == std::string_view::npos || name.starts_with("sys/") ||
         name.starts_with("linux/");
}

// Why `file` must not say #include "name"; empty when it may.
std::string why_not_ours(std::string_view path, std::string_view name) {
  const std::string_view target = first_part(name);
  if (target == "zonage") return {};
  if (is_inside(path, "tests")) return {};  // tests may look everywhere
  if (is_inside(path, "include")) return "a public header sees public headers only";
  if (target == name) return "an include names its folder";
  const std::string_view module = first_part(path.substr(path.find('/') + 1));
  const auto allowed = may_include().find(module);
  if (allowed == may_include().end()) return "src/" + std::string(module) + " has no rule yet";
  if (!may_include().contains(target)) return "src/ has no folder of that name";
  if (target == module || allowed->second.contains(target)) return {};
  const std::string_view file = path.substr(path.rfind('/') + 1);
  if (module == "cli" && target == "sources") {
    if (file.starts_with("sources")) return {};
    return "in cli, sources is for the sources command only";
  }
  return std::string(module) + " must not see " + std::string(target);
}

std::string why_not_theirs(std::string_view path, std::string_view name) {
  if (first_part(name) == "zonage") {
    const bool outside = is_inside(path, "tests/examples") || is_inside(path, "tests/package");
    return outside ? "" : "<zonage/...> is for programs outside: quote it";
  }
  const auto home = home_of().find(first_part(name));
  if (home == home_of().end()) {
    return is_system_header(name) ? "" : "a third-party header without a home";
  }
  for (const std::string& folder : home->second) {
    if (is_inside(path, folder)) return {};
  }
  return home->first + " lives in " + *home->second.begin() +
         (home->second.size() > 1 ? " and " + *home->second.rbegin() : "");
}

}  // namespace

std::vector<std::string> check_includes(const SourceFile& file) {
  std::vector<std::string> violations;
  for (const Include& include : includes_of(file.text)) {
    // A third-party header does not escape its rule by being quoted.
    const bool ours = include.quoted && !home_of().contains(first_part(include.name));
    const std::string why =
        ours ? why_not_ours(file.path, include.name) : why_not_theirs(file.path, include.name);
    if (why.empty()) continue;
    violations.push_back(file.path + ":" + std::to_string(include.line) + ": " +
                         std::string(include.name) + ": " + why);
  }
  return violations;
}

std::vector<std::string> check_header_opening(const SourceFile& file) {
  std::vector<std::string> violations;
  if (!file.path.ends_with(".h")) return violations;
  if (!file.text.starts_with("// ")) {
    violations.push_back(file.path + ":1: a header opens with what it is for (// ...)");
  }
  if (file.text.find("\n#pragma once\n") == std::string::npos) {
    violations.push_back(file.path + ":1: a header has #pragma once");
  }
  return violations;
}

std::vector<std::string> check_tests_are_built(const std::vector<std::string>& in_tree,
                                               const std::vector<std::string>& built) {
  std::vector<std::string> violations;
  for (const std::string& test : in_tree) {
    if (!test.ends_with("_test.cpp")) continue;
    const auto times = std::count(built.begin(), built.end(), test);
    if (times == 0) violations.push_back(test + ": part of no test program");
    if (times > 1) violations.push_back(test + ": part of several test programs");
  }
  return violations;
}

std::vector<std::string> check_top_level(const std::vector<std::string>& entries) {
  static const Names expected{"CMakeLists.txt", "LICENSE", "README.md", "data",
                              "include",        "src",     "tests"};
  std::vector<std::string> violations;
  for (const std::string& entry : entries) {
    if (!entry.starts_with('.') && !expected.contains(entry)) {
      violations.push_back(entry + ": does not belong at the top level");
    }
  }
  for (const std::string& name : expected) {
    if (std::find(entries.begin(), entries.end(), name) == entries.end()) {
      violations.push_back(name + ": missing at the top level");
    }
  }
  return violations;
}

}  // namespace zonage::test
