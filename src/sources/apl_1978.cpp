#include "sources/apl_1978.h"

#include <algorithm>
#include <array>
#include <string>

namespace zonage::sources {
namespace {

constexpr std::array<std::string_view, 3> title_lines{
    "# Classement des communes par zones géographiques",
    "**Arrêté du 17 mars 1978 relatif au classement",
    "Modifié et complété par les arrêtés des",
};

// The ministry's contact block at the page's foot.
constexpr std::array<std::string_view, 16> contact_lines{
    "**Direction",
    "de l'Aménagement",
    "du Logement",
    "et des paysages",
    "Sous-direction",
    "Bureau",
    "Arche",
    "Tél.",
    "Fl4.",
    "MINISTÈRE",
    "de l'urbanisme",
    "DE L'ÉGALITÉ",
    "DES TERRITOIRES",
    "ET DU LOGEMENT",
    "DES AFFAIRES",
    "ET DE LA SANTÉ",
};

constexpr std::string_view islands =
    "**En métropole, toutes les îles non reliées par voie routière**";
constexpr std::string_view rest_of_territory = "Le reste du territoire national";
constexpr std::string_view whole_department = "Tout le département.";
constexpr std::string_view both_corsican_departments =
    "L'ensemble des communes des départements de la Corse-du-Sud et de la Haute-Corse.";
constexpr std::string_view rest_of_department = "Reste du département ne figurant pas en zone I.";
constexpr std::string_view cantons_start = "Toutes les communes des cantons de ";

template <std::size_t N>
bool starts_with_any(std::string_view line, const std::array<std::string_view, N>& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return line.starts_with(start); });
}

bool is_zone_heading(std::string_view text) {
  return text == "ZONE I" || text == "ZONE II" || text == "ZONE III";
}

class Parser {
 public:
  explicit Parser(const Document& document) : document_(document) {}

  PrintedList run() {
    for (number_ = 1; number_ <= document_.line_count(); ++number_) {
      const std::string_view line = trim(document_.line(number_));
      if (!line.empty()) read_line(line);
    }
    if (!closed_) {
      list_.errors.push_back(document_.refusal("la liste finit avant le reste du territoire",
                                               "the list ends before the rest of the territory"));
    }
    return std::move(list_);
  }

 private:
  void fail(std::string_view part, std::string french, std::string english) {
    list_.errors.push_back(
        document_.refusal_at(number_, part, std::move(french), std::move(english)));
  }

  void add_rule(PrintedRuleKind kind, std::string_view text) {
    list_.rules.push_back({kind, heading_, text, {}, number_});
    filled_ = true;
  }

  void read_line(std::string_view line) {
    if (closed_) {
      if (!starts_with_any(line, contact_lines)) {
        fail(line, "une ligne après la fin de la liste", "a line after the end of the list");
      }
      return;
    }
    if (heading_.zone.empty() && starts_with_any(line, title_lines)) return;
    if (line == islands && !heading_.zone.empty()) {
      close_heading(line);
      heading_ = {heading_.zone, {}, {}, {}};
      add_rule(PrintedRuleKind::islands, line);
      return;
    }
    if (line.starts_with('#') || line.starts_with("**") || is_bare_department(line)) {
      read_headings(line);
      return;
    }
    read_paragraph(line);
  }

  // The overseas départements' headings bear no marks; each stands for the whole département. With
  // marks behind it, it is nothing that is known.
  static bool is_bare_department(std::string_view line) {
    Heading unused;
    return line.starts_with("97") && line.find("**") == line.npos &&
           read_department_heading(line, unused);
  }

  // One heading line: its marks are dropped, and where two are glued (`**ZONE II****01 - AIN**`)
  // each is read.
  void read_headings(std::string_view line) {
    std::string_view rest = line;
    while (rest.starts_with('#')) rest.remove_prefix(1);
    rest = trim(rest);
    for (;;) {
      const std::size_t glue = rest.find("****");
      read_heading(rest.substr(0, glue));
      if (glue == std::string_view::npos) return;
      rest.remove_prefix(glue + 4);
    }
  }

