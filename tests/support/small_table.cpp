#include "support/small_table.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>

#include "base/codes.h"
#include "compile/dataset/name_keys.h"
#include "compile/dataset/table_writer.h"
#include "text/fold.h"

namespace zonage::test {
namespace {

using compile::TableWriter;
using dataset::NameKind;
using dataset::none;

struct SmallDepartment {
  std::string_view code;
  std::string_view name;
  std::string_view article;
  std::uint8_t tncc;
  Date end = no_date;
};
constexpr SmallDepartment departments[] = {
    {"01", "Ain", "L'", 5},
    {"11", "Aude", "L'", 5},
    {"14", "Calvados", "Le ", 2},
    {"20", "Corse", "La ", 3, 19760101},
    {"2A", "Corse-du-Sud", "La ", 3},
    {"54", "Meurthe-et-Moselle", "La ", 3},
    {"57", "Moselle", "La ", 3},
    {"59", "Nord", "Le ", 2},
    {"62", "Pas-de-Calais", "Le ", 2},
    {"69", "Rhône", "Le ", 2},
    {"74", "Haute-Savoie", "La ", 3},
    {"75", "Paris", "", 0},
    {"75", "Seine", "La ", 3, 19680101},
    {"93", "Seine-Saint-Denis", "La ", 3},
    {"974", "Réunion", "La ", 3},
    {"988", "Nouvelle-Calédonie", "La ", 3},
};

std::uint32_t size32(const auto& container) { return static_cast<std::uint32_t>(container.size()); }

template <std::size_t N>
void put_code(char (&to)[N], std::string_view code) {
  if (code.size() > N) throw std::runtime_error("too long a code: " + std::string(code));
  std::memcpy(to, code.data(), code.size());
}

std::string key_of_name(std::string_view name) {
  std::string key;
  text::fold(name, key);
  return key;
}

bool is_today(const SmallBody& body) { return body.nature == Nature::commune; }
bool is_belgian(const SmallBody& body) { return body.nature == Nature::belgian_municipality; }

NameKind kind_of(Nature nature) {
  switch (nature) {
    case Nature::belgian_municipality:
      return NameKind::belgian;
    case Nature::municipal_arrondissement:
      return NameKind::part;
    default:
      return NameKind::commune;
  }
}

class Writer {
 public:
  Writer(const SmallTable& rows, const std::vector<SmallBody>& bodies)
      : rows_(rows), bodies_(bodies) {}

  std::string run(const std::vector<SmallDocument>& documents, const SmallTable::More& more) {
    write_departments();
    for (const SmallBody& body : bodies_) write_body(body);
    compile::write_name_keys(out_);
    std::sort(out_.codes.begin(), out_.codes.end(), [](const auto& a, const auto& b) {
      return std::tuple(dataset::code_of(a.code), a.body) <
             std::tuple(dataset::code_of(b.code), b.body);
    });
    std::sort(out_.postal.begin(), out_.postal.end(), [](const auto& a, const auto& b) {
      return std::tie(a.postal_code, a.body) < std::tie(b.postal_code, b.body);
    });
    for (const SmallDocument& document : documents) {
      dataset::DocumentRow row{};
      row.id = out_.text(document.id);
      row.legal_reference = out_.text(document.legal_reference);
      out_.documents.push_back(row);
    }
    if (more) more(out_);
    return out_.finish();
  }

 private:
  void write_departments() {
    std::map<std::string, std::uint32_t> by_key;
    for (const SmallDepartment& department : departments) {
      dataset::DepartmentRow row{};
      put_code(row.code, department.code);
      row.tncc = department.tncc;
      row.name = out_.text(department.name);
      row.end = department.end;
      const std::string name(department.name);
      by_key[key_of_name(name)] = size32(out_.departments);
      by_key[key_of_name(std::string(department.article) + name)] = size32(out_.departments);
      out_.departments.push_back(row);
    }
    for (const auto& [key, department] : by_key) {
      out_.department_keys.push_back({out_.text(key), department});
    }
  }

  // Today's, unless what is asked about had ended by its end.
  static std::uint32_t department_index(std::string_view code, Date end = no_date) {
    for (std::uint32_t d = std::size(departments); end != no_date && d-- > 0;) {
      if (departments[d].code == code && end <= departments[d].end) return d;
    }
    for (std::uint32_t d = 0; d < std::size(departments); ++d) {
      if (departments[d].code == code) return d;
    }
    throw std::runtime_error("no such département: " + std::string(code));
  }

