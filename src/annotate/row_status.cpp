#include "annotate/row_status.h"

namespace zonage::annotate {

std::string_view key_of(RowStatus status) {
  switch (status) {
    case RowStatus::found:
      return zonage::key_of(Status::found);
    case RowStatus::ambiguous:
      return zonage::key_of(Status::ambiguous);
    case RowStatus::unknown:
      return zonage::key_of(Status::unknown);
    case RowStatus::empty:
      return "vide";
    case RowStatus::malformed:
      return "ligne-invalide";
  }
  return {};
}

}  // namespace zonage::annotate
