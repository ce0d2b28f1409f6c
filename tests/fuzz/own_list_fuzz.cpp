// A list of one's own from any settings and any bytes, over a small table, which leaves time for
// many lists; tests/dataset/own_list_test.cpp asks of all communes. Codes are canonical, in order,
// each once, and stand on a line of the file; with CRLF for LF the list is the same. What is said
// of a commune stands in the file, under its own code, that of what it lies in or those of what it
// joins.
#include <algorithm>
#include <set>
#include <string>

#include "base/codes.h"
#include "fuzz/fuzz.h"
#include "lists/own_list.h"
#include "support/small_table.h"

using namespace zonage;
using namespace zonage::lists;
using namespace zonage::test;
using Way = OwnList::Way;

namespace {

// Every way in which a commune's code may have moved: towns joined into one that keeps a code, a
// chef-lieu that changed, a commune established again, one made of a part of another, one that was
// divided among two, a merger of which no day is known, arrondissements, a département that
// changed.
const dataset::Table& table() {
  static const SmallTable small({
      {.code = "74010",
       .name = "Annecy",
       .listed = false,
       .first = 20170101,
       .components = {"74010+", "74011", "74268"}},
      {.code = "74010",
       .name = "Annecy",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "74010"},
      {.code = "74011",
       .name = "Annecy-le-Vieux",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "74010"},
      {.code = "74268",
       .name = "Seynod",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "74010"},
      {.code = "74300",
       .name = "Vieugy",
       .nature = Nature::former_commune,
       .listed = false,
       .end = 19650308,
       .current = "74010",
       .components = {"74268"}},
      {.code = "01033",
       .name = "Valserhône",
       .listed = false,
       .first = 20190101,
       .components = {"01033+", "01091"}},
      {.code = "01033",
       .name = "Bellegarde-sur-Valserine",
       .nature = Nature::delegated_commune,
       .end = 20190101,
       .current = "01033"},
      {.code = "01091",
       .name = "Châtillon-en-Michaille",
       .nature = Nature::delegated_commune,
       .end = 20190101,
       .current = "01033"},
      // Its code was another's, which was established again.
      {.code = "14712",
       .name = "Saline",
       .listed = false,
       .first = 20170101,
       .former_codes = {"14666"},
       .components = {"14712+", "14666"}},
      {.code = "14712",
       .name = "Troarn",
       .nature = Nature::delegated_commune,
       .end = 20170101,
       .current = "14712"},
      {.code = "14666",
       .name = "Sannerville",
       .names = {{.name = "Sannerville", .end = 20170101, .on_list_day = true},
                 {.name = "Sannerville",
                  .kind = dataset::NameKind::part,
                  .first = 20170101,
                  .end = 20200101},
                 {.name = "Sannerville", .first = 20200101}}},
      // Made of a part of another.
      {.code = "59350", .name = "Lille"},
      {.code = "59183",
       .name = "Dunkerque",
       .listed = false,
       .first = 20101209,
       .components = {"59183+", "59248"}},
      {.code = "59183",
       .name = "Dunkerque",
       .nature = Nature::former_commune,
       .end = 20101209,
       .current = "59183"},
      {.code = "59248",
       .name = "Fort-Mardyck",
       .nature = Nature::associated_commune,
       .end = 20101209,
       .current = "59183"},
      {.code = "59355",
       .name = "Lomme",
       .listed = false,
       .first = 20000227,
       .components = {"59350"}},
      // Divided among two.
      {.code = "54602",
       .name = "Thuilley",
       .nature = Nature::former_commune,
       .listed = false,
       .end = 19860101,
       .components = {"54001", "54002"}},
      {.code = "54001", .name = "Abaucourt"},
      {.code = "54002", .name = "Abbéville"},
      // Joined between two days.
      {.code = "57001",
       .name = "Aboncourt",
       .listed = false,
       .first = 20200101,
       .first_earliest = 20190102,
       .components = {"57001+", "57002"}},
      {.code = "57001",
       .name = "Aboncourt",
       .nature = Nature::delegated_commune,
       .end = 20200101,
       .end_earliest = 20190102,
       .current = "57001"},
      {.code = "57002",
       .name = "Aboncourt-sur-Seille",
       .nature = Nature::delegated_commune,
       .end = 20200101,
       .end_earliest = 20190102,
       .current = "57001"},
      {.code = "75056", .name = "Paris", .former_codes = {"75000"}},
      {.code = "75101",
       .name = "Paris 1er Arrondissement",
       .nature = Nature::municipal_arrondissement,
       .listed = false,
       .current = "75056",
       .components = {"75056"}},
      {.code = "75102",
       .name = "Paris 2e Arrondissement",
       .nature = Nature::municipal_arrondissement,
       .listed = false,
       .current = "75056",
       .components = {"75056"}},
      {.code = "2A004", .name = "Ajaccio", .list_code = "2A004", .former_codes = {"20004"}},
      {.code = "97411", .name = "Saint-Denis"},
      {.code = "98818", .name = "Nouméa", .listed = false, .outside = true},
      {.code = "B53053", .name = "Mons", .nature = Nature::belgian_municipality, .listed = false},
  });
  static const dataset::Table made = small.table();
  return made;
}

void check_error(const Error& error) {
  require(!error.message.empty() && !error.french.empty(),
          "what is wrong is told in both languages");
}

void check_file(const ListFile& file, std::string_view bytes) {
  const auto lines = static_cast<std::size_t>(
      1 + std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; }));
  require(file.entries.size() + file.unreadable.count <= file.rows, "rows are counted");
  for (std::size_t e = 0; e < file.entries.size(); ++e) {
    const Entry& entry = file.entries[e];
    require(parse_insee_code(entry.code) == entry.code, "a code is canonical");
    require(e == 0 || file.entries[e - 1].code < entry.code, "codes are in order, each once");
    require(entry.line >= 2 && entry.line <= lines, "a code stands on a line of the file");
  }
}

