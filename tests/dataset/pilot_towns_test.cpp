// The pilot towns of the Nord over the finished table.
#include <algorithm>

#include "dataset/real_data.h"
#include "text/fold.h"

namespace zonage::test {
namespace {

using resolve::pilot_of;

std::string towns_of(const dataset::PilotClassRow& pilot) {
  std::string towns(table().text(pilot.towns));
  std::replace(towns.begin(), towns.end(), '|', ';');
  return towns;
}

TEST_CASE("the communes of the Nord have the pilot towns expected") {
  std::size_t communes = 0;
  for (const sources::TableRow& row :
       data_rows("expected/ville_pilote.tsv", {"code_insee", "nom", "villes", "a_confirmer"})) {
    INFO(row.fields[0] << " " << row.fields[1]);
    const std::uint32_t body = listed_body(row.fields[0]);
    REQUIRE(body != dataset::none);
    const dataset::PilotClassRow* pilot = pilot_of(table(), body);
    REQUIRE(pilot != nullptr);
    CHECK(towns_of(*pilot) == row.fields[2]);
    CHECK(std::to_string(pilot->to_confirm) == row.fields[3]);
    ++communes;
  }
  CHECK(communes == 650);
}

TEST_CASE("only the Nord and the two Belgian provinces have pilot towns") {
  Texts wrong;
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) {
    const std::string_view code = dataset::code_of(table().bodies()[b].code);
    const bool has = pilot_of(table(), b) != nullptr;
    if (has && !code.starts_with("59") && !code.starts_with('B')) wrong.push_back(shown(b));
    // Of the Nord, whatever was a commune on the list's day or is one today.
    const bool named = has_flag(table().bodies()[b], dataset::body_is_today) ||
                       has_flag(table().bodies()[b], dataset::body_is_listed);
    if (!has && named && code.starts_with("59")) wrong.push_back(shown(b));
  }
  CHECK(wrong == Texts{});
}

std::string key(std::string_view name) {
  std::string folded;
  text::fold(name, folded);
  return folded;
}

TEST_CASE("the Belgian municipalities answer with their province, in both languages") {
  resolve::Resolver resolver(table());
  std::size_t flanders = 0;
  std::size_t hainaut = 0;
  for (const sources::TableRow& row :
       data_rows("rules/belgian_municipalities.tsv",
                 {"nis", "nis_avant_2019", "nis_depuis_2025", "nom_fr", "nom_nl", "province"})) {
    // Wingene and Tielt kept their names and got new codes when Ruiselede and Meulebeke joined
    // them.
    const bool kept = row.fields[3] == "Wingene" || row.fields[3] == "Tielt";
    const std::string code = "B" + std::string(row.fields[kept ? 2 : 0]);
    for (const std::string_view name : {row.fields[3], row.fields[4]}) {
      if (name.empty()) continue;
      INFO(code << " " << name);
      // A French commune may bear the name as well; the municipality is one of the answers.
      const resolve::Answer answer = resolver.lookup({name});
      const auto body = std::find_if(
          answer.bodies.begin(), answer.bodies.end(),
          [&](std::uint32_t b) { return dataset::code_of(table().bodies()[b].code) == code; });
      REQUIRE(body != answer.bodies.end());
      const dataset::PilotClassRow* pilot = pilot_of(table(), *body);
      REQUIRE(pilot != nullptr);
      CHECK(static_cast<PilotRule>(pilot->rule) == PilotRule::province);
      CHECK(key(table().text(pilot->towns)).ends_with(key(row.fields[5])));
      CHECK(pilot->to_confirm == 0);
      CHECK(resolve::zoning_of(table(), *body, Scheme::abc_2003).rule == Rule::out_of_scope);
      CHECK(resolve::zoning_of(table(), *body, Scheme::apl_1978).zone == Zone::none);
    }
    ++(key(row.fields[5]) == "hainaut" ? hainaut : flanders);
  }
  CHECK(flanders == 64);
  CHECK(hainaut == 69);
}

}  // namespace
}  // namespace zonage::test