  void write_body(const SmallBody& body) {
    const std::uint32_t index = size32(out_.bodies);
    dataset::BodyRow row{};
    dataset::DetailRow detail{};
    put_code(row.code, body.code);
    if (body.listed) put_code(row.list_code, body.list_code.empty() ? body.code : body.list_code);
    row.nature = static_cast<std::uint8_t>(body.nature);
    if (is_today(body)) row.flags |= dataset::body_is_today;
    if (body.listed) row.flags |= dataset::body_is_listed;
    if (!body.listed && (body.abc || body.apl)) row.flags |= dataset::body_is_printed;
    if (body.outside) row.flags |= dataset::body_outside;
    row.department = is_belgian(body) ? none : department_index(department_of(body.code));
    row.name = out_.text(body.name);
    detail.first = body.first;
    detail.first_earliest = body.first_earliest == no_date ? body.first : body.first_earliest;
    detail.end = body.end;
    detail.end_earliest = body.end_earliest == no_date ? body.end : body.end_earliest;
    row.current = is_today(body) ? index : body.current.empty() ? none : rows_[body.current];
    detail.population = body.population;
    detail.postal_codes = out_.text(body.postal_codes);
    write_postal_codes(body, index);

    detail.first_component = size32(out_.components);
    for (const std::string_view code : body.components) out_.components.push_back(rows_[code]);
    if (body.components.empty() && body.listed) out_.components.push_back(index);
    detail.component_count = size32(out_.components) - detail.first_component;
    detail.first_part = size32(out_.components);
    for (const std::string_view code : body.parts) out_.components.push_back(rows_[code]);
    detail.part_count = size32(body.parts);
    if (!body.parts.empty()) row.flags |= dataset::body_has_parts;

    row.classes[0] = write_line(body.abc);
    row.classes[1] = write_line(body.apl);
    row.pilot = write_pilot(body.pilot);
    detail.first_name = size32(out_.names);
    write_names(body, index, row.department);
    detail.name_count = size32(out_.names) - detail.first_name;
    out_.bodies.push_back(row);
    out_.details.push_back(detail);

    std::vector<std::string_view> codes = body.former_codes;
    codes.push_back(body.code);
    for (const std::string_view code : codes) {
      dataset::CodeRow code_row{};
      put_code(code_row.code, code);
      code_row.body = index;
      out_.codes.push_back(code_row);
    }
  }

  void write_postal_codes(const SmallBody& body, std::uint32_t index) {
    if (!is_today(body) && body.nature != Nature::municipal_arrondissement) return;
    for (std::size_t at = 0; at < body.postal_codes.size(); at += 6) {
      std::uint32_t code = 0;
      const char* digits = body.postal_codes.data() + at;
      std::from_chars(digits, digits + 5, code);
      out_.postal.push_back({code, index});
    }
  }

  void write_names(const SmallBody& body, std::uint32_t index, std::uint32_t department) {
    std::vector<SmallName> names = body.names;
    if (names.empty()) {
      names.push_back({body.name, kind_of(body.nature), body.first, body.end, body.listed});
    }
    for (const SmallName& name : names) {
      dataset::NameRow row{};
      row.name = out_.text(name.name);
      row.body = index;
      row.first = name.first;
      row.end = name.end;
      row.kind = name.kind;
      const bool nowhere = name.kind == NameKind::belgian || name.kind == NameKind::printed;
      row.department = nowhere                   ? none
                       : name.department.empty() ? department
                                                 : department_index(name.department, name.end);
      row.on_list_day = name.on_list_day ? 1 : 0;
      out_.names.push_back(row);
    }
  }

  std::uint32_t write_line(const std::optional<SmallLine>& line) {
    if (!line) return none;
    dataset::ClassRow row{};
    row.zone = static_cast<std::uint8_t>(line->zone);
    row.rule = static_cast<std::uint8_t>(line->rule);
    row.before = static_cast<std::uint8_t>(line->before);
    row.line = line->line;
    row.section = out_.text(line->section);
    row.printed = out_.text(line->printed);
    row.since = line->since;
    row.amending_order = out_.text(line->amending_order);
    row.erratum = none;
    if (line->erratum) {
      const SmallErratum& erratum = *line->erratum;
      row.erratum = size32(out_.errata);
      out_.errata.push_back({out_.text(erratum.kind), out_.text(erratum.printed),
                             out_.text(erratum.meant), out_.text(erratum.reason_fr),
                             out_.text(erratum.reason_en), out_.text(erratum.evidence)});
    }
    out_.classes.push_back(row);
    return size32(out_.classes) - 1;
  }

  std::uint32_t write_pilot(const std::optional<SmallPilot>& pilot) {
    if (!pilot) return none;
    dataset::PilotClassRow row{};
    row.towns = out_.text(pilot->towns);
    row.cantons = out_.text(pilot->cantons);
    row.named = out_.text(pilot->named);
    row.section = out_.text(pilot->section);
    row.lines = out_.text(pilot->lines);
    row.rule = static_cast<std::uint8_t>(pilot->rule);
    row.to_confirm = pilot->to_confirm ? 1 : 0;
    out_.pilots.push_back(row);
    return size32(out_.pilots) - 1;
  }

  const SmallTable& rows_;
  const std::vector<SmallBody>& bodies_;
  TableWriter out_;
};

}  // namespace

SmallTable::SmallTable(std::vector<SmallBody> bodies, std::vector<SmallDocument> documents,
                       const More& more)
    : bodies_(std::move(bodies)) {
  if (documents.empty()) documents.push_back({.id = "cog"});
  std::stable_sort(bodies_.begin(), bodies_.end(), [](const SmallBody& a, const SmallBody& b) {
    return std::tuple(is_belgian(a), a.code, !is_today(a)) <
           std::tuple(is_belgian(b), b.code, !is_today(b));
  });
  const std::string bytes = Writer(*this, bodies_).run(documents, more);
  block_.resize(bytes.size() / sizeof(std::uint64_t));
  std::memcpy(block_.data(), bytes.data(), bytes.size());
}

dataset::Table SmallTable::table() const {
  const Result<dataset::Table> table = dataset::Table::view(bytes());
  if (!table) throw std::runtime_error(table.error().message);
  return *table;
}

std::uint32_t SmallTable::operator[](std::string_view code) const {
  const bool last = code.ends_with('+');
  if (last) code.remove_suffix(1);
  std::uint32_t found = none;
  for (std::uint32_t b = 0; b < bodies_.size() && (last || found == none); ++b) {
    if (bodies_[b].code == code) found = b;
  }
  if (found == none) throw std::runtime_error("no such body: " + std::string(code));
  return found;
}

}  // namespace zonage::test
