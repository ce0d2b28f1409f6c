#include "resolve/resolver.h"
#include "resolve/tier.h"

#include <string>
#include <vector>

#include "support/catch.h"
#include "support/small_table.h"

using namespace zonage;
using namespace zonage::resolve;
using dataset::NameKind;
using test::SmallBody;
using test::SmallTable;

namespace {

using Texts = std::vector<std::string>;

std::string_view word_for(CorrectionKind kind) {
  switch (kind) {
    case CorrectionKind::zero_restored:
      return "zero";
    case CorrectionKind::former_name:
      return "name";
    case CorrectionKind::former_code:
      return "code";
    case CorrectionKind::also_postal_code:
      return "also postal";
    case CorrectionKind::printed_form:
      return "printed";
    case CorrectionKind::loosened:
      return "loosened";
    case CorrectionKind::postal_words:
      return "postal words";
    case CorrectionKind::number_off:
      return "number";
    case CorrectionKind::number_unknown:
      return "number unknown";
    case CorrectionKind::elsewhere:
      return "elsewhere";
    case CorrectionKind::suggestion:
      return "suggestion";
  }
  return "?";
}

// A small table and what its resolver answers, in short.
class Resolved {
 public:
  explicit Resolved(std::vector<SmallBody> bodies) : small_(std::move(bodies)) {}
  Resolved(const Resolved&) = delete;
  Resolved& operator=(const Resolved&) = delete;

  // `trouve 62119`, `ambigu 97411 93066`, `inconnu`; a problem by its number.
  std::string operator()(const Query& query) {
    resolver_.lookup(query, answer_);
    if (answer_.problem != Problem::none) {
      return "problem " + std::to_string(static_cast<int>(answer_.problem));
    }
    std::string out(key_of(answer_.status));
    for (const std::uint32_t body : answer_.bodies) {
      out += " " + std::string(dataset::code_of(table_.bodies()[body].code));
    }
    return out;
  }
  std::string operator()(std::string_view text) { return (*this)(Query{.text = text}); }

  // `name: Châlons-sur-Marne -> Châlons-en-Champagne` of the last answer.
  Texts corrections() const {
    Texts out;
    for (const Correction& at : answer_.corrections) {
      out.push_back(std::string(word_for(at.kind)) + ": " + at.from + " -> " + at.to);
    }
    return out;
  }

  // `Béthune 62119 1` of the last answer: the name that is near, its body, the distance.
  Texts suggestions() const {
    Texts out;
    for (const Suggestion& at : answer_.suggestions) {
      out.push_back(std::string(table_.text(table_.names()[at.name].name)) + " " +
                    std::string(dataset::code_of(table_.bodies()[at.body].code)) + " " +
                    std::to_string(at.distance));
    }
    return out;
  }

  std::uint32_t body(std::string_view code) const { return small_[code]; }
  const Answer& answer() const { return answer_; }
  const dataset::Table& table() const { return table_; }
  Resolver& resolver() { return resolver_; }

 private:
  SmallTable small_;
  dataset::Table table_ = small_.table();
  Resolver resolver_{table_};
  Answer answer_;
};

std::vector<SmallBody> saint_denis() {
  return {
      {.code = "11339", .name = "Saint-Denis", .population = 476, .postal_codes = "11310"},
      {.code = "62119", .name = "Béthune", .population = 25193, .postal_codes = "62400"},
      {.code = "93066",
       .name = "Saint-Denis",
       .population = 150000,
       .postal_codes = "93200;93210;93380;93430"},
      {.code = "97411",
       .name = "Saint-Denis",
       .population = 155634,
       .postal_codes = "97400;97417;97490"},
  };
}

const std::string unknown_department =
    "problem " + std::to_string(static_cast<int>(Problem::unknown_department));

}  // namespace

// --- one name ------------------------------------------------------------------------------------

TEST_CASE("a name in any spelling finds its commune, without a correction") {
  Resolved resolved(saint_denis());
  for (const std::string_view text :
       {"Béthune", "bethune", "BÉTHUNE", " Be\u0301thune ", "béthune-"}) {
    CAPTURE(text);
    CHECK(resolved(text) == "trouve 62119");
    CHECK(resolved.corrections().empty());
    CHECK(resolved.answer().key == "bethune");
    CHECK(resolved.answer().department == dataset::none);
  }
}

TEST_CASE("several communes of one name are all given, the largest first") {
  Resolved resolved(saint_denis());
  CHECK(resolved("Saint-Denis") == "ambigu 97411 93066 11339");
  CHECK(resolved("st denis") == "ambigu 97411 93066 11339");
  CHECK(resolved.corrections().empty());
  CHECK(resolved.suggestions().empty());
}

TEST_CASE("candidates of the same population stand by their codes") {
  Resolved resolved({
      {.code = "93001", .name = "Mons", .population = 100},
      {.code = "01001", .name = "Mons"},
      {.code = "62001", .name = "Mons", .population = 100},
      {.code = "B53053",
       .name = "Mons",
       .nature = Nature::belgian_municipality,
       .listed = false,
       .outside = true},
      {.code = "11001", .name = "Mons"},
      {.code = "59001", .name = "Mons", .population = 200},
  });
  // Without a known population last.
  CHECK(resolved("Mons") == "ambigu 59001 62001 93001 01001 11001 B53053");
}

TEST_CASE("what lies in a commune of today counts by its population") {
  Resolved resolved({
      {.code = "01001", .name = "Lomme", .population = 500},
      {.code = "59350", .name = "Lille", .population = 236710},
      {.code = "59355",
       .name = "Lomme",
       .nature = Nature::associated_commune,
       .listed = false,
       .current = "59350",
       .names = {{"Lomme", NameKind::commune, 0, 0, true}}},
  });
  CHECK(resolved("Lomme") == "ambigu 59355 01001");
}

// --- the département -----------------------------------------------------------------------------

TEST_CASE("a département narrows, by code or by name, in the text or beside it") {
  Resolved resolved(saint_denis());
  for (const std::string_view text :
       {"Saint-Denis (93)", "Saint-Denis, 93", "93 Saint-Denis", "Saint-Denis (Seine-Saint-Denis)",
        "saint denis, seine saint denis", "ST DENIS (LA SEINE-ST-DENIS)"}) {
    CAPTURE(text);
    CHECK(resolved(text) == "trouve 93066");
    CHECK(resolved.corrections().empty());
    REQUIRE(resolved.answer().department != dataset::none);
    CHECK(
        resolved.table().text(resolved.table().departments()[resolved.answer().department].name) ==
        "Seine-Saint-Denis");
  }
  CHECK(resolved({.text = "Saint-Denis", .department = "974"}) == "trouve 97411");
  CHECK(resolved({.text = "Saint-Denis", .department = "la reunion"}) == "trouve 97411");
  CHECK(resolved({.text = "Saint-Denis", .department = "11"}) == "trouve 11339");
}

TEST_CASE("a département beside the text that is not the one in it is told, never dropped") {
  Resolved resolved(saint_denis());
  CHECK(resolved({.text = "Saint-Denis (93)", .department = "974"}) == "problem 6");
  CHECK(resolved.answer().problem_detail == "974 / 93");
  CHECK(resolved({.text = "93 Saint-Denis", .department = "Aude"}) == "problem 6");
  CHECK(resolved({.text = "93 Saint-Denis", .department = "seine saint denis"}) == "trouve 93066");
  CHECK(resolved({.text = "Saint-Denis (Atlantide)", .department = "974"}) == "problem 5");
}

TEST_CASE("a name that the département does not have is unknown there") {
  Resolved resolved(saint_denis());
  CHECK(resolved("Saint-Denis (62)") == "inconnu");
  CHECK(resolved({.text = "Béthune", .department = "93"}) == "inconnu");
}

TEST_CASE("an unknown département is a problem of its own") {
  Resolved resolved(saint_denis());
  for (const std::string_view text : {"Béthune (99)", "Béthune (Atlantide)", "Béthune, 9?"}) {
    CAPTURE(text);
    CHECK(resolved(text) == unknown_department);
    CHECK(resolved.answer().status == Status::unknown);
    CHECK(resolved.answer().bodies.empty());
    CHECK(resolved.answer().suggestions.empty());
  }
  resolved("Béthune ( Atlantide )");
  CHECK(resolved.answer().problem_detail == "Atlantide");
  CHECK(resolved({.text = "62119", .department = "99"}) == unknown_department);
}

