// Every name that the two orders print, looked up through the finished table: it means the commune
// that it should and has the zone under which it stands.
#include <algorithm>

#include "base/parts.h"
#include "dataset/real_data.h"
#include "text/fold.h"

namespace zonage::test {
namespace {

using resolve::Answer;
using resolve::Resolver;
using resolve::Zoning;
using resolve::zoning_of;
using sources::Erratum;
using sources::ErratumKind;
using sources::PrintedName;

// `II 62 Dunkerque, line 417`
std::string place_of(const PrintedName& name) {
  return std::string(name.heading.zone) + " " + std::string(name.heading.department) + " " +
         std::string(name.name) + ", line " + std::to_string(name.line);
}

class Check {
 public:
  explicit Check(Scheme scheme) : list_(scheme), resolver_(table()) {}

  void run() {
    for (const PrintedName& name : list_.printed.names) {
      const Erratum* erratum = list_.erratum_of(name);
      const Answer answer = resolver_.lookup({name.name, name.heading.department});
      if (erratum == nullptr) {
        check_plain(name, answer);
      } else if (erratum->kind == ErratumKind::unresolved) {
        unresolved_.push_back(place_of(name) + ": " + std::string(key_of(answer.status)));
      } else {
        check_corrected(name, *erratum, answer);
      }
    }
  }

  const Texts& wrong() const { return wrong_; }
  const Texts& unresolved() const { return unresolved_; }
  std::size_t names() const { return list_.printed.names.size(); }
  // Names that today's commune bears as well as its part that the list means.
  const Texts& handed_on() const { return handed_on_; }
  std::size_t corrected() const { return corrected_; }

 private:
  void fail(const PrintedName& name, const std::string& what) {
    wrong_.push_back(place_of(name) + ": " + what);
  }

  void check_plain(const PrintedName& name, const Answer& answer) {
    if (answer.status != Status::found) {
      return fail(name, std::string(key_of(answer.status)));
    }
    const std::uint32_t body = commune_meant(name, answer.bodies.front());
    if (body == dataset::none) {
      return fail(name, shown(answer.bodies.front()) + " is no such commune of the list's day");
    }
    check_zone(name, body);
    const Zoning zoning = zoning_of(table(), body, list_.scheme);
    if (zoning.rule != Rule::list || zoning.line == nullptr) {
      fail(name, shown(body) + " is not listed");
    } else if (table().text(zoning.line->printed) == name.name && zoning.line->line == name.line &&
               zoning.line->erratum != dataset::none) {
      fail(name, shown(body) + " has a correction");
    }
  }

  // The commune of the list's day that bore the name: the answer itself, or the part of today's
  // commune that has handed its name on to the whole (Annecy).
  std::uint32_t commune_meant(const PrintedName& name, std::uint32_t body) {
    const dataset::BodyRow& row = table().bodies()[body];
    if (has_flag(row, dataset::body_is_listed)) return body;
    for (const std::uint32_t part : table().components_of(body)) {
      for (const dataset::NameRow& borne : table().names_of(part)) {
        if (borne.on_list_day != 0 && key(table().text(borne.name)) == key(name.name)) {
          handed_on_.push_back(std::string(name.name));
          return part;
        }
      }
    }
    return dataset::none;
  }

  static std::string key(std::string_view name) {
    std::string folded;
    text::fold(name, folded);
    return folded;
  }

  void check_corrected(const PrintedName& name, const Erratum& erratum, const Answer& answer) {
    ++corrected_;
    for (const std::string_view code : erratum.codes) {
      const std::uint32_t body = listed_body(code);
      if (body == dataset::none) {
        fail(name, "no body has the code " + std::string(code));
        continue;
      }
      check_zone(name, body);
      const Zoning zoning = zoning_of(table(), body, list_.scheme);
      if (zoning.rule != Rule::list) fail(name, shown(body) + " is not listed");
    }
    // The halves of a split name are no names of anything.
    if (erratum.kind == ErratumKind::split) return;
    if (answer.status != Status::found && erratum.codes.size() == 1) {
      fail(name, "as printed: " + std::string(key_of(answer.status)));
    }
    if (answer.status == Status::unknown) fail(name, "as printed: unknown");
    for (const std::uint32_t body : answer.bodies) check_zone(name, body);
  }

