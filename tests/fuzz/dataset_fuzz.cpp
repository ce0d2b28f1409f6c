// A small data table with some of its bytes changed, or cut short. With the checksum it had, it is
// refused, whatever was changed. With a checksum made for it, it is refused, or it is read safely:
// every name, code and postal code is asked for, every commune, neighbourhood, list, document and
// amount is written, what `zonage list` and `zonage sources` take for granted holds, and nothing is
// read beyond the table. What is refused is told as damaged, and why.
#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "base/codes.h"
#include "compile/dataset/table_writer.h"
#include "dataset/table.h"
#include "fuzz/fuzz.h"
#include "grant/compute.h"
#include "grant/published.h"
#include "grant/scenario.h"
#include "render/fields.h"
#include "render/grant_explained.h"
#include "render/grant_rows.h"
#include "render/grant_text.h"
#include "render/json.h"
#include "render/qpv_answer.h"
#include "render/text.h"
#include "resolve/listed.h"
#include "resolve/qpv.h"
#include "resolve/qpv_query.h"
#include "resolve/resolver.h"
#include "resolve/shortcut.h"
#include "resolve/zoning.h"
#include "support/small_table.h"

using namespace zonage;
using namespace zonage::test;
using dataset::none;
using dataset::Table;

namespace {

constexpr std::string_view rules =
    "regle\tcle\tvaleur\traison\treason\ntitre\tfr\tRègles\t\t\ntitre\ten\tRules\t\t\n"
    "enveloppe\t1\t1000\t\t\nenveloppe\t2\t2000\t\t\n"
    "poids\te1_potentiel_financier\t50\t\t\npoids\te1_revenu\t50\t\t\n"
    "poids\te2_potentiel_financier\t20\t\t\npoids\te2_revenu\t20\t\t\n"
    "poids\te2_effort_fiscal\t20\t\t\npoids\te2_voirie\t20\t\t\n"
    "poids\te2_logements_sociaux\t10\t\t\npoids\te2_apl\t10\t\t\n"
    "arrondi\tmoyenne_potentiel_financier\t2\t\t\narrondi\tmoyenne_revenu\texact\t\t\n"
    "seuil\tlogements_sociaux\t20\t\t\nplafond\tlogements_sociaux\t1\t\t\nstrate\t0\t1,1\t\t\n";

// Two communes' parts of a grant, and two neighbourhoods: one of each commune of Nord.
void add_more(compile::TableWriter& out) {
  for (std::uint32_t c = 0; c < 2; ++c) {
    dataset::GrantCommuneRow row{};
    std::memcpy(row.code, c == 0 ? "59350" : "62119", 5);
    row.name = out.text(c == 0 ? "Lille" : "Béthune");
    row.printed = out.text("");
    out.grant_communes.push_back(row);
  }
  for (std::int64_t i = 0; i < 3 * static_cast<std::int64_t>(dataset::grant_columns); ++i) {
    // The second commune has a little less of most: it falls short of the means.
    out.grant_figures.push_back((i % 41 + 1) * 100'000'000);
  }
  out.grant_texts = {out.text(rules), out.text(rules)};

  dataset::ErratumRow erratum{out.text("misprint"), out.text("a"),      out.text("b"),
                              out.text("lu a"),     out.text("read a"), out.text("somme")};
  out.qpv_errata.push_back({out.text("QP059001"), out.text("population"), erratum});
  const auto territory = [&](std::string_view code, std::string_view name, auto kind,
                             std::uint32_t department) {
    dataset::QpvTerritoryRow row{};
    row.code = out.text(code);
    row.name = out.text(name);
    row.kind = static_cast<std::uint8_t>(kind);
    row.department = department;
    out.qpv_territories.push_back(row);
  };
  using dataset::TerritoryKind;
  territory("200093201", "Métropole Européenne de Lille", TerritoryKind::epci, 1);
  territory("59", "Nord", TerritoryKind::department, none);
  territory("32", "Hauts-de-France", TerritoryKind::region, none);
  territory("", "France", TerritoryKind::france, none);
  for (std::uint32_t q = 0; q < 2; ++q) {
    dataset::QpvRow row{};
    std::memcpy(row.code, q == 0 ? "QP059001" : "QP059002", 8);
    std::memcpy(row.typologies, "GDE\0PET\0PUU", 11);
    row.name = row.printed = row.printed_right = out.text(q == 0 ? "Centre Ville" : "Le Pré - Sud");
    row.first_commune = q;
    row.commune_count = 1;
    row.erratum_count = 1 - q;
    row.zfu = row.npnru = row.qrr = static_cast<std::uint8_t>(q);
    row.confidence = static_cast<std::uint8_t>(q * 2);
    for (dataset::FigureCell& cell : row.figures) cell = {510, 0, 1, 0, 0};
    for (std::uint8_t i = 0; i < 7; ++i) row.figures[i].state = i;
    out.qpvs.push_back(row);
    out.qpv_lies_in.push_back(1 + q);
    out.qpv_communes.push_back({1 + q, q, 1 + q});
    out.qpv_keys.push_back({out.text(q == 0 ? "centre ville" : "le pre sud"), q, q});
  }
  out.qpv_terms.push_back({out.text("typologie"), out.text("GDE"), out.text("Grand"),
                           out.text("Large"), out.text("Un grand quartier"),
                           out.text("A large one"), out.text("ANCT")});
}

std::vector<SmallBody> bodies() {
  const auto line = [](Zone zone, std::string_view printed) {
    return SmallLine{.zone = zone, .line = 12, .section = "Zone", .printed = printed};
  };
  SmallLine corrected = line(Zone::ii, "Lile");
  corrected.before = Zone::iii;
  corrected.since = 20041129;
  corrected.amending_order = "SOCU0411967A";
  corrected.erratum = SmallErratum{"misprint", "Lile", "Lille (59350)", "l", "l", "seul"};
  return {
      {.code = "01004",
       .name = "Ambérieu",
       .postal_codes = "01500",
       .abc = line(Zone::c, "r"),
       .apl = line(Zone::iii, "r")},
      {.code = "59350",
       .name = "Lille",
       .population = 236710,
       .postal_codes = "59000;59160",
       .parts = {"59355"},
       .abc = line(Zone::b, "Lille"),
       .apl = corrected,
       .pilot = SmallPilot{.towns = "Lille", .cantons = "Lille-Est|Lomme", .section = "Lille"}},
      {.code = "59355",
       .name = "Lomme",
       .nature = Nature::associated_commune,
       .listed = false,
       .end = 20000227,
       .current = "59350",
       .components = {"59350"},
       .abc = line(Zone::b, "Lomme")},
      {.code = "62119",
       .name = "Béthune",
       .postal_codes = "62400",
       .abc = line(Zone::b, "Béthune"),
       .apl = line(Zone::ii, "Béthune")},
      {.code = "74010",
       .name = "Annecy",
       .listed = false,
       .first = 20170101,
       .population = 131715,
       .components = {"74010+", "74268"}},
      {.code = "74010",
       .name = "Annecy",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "74010",
       .names = {{"Annecy", dataset::NameKind::commune, 0, 20170101, true},
                 {"Annessi", dataset::NameKind::printed}},
       .abc = line(Zone::b, "Annecy"),
       .apl = line(Zone::ii, "Annecy")},
      {.code = "74268",
       .name = "Seynod",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "74010",
       .abc = line(Zone::c, "r"),
       .apl = line(Zone::iii, "r")},
      {.code = "93066",
       .name = "Saint-Denis",
       .population = 150000,
       .abc = line(Zone::a, "d"),
       .apl = line(Zone::i, "d")},
      {.code = "97411",
       .name = "Saint-Denis",
       .population = 155634,
       .abc = line(Zone::b, "d"),
       .apl = line(Zone::ii, "d")},
      {.code = "B53053",
       .name = "Mons",
       .nature = Nature::belgian_municipality,
       .listed = false,
       .pilot = SmallPilot{.towns = "Province", .rule = PilotRule::province}},
  };
}

const SmallTable& small_table() {
  static const SmallTable table(bodies(), {{"abc_2003", "BUDF0320070A"}, {"apl_1978", "x"}},
                                add_more);
  return table;
}

// The bytes in memory of their very size, aligned as a table wants them.
class Bytes {
 public:
  explicit Bytes(std::span<const unsigned char> bytes)
      : words_((bytes.size() + 7) / 8), size_(bytes.size()) {
    std::copy(bytes.begin(), bytes.end(), data());
  }
  unsigned char* data() { return reinterpret_cast<unsigned char*>(words_.data()); }
  std::size_t size() const { return size_; }
  std::span<const unsigned char> all() const {
    return {reinterpret_cast<const unsigned char*>(words_.data()), size_};
  }
  dataset::Header& header() { return *reinterpret_cast<dataset::Header*>(words_.data()); }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_;
};

// Where a change falls: the section's bytes, or the header's.
std::span<unsigned char> region(Bytes& bytes, std::size_t section) {
  if (section >= dataset::section_count) return {bytes.data(), sizeof(dataset::Header)};
  const std::uint64_t begin = bytes.header().directory[section].offset;
  std::uint64_t end = bytes.size();
  for (const dataset::SectionEntry& entry : bytes.header().directory) {
    if (entry.offset > begin) end = std::min(end, entry.offset);
  }
  if (begin >= bytes.size() || end > bytes.size()) return {bytes.data(), sizeof(dataset::Header)};
  return {bytes.data() + begin, static_cast<std::size_t>(end - begin)};
}

// Six bytes each: section, place (two), width and manner, value.
void change(Bytes& bytes, Draw& draw) {
  const std::size_t section = draw.below(dataset::section_count + 1);
  const std::size_t place = draw.byte() | draw.byte() << 8;
  const unsigned manner = draw.byte();
  std::uint64_t value = draw.byte() | draw.byte() << 8;
  const std::span<unsigned char> where = region(bytes, section);
  if (where.empty()) return;
  const std::size_t width = std::size_t{1} << manner % 4;
  std::size_t at = place % where.size();
  if ((manner & 4) != 0) at = at / width * width;  // a number as a whole
  if ((manner & 8) != 0) value = ~value;           // near the largest
  const std::size_t size = std::min(width, where.size() - at);
  if ((manner & 16) != 0) {  // a little more or less than it was
    std::uint64_t old = 0;
    std::memcpy(&old, where.data() + at, size);
    value += old;
  }
  std::memcpy(where.data() + at, &value, size);
}

void seal(Bytes& bytes) {
  if (bytes.size() < sizeof(dataset::Header)) return;
  bytes.header().size = bytes.size();
  bytes.header().checksum = dataset::checksum(bytes.data() + dataset::checksum_from,
                                              bytes.size() - dataset::checksum_from);
}

std::size_t written = 0;  // so that nothing is left out as unused

void write_answer(const Table& table, std::string_view query, const resolve::Answer& answer) {
  std::string out;
  render::append_json(table, query, answer, {.explain = true}, out);
  render::TextOptions options;
  options.explain = true;
  append_text(table, query, answer, options, out);
  for (std::size_t i = 0; i <= answer.bodies.size(); ++i) {
    const std::uint32_t body = i < answer.bodies.size() ? answer.bodies[i] : none;
    for (const render::Column column : render::all_columns) {
      append_cell({table, answer, body}, column, out);
    }
  }
  written += out.size();
}

void ask_names(const Table& table) {
  resolve::Resolver resolver(table);
  resolve::Shortcut shortcut(table);
  resolve::Shortcut::Way way;
  const auto ask = [&](const resolve::Query& query) {
    write_answer(table, query.text, resolver.lookup(query));
    if (!shortcut.step_1(query.text, query.department, way)) return;
    shortcut.step_2(way);
    shortcut.step_3(way);
    shortcut.step_4(way);
    written += shortcut.arrive(way);
  };
  for (const char* text : {"Lille", "Lile", "Saint-Denis", "Annecy", "Lomme", "Mons", "Bethunne",
                           "Havre (Le)", "59350", "59160", "74010", "Seinod", "Nord"}) {
    ask({.text = text});
    ask({.text = text, .department = "59"});
    ask({.text = text, .postal_code = "59000"});
    ask({.text = text, .at = 19500101});
  }
  ask({.text = {}, .postal_code = "62400"});
  for (const dataset::BodyRow& body : table.bodies()) {
    ask({.text = dataset::code_of(body.code)});
    ask({.text = table.text(body.name)});
  }
}

// What a row of `zonage list` reads.
void write_list_row(const Table& table, const resolve::ListedCommune& commune, Scheme scheme) {
  std::string out(department_of(commune.code));
  const resolve::Zoning zoning = resolve::zoning_of(table, commune.body, scheme);
  const dataset::PilotClassRow* pilot =
      scheme == Scheme::ville_pilote ? resolve::pilot_of(table, commune.body) : nullptr;
  if (scheme == Scheme::qpv) {
    const auto rows = resolve::qpvs_of(table, commune.body).rows;
    require(!rows.empty(), "a commune that is listed for its neighbourhoods has some");
    for (const dataset::QpvCommuneRow& row : rows) {
      const dataset::QpvRow& qpv = table.qpvs()[row.qpv];
      out += dataset::code_of(qpv.code);
      out += table.text(qpv.printed);
      out += table.text(table.qpv_territories()[qpv.territory].name);
    }
  } else if (pilot != nullptr) {
    out += key_of(static_cast<PilotRule>(pilot->rule));
    for (const dataset::TextRef ref :
         {pilot->towns, pilot->cantons, pilot->named, pilot->section, pilot->lines}) {
      out += table.text(ref);
    }
  } else {
    out += key_of(zoning.zone);
    out += key_of(zoning.rule);
    if (zoning.line != nullptr) out += table.text(zoning.line->section);
    if (zoning.line != nullptr) out += table.text(zoning.line->printed);
  }
  written += out.size();
}

void write_lists(const Table& table) {
  for (const Scheme scheme : all_schemes) {
    for (const resolve::ListedCommune& commune : resolve::communes_of(table, scheme)) {
      write_list_row(table, commune, scheme);
      for (std::uint32_t d = 0; d < table.departments().size(); ++d) {
        written += resolve::lies_in(table, commune, d) ? 1 : 0;
      }
      written += commune.name.size();
    }
  }
}

void write_qpvs(const Table& table) {
  std::string out;
  render::TextOptions options;
  options.explain = true;
  std::vector<std::uint32_t> all;
  for (std::uint32_t q = 0; q < table.qpvs().size(); ++q) {
    all.push_back(q);
    append_qpv_json(table, q, true, render::JsonLayout::one_line, out);
    for (const std::string& cell : render::qpv_cells(table, q)) out += cell;
  }
  append_qpv_lines(table, all, options, out);
  resolve::QpvFinder finder(table);
  resolve::QpvAnswer answer;
  for (const char* text : {"QP059001", "QP059002", "Centre Ville", "pre", "Lille", "Lile", "sud"}) {
    for (const char* department : {"", "59", "62"}) {
      finder.find(text, department, answer);
      append_qpv_text(table, text, answer, options, out);
      append_qpv_json(table, text, answer, true, render::JsonLayout::one_line, out);
    }
  }
  for (const dataset::DocumentRow& document : table.documents()) {
    out += render::qpv_counts(table, document, render::Language::english);
  }
  written += out.size();
}

// What `zonage sources` reads.
void write_documents(const Table& table) {
  require(!table.documents().empty(), "a table is made of something");
  for (const dataset::DocumentRow& document : table.documents()) {
    for (const dataset::TextRef ref :
         {document.id, document.title, document.legal_reference, document.in_force,
          document.licence, document.sha256, document.facts}) {
      written += table.text(ref).size();
    }
    const auto scheme = parse_scheme(table.text(document.id));
    if (!scheme) continue;
    for (std::uint32_t b = 0; b < table.bodies().size(); ++b) {
      written += key_of(resolve::zoning_of(table, b, *scheme).zone).size();
    }
  }
}

void write_grant(const Table& table) {
  for (std::size_t c = 0; c < table.grant_communes().size(); ++c) {
    for (const grant::Figure figure : grant::all_figures) {
      written += static_cast<std::size_t>(grant::published(table, c, figure));
      if (grant::published_total(table, figure)) ++written;
    }
  }
  const std::vector<grant::Commune> communes = grant::published_communes(table);
  const Result<grant::Profile> profile = builtin_profile(table, grant::BuiltinProfile::as_written);
  if (!profile) return;
  const Result<grant::Reference> reference = reference_of(table, communes, *profile);
  const Result<grant::Outcome> outcome = compute(communes, *profile);
  if (!reference || !outcome) return;
  const render::GrantView view{
      table, communes, *profile, *outcome, *reference, false, {}, false, render::Language::french};
  std::string out;
  append_grant_head(view, out);
  append_grant_table(view, out);
  if (reference->published) {
    const std::vector<render::GrantCheck> checks = check_published(view);
    append_grant_check(view, checks, out);
    for (const render::GrantCheck& check : checks) {
      for (const render::GrantCell& cell : check_row(view, check)) out += cell.key + cell.value;
    }
  }
  for (std::size_t c = 0; c < communes.size(); ++c) {
    if (append_grant_explained(view, c, out)) continue;
    for (const auto& cells : {grant_row(view, c), grant_details(view, c)}) {
      for (const render::GrantCell& cell : cells) out += cell.key + cell.value;
    }
  }
  written += out.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Draw draw(data, size);
  const unsigned flags = draw.byte();
  const bool sealed = (flags & 1) != 0;
  Bytes bytes(small_table().bytes());
  for (int changes = 0; changes < 8 && !draw.rest().empty(); ++changes) change(bytes, draw);
  if ((flags & 2) != 0) {
    const std::size_t left = (draw.byte() | draw.byte() << 8) % (bytes.size() + 1);
    bytes = Bytes(bytes.all().first(left));
  }
  if (sealed) seal(bytes);

  const Result<Table> table = Table::view(bytes.all());
  if (!table) {
    require(table.error().kind == ErrorKind::damaged && !table.error().message.empty(),
            "what is refused is damaged, and it is said how");
    return 0;
  }
  require(sealed || std::ranges::equal(bytes.all(), small_table().bytes()),
          "what was changed is refused");
  ask_names(*table);
  write_lists(*table);
  write_qpvs(*table);
  write_documents(*table);
  write_grant(*table);
  return 0;
}