TEST_CASE("a département of nothing but separators is none") {
  Resolved resolved(saint_denis());
  for (const std::string_view text : {"Béthune, ?", "Béthune (-)", "Béthune ()", "Béthune,"}) {
    CAPTURE(text);
    CHECK(resolved(text) == "trouve 62119");
    CHECK(resolved.corrections().empty());
  }
}

TEST_CASE("départements by code and by name") {
  Resolved resolved(saint_denis());
  const auto code = [&](std::string_view text) -> std::string {
    const std::uint32_t found = resolved.resolver().find_department(text);
    return found == dataset::none ? "none" : resolved.table().departments()[found].code;
  };
  CHECK(code("01") == "01");
  CHECK(code("1") == "01");
  CHECK(code("2a") == "2A");
  CHECK(code("2A") == "2A");
  CHECK(code("Corse du Sud") == "2A");
  CHECK(code("la Corse-du-Sud") == "2A");
  CHECK(code("974") == "974");
  CHECK(code("L'Ain") == "01");
  CHECK(code("ain") == "01");
  CHECK(code("PAS DE CALAIS") == "62");
  CHECK(code("Paris") == "75");
  CHECK(code("") == "none");
  CHECK(code("20") == "20");
  CHECK(code("Corse") == "20");
  CHECK(code("99") == "none");
  CHECK(code("Saint-Denis") == "none");
}

TEST_CASE("a département by code and name together, and as offices write it") {
  Resolved resolved(saint_denis());
  const auto code = [&](std::string_view text) -> std::string {
    const std::uint32_t found = resolved.resolver().find_department(text);
    return found == dataset::none ? "none" : resolved.table().departments()[found].code;
  };
  for (const char* text : {"062", "62 - Pas-de-Calais", "62 Pas de Calais", "Pas-de-Calais (62)",
                           "PAS-DE-CALAIS - 62", "FR-62", "Dép. 62", "dept 62", "Département 62",
                           "département du Pas-de-Calais", "DPT 62 PAS DE CALAIS"}) {
    CAPTURE(text);
    CHECK(code(text) == "62");
  }
  CHECK(code("FR-2A") == "2A");
  CHECK(code("département de l'Ain") == "01");
  // One that is not of the other, or is none, makes none.
  for (const char* text : {"62 - Ain", "Ain (62)", "62 62", "62 - Atlantis", "99 - Ain", "FR",
                           "FR-", "département", "département du", "Ain Ain", "DE-62"}) {
    CAPTURE(text);
    CHECK(code(text) == "none");
  }
}

TEST_CASE("a name of the day on which a département ended never lay in it") {
  Resolved resolved(
      {{.code = "75001", .name = "Neuve", .names = {{.name = "Neuve", .first = 19680101}}},
       {.code = "75002", .name = "Vieille", .names = {{.name = "Vieille", .first = 19671231}}}});
  CHECK(resolved("Neuve (Paris)") == "trouve 75001");
  CHECK(resolved("Neuve (Seine)") == "inconnu");
  CHECK(resolved("Vieille (Seine)") == "trouve 75002");
}

TEST_CASE("one digit behind a name is no département") {
  Resolved resolved({{.code = "01001", .name = "Bourg"}, {.code = "11001", .name = "Aude"}});
  CHECK(resolved("Bourg 01") == "trouve 01001");
  CHECK(resolved("Bourg 1") == "inconnu");
}

TEST_CASE("75 is Paris today and was the Seine before: the code decides") {
  Resolved resolved({{.code = "75056", .name = "Paris", .postal_codes = "75001"}});
  CHECK(resolved("Paris (75)") == "trouve 75056");
  CHECK(resolved("Paris (Paris)") == "trouve 75056");
  CHECK(resolved("Paris (Seine)") == "trouve 75056");
  CHECK(resolved("75 Paris") == "trouve 75056");
}

TEST_CASE("20 was both of today's départements of Corsica") {
  Resolved resolved({{.code = "2A004", .name = "Ajaccio", .postal_codes = "20000"},
                     {.code = "59004", .name = "Ajaccio", .postal_codes = "59000"}});
  CHECK(resolved("Ajaccio (20)") == "trouve 2A004");
  CHECK(resolved("Ajaccio (Corse)") == "trouve 2A004");
  CHECK(resolved("20 Ajaccio") == "trouve 2A004");
  CHECK(resolved("Ajaccio (2A)") == "trouve 2A004");
}

TEST_CASE("a commune lies in its département of the lists' day, too") {
  Resolved resolved({
      {.code = "62001", .name = "Mons", .list_code = "59001"},
      {.code = "59002", .name = "Lens"},
  });
  CHECK(resolved("Mons (62)") == "trouve 62001");
  CHECK(resolved("Mons (59)") == "trouve 62001");
  CHECK(resolved("Mons (93)") == "inconnu");
  CHECK(resolved("Lens (62)") == "inconnu");
}

// No département has it, yet it is how the commune is written (58062, 16052, 64182).
TEST_CASE("an official name with parentheses is found as it is written") {
  Resolved resolved({
      {.code = "62001", .name = "Bors (Canton de Montmoreau)"},
      {.code = "62002", .name = "Bors (Canton de Baignes)"},
  });
  CHECK(resolved("Bors (Canton de Baignes)") == "trouve 62002");
  CHECK(resolved({.text = "Bors (Canton de Baignes)", .department = "62"}) == "trouve 62002");
  CHECK(resolved({.text = "Bors (Canton de Baignes)", .department = "93"}) == "inconnu");
  CHECK(resolved("bors, canton de baignes") == "trouve 62002");
  CHECK(resolved.corrections().empty());
  CHECK(resolved.answer().key == "bors canton de baignes");
  // Another parenthesis than that of a name is a département, or none that is known.
  CHECK(resolved("Bors (Pas-de-Calais)") == "ambigu 62001 62002");
  CHECK(resolved("Bors (Canton de Blanzac)") == unknown_department);
}

TEST_CASE("an official name with parentheses is found behind a code too") {
  Resolved resolved({{.code = "62002", .name = "Bors (Ville)", .postal_codes = "62400"}});
  CHECK(resolved("62400 Bors (Ville)") == "trouve 62002");
  CHECK(resolved("62 Bors (Ville)") == "trouve 62002");
}

TEST_CASE("a département in parentheses is one, even where a name ends like it") {
  // Grand (Landes) is not Grand'Landes, which lies in Vendée.
  Resolved resolved({
      {.code = "11001", .name = "Castres"},
      {.code = "14001", .name = "Castres-Aude"},
  });
  CHECK(resolved("Castres (Aude)") == "trouve 11001");
  CHECK(resolved("Castres-Aude (Calvados)") == "trouve 14001");
  CHECK(resolved("Castres (Calvados)") == "inconnu");
}

TEST_CASE("an official name with parentheses is found without them, and before a département") {
  Resolved resolved({
      {.code = "62001", .name = "Bors (Canton de Montmoreau)"},
      {.code = "62002", .name = "Bors (Canton de Baignes)"},
  });
  CHECK(resolved("Bors Canton de Baignes") == "trouve 62002");
  CHECK(resolved("Bors (Canton de Baignes) (62)") == "trouve 62002");
  CHECK(resolved("Bors (Canton de Baignes), Pas-de-Calais") == "trouve 62002");
}

TEST_CASE("a Belgian municipality lies in no département") {
  Resolved resolved({
      {.code = "59350", .name = "Mons"},
      {.code = "B53053",
       .name = "Mons",
       .nature = Nature::belgian_municipality,
       .listed = false,
       .names = {{"Mons", NameKind::belgian}, {"Bergen", NameKind::belgian}},
       .outside = true},
  });
  CHECK(resolved("Mons") == "ambigu 59350 B53053");
  CHECK(resolved("Mons (59)") == "trouve 59350");
  CHECK(resolved("Mons (62)") == "inconnu");
  CHECK(resolved("Bergen") == "trouve B53053");
  CHECK(resolved.corrections().empty());
  CHECK(resolved("Bergen (59)") == "inconnu");
}

// --- tiers ---------------------------------------------------------------------------------------

