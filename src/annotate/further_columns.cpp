#include "annotate/further_columns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace zonage::annotate {
namespace {

// Name keys (text/fold.h) without what links their words, the surest first.
constexpr std::array<std::string_view, 35> department_headers{"code departement",
                                                              "departement code",
                                                              "code dept",
                                                              "dept code",
                                                              "code dep",
                                                              "dep code",
                                                              "code dpt",
                                                              "coddep",
                                                              "codedepartement",
                                                              "departement",
                                                              "departements",
                                                              "dept",
                                                              "dpt",
                                                              "dep",
                                                              "insee dep",
                                                              "numero departement",
                                                              "num departement",
                                                              "numero dept",
                                                              "num dept",
                                                              "num dep",
                                                              "numdep",
                                                              "nom departement",
                                                              "nom dept",
                                                              "nom dep",
                                                              "nomdep",
                                                              "libelle departement",
                                                              "libelle dept",
                                                              "libelle dep",
                                                              "libdep",
                                                              "lib dep",
                                                              "departement nom",
                                                              "department code",
                                                              "department",
                                                              "departement residence",
                                                              "departement libelle"};
constexpr std::array<std::string_view, 18> postal_headers{"code postal",
                                                          "codepostal",
                                                          "codes postaux",
                                                          "code postal commune",
                                                          "code post",
                                                          "codpost",
                                                          "codpos",
                                                          "cpostal",
                                                          "cp",
                                                          "c p",
                                                          "cp ville",
                                                          "adresse code postal",
                                                          "postal code",
                                                          "postcode",
                                                          "zip code",
                                                          "zipcode",
                                                          "zip",
                                                          "codepostaletablissement"};
constexpr std::array<std::string_view, 16> insee_headers{"code insee commune",
                                                         "insee commune",
                                                         "num insee",
                                                         "numero insee",
                                                         "codinsee",
                                                         "code com",
                                                         "codecom",
                                                         "com code",
                                                         "commune code",
                                                         "code geo",
                                                         "codegeo",
                                                         "code geographique",
                                                         "code officiel geographique",
                                                         "cog",
                                                         "citycode",
                                                         "codecommuneetablissement"};

// `code du departement` -> `code departement`.
std::string without_links(std::string_view key) {
  constexpr std::array<std::string_view, 9> links{"du", "de", "des", "d", "la",
                                                  "le", "l",  "n",   "no"};
  std::string out;
  while (!key.empty()) {
    const std::string_view word = key.substr(0, key.find(' '));
    key.remove_prefix(std::min(word.size() + 1, key.size()));
    if (std::find(links.begin(), links.end(), word) != links.end()) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace

std::vector<FurtherColumn> further_columns(std::span<const lists::Header> headers,
                                           const ChosenColumns& chosen) {
  std::vector<std::string> keys;
  for (const lists::Header& header : headers) keys.push_back(without_links(header.key));
  const auto first_of = [&](std::span<const std::string_view> usual) -> std::optional<std::size_t> {
    for (const std::string_view key : usual) {
      for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i] == key && !is_chosen(i, chosen)) return i;
      }
    }
    return std::nullopt;
  };
  std::vector<FurtherColumn> further;
  const auto tell = [&](Role role, std::optional<std::size_t> column) {
    if (column) further.push_back({role, {*column + 1, headers[*column].text}});
  };
  const auto department = first_of(department_headers);
  if (!chosen.department) tell(Role::department, department);
  if (!chosen.postal_code) tell(Role::postal_code, first_of(postal_headers));
  if (chosen.insee_code) return further;
  auto insee = first_of(lists::usual_code_headers());
  if (!insee) insee = first_of(insee_headers);
  // Beside a département a commune's code may have three digits: 93;66.
  const bool may_be_short = insee && keys[*insee].find("insee") == std::string::npos &&
                            keys[*insee] != "codgeo" && keys[*insee] != "depcom" &&
                            (department || chosen.department);
  if (!may_be_short) tell(Role::insee_code, insee);
  return further;
}

}  // namespace zonage::annotate
