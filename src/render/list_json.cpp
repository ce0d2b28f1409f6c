#include "render/list_json.h"

#include "render/list_text.h"

namespace zonage::render {

using lists::OwnList;
using Way = OwnList::Way;

std::string_view key_of(Way way) {
  switch (way) {
    case Way::own_code:
      return "code";
    case Way::other_code:
      return "autre-code";
    case Way::lies_in:
      return "commune";
    case Way::joins:
    case Way::mixed:
      return "fusion";
    case Way::which_code:
    case Way::which_part:
    case Way::broke_up:
      return "indecis";
    case Way::absent:
      break;
  }
  return "absente";
}

Json list_json(const dataset::Table& table, std::uint32_t body, const OwnList& list, bool explain) {
  const OwnList::Standing& standing = list.standing(body);
  Json out;
  out["valeur"] = text_or_null(list.value(body));
  out["regle"] = key_of(standing.way);
  out["fichier"] = list.path();
  const bool one_line = standing.way != Way::absent && standing.way != Way::joins &&
                        standing.way != Way::mixed && standing.way != Way::which_part &&
                        standing.way != Way::broke_up;
  out["ligne"] = one_line ? Json(list.entry(standing).line) : Json();
  out["code_insee"] = one_line ? Json(list.entry(standing).code) : Json();
  out["a_confirmer"] = standing.as_today || standing.way == Way::which_code;
  if (standing.via != dataset::none) out["commune"] = named_json(table, standing.via);
  const std::uint32_t whole = standing.way == Way::which_part ? standing.via : body;
  if (standing.way == Way::joins || standing.way == Way::mixed || standing.way == Way::which_part) {
    Json& parts = out["composantes"] = Json::array();
    for (const std::uint32_t part : list.parts(whole)) {
      Json each = named_json(table, part);
      each["valeur"] = text_or_null(list.value(part));
      parts.push_back(std::move(each));
    }
  }
  if (explain) out["communes_du"] = span_text(list.span());
  return out;
}

}  // namespace zonage::render
