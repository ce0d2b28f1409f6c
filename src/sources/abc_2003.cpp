#include "sources/abc_2003.h"

#include <algorithm>
#include <array>
#include <string>

namespace zonage::sources {
namespace {

// The page's own lines around the list; nothing else may stand outside it.
constexpr std::array<std::string_view, 4> title_lines{
    "investissement locatif:",
    "nouveau zonage pour l'application",
    "Liste des communes comprises dans les zones",
    "fixée par arrêté du 19 décembre 2003",
};
constexpr std::string_view page_leftover = "0 commentaires";

constexpr std::string_view whole_department = "L'ensemble des communes du département.";
constexpr std::string_view rest_of_department =
    "L'ensemble des communes du département, hors communes en zone A.";
constexpr std::string_view rest_of_territory = "Le reste du territoire national.";

bool is_title_line(std::string_view line) {
  return std::any_of(title_lines.begin(), title_lines.end(),
                     [&](std::string_view start) { return line.starts_with(start); });
}

}  // namespace

PrintedList parse_abc_2003(const Document& document) {
  PrintedList list;
  Heading heading;
  bool paragraph_due = false;  // a département heading wants exactly one paragraph
  bool closed = false;
  std::size_t paragraph = 0;
  for (std::size_t number = 1; number <= document.line_count(); ++number) {
    const std::string_view line = trim(document.line(number));
    if (line.empty()) continue;
    const auto fail = [&](std::string french, std::string english) {
      list.errors.push_back(
          document.refusal_at(number, line, std::move(french), std::move(english)));
    };
    const auto require_names = [&] {
      if (!paragraph_due) return;
      fail("un titre de département sans noms avant cette ligne",
           "a département heading without names before this line");
    };
    if (closed) {
      if (line != page_leftover) {
        fail("une ligne après la fin de la liste", "a line after the end of the list");
      }
      continue;
    }
    if (heading.zone.empty() && is_title_line(line)) continue;
    if (line.starts_with("Zone ")) {
      const std::string_view zone = line.substr(5);
      require_names();
      const std::string_view due = heading.zone.empty() ? "A" : heading.zone == "A" ? "B" : "C";
      if (zone != due || heading.zone == "C") {
        fail("titre de zone hors de sa place : « Zone " + std::string(due) + " » est attendu",
             "zone heading out of order: expected `Zone " + std::string(due) + "`");
      }
      heading = {zone, {}, {}, {}};
      paragraph_due = zone == "C";
      continue;
    }
    Heading next = heading;
    if (!heading.zone.empty() && heading.zone != "C" && read_department_heading(line, next)) {
      require_names();
      heading = next;
      paragraph_due = true;
      continue;
    }
    if (!paragraph_due) {
      fail("une ligne qui n'est pas un titre là où il en faut un",
           "a line that is no heading where a heading is due");
      continue;
    }
    paragraph_due = false;
    if (heading.zone == "C") {
      if (line != rest_of_territory) {
        fail("incompris : la zone C est « " + std::string(rest_of_territory) + " »",
             "not understood: zone C is `" + std::string(rest_of_territory) + "`");
        continue;
      }
      list.rules.push_back({PrintedRuleKind::rest_of_territory, heading, line, {}, number});
      closed = true;
    } else if (line == whole_department) {
      list.rules.push_back({PrintedRuleKind::whole_department, heading, line, {}, number});
    } else if (line == rest_of_department) {
      list.rules.push_back({PrintedRuleKind::rest_of_department, heading, line, {}, number});
    } else {
      read_names(document, number, line, heading, paragraph++, list);
    }
  }
  if (!closed) {
    list.errors.push_back(
        document.refusal("la liste finit avant la zone C", "the list ends before zone C"));
  }
  return list;
}

}  // namespace zonage::sources
