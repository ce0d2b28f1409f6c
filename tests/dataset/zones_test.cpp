// Counts of zones over the finished table, against what data/expected/ states.
#include <set>

#include "base/date.h"
#include "dataset/real_data.h"

namespace zonage::test {
namespace {

using resolve::Zoning;
using resolve::zoning_of;

TEST_CASE("the communes of each zone are as many as expected") {
  for (const sources::TableRow& row :
       data_rows("expected/zones.tsv", {"document", "zone", "communes"})) {
    const auto scheme = parse_scheme(row.fields[0]);
    REQUIRE(scheme);
    std::size_t count = 0;
    for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
      if (has_flag(table().bodies()[b], dataset::body_is_listed) &&
          zone_of(b, *scheme) == row.fields[1]) {
        ++count;
      }
    }
    INFO(row.fields[0] << " " << row.fields[1]);
    CHECK(std::to_string(count) == row.fields[2]);
  }
}

// By a list of names and rules; never by a merger, never mixed.
TEST_CASE("every commune of the list's day has a line of its own") {
  Texts wrong;
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
    if (!has_flag(table().bodies()[b], dataset::body_is_listed)) continue;
    for (const Scheme scheme : {Scheme::abc_2003, Scheme::apl_1978}) {
      const Zoning zoning = zoning_of(table(), b, scheme);
      if (zoning.line == nullptr || zoning.zone == Zone::none || zoning.zone == Zone::mixed) {
        wrong.push_back(shown(b));
      }
    }
  }
  CHECK(wrong == Texts{});
}

// The joint communes of today whose parts lie in different zones of at least one list.
TEST_CASE("few communes of today are mixed") {
  std::set<std::string> mixed;
  std::size_t of_several = 0;
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
    const dataset::BodyRow& body = table().bodies()[b];
    if (!has_flag(body, dataset::body_is_today)) continue;
    if (table().components_of(b).size() > 1) ++of_several;
    for (const Scheme scheme : {Scheme::abc_2003, Scheme::apl_1978}) {
      if (zoning_of(table(), b, scheme).zone == Zone::mixed) mixed.insert(shown(b));
    }
  }
  CHECK(of_several == 850);
  CHECK(mixed.size() == 26);
  for (const char* name : {"01033 Valserhône", "77316 Moret-Loing-et-Orvanne",
                           "24053 Boulazac Isle Manoire", "54099 Val de Briey"}) {
    INFO(name);
    CHECK(mixed.contains(name));
  }
  CHECK_FALSE(mixed.contains("74010 Annecy"));
}

TEST_CASE("a mixed commune names its parts with their zones") {
  const std::uint32_t valserhone = table().find_code("01033")[0].body;
  const Zoning abc = zoning_of(table(), valserhone, Scheme::abc_2003);
  CHECK(abc.zone == Zone::mixed);
  CHECK(abc.rule == Rule::merger);
  Texts parts;
  for (const std::uint32_t part : abc.components) {
    parts.push_back(shown(part) + " " + zone_of(part, Scheme::abc_2003));
  }
  CHECK(parts == Texts{"01033 Bellegarde-sur-Valserine B", "01091 Châtillon-en-Michaille C",
                       "01205 Lancrans B"});
  CHECK(zone_of(valserhone, Scheme::apl_1978) == "III");
}

TEST_CASE("the amended communes carry the date, the zone before and the order") {
  std::size_t amended = 0;
  for (const sources::TableRow& row :
       data_rows("rules/apl_1978_amendments.tsv",
                 {"code_insee", "nom", "zone", "avant", "date", "nor"})) {
    INFO(row.fields[0] << " " << row.fields[1]);
    const Zoning zoning = zoning_of(table(), listed_body(row.fields[0]), Scheme::apl_1978);
    CHECK(key_of(zoning.zone) == row.fields[2]);
    REQUIRE(zoning.line != nullptr);
    CHECK(key_of(static_cast<Zone>(zoning.line->before)) == row.fields[3]);
    CHECK(format_date(zoning.line->since) == row.fields[4]);
    CHECK(table().text(zoning.line->amending_order) == row.fields[5]);
    ++amended;
  }
  CHECK(amended == 404);
  std::size_t dated = 0;
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
    if (!has_flag(table().bodies()[b], dataset::body_is_listed)) continue;
    if (zoning_of(table(), b, Scheme::apl_1978).line->since != no_date) ++dated;
    CHECK(zoning_of(table(), b, Scheme::abc_2003).line->since == no_date);
  }
  CHECK(dated == 404);
}

TEST_CASE("overseas collectivities lie outside both lists, and nothing else of today does") {
  std::size_t outside = 0;
  Texts wrong;
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
    const dataset::BodyRow& body = table().bodies()[b];
    if (!has_flag(body, dataset::body_is_today)) continue;
    const bool out = zoning_of(table(), b, Scheme::abc_2003).rule == Rule::out_of_scope;
    const std::string_view code = dataset::code_of(body.code);
    const bool elsewhere = code.starts_with("975") || code.starts_with("98");
    if (out != elsewhere) wrong.push_back(shown(b));
    if (out) ++outside;
  }
  // 94 less Saint-Barthélemy and Saint-Martin, communes of Guadeloupe on the list's day.
  CHECK(outside == 92);
  CHECK(wrong == Texts{});
}

}  // namespace
}  // namespace zonage::test