TEST_CASE("the tier of a name") {
  dataset::BodyRow today{};
  today.flags = dataset::body_is_today;
  const dataset::BodyRow gone{};
  const auto tier = [](NameKind kind, const dataset::BodyRow& body, Date end, bool on_list_day) {
    dataset::NameRow name{};
    name.kind = kind;
    name.end = end;
    name.on_list_day = on_list_day ? 1 : 0;
    return tier_of(name, body);
  };
  CHECK(tier(NameKind::commune, today, 0, false) == 0);
  CHECK(tier(NameKind::commune, today, 0, true) == 0);
  CHECK(tier(NameKind::commune, today, 20170101, true) == 0);
  CHECK(tier(NameKind::commune, gone, 20170101, true) == 0);
  CHECK(tier(NameKind::belgian, gone, 0, false) == 0);
  CHECK(tier(NameKind::part, gone, 0, false) == 1);
  CHECK(tier(NameKind::commune, today, 19900101, false) == 2);
  CHECK(tier(NameKind::commune, gone, 19900101, false) == 2);
  CHECK(tier(NameKind::part, gone, 19900101, false) == 3);
  CHECK(tier(NameKind::gone_part, gone, 0, false) == 3);
  CHECK(tier(NameKind::printed, today, 0, false) == 2);
  CHECK(tier(NameKind::printed, today, 0, true) == 0);
}

// One body for each tier, all of one name, best first; taking them away from the front shows that
// each answers alone as long as it is there.
TEST_CASE("an old name never makes a clear answer ambiguous") {
  const std::vector<SmallBody> by_tier{
      {.code = "01000", .name = "Vaudreuil"},
      {.code = "01001",
       .name = "Vaudreuil",
       .nature = Nature::delegated_commune,
       .listed = false,
       .end = 19730101,
       .current = "01009",
       .names = {{"Vaudreuil", NameKind::part, 20190101, 0}}},
      {.code = "01002",
       .name = "Val",
       .names = {{"Val", NameKind::commune, 19840101, 0, true},
                 {"Vaudreuil", NameKind::commune, 0, 19840101}}},
      {.code = "01003",
       .name = "Vaudreuil",
       .nature = Nature::former_commune,
       .listed = false,
       .end = 19730101,
       .current = "01009",
       .names = {{"Vaudreuil", NameKind::part, 19730101, 19900101}}},
  };
  const Texts expected{"trouve 01000", "trouve 01001", "trouve 01002", "trouve 01003"};
  for (std::size_t from = 0; from < by_tier.size(); ++from) {
    std::vector<SmallBody> bodies(by_tier.begin() + static_cast<std::ptrdiff_t>(from),
                                  by_tier.end());
    bodies.push_back({.code = "01009", .name = "Elsewhere"});
    Resolved resolved(bodies);
    CHECK(resolved("Vaudreuil") == expected[from]);
  }
}

TEST_CASE("a name of today and one of the lists' day weigh the same") {
  Resolved resolved({
      {.code = "01001", .name = "Bellegarde", .listed = false, .first = 20160101, .population = 1},
      {.code = "62002", .name = "Bellegarde", .nature = Nature::former_commune, .end = 20190101},
  });
  CHECK(resolved("Bellegarde") == "ambigu 01001 62002");
}

TEST_CASE("the département is asked before the tier") {
  Resolved resolved({
      {.code = "01001", .name = "Châlons"},
      {.code = "62002",
       .name = "Arras",
       .names = {{"Arras", NameKind::commune, 19900101, 0, true},
                 {"Châlons", NameKind::commune, 0, 19900101}}},
  });
  CHECK(resolved("Châlons") == "trouve 01001");
  CHECK(resolved("Châlons (62)") == "trouve 62002");
  CHECK(resolved.corrections() == Texts{"name: Châlons -> Arras"});
}

// --- communes nouvelles and their parts
// ------------------------------------------------------------

TEST_CASE("a commune nouvelle that shares name and code with a part is one answer") {
  Resolved resolved({
      {.code = "74010",
       .name = "Annecy",
       .listed = false,
       .first = 20170101,
       .components = {"74010+", "74268"}},
      {.code = "74010",
       .name = "Annecy",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "74010",
       .names = {{"Annecy", NameKind::commune, 0, 20170101, true},
                 {"Annecy", NameKind::part, 20170101, 0}}},
      {.code = "74268",
       .name = "Seynod",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "74010"},
  });
  CHECK(resolved("Annecy") == "trouve 74010");
  CHECK(resolved.answer().bodies.front() == resolved.body("74010"));
  CHECK(resolved("74010") == "trouve 74010");
  CHECK(resolved.answer().bodies.front() == resolved.body("74010"));
  CHECK(resolved("Seynod") == "trouve 74268");
  CHECK(resolved.corrections().empty());
}

TEST_CASE("a part with another code but the name of today's whole is one answer") {
  Resolved resolved({
      {.code = "14654",
       .name = "Saint-Pierre-en-Auge",
       .listed = false,
       .first = 20170101,
       .components = {"14697"}},
      {.code = "14697",
       .name = "Saint-Pierre-en-Auge",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "14654"},
  });
  CHECK(resolved("Saint-Pierre-en-Auge") == "trouve 14654");
  CHECK(resolved("14697") == "trouve 14697");
}

TEST_CASE("two parts of one whole that share a name which is not its own are two") {
  Resolved resolved({
      {.code = "01033", .name = "Valserhône", .listed = false, .components = {"01091", "01205"}},
      {.code = "01091",
       .name = "Saint-Germain",
       .nature = Nature::delegated_commune,
       .current = "01033"},
      {.code = "01205",
       .name = "Saint-Germain",
       .nature = Nature::delegated_commune,
       .current = "01033"},
  });
  CHECK(resolved("Saint-Germain") == "ambigu 01091 01205");
}

TEST_CASE("a commune that bore its name twice is one candidate") {
  Resolved resolved({{.code = "01001",
                      .name = "Valserhône",
                      .names = {{"Valserhône", NameKind::commune, 0, 19500101},
                                {"Bellegarde", NameKind::commune, 19500101, 20040101, true},
                                {"Valserhône", NameKind::commune, 20040101, 0}}}});
  CHECK(resolved("Valserhône") == "trouve 01001");
  CHECK(resolved.corrections().empty());
  CHECK(resolved("Bellegarde") == "trouve 01001");
  CHECK(resolved.corrections() == Texts{"name: Bellegarde -> Valserhône"});
}

// --- corrections ---------------------------------------------------------------------------------

TEST_CASE("a form that only a list prints is found, and said to be one") {
  Resolved resolved(
      {{.code = "74314",
        .name = "Vulbens",
        .names = {{"Vulbens", NameKind::commune, 0, 0, true}, {"Vulpens", NameKind::printed}}}});
  CHECK(resolved("VULPENS") == "trouve 74314");
  CHECK(resolved.corrections() == Texts{"printed: Vulpens -> Vulbens"});
  CHECK(resolved("  vulpens (74)") == "trouve 74314");
  CHECK(resolved.corrections() == Texts{"printed: Vulpens -> Vulbens"});
}

TEST_CASE("a printed form of two communes is ambiguous") {
  Resolved resolved({
      {.code = "62002",
       .name = "Idron",
       .names = {{"Idron", NameKind::commune, 0, 0, true}, {"Idron-Ousse", NameKind::printed}}},
      {.code = "62003",
       .name = "Ousse",
       .names = {{"Ousse", NameKind::commune, 0, 0, true}, {"Idron-Ousse", NameKind::printed}}},
  });
  CHECK(resolved("Idron-Ousse") == "ambigu 62002 62003");
  CHECK(resolved.corrections().empty());
}

TEST_CASE("a former name is found and told with its official spelling") {
  Resolved resolved({{.code = "11108",
                      .name = "Châlons-en-Champagne",
                      .names = {{"Châlons-sur-Marne", NameKind::commune, 0, 19971118},
                                {"Châlons-en-Champagne", NameKind::commune, 19971118, 0, true}}}});
  CHECK(resolved("chalons SUR marne") == "trouve 11108");
  CHECK(resolved.corrections() == Texts{"name: Châlons-sur-Marne -> Châlons-en-Champagne"});
  CHECK(resolved("Châlons-en-Champagne") == "trouve 11108");
  CHECK(resolved.corrections().empty());
}

TEST_CASE("a name that only its spelling parts from the official one is no correction") {
  Resolved resolved({{.code = "62119",
                      .name = "Béthune",
                      .names = {{"Bethune", NameKind::commune, 0, 19500101},
                                {"Béthune", NameKind::commune, 19500101, 0, true}}}});
  CHECK(resolved("Bethune") == "trouve 62119");
  CHECK(resolved.corrections().empty());
}

