#include "annotate/further_columns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace zonage::annotate {
namespace {

// As name keys (text/fold.h).
constexpr std::array<std::string_view, 14> department_headers{"departement",
                                                              "departements",
                                                              "dept",
                                                              "dep",
                                                              "dpt",
                                                              "code departement",
                                                              "code dept",
                                                              "code dep",
                                                              "num dept",
                                                              "numero departement",
                                                              "nom departement",
                                                              "department",
                                                              "libelle departement",
                                                              "department code"};
constexpr std::array<std::string_view, 10> postal_headers{
    "code postal", "codepostal", "codes postaux", "cp",       "code post",
    "postal code", "postcode",   "zip",           "zip code", "zipcode"};

std::span<const std::string_view> headers_of(Role role) {
  switch (role) {
    case Role::department:
      return department_headers;
    case Role::postal_code:
      return postal_headers;
    case Role::insee_code:
      return lists::usual_code_headers();
    case Role::name:
      break;
  }
  return {};
}

}  // namespace

std::vector<FurtherColumn> further_columns(std::span<const lists::Header> headers,
                                           const ChosenColumns& chosen) {
  std::vector<FurtherColumn> further;
  const auto look_for = [&](Role role, const std::optional<std::size_t>& taken) {
    if (taken) return;
    const auto usual = headers_of(role);
    for (std::size_t i = 0; i < headers.size(); ++i) {
      if (chosen.name == i ||
          std::find(usual.begin(), usual.end(), headers[i].key) == usual.end()) {
        continue;
      }
      further.push_back({role, {i + 1, headers[i].text}});
      return;
    }
  };
  look_for(Role::department, chosen.department);
  look_for(Role::postal_code, chosen.postal_code);
  look_for(Role::insee_code, chosen.insee_code);
  return further;
}

}  // namespace zonage::annotate