bool same(const ListFile& a, const ListFile& b) {
  return a.rows == b.rows && a.value_header == b.value_header &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const Entry& x, const Entry& y) {
                      return x.code == y.code && x.value == y.value && x.line == y.line;
                    });
}

void check_standing(const OwnList& list, std::uint32_t b) {
  const OwnList::Standing& standing = list.standing(b);
  const std::string_view value = list.value(b);
  if (standing.way == Way::absent) {
    require(value.empty(), "nothing is said of what is not in the list");
    return;
  }
  const Entry& entry = list.entry(standing);
  const std::string_view code = dataset::code_of(table().bodies()[b].code);
  switch (standing.way) {
    case Way::own_code:
      require(value == entry.value, "its own value is the file's");
      break;
    case Way::other_code:
      require(value == entry.value && code != entry.code, "another code is told as such");
      break;
    case Way::lies_in:
      require(standing.via != dataset::none && list.value(standing.via) == value,
              "what it lies in has this value");
      break;
    case Way::joins:
      require(value == entry.value, "what is joined has this value");
      break;
    case Way::mixed:
      require(value == "mixte" && list.parts(b).size() > 1, "several parts differ");
      break;
    default:
      require(value.empty(), "what is not clear is not said");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find('\x1F'), input.size());
  const std::string bytes(input.substr(std::min(end + 1, input.size())));
  const Result<Spec> parsed = parse_spec(input.substr(0, end));
  if (!parsed) check_error(parsed.error());
  const Spec spec = parsed ? *parsed : Spec{.name = "l", .path = "l.csv"};

  const Result<ListFile> file = read_list_file(spec, bytes);
  if (!file) {
    check_error(file.error());
    return 0;
  }
  check_file(*file, bytes);
  const bool is_utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const bool plain =
      !is_utf16 && bytes.find_first_of("\r\"") == std::string::npos && bytes.size() < 30000;
  if (plain && bytes.find('\0') == std::string::npos) {
    const Result<ListFile> again = read_list_file(spec, with_crlf(bytes));
    require(again && same(*file, *again), "line ends change nothing");
  }

  const Result<OwnList> list = OwnList::read(table(), spec, bytes);
  require(static_cast<bool>(list), "a file that is read is a list");
  require(list->span().first < list->span().end, "the list is of some day");
  for (std::uint32_t b = 0; b < table().bodies().size(); ++b) check_standing(*list, b);
  return 0;
}
