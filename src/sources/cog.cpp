#include "sources/cog.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/codes.h"
#include "sources/table.h"

namespace zonage::sources {
namespace {

constexpr std::array<std::string_view, 6> nature_codes = {"COM",  "COMA", "COMD",
                                                          "COMP", "ARM",  "COMER"};

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

std::optional<std::uint32_t> parse_number(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  std::uint32_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

struct Day {
  Date earliest = no_date;
  Date latest = no_date;
};

// `2016-01-01`, or `2019-01-02..2021-01-01` where it is known no better.
std::optional<Day> parse_day(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const std::optional<Date> date = parse_date(text);
    if (!date) return std::nullopt;
    return Day{*date, *date};
  }
  const std::optional<Date> earliest = parse_date(text.substr(0, dots));
  const std::optional<Date> latest = parse_date(text.substr(dots + 2));
  if (!earliest || !latest || *earliest >= *latest) return std::nullopt;
  return Day{*earliest, *latest};
}

// The fields of one row, with what is wrong with them put where it stands.
class RowReader {
 public:
  RowReader(const Document& document, const TableRow& row, std::vector<Error>& errors)
      : document_(document), row_(row), errors_(errors) {}

  std::string_view field(std::size_t index) const { return row_.fields[index]; }

  void fail(std::size_t index, std::string message, ErrorKind kind = ErrorKind::syntax) const {
    errors_.push_back(document_.error_at(row_.line, field(index), std::move(message), kind));
  }

  std::string code(std::size_t index) const {
    if (parse_insee_code(field(index)) != field(index)) {
      fail(index, quoted(field(index)) + " is no code INSEE");
    }
    return std::string(field(index));
  }

  std::string department(std::size_t index) const {
    if (parse_department_code(field(index)) != field(index)) {
      fail(index, quoted(field(index)) + " is no département code");
    }
    return std::string(field(index));
  }

  std::uint8_t tncc(std::size_t index) const {
    const std::string_view text = field(index);
    if (text.size() == 1 && text[0] >= '0' && text[0] <= '8') {
      return static_cast<std::uint8_t>(text[0] - '0');
    }
    fail(index, quoted(text) + " is no kind of article: a digit from 0 to 8 is expected");
    return 0;
  }

  std::string name(std::size_t index) const {
    if (field(index).empty() || trim(field(index)) != field(index)) {
      fail(index, "a name is expected, without spaces around it");
    }
    return std::string(field(index));
  }

  std::vector<std::string> postal_codes(std::size_t index) const {
    std::vector<std::string> codes;
    if (field(index).empty()) return codes;
    for (const std::string_view code : split(field(index), ';')) {
      if (code.size() != 5 || !parse_number(code)) {
        errors_.push_back(document_.error_at(row_.line, code, quoted(code) + " is no postal code"));
      }
      codes.emplace_back(code);
    }
    return codes;
  }