  void read_heading(std::string_view marked) {
    const std::string_view text = outer_marks_off(marked);
    Heading unused;
    close_heading(marked, !is_zone_heading(text) && !read_department_heading(text, unused));
    if (is_zone_heading(text)) {
      const std::string_view zone = text.substr(5);
      const std::string_view due = heading_.zone.empty()  ? "I"
                                   : heading_.zone == "I" ? "II"
                                                          : "III";
      if (zone != due || heading_.zone == "III") {
        fail(marked,
             "titre de zone hors de sa place : « ZONE " + std::string(due) + " » est attendu",
             "zone heading out of order: expected `ZONE " + std::string(due) + "`");
      }
      heading_ = {zone, {}, {}, {}};
      filled_ = true;
      return;
    }
    if (heading_.zone.empty()) {
      fail(marked, "un titre avant la première zone", "a heading before the first zone");
      return;
    }
    if (read_department_heading(text, heading_)) {
      // The overseas départements carry no sentence: the bare heading is the rule.
      filled_ = false;
      if (heading_.department.starts_with("97")) {
        add_rule(PrintedRuleKind::whole_department, marked);
      } else {
        department_heading_open_ = true;
      }
      return;
    }
    if (heading_.department.empty()) {
      fail(marked, "une agglomération hors de tout département",
           "an agglomeration outside any département");
      return;
    }
    heading_.section = all_marks_off(text);
    filled_ = false;
  }

  // A heading must be followed by something: names, a rule, or (a département) by a section.
  void close_heading(std::string_view at, bool section_follows = false) {
    if (!filled_ && !(department_heading_open_ && section_follows) && !heading_.zone.empty()) {
      fail(at, "le titre avant cette ligne n'a pas de noms",
           "the heading before this line has no names");
    }
    department_heading_open_ = false;
  }

  static std::string_view outer_marks_off(std::string_view text) {
    if (text.starts_with("**")) text.remove_prefix(2);
    if (text.ends_with("**")) text.remove_suffix(2);
    return trim(text);
  }

  // A title may go on behind its marks: `Lyon** (complément en Rhône et Isère)`.
  static std::string all_marks_off(std::string_view text) {
    std::string title(text);
    for (std::size_t at = 0; (at = title.find("**", at)) != std::string::npos;) title.erase(at, 2);
    return title;
  }

  void read_paragraph(std::string_view line) {
    department_heading_open_ = false;
    if (line == rest_of_territory) {
      if (heading_.zone != "III") {
        fail(line, "le reste du territoire est en zone III",
             "the rest of the territory is zone III");
      }
      add_rule(PrintedRuleKind::rest_of_territory, line);
      closed_ = true;
      return;
    }
    if (heading_.department.empty()) {
      fail(line, "des noms hors de tout département", "names outside any département");
      return;
    }
    if (line == whole_department || line == both_corsican_departments) {
      add_rule(PrintedRuleKind::whole_department, line);
    } else if (line == rest_of_department) {
      add_rule(PrintedRuleKind::rest_of_department, line);
    } else if (line.starts_with(cantons_start)) {
      add_rule(PrintedRuleKind::cantons, line);
      std::string_view names = line.substr(cantons_start.size());
      if (names.ends_with('.')) names.remove_suffix(1);
      for (const std::string_view canton : split(names, ',')) {
        list_.rules.back().cantons.push_back(trim(canton));
      }
    } else {
      if (filled_) {
        fail(line, "un second alinéa sous un même titre", "a second paragraph under one heading");
        return;
      }
      read_names(document_, number_, line, heading_, paragraph_++, list_);
      filled_ = true;
    }
  }

  const Document& document_;
  PrintedList list_;
  Heading heading_;
  std::size_t number_ = 0;
  std::size_t paragraph_ = 0;
  bool filled_ = true;  // the current heading has its names or rule
  bool department_heading_open_ = false;
  bool closed_ = false;
};

}  // namespace

PrintedList parse_apl_1978(const Document& document) { return Parser(document).run(); }

}  // namespace zonage::sources
