#include "annotate/column_choice.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "annotate/further_columns.h"
#include "base/lower.h"
#include "lists/headers.h"
#include "render/fields.h"
#include "text/space.h"

namespace zonage::annotate {
namespace {

constexpr std::array<std::string_view, 37> name_headers{"commune",
                                                        "communes",
                                                        "nom commune",
                                                        "nom de commune",
                                                        "nom de la commune",
                                                        "commune nom",
                                                        "libelle commune",
                                                        "libelle de commune",
                                                        "libelle de la commune",
                                                        "commune libelle",
                                                        "lib commune",
                                                        "nom com",
                                                        "nomcom",
                                                        "nomcommune",
                                                        "lib com",
                                                        "libcom",
                                                        "libelle com",
                                                        "libgeo",
                                                        "commune de residence",
                                                        "ville",
                                                        "villes",
                                                        "nom ville",
                                                        "nom de la ville",
                                                        "ville nom",
                                                        "libelle ville",
                                                        "libelle de la ville",
                                                        "ville de residence",
                                                        "localite",
                                                        "nom localite",
                                                        "nom de la localite",
                                                        "libelle localite",
                                                        "city",
                                                        "city name",
                                                        "town",
                                                        "town name",
                                                        "municipality",
                                                        "commune name"};

using lists::Header;

template <class Predicate>
std::vector<NamedColumn> columns_where(const std::vector<Header>& headers, Predicate predicate) {
  std::vector<NamedColumn> columns;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (predicate(headers[i])) columns.push_back({i + 1, headers[i].text});
  }
  return columns;
}

using Choice = std::variant<std::size_t, Failure>;

Choice choose(const std::string& asked, Role role, const std::vector<Header>& headers,
              bool has_header) {
  const auto number = lists::column_number(asked);
  if (has_header) {
    const std::vector<std::size_t> columns = lists::columns_called(headers, asked);
    if (columns.size() == 1) return columns.front();
    if (columns.size() > 1) {
      Failure failure{Failure::Kind::several_such_headers, role, asked};
      for (const std::size_t c : columns) failure.columns.push_back({c + 1, headers[c].text});
      return failure;
    }
    if (!number) {
      return Failure{Failure::Kind::no_such_header, role, asked,
                     columns_where(headers, [](const Header&) { return true; })};
    }
  }
  if (number && *number >= 1 && *number <= headers.size()) return *number - 1;
  return Failure{Failure::Kind::no_such_number, role, asked, {}, headers.size()};
}

// As spreadsheets and people leave it: ` Zonage_Statut` is still ours.
std::string plain_header(std::string_view header) { return lowered(text::trim_spaces(header)); }

// The column of ours, or the one asked for of a list, that has this header.
std::optional<render::OutColumn> own_column(std::string_view header, const Settings& settings) {
  for (const render::OutColumn& column : settings.columns) {
    if (column.list() != nullptr && column.key() == text::trim_spaces(header)) return column;
  }
  const std::string plain = plain_header(header);
  const auto column = render::parse_column(plain);
  if (!column || render::key_of(*column) != plain) return std::nullopt;
  return *column;
}

// The column of the names when none was asked for; npos where the file does not tell, yet codes
// decide.
Choice find_name_column(const std::vector<Header>& headers, const Settings& settings) {
  if (!settings.has_header) {
    if (settings.insee_column) return std::string::npos;
    if (headers.size() == 1) return std::size_t{0};
    return Failure{Failure::Kind::number_needed, Role::name, {}, {}, headers.size()};
  }
  // INSEE's files of communes (COM, …, LIBELLE); elsewhere `libelle` is over anything.
  const bool is_insee = std::any_of(headers.begin(), headers.end(),
                                    [](const Header& header) { return header.key == "com"; });
  auto usual = columns_where(headers, [&](const Header& header) {
    return std::find(name_headers.begin(), name_headers.end(), header.key) != name_headers.end() ||
           (is_insee && header.key == "libelle");
  });
  if (usual.size() == 1) return usual.front().number - 1;
  if (usual.size() > 1) {
    return Failure{Failure::Kind::several_name_columns, Role::name, {}, std::move(usual)};
  }
  if (settings.insee_column) return std::string::npos;
  return Failure{Failure::Kind::no_name_column,
                 Role::name,
                 {},
                 columns_where(headers, [](const Header&) { return true; })};
}

std::variant<ChosenColumns, Failure> choose_among(const std::vector<Header>& headers,
                                                  const Settings& settings) {
  ChosenColumns chosen;
  if (settings.replace && !settings.has_header) return Failure{Failure::Kind::replace_needs_header};
  if (settings.has_header) {
    auto ours = columns_where(headers, [&](const Header& header) {
      return own_column(header.text, settings).has_value();
    });
    // A list's name alone does not tell that zonage wrote the column; it stands behind others then.
    if (!ours.empty() && !render::parse_column(plain_header(ours.front().header))) {
      return Failure{Failure::Kind::list_column_there, Role::name, ours.front().header};
    }
    if (!ours.empty() && !settings.replace) {
      return Failure{Failure::Kind::already_annotated, Role::name, {}, std::move(ours)};
    }
    for (const NamedColumn& own : ours) {
      const render::OutColumn column = *own_column(own.header, settings);
      auto same = columns_where(
          headers, [&](const Header& h) { return own_column(h.text, settings) == column; });
      if (same.size() > 1) {
        return Failure{Failure::Kind::own_column_repeated, Role::name, std::string(column.key()),
                       std::move(same)};
      }
      chosen.own.push_back({column, own.number - 1});
    }
  }

  const auto take = [](const Choice& choice, std::optional<std::size_t>& index) {
    if (const auto* found = std::get_if<std::size_t>(&choice)) {
      if (*found != std::string::npos) index = *found;
      return true;
    }
    return false;
  };
  // The further columns first: a mistyped option is told before what it would have helped with.
  const std::array<std::tuple<Role, const std::optional<std::string>*, std::optional<std::size_t>*>,
                   3>
      further{{{Role::department, &settings.department_column, &chosen.department},
               {Role::postal_code, &settings.postal_column, &chosen.postal_code},
               {Role::insee_code, &settings.insee_column, &chosen.insee_code}}};
  for (const auto& [role, asked, index] : further) {
    if (!*asked) continue;
    const Choice choice = choose(**asked, role, headers, settings.has_header);
    if (!take(choice, *index)) return std::get<Failure>(choice);
  }
  const Choice name = settings.name_column
                          ? choose(*settings.name_column, Role::name, headers, settings.has_header)
                          : find_name_column(headers, settings);
  if (!take(name, chosen.name)) return std::get<Failure>(name);
  if (!settings.has_header) return chosen;
  if (chosen.name) chosen.name_header = headers[*chosen.name].text;
  chosen.further = further_columns(headers, chosen);
  return chosen;
}

// The only header that is no empty cell, of several columns; how many there are where it is not so.
std::size_t only_filled(const std::vector<Header>& headers) {
  std::size_t filled = headers.size();
  if (headers.size() < 2) return filled;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (text::trim_spaces(headers[i].text).empty()) continue;
    if (filled != headers.size()) return headers.size();
    filled = i;
  }
  return filled;
}

}  // namespace

bool is_chosen(std::size_t column, const ChosenColumns& chosen) {
  return chosen.name == column || chosen.department == column || chosen.postal_code == column ||
         chosen.insee_code == column;
}

std::span<const std::string_view> usual_name_headers() { return name_headers; }

std::variant<ChosenColumns, Failure> choose_columns(const csv::Record& first,
                                                    const Settings& settings,
                                                    text::Charset charset) {
  const std::vector<Header> headers = lists::headers_of(first, charset);
  auto chosen = choose_among(headers, settings);
  if (!settings.has_header) return chosen;
  const std::size_t filled = only_filled(headers);
  const auto* const columns = std::get_if<ChosenColumns>(&chosen);
  const auto* const failure = std::get_if<Failure>(&chosen);
  const bool fits = columns != nullptr ? is_chosen(filled, *columns)
                                       : failure->kind != Failure::Kind::no_name_column;
  if (filled == headers.size() || fits) return chosen;
  return Failure{Failure::Kind::title_for_header, Role::name, headers[filled].text};
}

}  // namespace zonage::annotate