TEST_CASE("codes: their own, former ones, the dropped zero") {
  Resolved resolved({
      {.code = "01004", .name = "Ambérieu-en-Bugey"},
      {.code = "2A004", .name = "Ajaccio", .former_codes = {"20004"}},
      {.code = "93066", .name = "Saint-Denis", .former_codes = {"75066"}},
      {.code = "59183", .name = "Dunkerque", .former_codes = {"01005"}},
  });
  CHECK(resolved("93066") == "trouve 93066");
  CHECK(resolved.corrections().empty());
  CHECK(resolved.answer().key.empty());
  CHECK(resolved("1004") == "trouve 01004");
  CHECK(resolved.corrections() == Texts{"zero: 1004 -> 01004"});
  CHECK(resolved("75066") == "trouve 93066");
  CHECK(resolved.corrections() == Texts{"code: 75066 -> 93066"});
  CHECK(resolved("2a004") == "trouve 2A004");
  CHECK(resolved.corrections().empty());
  CHECK(resolved("20004") == "trouve 2A004");
  CHECK(resolved("1005") == "trouve 59183");
  CHECK(resolved.corrections() == Texts{"zero: 1005 -> 01005", "code: 01005 -> 59183"});
}

TEST_CASE("a code that nobody bears is unknown, without suggestions") {
  Resolved resolved(saint_denis());
  CHECK(resolved("93067") == "inconnu");
  CHECK(resolved.corrections().empty());
  CHECK(resolved.suggestions().empty());
  CHECK(resolved("34022") == "inconnu");
}

TEST_CASE("a Belgian municipality has no code INSEE") {
  Resolved resolved({{.code = "B34022",
                      .name = "Courtrai",
                      .nature = Nature::belgian_municipality,
                      .listed = false,
                      .outside = true}});
  CHECK(resolved("34022") == "inconnu");
  CHECK(resolved("B34022") == "inconnu");
}

TEST_CASE("a département that contradicts a code leaves nothing") {
  Resolved resolved(saint_denis());
  CHECK(resolved({.text = "93066", .department = "93"}) == "trouve 93066");
  CHECK(resolved({.text = "93066", .department = "974"}) == "inconnu");
  CHECK(resolved({.text = "1004", .department = "974"}) == "inconnu");
  CHECK(resolved.corrections().empty());
}

// --- readings of a name that nobody bears as typed -----------------------------------------------

std::vector<SmallBody> readable() {
  return {
      {.code = "59350", .name = "Lille", .postal_codes = "59000;59800"},
      {.code = "69123", .name = "Lyon", .population = 519127, .postal_codes = "69001;69003"},
      {.code = "69383",
       .name = "Lyon 3e Arrondissement",
       .nature = Nature::municipal_arrondissement,
       .listed = false,
       .current = "69123",
       .postal_codes = "69003",
       .components = {"69123"}},
      {.code = "62001", .name = "La Vergne", .postal_codes = "62100"},
      {.code = "62002", .name = "Vergné", .postal_codes = "62200"},
      {.code = "59002", .name = "Le Havre", .population = 5},
      {.code = "93001", .name = "Le Havre", .population = 7},
      {.code = "11001", .name = "Villeneuve-d'Ascq", .postal_codes = "11000"},
      {.code = "11002", .name = "Bray-lès-Mareuil", .postal_codes = "11000"},
      {.code = "11003", .name = "Châlons-sur-Marne", .postal_codes = "11000"},
  };
}

TEST_CASE("an arrondissement in the ways people write it") {
  Resolved resolved(readable());
  for (const std::string_view text : {"Lyon 3", "Lyon 03", "LYON 3e", "lyon 3ème", "Lyon III",
                                      "Lyon 3e arr.", "Lyon 3e Ardt", "Lyon 3 (69)"}) {
    CAPTURE(text);
    CHECK(resolved(text) == "trouve 69383");
    REQUIRE(resolved.corrections().size() == 1);
    CHECK(resolved.corrections().front().ends_with("-> Lyon 3e Arrondissement"));
  }
  CHECK(resolved("Lyon 3e arrondissement") == "trouve 69383");
  CHECK(resolved.corrections().empty());
  CHECK(resolved("Lyon 4") == "inconnu");
}

TEST_CASE("what postal lines add is left out, and said") {
  Resolved resolved(readable());
  CHECK(resolved("LILLE CEDEX 9") == "trouve 59350");
  CHECK(resolved.corrections() == Texts{"postal words: LILLE CEDEX 9 -> Lille"});
  CHECK(resolved("BP 12 Lille") == "trouve 59350");
  CHECK(resolved("59800 Lille CEDEX") == "trouve 59350");
  CHECK(resolved.corrections() == Texts{"postal words: 59800 Lille CEDEX -> Lille"});
  CHECK(resolved("Lyon 3 CEDEX") == "trouve 69383");
  CHECK(resolved.answer().key == "lyon 3");
}

TEST_CASE("a département's code behind the name") {
  Resolved resolved(readable());
  CHECK(resolved("Le Havre 93") == "trouve 93001");
  CHECK(resolved.answer().department != dataset::none);
  CHECK(resolved.corrections() == Texts{"loosened: Le Havre 93 -> Le Havre"});
  CHECK(resolved("59000\u00A0Lille 59") == "trouve 59350");
  CHECK(resolved("Lille 62") == "inconnu");
  CHECK(resolved("Lille 59 (59)") == "inconnu");
}

TEST_CASE("a loosened reading: articles, lès, spaces, abbreviations") {
  Resolved resolved(readable());
  CHECK(resolved("Havre (Le) (59)") == "trouve 59002");
  CHECK(resolved.corrections() == Texts{"loosened: Havre (Le) -> Le Havre"});
  CHECK(resolved("Havre (93)") == "trouve 93001");
  CHECK(resolved("Villeneuve dAscq") == "trouve 11001");
  CHECK(resolved("Villeneuve Ascq") == "inconnu");
  CHECK(resolved("La Villeneuve-d'Ascq") == "trouve 11001");
  CHECK(resolved("Bray-lez-Mareuil") == "trouve 11002");
  CHECK(resolved("Châlons s/ Marne") == "trouve 11003");
  CHECK(resolved("Havre 93") == "trouve 93001");
}

TEST_CASE("a reading of several communes is ambiguous like any other") {
  Resolved resolved(readable());
  CHECK(resolved("Havre") == "ambigu 93001 59002");
}

TEST_CASE("an exact reading always beats a loosened one") {
  Resolved resolved(readable());
  CHECK(resolved("Vergne") == "trouve 62002");
  CHECK(resolved.corrections().empty());
  CHECK(resolved("La Vergne") == "trouve 62001");
  CHECK(resolved.corrections().empty());
  // Here the two are the same.
  CHECK(resolved("Les Vergne") == "ambigu 62001 62002");
}

TEST_CASE("the loosened reading of several names tells them all, up to three") {
  Resolved resolved(readable());
  REQUIRE(resolved("Les Vergne") == "ambigu 62001 62002");
  CHECK(resolved.corrections() == Texts{"loosened: Les Vergne -> La Vergne, Vergné"});
  // One spelling of several communes is told once.
  REQUIRE(resolved("Havre") == "ambigu 93001 59002");
  CHECK(resolved.corrections() == Texts{"loosened: Havre -> Le Havre"});
  std::vector<SmallBody> many{{.code = "62001", .name = "La Vergne"},
                              {.code = "62002", .name = "Vergné"},
                              {.code = "62003", .name = "Ver Gné"}};
  Resolved three(many);
  REQUIRE(three("Les Vergne") == "ambigu 62001 62002 62003");
  CHECK(three.corrections() == Texts{"loosened: Les Vergne -> La Vergne, Vergné, Ver Gné"});
  many.push_back({.code = "62004", .name = "Le Vergné"});
  Resolved four(many);
  REQUIRE(four("Les Vergne") == "ambigu 62001 62002 62003 62004");
  CHECK(four.corrections() == Texts{"loosened: Les Vergne -> La Vergne, Vergné, Ver Gné, …"});
}

TEST_CASE("a loosened reading is told as what a code left of it") {
  Resolved resolved(readable());
  CHECK(resolved("62100 Les Vergne") == "trouve 62001");
  CHECK(resolved.corrections() == Texts{"loosened: Les Vergne -> La Vergne"});
  CHECK(resolved({.text = "Les Vergne", .postal_code = "62200"}) == "trouve 62002");
  CHECK(resolved.corrections() == Texts{"loosened: Les Vergne -> Vergné"});
  CHECK(resolved("59000 Les Vergne") == "ambigu 62001 62002 59350");
  CHECK(resolved.corrections() ==
        Texts{"number: Les Vergne -> 59000", "loosened: Les Vergne -> La Vergne, Vergné"});
}