 private:
  const Document& document_;
  const TableRow& row_;
  std::vector<Error>& errors_;
};

std::string_view order_fault(bool repeated) {
  return repeated ? "stands in the table already" : "is out of order";
}

constexpr std::string_view state_form = " is no state: NATURE-CODE@YYYY-MM-DD is expected";

// Reads `COM-01033@1966-03-23`, or `...@2` where a day has two of them.
bool read_state_id(std::string_view id, CommuneState& state) {
  const std::size_t dash = id.find('-');
  const std::size_t at = id.find('@');
  if (dash == std::string_view::npos || at == std::string_view::npos || at < dash) return false;
  const std::optional<Nature> nature = parse_nature(id.substr(0, dash));
  const std::string_view code = id.substr(dash + 1, at - dash - 1);
  std::string_view rest = id.substr(at + 1);
  const std::size_t again = rest.find('@');
  if (again != std::string_view::npos) {
    const std::optional<std::uint32_t> number = parse_number(rest.substr(again + 1));
    if (!number || *number < 2) return false;
    rest = rest.substr(0, again);
  }
  const std::optional<Day> day = parse_day(rest);
  if (!nature || parse_insee_code(code) != code || !day || day->earliest < record_begins) {
    return false;
  }
  state.id = std::string(id);
  state.nature = *nature;
  state.code = std::string(code);
  if (day->latest != record_begins) {
    state.first = day->latest;
    state.first_earliest = day->earliest;
  }
  return true;
}

auto order_of(const CommuneState& state) {
  return std::make_tuple(std::string_view(state.code), state.first, state.first_earliest,
                         nature_code(state.nature), std::string_view(state.id));
}

enum StateColumn : std::size_t {
  id_column,
  name_column,
  tncc_column,
  end_column,
  reason_begin_column,
  reason_end_column,
  predecessor_column,
  successor_column,
  pole_column,
};

void read_state(const RowReader& row, CommuneState& state) {
  state.name = row.name(name_column);
  state.tncc = row.tncc(tncc_column);
  state.reason_begin = std::string(row.field(reason_begin_column));
  state.reason_end = std::string(row.field(reason_end_column));
  const bool ends = !row.field(end_column).empty();
  if (ends) {
    const std::optional<Day> end = parse_day(row.field(end_column));
    if (!end) {
      row.fail(end_column, quoted(row.field(end_column)) + " is no day");
    } else if (end->latest <= state.first) {
      row.fail(end_column, "it ends before it begins", ErrorKind::contradiction);
    } else {
      state.end = end->latest;
      state.end_earliest = end->earliest;
    }
  }
  if (ends != !state.reason_end.empty()) {
    row.fail(reason_end_column, ends ? "an end without a reason" : "a reason without an end",
             ErrorKind::contradiction);
  }
  if (!ends && !row.field(successor_column).empty()) {
    row.fail(successor_column, "a successor without an end", ErrorKind::contradiction);
  }
  if (stands_alone(state.nature) != row.field(pole_column).empty()) {
    row.fail(pole_column,
             stands_alone(state.nature) ? "a commune of its own lies in no pole"
                                        : "the state in which it lies is missing",
             ErrorKind::contradiction);
  }
}

bool lies_in_itself(const std::vector<CommuneState>& states, std::size_t state) {
  constexpr int deepest = 64;  // a part of a part of a commune is as deep as they are
  std::uint32_t at = states[state].pole;
  for (int depth = 0; depth < deepest && at != no_state; ++depth) {
    if (at == state) return true;
    at = states[at].pole;
  }
  return false;
}

}  // namespace

std::string_view nature_code(Nature nature) {
  return nature_codes[static_cast<std::size_t>(nature)];
}

std::optional<Nature> parse_nature(std::string_view code) {
  const auto found = std::find(nature_codes.begin(), nature_codes.end(), code);
  if (found == nature_codes.end()) return std::nullopt;
  return static_cast<Nature>(found - nature_codes.begin());
}

CogStates read_states(const Document& document) {
  Table table = read_table(document, {"etat", "nom", "tncc", "fin", "raison_debut", "raison_fin",
                                      "predecesseur", "successeur", "pole"});
  CogStates out;
  out.errors = std::move(table.errors);
  out.states.reserve(table.rows.size());
  std::vector<const TableRow*> rows;  // of out.states, in the same order
  std::unordered_map<std::string_view, std::uint32_t> index;
  for (const TableRow& table_row : table.rows) {
    const RowReader row(document, table_row, out.errors);
    CommuneState state;
    state.line = table_row.line;
    if (!read_state_id(row.field(id_column), state)) {
      row.fail(id_column, quoted(row.field(id_column)) + std::string(state_form));
      continue;
    }
    read_state(row, state);
    if (!index.emplace(row.field(id_column), static_cast<std::uint32_t>(out.states.size()))
             .second) {
      row.fail(id_column, quoted(state.id) + " stands in the table already",
               ErrorKind::contradiction);
      continue;
    }
    if (!out.states.empty() && order_of(state) < order_of(out.states.back())) {
      row.fail(id_column,
               quoted(state.id) + " is out of order: code, first day, nature sort the table",
               ErrorKind::contradiction);
    }
    out.states.push_back(std::move(state));
    rows.push_back(&table_row);
  }
  const auto link = [&](const RowReader& row, std::size_t column) {
    if (row.field(column).empty()) return no_state;
    const auto found = index.find(row.field(column));
    if (found != index.end()) return found->second;
    row.fail(column, quoted(row.field(column)) + " stands nowhere in the table",
             ErrorKind::contradiction);
    return no_state;
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RowReader row(document, *rows[i], out.errors);
    out.states[i].predecessor = link(row, predecessor_column);
    out.states[i].successor = link(row, successor_column);
    out.states[i].pole = link(row, pole_column);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RowReader row(document, *rows[i], out.errors);
    const CommuneState& state = out.states[i];
    if (state.successor != no_state) {
      const CommuneState& next = out.states[state.successor];
      if (next.predecessor != i) {
        row.fail(successor_column, quoted(next.id) + " has another predecessor",
                 ErrorKind::contradiction);
      } else if (next.first != state.end || next.first_earliest != state.end_earliest) {
        row.fail(successor_column, quoted(next.id) + " does not begin when this one ends",
                 ErrorKind::contradiction);
      }
    }
    if (state.predecessor != no_state && out.states[state.predecessor].successor != i) {
      row.fail(predecessor_column,
               quoted(out.states[state.predecessor].id) + " has another successor",
               ErrorKind::contradiction);
    }
    if (lies_in_itself(out.states, i)) {
      row.fail(pole_column, "it lies in itself", ErrorKind::contradiction);
    }
  }
  return out;
}

CogToday read_today(const Document& document) {
  Table table = read_table(document, {"code", "nature", "nom", "population", "codes_postaux",
                                      "departement", "region", "chef_lieu"});
  CogToday out;
  out.errors = std::move(table.errors);
  std::map<std::string, std::size_t> alone;  // code -> line of the commune itself
  std::vector<std::pair<const TableRow*, std::string>> chiefs;
  std::pair<std::string, std::string_view> last;
  for (const TableRow& table_row : table.rows) {
    const RowReader row(document, table_row, out.errors);
    CommuneToday commune;
    commune.line = table_row.line;
    commune.code = row.code(0);
    const std::optional<Nature> nature = parse_nature(row.field(1));
    if (!nature || *nature == Nature::part) {
      row.fail(1, quoted(row.field(1)) + " is no nature of today: COM, COMA, COMD, ARM, COMER");
      continue;
    }
    commune.nature = *nature;
    commune.name = row.name(2);
    if (!row.field(3).empty()) {
      const std::optional<std::uint32_t> population = parse_number(row.field(3));
      if (!population) row.fail(3, quoted(row.field(3)) + " is no number of inhabitants");
      commune.population = population.value_or(0);
      commune.has_population = population.has_value();
    }
    commune.postal_codes = row.postal_codes(4);
    commune.department = row.department(5);
    // An associated commune may bear the code of another département: Escaufourt (02285) in Nord.
    if (stands_alone(*nature) && parse_insee_code(commune.code) == commune.code &&
        parse_department_code(commune.department) == commune.department &&
        department_of(commune.code) != commune.department) {
      row.fail(5, "the code " + quoted(commune.code) + " is of another département",
               ErrorKind::contradiction);
    }
    commune.region = std::string(row.field(6));
    commune.chief = std::string(row.field(7));
    if (stands_alone(*nature) != commune.chief.empty()) {
      row.fail(7,
               stands_alone(*nature) ? "a commune of its own lies in no other"
                                     : "the commune in which it lies is missing",
               ErrorKind::contradiction);
    }
    const std::pair<std::string, std::string_view> key(commune.code, nature_code(*nature));
    if (key <= last) {
      row.fail(0,
               quoted(commune.code) + " " + std::string(order_fault(key == last)) +
                   ": code, nature sort the table",
               ErrorKind::contradiction);
    }
    last = key;
    if (stands_alone(*nature)) alone.emplace(commune.code, table_row.line);
    if (!commune.chief.empty()) chiefs.emplace_back(&table_row, commune.chief);
    out.communes.push_back(std::move(commune));
  }
  for (const auto& [table_row, chief] : chiefs) {
    if (alone.contains(chief)) continue;
    RowReader(document, *table_row, out.errors)
        .fail(7, quoted(chief) + " is no commune of this table", ErrorKind::contradiction);
  }
  return out;
}

CogFormerCodes read_former_codes(const Document& document) {
  Table table = read_table(document, {"ancien_code", "code"});
  CogFormerCodes out;
  out.errors = std::move(table.errors);
  for (const TableRow& table_row : table.rows) {
    const RowReader row(document, table_row, out.errors);
    FormerCode pair{row.code(0), row.code(1), table_row.line};
    if (!out.codes.empty() && std::tie(pair.former, pair.code) <=
                                  std::tie(out.codes.back().former, out.codes.back().code)) {
      const bool repeated =
          pair.former == out.codes.back().former && pair.code == out.codes.back().code;
      row.fail(0, quoted(pair.former) + " " + std::string(order_fault(repeated)),
               ErrorKind::contradiction);
    }
    out.codes.push_back(std::move(pair));
  }
  return out;
}

CogOldPostalCodes read_old_postal_codes(const Document& document) {
  Table table = read_table(document, {"code", "codes_postaux", "annee"});
  CogOldPostalCodes out;
  out.errors = std::move(table.errors);
  for (const TableRow& table_row : table.rows) {
    const RowReader row(document, table_row, out.errors);
    OldPostalCodes old;
    old.line = table_row.line;
    old.code = row.code(0);
    old.postal_codes = row.postal_codes(1);
    if (old.postal_codes.empty()) row.fail(1, "a postal code is expected");
    const std::optional<std::uint32_t> year = parse_number(row.field(2));
    if (!year || row.field(2).size() != 4) row.fail(2, quoted(row.field(2)) + " is no year");
    old.year = year.value_or(0);
    if (!out.codes.empty() && old.code <= out.codes.back().code) {
      row.fail(0,
               quoted(old.code) + " " + std::string(order_fault(old.code == out.codes.back().code)),
               ErrorKind::contradiction);
    }
    out.codes.push_back(std::move(old));
  }
  return out;
}

CogDepartments read_departments(const Document& document) {
  Table table = read_table(document, {"code", "nom", "tncc", "debut", "fin", "region"});
  CogDepartments out;
  out.errors = std::move(table.errors);
  for (const TableRow& table_row : table.rows) {
    const RowReader row(document, table_row, out.errors);
    Department department;
    department.line = table_row.line;
    department.code = row.department(0);
    department.name = row.name(1);
    department.tncc = row.tncc(2);
    const auto day = [&row](std::size_t column) {
      if (row.field(column).empty()) return no_date;
      const std::optional<Date> date = parse_date(row.field(column));
      if (!date) row.fail(column, quoted(row.field(column)) + " is no day");
      return date.value_or(no_date);
    };
    department.first = day(3);
    department.end = day(4);
    department.region = std::string(row.field(5));
    if (department.end != no_date && department.end <= department.first) {
      row.fail(4, "it ends before it begins", ErrorKind::contradiction);
    }
    if (!out.departments.empty()) {
      const Department& last = out.departments.back();
      if (department.code < last.code) {
        row.fail(0, quoted(department.code) + " is out of order", ErrorKind::contradiction);
      } else if (department.code == last.code &&
                 (last.end == no_date || department.first < last.end)) {
        row.fail(0, quoted(department.code) + " stands twice at one time",
                 ErrorKind::contradiction);
      }
    }
    out.departments.push_back(std::move(department));
  }
  return out;
}

}  // namespace zonage::sources