  void check_zone(const PrintedName& name, std::uint32_t body) {
    const std::string zone = zone_of(body, list_.scheme);
    if (zone != name.heading.zone) fail(name, shown(body) + " is in zone " + zone);
  }

  RealList list_;
  Resolver resolver_;
  Texts wrong_;
  Texts unresolved_;
  Texts handed_on_;
  std::size_t corrected_ = 0;
};

TEST_CASE("every name that abc_2003 prints has the zone under which it stands") {
  Check check(Scheme::abc_2003);
  check.run();
  CHECK(check.names() == 3432);
  CHECK(check.corrected() == 15);
  CHECK(check.handed_on() == Texts{"Saint-Germain-en-Laye", "Saint-Denis", "Rots", "Floirac",
                                   "Gommerville", "Goussainville", "Saint-Maur", "Dunkerque",
                                   "Ghyvelde", "Bornel", "Saint-Crépin-Ibouvillers", "Trie-Château",
                                   "Vaugneray", "Annecy", "Puygouzon", "Thaon-les-Vosges"});
  CHECK(check.wrong() == Texts{});
  CHECK(check.unresolved() == Texts{});
}

TEST_CASE("every name that apl_1978 prints has the zone under which it stands") {
  Check check(Scheme::apl_1978);
  check.run();
  CHECK(check.names() == 2360);
  CHECK(check.corrected() == 119);
  CHECK(check.handed_on() == Texts{"Saint-Germain-en-Laye", "Commeny", "Avernes", "Rots",
                                   "Dunkerque", "Vaugneray", "Annecy"});
  CHECK(check.wrong() == Texts{});
  CHECK(check.unresolved() == Texts{"II 62 Dunkerque, line 367: inconnu"});
}

// A line of the list stands behind every commune whose rule is `liste`, and says its zone.
TEST_CASE("every listed commune leads back to a printed name of its zone") {
  Texts wrong;
  for (const Scheme scheme : {Scheme::abc_2003, Scheme::apl_1978}) {
    const RealList list(scheme);
    for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
      const std::uint32_t index = table().bodies()[b].classes[static_cast<std::size_t>(scheme)];
      if (index == dataset::none) continue;
      const dataset::ClassRow& line = table().classes()[index];
      if (static_cast<Rule>(line.rule) != Rule::list) continue;
      const bool printed = std::any_of(
          list.printed.names.begin(), list.printed.names.end(), [&](const PrintedName& name) {
            return name.line == line.line && name.name == table().text(line.printed) &&
                   name.heading.zone == key_of(static_cast<Zone>(line.zone)) &&
                   table().text(line.section).find(name.heading.department) !=
                       std::string_view::npos;
          });
      if (!printed) wrong.push_back(shown(b));
    }
  }
  CHECK(wrong == Texts{});
}

TEST_CASE("every pilot town of a commune is proved by a row that names it on its own or a canton") {
  const auto& document = data_document("sources/nord_pilot_towns.txt");
  CHECK(table().pilots().size() > 0);
  for (const dataset::PilotClassRow& row : table().pilots()) {
    INFO(table().text(row.towns) << ", " << table().text(row.cantons));
    const std::vector<std::uint32_t> lines = resolve::lines_of(table(), row);
    CHECK(lines.size() == parts_of(table().text(row.towns), '|').size());
    std::string rows;
    for (const std::uint32_t line : lines) {
      REQUIRE(line >= 1);
      REQUIRE(line <= document.line_count());
      rows += document.line(line);
    }
    const std::string_view named = table().text(row.named);
    CHECK(rows.find(named) != std::string::npos);
    if (static_cast<PilotRule>(row.rule) != PilotRule::canton) continue;
    for (const std::string_view canton : parts_of(table().text(row.cantons), '|')) {
      // Printed with a hyphen or a space.
      std::string key;
      std::string printed;
      text::fold(canton, key);
      text::fold(rows, printed);
      CHECK(printed.find(key) != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace zonage::test