TEST_CASE("a loosened reading of a former name tells both steps") {
  Resolved resolved({{.code = "11108",
                      .name = "Châlons-en-Champagne",
                      .names = {{"Châlons-sur-Marne", NameKind::commune, 0, 19971118},
                                {"Châlons-en-Champagne", NameKind::commune, 19971118, 0, true}}}});
  CHECK(resolved("CHALONS S/ MARNE") == "trouve 11108");
  CHECK(resolved.corrections() == Texts{"loosened: CHALONS S/ MARNE -> Châlons-sur-Marne",
                                        "name: Châlons-sur-Marne -> Châlons-en-Champagne"});
}

TEST_CASE("a loosened reading is no answer alone where a longer name begins as typed") {
  std::vector<SmallBody> bodies{
      {.code = "62205", .name = "Seyne", .postal_codes = "62140"},
      {.code = "59126", .name = "La Seyne-sur-Mer", .population = 62888, .postal_codes = "59500"},
      {.code = "59127", .name = "La Seynette"},
      {.code = "59128",
       .name = "Toulon",
       .names = {{"La Seyne-la-Vieille", NameKind::commune, 0, 19500101},
                 {"Toulon", NameKind::commune, 19500101, 0, true}}}};
  Resolved resolved(bodies);
  CHECK(resolved("La Seyne") == "ambigu 59126 62205");
  CHECK(resolved.corrections() == Texts{"loosened: La Seyne -> La Seyne-sur-Mer, Seyne"});
  CHECK(resolved("Seyne") == "trouve 62205");
  CHECK(resolved("La Seyne (62)") == "trouve 62205");
  CHECK(resolved("59500 La Seyne") == "trouve 59126");
  CHECK(resolved("Seyne (Les)") == "trouve 62205");
  CHECK(resolved("Seyne (La)") == "ambigu 59126 62205");
  CHECK(resolved("Seyne La") == "ambigu 59126 62205");
  CHECK(resolved({.text = "La Seyne", .at = 19450101}) == "ambigu 59126 59128 62205");
  CHECK(resolved("La Seyne (59)") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"La Seyne-sur-Mer 59126 8"});
}

TEST_CASE("a name that no commune of today bears is no answer alone where a longer one begins so") {
  Resolved resolved(
      {{.code = "62160", .name = "Boulogne-sur-Mer", .population = 40000, .postal_codes = "62200"},
       {.code = "59012", .name = "Boulogne-Billancourt", .population = 120000},
       {.code = "59030",
        .name = "Boulogne",
        .nature = Nature::delegated_commune,
        .listed = false,
        .names = {{"Boulogne", NameKind::part}}},
       {.code = "59084",
        .name = "Essarts-en-Bocage",
        .names = {{"Essarts", NameKind::commune, 0, 20100101, true},
                  {"Essarts-en-Bocage", NameKind::commune, 20100101}}},
       {.code = "62001", .name = "Essarts-le-Roi"},
       {.code = "62002", .name = "Rouen"},
       {.code = "62003", .name = "Rouen-la-Forêt"}});
  CHECK(resolved("Boulogne") == "ambigu 59012 62160 59030");
  CHECK(resolved("BOULOGNE CEDEX") == "ambigu 59012 62160 59030");
  CHECK(resolved("62200 BOULOGNE CEDEX") == "trouve 62160");
  CHECK(resolved("Boulogne (62)") == "inconnu");
  CHECK(resolved("62200 Boulogne") == "trouve 62160");
  CHECK(resolved("Essarts") == "ambigu 59084 62001");
  CHECK(resolved("Essarts (59)") == "trouve 59084");
  CHECK(resolved("Rouen") == "trouve 62002");
  CHECK(resolved({.text = "Essarts", .at = 20000101}) == "trouve 59084");
}

TEST_CASE("an article behind the name may begin a longer one, unless it is set apart") {
  Resolved resolved({{.code = "59045", .name = "Le Bois"},
                     {.code = "62037", .name = "Bois-le-Roi", .population = 5000}});
  CHECK(resolved("Bois le") == "ambigu 62037 59045");
  CHECK(resolved("Bois (Le)") == "trouve 59045");
  CHECK(resolved("Bois, Le") == "trouve 59045");
  CHECK(resolved("Bois (Les)") == "trouve 59045");
}

TEST_CASE("a longer name that today's commune shares with a part of it stands there once") {
  Resolved resolved({{.code = "62001", .name = "Sables"},
                     {.code = "62194",
                      .name = "Les Sables-d'Olonne",
                      .listed = false,
                      .first = 20190101,
                      .components = {"62194+"}},
                     {.code = "62194",
                      .name = "Les Sables-d'Olonne",
                      .nature = Nature::former_commune,
                      .end = 20190101,
                      .current = "62194",
                      .names = {{"Les Sables-d'Olonne", NameKind::commune, 0, 20190101, true}}}});
  CHECK(resolved("Les Sables") == "ambigu 62001 62194");
  Resolved behind({{.code = "62001", .name = "Le Bois"},
                   {.code = "62194",
                    .name = "Bois-le-Roi",
                    .listed = false,
                    .first = 20190101,
                    .components = {"62194+"}},
                   {.code = "62194",
                    .name = "Bois-le-Roi",
                    .nature = Nature::former_commune,
                    .end = 20190101,
                    .current = "62194",
                    .names = {{"Bois-le-Roi", NameKind::commune, 0, 20190101, true}}}});
  CHECK(behind("Bois le") == "ambigu 62001 62194");
}

TEST_CASE("a loosened reading does not share with the commune that it lies in") {
  Resolved resolved({{.code = "62275",
                      .name = "Merlerault-le-Pin",
                      .listed = false,
                      .first = 20240101,
                      .components = {"62275+"}},
                     {.code = "62275",
                      .name = "Le Merlerault",
                      .nature = Nature::delegated_commune,
                      .end = 20240101,
                      .current = "62275"}});
  CHECK(resolved("Merlerault") == "trouve 62275");
  CHECK(resolved.corrections() == Texts{"loosened: Merlerault -> Le Merlerault"});
}

TEST_CASE("an article alone, and what is left of a cut name, are nobody's") {
  Resolved resolved({{.code = "62056", .name = "Le Saint", .postal_codes = "62000"}});
  CHECK(resolved("Le Saint") == "trouve 62056");
  CHECK(resolved("Saint") == "inconnu");
  CHECK(resolved("Le") == "inconnu");
}

// --- as of a day ---------------------------------------------------------------------------------

TEST_CASE("as of a day only the names of that day count") {
  Resolved resolved({
      {.code = "62001",
       .name = "Arras",
       .names = {{"Nemetocenna", NameKind::commune, 0, 19900101},
                 {"Arras", NameKind::commune, 19900101, 0, true}}},
      {.code = "62002",
       .name = "Nemetocenna",
       .listed = false,
       .first = 20100101,
       .components = {"62001"}},
      {.code = "62003",
       .name = "Arras",
       .nature = Nature::delegated_commune,
       .end = 20100101,
       .current = "62002",
       .names = {{"Arras", NameKind::commune, 0, 20100101, true},
                 {"Arras", NameKind::part, 20100101, 0},
                 {"Araz", NameKind::printed}}},
  });
  CHECK(resolved("Nemetocenna") == "trouve 62002");
  CHECK(resolved({.text = "Nemetocenna", .at = 19891231}) == "trouve 62001");
  CHECK(resolved.corrections() == Texts{"name: Nemetocenna -> Arras"});
  CHECK(resolved({.text = "Nemetocenna", .at = 19900101}) == "inconnu");
  CHECK(resolved({.text = "Nemetocenna", .at = 20100101}) == "trouve 62002");
  CHECK(resolved({.text = "Arras", .at = 20091231}) == "ambigu 62001 62003");
  CHECK(resolved({.text = "Arras", .at = 20100101}) == "trouve 62001");
  CHECK(resolved("Araz") == "ambigu 62001 62003");
  CHECK(resolved({.text = "Araz", .at = 20091231}) == "inconnu");
}

TEST_CASE("as of a day a name lies in the département of that day too") {
  Resolved resolved({{.code = "93066",
                      .name = "Saint-Denis",
                      .names = {{"Saint-Denis", NameKind::commune, 0, 19680101, false, "75"},
                                {"Saint-Denis", NameKind::commune, 19680101, 0, true}}}});
  CHECK(resolved("Saint-Denis (75)") == "inconnu");
  CHECK(resolved({.text = "Saint-Denis (Seine)", .at = 19500101}) == "trouve 93066");
  CHECK(resolved({.text = "Saint-Denis (93)", .at = 19500101}) == "trouve 93066");
  CHECK(resolved({.text = "Saint-Denis (Seine)", .at = 20000101}) == "inconnu");
}

