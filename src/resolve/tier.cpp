#include "resolve/tier.h"

namespace zonage::resolve {

using dataset::NameKind;

int tier_of(const dataset::NameRow& name, const dataset::BodyRow& body) {
  switch (name.kind) {
    case NameKind::commune: {
      // In this order: most names are settled without the body's row.
      if (name.on_list_day != 0) return 0;
      return name.end == 0 && (body.flags & dataset::body_is_today) != 0 ? 0 : 2;
    }
    case NameKind::belgian:
      return 0;
    case NameKind::part:
      return name.end == 0 ? 1 : 3;
    case NameKind::gone_part:
      return 3;
    case NameKind::printed:
      return name.on_list_day != 0 ? 0 : 2;
  }
  return 3;
}

bool is_of_today(const dataset::NameRow& name, const dataset::BodyRow& body) {
  if (name.kind == NameKind::belgian) return true;
  return name.kind == NameKind::commune && name.end == 0 &&
         (body.flags & dataset::body_is_today) != 0;
}

int tier_as_of(const dataset::NameRow& name) {
  return name.kind == NameKind::part ? 1 : name.kind == NameKind::gone_part ? 2 : 0;
}

bool borne_on(const dataset::NameRow& name, Date day) {
  return name.kind != NameKind::printed && name.first <= day && (name.end == 0 || day < name.end);
}

}  // namespace zonage::resolve
