#include "zonage/list.h"

#include "library/inside.h"
#include "render/text.h"
#include "resolve/listed.h"
#include "resolve/zoning.h"

namespace zonage {
namespace {

Error no_zones(Language language) {
  return Error{ErrorKind::syntax,
               language == Language::french
                   ? "dsc_2023 n'a pas de zones : zonage dotation en donne les montants"
                   : "dsc_2023 has no zones: zonage dotation gives its amounts",
               {}};
}

Error unknown_zone(Scheme scheme, std::string_view zone, Language language) {
  const bool french = language == Language::french;
  std::string known;
  for (const Zone each : {Zone::a, Zone::b, Zone::c, Zone::i, Zone::ii, Zone::iii}) {
    if (!parse_zone(scheme, key_of(each))) continue;
    known += known.empty() ? "" : ", ";
    known += key_of(each);
  }
  std::string message(key_of(scheme));
  message += french ? " n'a pas de zone « " : " has no zone “";
  message += zone;
  message += french ? " » : " : "”: ";
  message += known.empty() ? (french ? "n'en donnez pas" : "give none")
                           : (french ? "donnez " : "give ") + known;
  return Error{ErrorKind::syntax, message, {}};
}

Error unknown_department(std::string_view typed, Language language) {
  resolve::Answer answer;
  answer.problem = resolve::Problem::unknown_department;
  answer.problem_detail = typed;
  return Error{ErrorKind::syntax, render::describe_problem(answer, language), {}};
}

}  // namespace

Result<std::vector<ListedCommune>> list(const Data& data, Scheme scheme, const ListFilter& filter) {
  return library::without_throwing([&]() -> Result<std::vector<ListedCommune>> {
    const dataset::Table& table = data.inside().table;
    if (scheme == Scheme::dsc_2023) return no_zones(filter.language);
    const auto zone = parse_zone(scheme, filter.zone);
    if (!filter.zone.empty() && !zone) return unknown_zone(scheme, filter.zone, filter.language);
    std::uint32_t department = dataset::none;
    if (!filter.department.empty()) {
      department = resolve::Resolver(table).find_department(filter.department);
      if (department == dataset::none)
        return unknown_department(filter.department, filter.language);
    }
    std::vector<ListedCommune> out;
    for (const resolve::ListedCommune& listed : resolve::communes_of(table, scheme)) {
      if (zone && resolve::zoning_of(table, listed.body, scheme).zone != *zone) continue;
      if (department != dataset::none && !resolve::lies_in(table, listed, department)) continue;
      out.push_back({std::string(listed.code), std::string(listed.name),
                     library::describe_commune(table, listed.body)});
    }
    return out;
  });
}

}  // namespace zonage