TEST_CASE("as of a day a name of another day is not suggested for itself") {
  Resolved resolved({{.code = "01033", .name = "Valserhône", .listed = false, .first = 20190101}});
  REQUIRE(resolved({.text = "Valserhône", .at = 20031219}) == "inconnu");
  CHECK(resolved.suggestions().empty());
}

// --- the nearest suggestion, taken as asked
// --------------------------------------------------------

TEST_CASE("the nearest suggestion is taken when it is asked for and nothing speaks against it") {
  Resolved resolved(saint_denis());
  CHECK(resolved({.text = "Bethunne", .accept_suggestion = true}) == "trouve 62119");
  CHECK(resolved.corrections() == Texts{"suggestion: Bethunne -> Béthune"});
  CHECK(resolved.suggestions().empty());
  CHECK(resolved({.text = "62400 Bethunne", .accept_suggestion = true}) == "trouve 62119");
  CHECK(resolved("Bethunne") == "inconnu");
}

TEST_CASE("a suggestion that is a former name tells both steps") {
  Resolved resolved({{.code = "62001",
                      .name = "Arras",
                      .names = {{"Arras", NameKind::commune, 19900101, 0, true},
                                {"Nemetocenna", NameKind::commune, 0, 19900101}}}});
  CHECK(resolved({.text = "nemetocena", .accept_suggestion = true}) == "trouve 62001");
  CHECK(resolved.corrections() ==
        Texts{"suggestion: nemetocena -> Nemetocenna", "name: Nemetocenna -> Arras"});
}

TEST_CASE("a suggestion that is not alone, or contradicted, is not taken") {
  Resolved resolved(saint_denis());
  // Three communes have the name.
  CHECK(resolved({.text = "Saint-Deniss", .accept_suggestion = true}) == "inconnu");
  CHECK(resolved.suggestions().size() == 3);
  CHECK(resolved({.text = "Saint-Deniss (93)", .accept_suggestion = true}) == "trouve 93066");
  CHECK(resolved({.text = "93200 Bethunne", .accept_suggestion = true}) == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Béthune 62119 1"});
  CHECK(resolved({.text = "Xyzzy", .accept_suggestion = true}) == "inconnu");
  Resolved tied({{.code = "62001", .name = "Morvilla"}, {.code = "62002", .name = "Morvillb"}});
  CHECK(tied({.text = "Morville", .accept_suggestion = true}) == "inconnu");
  CHECK(tied.suggestions().size() == 2);
}

TEST_CASE("a name cut short suggests those that begin so, the most populous first to be told") {
  Resolved resolved({{.code = "93081", .name = "Vitry-sur-Seine", .population = 95000},
                     {.code = "59649", .name = "Vitry-le-François", .population = 11000},
                     {.code = "62865", .name = "Vitry-en-Artois", .population = 4700},
                     {.code = "69584", .name = "Vitry-sur-Loire", .population = 500},
                     {.code = "01318", .name = "Vitray"},
                     {.code = "54586", .name = "Vitrey"},
                     {.code = "57588", .name = "Viry"},
                     {.code = "57589", .name = "Vitryville", .population = 99999}});
  CHECK(resolved("Vitry (59)") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Vitry-le-François 59649 12"});
  // One has its place beside what is near.
  CHECK(resolved("Vitry") == "inconnu");
  CHECK(resolved.suggestions() ==
        Texts{"Vitray 01318 1", "Vitrey 54586 1", "Vitry-sur-Seine 93081 10"});
  CHECK(resolved("Vitry sur") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Vitry-sur-Seine 93081 6", "Vitry-sur-Loire 69584 6"});
  // Never taken, as there is no knowing who else is called so for short.
  CHECK(resolved({.text = "Vitry (59)", .accept_suggestion = true}) == "inconnu");
}

TEST_CASE("a longer name that is near stands there once; of very many none is suggested") {
  Resolved one(std::vector<SmallBody>{{.code = "62001", .name = "Villers-A"}});
  CHECK(one("Villers") == "inconnu");
  CHECK(one.suggestions() == Texts{"Villers-A 62001 2"});
  std::vector<std::string> names;
  for (int i = 100; i <= 200; ++i) names.push_back("Villers-le-" + std::to_string(i));
  std::vector<std::string> codes;
  for (int i = 100; i <= 200; ++i) codes.push_back("59" + std::to_string(i));
  std::vector<SmallBody> bodies;
  for (const std::string& name : names) {
    bodies.push_back({.code = codes[bodies.size()], .name = name});
  }
  Resolved many(bodies);
  CHECK(many("Villers") == "inconnu");
  CHECK(many.suggestions().empty());
  bodies.pop_back();
  Resolved fewer(bodies);
  CHECK(fewer("Villers") == "inconnu");
  CHECK(fewer.suggestions().size() == 3);
}

TEST_CASE(
    "a suggestion is not taken where a longer name begins so, or elsewhere one is called so") {
  Resolved resolved({{.code = "59640", .name = "Vélizy-Villacoublay", .population = 22000},
                     {.code = "62436", .name = "Venizy"},
                     {.code = "59298",
                      .name = "Hellemmes-Lille",
                      .nature = Nature::associated_commune,
                      .listed = false,
                      .names = {{"Hellemmes-Lille", NameKind::part}}},
                     {.code = "59297", .name = "Hélesmes"},
                     {.code = "59183", .name = "Dunkerque"},
                     {.code = "62906", .name = "Zunkerque"}});
  CHECK(resolved({.text = "Vélizy", .accept_suggestion = true}) == "inconnu");
  CHECK(resolved({.text = "Vélizy (62)", .accept_suggestion = true}) == "trouve 62436");
  CHECK(resolved({.text = "Hellemmes", .accept_suggestion = true}) == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Hélesmes 59297 2", "Hellemmes-Lille 59298 6"});
  CHECK(resolved({.text = "62 Dunkerque", .accept_suggestion = true}) == "inconnu");
  CHECK(resolved.corrections() == Texts{"elsewhere: Dunkerque -> 59"});
  CHECK(resolved({.text = "62 Dunkerqe", .accept_suggestion = true}) == "trouve 62906");
}

TEST_CASE("a slash stands for sur, when nothing else is read") {
  Resolved resolved({{.code = "62001", .name = "La Roche-sur-Yon"},
                     {.code = "62002", .name = "La Roche-Guyon"},
                     {.code = "62003", .name = "Ham sur Heure"},
                     {.code = "62004", .name = "Ham-Heure"}});
  CHECK(resolved("La Roche/Yon") == "trouve 62001");
  CHECK(resolved.corrections() == Texts{"loosened: La Roche/Yon -> La Roche-sur-Yon"});
  CHECK(resolved("LA ROCHE / YON (62)") == "trouve 62001");
  CHECK(resolved("Ham/Heure") == "trouve 62004");
  CHECK(resolved("La Roche/Yonne") == "inconnu");
}

TEST_CASE("in a département that is over lies what lay there") {
  Resolved resolved({{.code = "93001",
                      .name = "Aubervilliers",
                      .names = {{"Aubervilliers", NameKind::commune, 0, 19680101, false, "75"},
                                {"Aubervilliers", NameKind::commune, 19680101, 0, true}}},
                     {.code = "59001", .name = "Aubervilliers"},
                     {.code = "75056", .name = "Paris"}});
  CHECK(resolved("Aubervilliers") == "ambigu 59001 93001");
  CHECK(resolved("Aubervilliers (Seine)") == "trouve 93001");
  CHECK(resolved("Aubervilliers (75)") == "inconnu");
  CHECK(resolved("Paris (75)") == "trouve 75056");
}

// --- postal codes --------------------------------------------------------------------------------

TEST_CASE("a postal code narrows") {
  Resolved resolved(saint_denis());
  CHECK(resolved("93210 Saint-Denis") == "trouve 93066");
  CHECK(resolved.corrections().empty());
  CHECK(resolved({.text = "Saint-Denis", .postal_code = "97490"}) == "trouve 97411");
  CHECK(resolved({.text = "Béthune", .postal_code = "62400"}) == "trouve 62119");
  CHECK(resolved.corrections().empty());
}

TEST_CASE("the postal code beside the text and the one in it that contradict each other are told") {
  Resolved resolved(saint_denis());
  CHECK(resolved({.text = "93200 Saint-Denis", .postal_code = "11310"}) == "ambigu 93066 11339");
  CHECK(resolved.corrections() == Texts{"number: Saint-Denis -> 11310"});
  // Both its own.
  CHECK(resolved({.text = "93200 Saint-Denis", .postal_code = "93210"}) == "trouve 93066");
  CHECK(resolved.corrections().empty());
}

TEST_CASE("a postal code of some of the communes keeps these") {
  Resolved resolved({
      {.code = "62001", .name = "Mons", .population = 1, .postal_codes = "62400;62500"},
      {.code = "62002", .name = "Mons", .population = 2, .postal_codes = "62500"},
      {.code = "62003", .name = "Mons", .population = 3, .postal_codes = "62600"},
  });
  CHECK(resolved("62500 Mons") == "ambigu 62002 62001");
  CHECK(resolved("62400 Mons") == "trouve 62001");
  CHECK(resolved.corrections().empty());
}

TEST_CASE("a postal code that contradicts the name shows both sides") {
  Resolved resolved(saint_denis());
  CHECK(resolved("93200 Béthune") == "ambigu 62119 93066");
  CHECK(resolved.corrections() == Texts{"number: Béthune -> 93200"});
  CHECK(resolved("62400 Saint-Denis") == "ambigu 97411 93066 11339 62119");
  CHECK(resolved({.text = "Saint-Denis (93)", .postal_code = "62400"}) == "ambigu 93066 62119");
}

// One commune alone is no answer when its postal code is not the one that was asked for.
TEST_CASE("a postal code that nobody has leaves the name in doubt") {
  Resolved resolved(saint_denis());
  CHECK(resolved("01000 Béthune") == "ambigu 62119");
  CHECK(resolved.corrections() == Texts{"number: Béthune -> 01000"});
}

TEST_CASE("a postal code does not change what an unknown name is") {
  Resolved resolved(saint_denis());
  CHECK(resolved("62400 Bethunne") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Béthune 62119 1"});
  CHECK(resolved.corrections().empty());
}

TEST_CASE("a postal code alone is its communes, the largest first") {
  Resolved resolved({
      {.code = "62001", .name = "Annezin", .population = 1, .postal_codes = "62232;62400"},
      {.code = "62119", .name = "Béthune", .population = 2, .postal_codes = "62400"},
      {.code = "93066", .name = "Saint-Denis", .postal_codes = "93200"},
  });
  CHECK(resolved({.text = "", .postal_code = "62400"}) == "ambigu 62119 62001");
  CHECK(resolved({.text = "", .postal_code = "93200"}) == "trouve 93066");
  CHECK(resolved({.text = "", .department = "62", .postal_code = "93200"}) == "inconnu");
  CHECK(resolved({.text = "", .postal_code = "01000"}) == "inconnu");
}

TEST_CASE("a code INSEE beside the name narrows too") {
  Resolved resolved(saint_denis());
  CHECK(resolved("93066 Saint-Denis") == "trouve 93066");
  CHECK(resolved("Saint-Denis (97411)") == "trouve 97411");
  CHECK(resolved.corrections().empty());
  CHECK(resolved("62119 Saint-Denis") == "ambigu 97411 93066 11339 62119");
  CHECK(resolved.corrections() == Texts{"number: Saint-Denis -> 62119"});
  // What stands behind -p is a postal code, nothing else.
  CHECK(resolved({.text = "Saint-Denis", .postal_code = "93066"}) == "trouve 93066");
  CHECK(resolved.corrections() == Texts{"number unknown: Saint-Denis -> 93066"});
  CHECK(resolved({.text = "Saint-Denis", .postal_code = "62999"}) == "ambigu 97411 93066 11339");
  CHECK(resolved.corrections() == Texts{"number: Saint-Denis -> 62999"});
}

TEST_CASE("beside CEDEX a code is a postal code, whatever commune bears it as its code INSEE") {
  Resolved resolved(saint_denis());
  CHECK(resolved("93007 Saint-Denis CEDEX") == "trouve 93066");
  CHECK(resolved.corrections() == Texts{"number unknown: Saint-Denis -> 93007",
                                        "postal words: 93007 Saint-Denis CEDEX -> Saint-Denis"});
  CHECK(resolved("93200 Saint-Denis CEDEX") == "trouve 93066");
}

TEST_CASE("two départements that differ are told, and equal ones are one") {
  Resolved resolved(saint_denis());
  CHECK(resolved("93 Saint-Denis (93)") == "trouve 93066");
  CHECK(resolved("75 Saint-Denis (93)") == "problem 6");
  CHECK(resolved.answer().problem_detail == "75 / 93");
}

TEST_CASE("a département before a postal line that agrees with it leaves a loosened name alone") {
  Resolved resolved({{.code = "59051",
                      .name = "La Bassée",
                      .postal_codes = "59480",
                      .names = {{"La Bassée", NameKind::commune, 0, 0, true}}}});
  CHECK(resolved("59480 Bassée") == "trouve 59051");
  CHECK(resolved("Mairie (59), 59480 Bassée") == "trouve 59051");
  CHECK(resolved("Mairie (62), 59480 Bassée") == "inconnu");
}

TEST_CASE("a postal code that contradicts a code INSEE is told") {
  Resolved resolved(saint_denis());
  CHECK(resolved({.text = "62119", .postal_code = "93200"}) == "ambigu 62119 93066");
  CHECK(resolved.corrections() == Texts{"number: 62119 -> 93200"});
}

TEST_CASE("what a postal code settles is told like any other repair") {
  Resolved resolved({
      {.code = "62001",
       .name = "Arras",
       .postal_codes = "62400",
       .names = {{"Arras", NameKind::commune, 19900101, 0, true},
                 {"Nemetocenna", NameKind::commune, 0, 19900101}}},
      {.code = "62002",
       .name = "Lens",
       .postal_codes = "62500",
       .names = {{"Lens", NameKind::commune, 19900101, 0, true},
                 {"Nemetocenna", NameKind::commune, 0, 19900101}}},
  });
  REQUIRE(resolved("62500 Nemetocenna") == "trouve 62002");
  CHECK(resolved.corrections() == Texts{"name: Nemetocenna -> Lens"});
  REQUIRE(resolved("62001 Nemetocenna") == "trouve 62001");
  CHECK(resolved.corrections() == Texts{"name: Nemetocenna -> Arras"});
  REQUIRE(resolved("Nemetocenna") == "ambigu 62001 62002");
  CHECK(resolved.corrections().empty());
}

TEST_CASE("a printed form that a postal code settles is told too") {
  Resolved resolved({
      {.code = "62002",
       .name = "Idron",
       .postal_codes = "62100",
       .names = {{"Idron", NameKind::commune, 0, 0, true}, {"Idron-Ousse", NameKind::printed}}},
      {.code = "62003",
       .name = "Ousse",
       .postal_codes = "62200",
       .names = {{"Ousse", NameKind::commune, 0, 0, true}, {"Idron-Ousse", NameKind::printed}}},
  });
  REQUIRE(resolved("62200 Idron-Ousse") == "trouve 62003");
  CHECK(resolved.corrections() == Texts{"printed: Idron-Ousse -> Ousse"});
}

// --- problems ------------------------------------------------------------------------------------

TEST_CASE("what is no query is a problem, not an answer") {
  Resolved resolved(saint_denis());
  const auto problem = [&](std::string_view text) {
    resolved(text);
    CHECK(resolved.answer().status == Status::unknown);
    CHECK(resolved.answer().bodies.empty());
    CHECK(resolved.answer().suggestions.empty());
    return resolved.answer().problem;
  };
  CHECK(problem("") == Problem::empty);
  CHECK(problem("  ") == Problem::empty);
  CHECK(problem(",") == Problem::empty);
  CHECK(problem("(93)") == Problem::empty);
  CHECK(problem("-'’.") == Problem::empty);
  CHECK(problem("\u0301") == Problem::empty);
  CHECK(problem(std::string_view("Saint\0Denis", 11)) == Problem::nul);
  CHECK(problem("B\xE9thune") == Problem::invalid_utf8);
  CHECK(problem(std::string(longest_query + 1, 'a')) == Problem::too_long);
  CHECK(problem("Béthune (Atlantide)") == Problem::unknown_department);
}

TEST_CASE("an empty table knows nobody") {
  Resolved resolved({});
  CHECK(resolved("Béthune") == "inconnu");
  CHECK(resolved("62119") == "inconnu");
  CHECK(resolved({.text = "Béthune", .department = "62", .postal_code = "62400"}) == "inconnu");
}

// --- suggestions ---------------------------------------------------------------------------------

TEST_CASE("two edits are near, three are not") {
  Resolved resolved(saint_denis());
  CHECK(resolved("Bethunne") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Béthune 62119 1"});
  CHECK(resolved("Bethunnes") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Béthune 62119 2"});
  CHECK(resolved("Ebthune") == "inconnu");  // two neighbours swapped: one edit
  CHECK(resolved.suggestions() == Texts{"Béthune 62119 1"});
  CHECK(resolved("Bethunness") == "inconnu");
  CHECK(resolved.suggestions().empty());
}

TEST_CASE("of a short name one edit is near, two are not") {
  Resolved resolved({{.code = "59001", .name = "Lille"}, {.code = "59002", .name = "Anor"}});
  CHECK(resolved("Lile") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Lille 59001 1"});
  CHECK(resolved("Lilel") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Lille 59001 1"});
  CHECK(resolved("Lil") == "inconnu");
  CHECK(resolved.suggestions().empty());
  CHECK(resolved("Ano") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Anor 59002 1"});
  // What was typed counts, in characters of its key: six of them are not short.
  CHECK(resolved("Lillex") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Lille 59001 1"});
  CHECK(resolved("Lilxxe") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Lille 59001 2"});
  CHECK(resolved("Lïlxé") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Lille 59001 1"});
}

TEST_CASE("the nearest stand first, and at most three") {
  Resolved resolved({
      {.code = "01001", .name = "Marville"},
      {.code = "01002", .name = "Marvillex"},
      {.code = "01003", .name = "Marvilles"},
      {.code = "01004", .name = "Marvillexy"},
      {.code = "01005", .name = "Morville"},
  });
  CHECK(resolved("Marvill") == "inconnu");
  CHECK(resolved.suggestions() ==
        Texts{"Marville 01001 1", "Marvilles 01003 2", "Marvillex 01002 2"});
}

TEST_CASE("of equally near ones the likelier, then the better tier, then the alphabet, the code") {
  SECTION("the same beginning is likelier") {
    Resolved resolved(
        {{.code = "01001", .name = "Xorville"}, {.code = "01002", .name = "Morvillx"}});
    resolved("Morville");
    CHECK(resolved.suggestions() == Texts{"Morvillx 01002 1", "Xorville 01001 1"});
  }
  SECTION("a name of today goes before a former one") {
    Resolved resolved({
        {.code = "01001",
         .name = "Arras",
         .names = {{"Arras", NameKind::commune, 0, 0, true},
                   {"Morvilla", NameKind::commune, 0, 19900101}}},
        {.code = "01002", .name = "Morvillb"},
    });
    resolved("Morville");
    CHECK(resolved.suggestions() == Texts{"Morvillb 01002 1", "Morvilla 01001 1"});
  }
  SECTION("then the alphabet") {
    Resolved resolved(
        {{.code = "01001", .name = "Morvillb"}, {.code = "01002", .name = "Morvilla"}});
    resolved("Morville");
    CHECK(resolved.suggestions() == Texts{"Morvilla 01002 1", "Morvillb 01001 1"});
  }
  SECTION("then the code") {
    Resolved resolved(
        {{.code = "62001", .name = "Morvilla"}, {.code = "01001", .name = "Morvilla"}});
    resolved("Morville");
    CHECK(resolved.suggestions() == Texts{"Morvilla 01001 1", "Morvilla 62001 1"});
  }
}

TEST_CASE("one commune is suggested once, by its nearest name") {
  Resolved resolved({
      {.code = "74010", .name = "Morville", .listed = false, .components = {"74010+"}},
      {.code = "74010",
       .name = "Morville",
       .nature = Nature::delegated_commune,
       .current = "74010"},
      {.code = "01001",
       .name = "Morvilles",
       .names = {{"Morvilles", NameKind::commune, 0, 0, true},
                 {"Morvill", NameKind::commune, 0, 19500101}}},
  });
  resolved("Morvil");
  CHECK(resolved.suggestions() == Texts{"Morvill 01001 1", "Morville 74010 2"});
  CHECK(resolved.answer().suggestions[1].body == resolved.body("74010"));
}

TEST_CASE("misprints are not suggested") {
  Resolved resolved(
      {{.code = "74314",
        .name = "Vulbens",
        .names = {{"Vulbens", NameKind::commune, 0, 0, true}, {"Vulpens", NameKind::printed}}}});
  resolved("Vulpenss");
  CHECK(resolved.suggestions() == Texts{"Vulbens 74314 2"});
}

TEST_CASE("suggestions stay in the département that was asked for") {
  Resolved resolved({
      {.code = "01001", .name = "Morvilla"},
      {.code = "62001", .name = "Morvillb"},
      {.code = "B53053",
       .name = "Morvillc",
       .nature = Nature::belgian_municipality,
       .listed = false,
       .outside = true},
  });
  CHECK(resolved("Morville") == "inconnu");
  CHECK(resolved.suggestions() ==
        Texts{"Morvilla 01001 1", "Morvillb 62001 1", "Morvillc B53053 1"});
  CHECK(resolved("Morville (62)") == "inconnu");
  CHECK(resolved.suggestions() == Texts{"Morvillb 62001 1"});
  CHECK(resolved({.text = "Morville", .department = "93"}) == "inconnu");
  CHECK(resolved.suggestions().empty());
}

TEST_CASE("nothing near, nothing suggested") {
  Resolved resolved(saint_denis());
  for (const std::string_view text : {"Xyzzy", "a", "93", "Saint-Denis-de-la-Plaine"}) {
    CAPTURE(text);
    CHECK(resolved(text) == "inconnu");
    CHECK(resolved.suggestions().empty());
  }
  CHECK(resolved(std::string(longest_query, 'b')) == "inconnu");
  CHECK(resolved.suggestions().empty());
}

// --- an answer's memory --------------------------------------------------------------------------

TEST_CASE("nothing of one answer is left in the next") {
  Resolved reused(saint_denis());
  const std::vector<Query> queries{
      {.text = "93200 Béthune"},
      {.text = "Bethunne"},
      {.text = "Saint-Denis (Atlantide)"},
      {.text = "Saint-Denis"},
      {.text = "1004"},
      {.text = ""},
      {.text = "93066"},
      {.text = "Béthune", .department = "62"},
      {.text = "Béthune"},
      {.text = "B\xE9thune"},
      {.text = "Bethunne (62)"},
      {.text = "Xyzzy"},
  };
  for (const Query& before : queries) {
    for (const Query& query : queries) {
      CAPTURE(before.text, query.text);
      reused(before);
      const std::string again = reused(query);
      Resolved fresh(saint_denis());
      CHECK(again == fresh(query));
      CHECK(reused.corrections() == fresh.corrections());
      CHECK(reused.suggestions() == fresh.suggestions());
      CHECK(reused.answer().key == fresh.answer().key);
      CHECK(reused.answer().department == fresh.answer().department);
      CHECK(reused.answer().problem_detail == fresh.answer().problem_detail);
    }
  }
}

TEST_CASE("an answer by value is the same") {
  Resolved resolved(saint_denis());
  const Answer answer = resolved.resolver().lookup({.text = "Béthune"});
  CHECK(answer.status == Status::found);
  CHECK(answer.bodies == std::vector{resolved.body("62119")});
}

TEST_CASE(
    "a misprint of a list and an old name are both in doubt, a name in the lists' use is not") {
  const SmallBody old{.code = "11318",
                      .name = "Val",
                      .names = {{"Val", NameKind::commune, 19620101, 0, true},
                                {"Ivry", NameKind::commune, 0, 19620101}}};
  const std::vector<test::SmallName> misprint{{"Iverny", NameKind::commune, 0, 0, true},
                                              {"Ivry", NameKind::printed}};
  const std::vector<test::SmallName> in_use{{"Iverny", NameKind::commune, 0, 0, true},
                                            {"Ivry", NameKind::printed, 0, 0, true}};
  Resolved misprinted({old, {.code = "93233", .name = "Iverny", .names = misprint}});
  CHECK(misprinted("Ivry") == "ambigu 11318 93233");
  Resolved used({old, {.code = "93233", .name = "Iverny", .names = in_use}});
  CHECK(used("Ivry") == "trouve 93233");
}

TEST_CASE("five digits that are a postal code elsewhere are told, but not from a column of codes") {
  Resolved resolved({{.code = "62400", .name = "Haillicourt", .postal_codes = "62940"},
                     {.code = "62119", .name = "Béthune", .postal_codes = "62400"}});
  CHECK(resolved("62400") == "trouve 62400");
  CHECK(resolved.corrections() == Texts{"also postal: 62400 -> Béthune"});
  CHECK(resolved({.text = "62400", .is_code = true}) == "trouve 62400");
  CHECK(resolved.corrections().empty());
  CHECK(resolved("62119") == "trouve 62119");
  CHECK(resolved.corrections().empty());
}
